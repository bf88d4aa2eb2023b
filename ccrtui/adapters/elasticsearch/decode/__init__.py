"""Elasticsearch's answers, from bytes to core values."""
