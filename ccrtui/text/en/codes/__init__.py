"""What steps conclude, in English."""
