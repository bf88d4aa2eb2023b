"""The verbs that read what was recorded, and recording beside those that watch."""
