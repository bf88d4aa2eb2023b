"""What is remembered of a link: views as small values, thinned as they age, and what changed between them."""
