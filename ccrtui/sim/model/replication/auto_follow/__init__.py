"""Auto-follow: patterns, whoever watches the leader for them, and what came of it."""
