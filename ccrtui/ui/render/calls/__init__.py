"""The calls of a session, and requests as they are read."""
