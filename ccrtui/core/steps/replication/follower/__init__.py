"""The follower index: its name, how far it is, what it keeps, and what of it may never be lost."""
