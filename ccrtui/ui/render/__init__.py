"""Pure functions from what is known to lines of text with a tone."""
