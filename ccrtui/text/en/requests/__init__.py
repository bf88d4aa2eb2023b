"""Requests in words: what each does, and where the web console has a place for it."""
