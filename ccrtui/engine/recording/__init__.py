"""Recording what the watch sees, beside it: nothing here is waited for by a sample."""
