"""Calls as text that other tools take."""
