"""What is wrong, why, what it costs and what to do: rules over what is known, and one table of their findings."""
