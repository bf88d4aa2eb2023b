"""Calls that give an index another history: snapshots restored, and empty primaries."""
