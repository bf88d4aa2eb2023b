"""A cluster behind the port `Search`: the official client, its connections, and what it refuses."""
