"""What can be wrong before anything is sent, in English."""
