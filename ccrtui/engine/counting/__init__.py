"""Counting on demand: documents exactly, and what nothing follows."""
