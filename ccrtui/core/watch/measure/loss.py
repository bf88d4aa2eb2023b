"""What would be lost if the leader were lost now: what the standby lacks as of this sample, and over which time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ccrtui.core.watch.link_view import IndexView


@dataclass(frozen=True, slots=True)
class Loss:
    """Operations of all indices of which it is known, and of how many it is not: a sum that hides none.

    `seconds` is the longest time that any of them is behind (None: not known), `at_least` whether it was longer.
    """

    known_operations: int
    unknown_indices: int
    indices: int
    seconds: float | None
    at_least: bool

    @property
    def operations(self) -> int | None:
        """All that would be lost; None where it is not known of every index, or there is none."""
        return None if self.unknown_indices or not self.indices else self.known_operations


def loss_now(indices: Sequence[IndexView]) -> Loss:
    """Add up what the indices of a link lack."""
    operations = unknown = 0
    seconds: float | None = 0.0
    at_least = False
    for index in indices:
        if index.operations_behind is None:
            unknown += 1
            continue
        operations += index.operations_behind
        at_least = at_least or index.seconds_at_least
        if index.operations_behind and seconds is not None:
            behind_s = index.seconds_behind
            seconds = None if behind_s is None else max(seconds, behind_s)
    return Loss(operations, unknown, len(indices), None if unknown == len(indices) else seconds, at_least)
