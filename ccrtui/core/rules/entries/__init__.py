"""The table of findings, one file for each family."""
