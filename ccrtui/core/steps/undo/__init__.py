"""Taking back what a profile made, and nothing else."""
