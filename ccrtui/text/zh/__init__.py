"""The Chinese words."""
