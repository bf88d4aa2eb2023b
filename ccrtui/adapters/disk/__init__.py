"""Our own files: where they are, and how they are written so that a crash loses nothing."""
