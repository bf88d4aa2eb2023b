"""Simulated machines, and the shell that runs on them."""
