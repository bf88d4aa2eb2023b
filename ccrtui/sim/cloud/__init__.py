"""The simulated cloud: accounts, networks and instances in two regions, behind one signed API endpoint."""
