"""How a primary came to serve: made empty, from its own files, or as a copy of a leader's."""
