"""The two lags of a shard: what its follower has not asked the leader for, and what it asked for and has not written.

A follower asks at once for everything that it knows its leader to have, up to its maximum of reads: recorded on 7.3.0
(stats-over-time 36), 20,176 asked for of which 9,932 had come. So what was asked for may still be under way: of the
apply lag, what has not come is the link's doing as well.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ccrtui.core.elasticsearch.replication import ShardTask


@dataclass(frozen=True, slots=True)
class Lags:
    """Operations; None where not known.

    `transport` the leader has and nobody asked for, `apply` were asked for and are not written; of these `on_the_way`
    have not come yet. While the leader is heard both add up to the operations behind.
    """

    transport: int | None = None
    apply: int | None = None
    on_the_way: int | None = None

    @property
    def held(self) -> int | None:
        """Operations that the follower has and did not write yet."""
        return None if self.apply is None or self.on_the_way is None else self.apply - self.on_the_way


UNKNOWN = Lags()


class SlowHalf(StrEnum):
    """Which half of the way from a leader to its follower holds most of what is missing."""

    LINK = "link"
    FOLLOWER = "follower"


def lags(task: ShardTask | None, leader_max_seq_no: int | None, checkpoint: int | None) -> Lags:
    """The lags of one shard, from its task, the leader's highest number and the follower's checkpoint.

    A task that has just begun shows 0 for all its numbers (false-zero), one that was asked after the leader may have
    asked for more than that had: neither makes a lag of less than nothing, nor more than what is missing.
    """
    if task is None or task.last_requested is None or checkpoint is None:
        return UNKNOWN
    requested = max(task.last_requested, checkpoint)
    if leader_max_seq_no is not None:
        requested = max(checkpoint, min(requested, leader_max_seq_no))
    asked_for = requested - checkpoint
    held = min(asked_for, max(0, task.operations_read - task.operations_written))
    transport = None if leader_max_seq_no is None else max(0, leader_max_seq_no - requested)
    return Lags(transport, asked_for, asked_for - held)


def added(parts: Iterable[Lags]) -> Lags:
    """The lags of several together; None for what is not known of one of them, and of none at all."""
    shards = tuple(parts)
    if not shards:
        return UNKNOWN
    return Lags(
        _sum(part.transport for part in shards),
        _sum(part.apply for part in shards),
        _sum(part.on_the_way for part in shards),
    )


def slow_half(lag: Lags) -> SlowHalf | None:
    """The half that holds most of what is missing: what did not come is the link's. None: nothing is, or not known."""
    if lag.transport is None or lag.on_the_way is None or lag.held is None:
        return None
    not_here = lag.transport + lag.on_the_way
    if not_here + lag.held == 0:
        return None
    return SlowHalf.LINK if not_here > lag.held else SlowHalf.FOLLOWER


def _sum(figures: Iterable[int | None]) -> int | None:
    total = 0
    for figure in figures:
        if figure is None:
            return None
        total += figure
    return total
