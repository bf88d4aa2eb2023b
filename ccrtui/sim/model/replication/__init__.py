"""Followers: their first copy, tasks and leases."""
