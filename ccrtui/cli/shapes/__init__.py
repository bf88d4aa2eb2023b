"""What verbs print for other programs: links, steps and their figures as JSON, and lines for Nagios."""
