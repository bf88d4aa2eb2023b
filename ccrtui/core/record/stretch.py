"""Moments of a link that belong together on disk."""

from __future__ import annotations

from dataclasses import dataclass

from ccrtui.core.record.kept import Kept

BASE = -1
"""The layer of what the others begin from: one moment of which everything is said. What stands still costs no more."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Changes of a link within `first` and `last` (epoch seconds), between which it was looked at all the time.

    `resolution` is the number of its layer, or BASE. The first moment of one that is `whole` says everything in which
    it differs from the last base; any other stretch goes on where the one before it ended. Without frames nothing has
    changed until `last`.
    """

    resolution: int
    link: str
    first: float
    last: float
    whole: bool
    frames: tuple[Kept, ...] = ()
