"""What is left of mapping types: paths that older servers take for documents with a type."""
