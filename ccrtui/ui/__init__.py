"""The console: Textual, and only here."""
