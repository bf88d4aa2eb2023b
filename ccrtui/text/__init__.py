"""All words of the program, in two languages."""
