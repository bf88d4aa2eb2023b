"""The published core server of Elasticsearch, without x-pack, started from Maven's artifacts."""
