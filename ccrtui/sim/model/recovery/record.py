"""The last recovery of a shard, which is all that `_recovery` tells of."""

from __future__ import annotations

from dataclasses import dataclass

EMPTY = "EMPTY_STORE"
EXISTING = "EXISTING_STORE"
FILES = 4
"""Files of a small shard (asks-index-states 36)."""


@dataclass(slots=True)
class Recovery:
    """One recovery from what is on the node itself: `kind` as the server calls it, times in milliseconds of the epoch.

    `size` is what it found there, in bytes; `stopped_ms` is None while it is under way, `opened` tells that the shard
    already answers for its statistics then.
    """

    kind: str
    started_ms: int
    size: int = 0
    stopped_ms: int | None = None
    opened: bool = False

    @property
    def stage(self) -> str:
        """How far it is."""
        return "DONE" if self.opened or self.stopped_ms is not None else "INIT"

    @property
    def files(self) -> int:
        """Files it found."""
        return FILES if self.size else 0


def made_empty(now_ms: int) -> Recovery:
    """The recovery of a shard that has just been made."""
    return Recovery(EMPTY, now_ms, 0, now_ms, True)
