"""How a call can fail, in English."""
