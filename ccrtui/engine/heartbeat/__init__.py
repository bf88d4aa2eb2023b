"""The heartbeat: what writes it, and the console that lets it beat."""
