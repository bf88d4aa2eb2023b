"""The HTTP face of a simulated cluster: requests in, Elasticsearch's own answers out."""
