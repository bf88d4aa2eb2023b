"""The remote cluster: registered, dialled, and what stands in the way where nobody answers."""
