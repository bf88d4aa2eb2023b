"""What Elasticsearch is asked and what it tells, as values."""
