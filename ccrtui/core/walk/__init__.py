"""The walk as values: its steps, what one concludes, and the codes for it."""
