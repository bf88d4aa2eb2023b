"""Widgets that paint a value they were given."""
