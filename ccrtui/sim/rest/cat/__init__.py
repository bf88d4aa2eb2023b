"""Tables of `_cat`."""
