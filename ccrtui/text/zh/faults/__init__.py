"""How a call can fail, in Chinese."""
