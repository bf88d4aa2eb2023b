"""Identifiers as the cloud makes them, seeded so that a world can be repeated."""

from __future__ import annotations

import uuid
from random import Random

LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz"


class CloudIds:
    """A seeded source; requests draw from one of their own, so that reading changes no later id."""

    def __init__(self, seed: int) -> None:
        self._things = Random(f"{seed}/cloud")
        self._requests = Random(f"{seed}/cloud requests")

    def new(self, prefix: str, length: int = 8) -> str:
        """A resource id such as `pcx-0a1b2c3d`."""
        return f"{prefix}-{''.join(self._things.choice(LETTERS) for _ in range(length))}"

    def number(self) -> int:
        """A number as routes carry beside their item id."""
        return self._things.randrange(100_000, 9_999_999)

    def request(self) -> str:
        """The id of one answer."""
        return str(uuid.UUID(int=self._requests.getrandbits(128), version=4))
