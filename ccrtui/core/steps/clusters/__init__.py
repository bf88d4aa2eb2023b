"""The steps about both ends by themselves: account, clusters, readiness."""
