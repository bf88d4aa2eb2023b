"""What holds of an index where nothing is set, by version."""
