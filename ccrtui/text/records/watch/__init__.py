"""The sentences that watching needs, as each language has to give them."""
