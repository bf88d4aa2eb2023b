"""One shard: what samples of it say over time, what its lease proves, and the verdict."""
