"""What every screen of the console is made from, and what those with a list are."""
