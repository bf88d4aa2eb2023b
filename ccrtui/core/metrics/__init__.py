"""What a judged link is in figures for a monitoring system."""
