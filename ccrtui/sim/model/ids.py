"""Identifiers as Elasticsearch makes them, from a seeded source so that a world can be repeated."""

from __future__ import annotations

import base64
import random


class Ids:
    """A seeded source of identifiers and of chance."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def uuid(self) -> str:
        """A 22-character url-safe id, as of clusters, indices and histories."""
        return base64.urlsafe_b64encode(self.random.randbytes(16)).decode().rstrip("=")

    def document(self) -> str:
        """A 20-character id, as given to documents without one."""
        return base64.urlsafe_b64encode(self.random.randbytes(15)).decode()

    def hex_uuid(self) -> str:
        """A UUID with dashes, as of licences."""
        text = self.random.randbytes(16).hex()
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
