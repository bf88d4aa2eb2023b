"""The command line: its verbs and the console in rooms, and what they share."""
