"""Users, roles and what they may do, as the native realm of a cluster knows them."""
