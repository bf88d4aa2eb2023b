"""Routes of the cluster and its nodes."""
