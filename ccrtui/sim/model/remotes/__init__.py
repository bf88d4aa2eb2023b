"""Remote clusters, and the links between clusters."""
