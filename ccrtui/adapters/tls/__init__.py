"""Transport ports, dialled to learn what they speak and whose certificate they show."""
