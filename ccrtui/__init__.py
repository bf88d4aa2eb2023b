"""The operations console for Elasticsearch cross-cluster replication across two regions."""
