"""Routes of cross-cluster replication."""
