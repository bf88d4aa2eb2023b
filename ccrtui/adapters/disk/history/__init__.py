"""The history of a profile in one SQLite file: a ring of stretches of moments, coarser with age, and the events."""
