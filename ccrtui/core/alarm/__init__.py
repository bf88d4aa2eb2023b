"""What an operator wants to be told of beside verdicts: figures that have passed a threshold."""
