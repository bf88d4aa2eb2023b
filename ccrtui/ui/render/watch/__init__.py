"""The watch: its rows, and one index in full."""
