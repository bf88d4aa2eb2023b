"""Two regions on loopback: Elasticsearch clusters with cross-cluster replication, modelled, never canned."""
