"""Routes of indices and documents."""
