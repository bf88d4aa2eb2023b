"""Where figures for a monitoring system go: a file, and HTTP on loopback."""
