"""The cloud's answers, from JSON to core values."""
