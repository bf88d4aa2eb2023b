"""The outside world, each file behind one port."""
