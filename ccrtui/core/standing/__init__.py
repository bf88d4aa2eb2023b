"""How what was looked at once stands against what the watch learns since, and what is next because of it."""
