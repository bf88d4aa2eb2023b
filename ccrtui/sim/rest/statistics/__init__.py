"""`_stats`."""
