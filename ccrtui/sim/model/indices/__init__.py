"""Indices, their shards and documents."""
