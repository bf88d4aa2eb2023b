"""Profiles as TOML files: read strictly, changed under a lock, replaced whole."""
