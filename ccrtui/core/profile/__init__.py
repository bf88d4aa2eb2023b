"""The profile as a value: which clusters, links and choices, and what of it is good."""
