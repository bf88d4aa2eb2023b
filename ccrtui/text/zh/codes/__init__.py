"""What steps conclude, in Chinese."""
