"""The rules, one family a file: each reads what is known and gives the findings it sees in it."""
