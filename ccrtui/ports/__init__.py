"""What the engines need from the world outside, as Protocols; each adapter stands behind one of them."""
