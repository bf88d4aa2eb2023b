"""Watching a link: what is known of its indices, and what follows from it."""
