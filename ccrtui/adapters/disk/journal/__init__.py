"""The journal of a profile: what was about to be sent is on disk before it leaves."""
