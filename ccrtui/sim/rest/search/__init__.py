"""What searches are made of: which shards they ask, what these hold, and why some fail."""
