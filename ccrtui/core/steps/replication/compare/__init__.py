"""Both sides compared: behind a fence, by counts and by the documents themselves."""
