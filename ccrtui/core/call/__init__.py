"""A remote request as a value: its kind and effect, what came back, and how it can fail."""
