"""What watching says, in English."""
