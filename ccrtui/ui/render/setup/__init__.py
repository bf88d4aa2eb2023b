"""The set-up page."""
