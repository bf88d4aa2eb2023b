"""What each API action does to the simulated cloud, one file per family."""
