"""The console: opened on a profile or on the board of all, and run on its engine."""
