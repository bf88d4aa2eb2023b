"""What replication and its network are: pure values and functions; no IO, no clock, no words."""
