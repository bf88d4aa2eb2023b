"""More links than the one that is worked on: the others of a profile, and all of all profiles."""
