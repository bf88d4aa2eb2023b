"""Telling others of a change, beside the watch: nothing here is waited for by a sample."""
