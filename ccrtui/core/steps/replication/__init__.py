"""The steps from the remote cluster to equal counts."""
