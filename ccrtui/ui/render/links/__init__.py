"""Several links at once: one row for each, worst first."""
