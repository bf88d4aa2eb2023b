"""The walk as it happens: a step looked at and applied, one pass over all, and who shows it, a verb or a screen."""
