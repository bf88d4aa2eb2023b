"""From bytes to a handler and back."""
