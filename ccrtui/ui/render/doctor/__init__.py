"""The findings: a row of each, and one in full."""
