"""Pictures of the console: `python -m tests.screenshots`."""
