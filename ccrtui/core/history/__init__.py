"""Whether a follower and its leader share one history of operations: what shows it, and what speaks against it."""
