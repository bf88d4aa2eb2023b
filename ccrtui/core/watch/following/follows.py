"""How an index follows."""

from __future__ import annotations

from enum import StrEnum


class Follows(StrEnum):
    """How an index of the follower cluster follows, whatever its verdict is."""

    ACTIVE = "active"
    """Its tasks run, or its first copy does, or failed."""
    PAUSED = "paused"
    CLOSED = "closed"
