"""What watching says, in Chinese."""
