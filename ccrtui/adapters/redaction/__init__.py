"""Keeping secrets out of what is shown: a server may repeat what it was sent, in whatever form."""
