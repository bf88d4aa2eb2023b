"""Commands: what a key, a palette line and a line of help have in common."""
