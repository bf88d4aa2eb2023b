"""What scripts, tests and rehearsals steer the simulator with: faults, the clock, the list of requests."""
