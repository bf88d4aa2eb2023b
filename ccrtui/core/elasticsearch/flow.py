"""What the shard-follow tasks have carried so far, and what is out: counters and gauges of `_ccr/stats`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


class Carried(NamedTuple):
    """Counters of one task since it began; it begins again at 0 with a resume, a restart or another node.

    `read_ms` is how long reads were out that brought something, and all that failed; `leader_ms` what the leader took
    of it, waiting for operations included. A read that came back empty is in none of them (recorded on 7.3.0).
    """

    bytes_read: int = 0
    operations_read: int = 0
    reads: int = 0
    failed_reads: int = 0
    read_ms: int = 0
    leader_ms: int = 0
    operations_written: int = 0
    failed_writes: int = 0

    def since(self, before: Carried) -> Carried | None:
        """What came since then; None where the task has begun again."""
        grown = tuple(now - then for now, then in zip(self, before, strict=True))
        return None if min(grown) < 0 else Carried(*grown)

    def plus(self, more: Carried) -> Carried:
        """Both together."""
        return Carried(*(one + other for one, other in zip(self, more, strict=True)))


class Waiting(NamedTuple):
    """What is out or waits in one task, or in several together."""

    reads: int = 0
    writes: int = 0
    buffered_operations: int = 0
    buffered_bytes: int = 0

    def plus(self, more: Waiting) -> Waiting:
        """Both together."""
        return Waiting(*(one + other for one, other in zip(self, more, strict=True)))


class ShardFlow(NamedTuple):
    """One task."""

    carried: Carried
    waiting: Waiting


@dataclass(frozen=True, slots=True)
class FlowStats:
    """Running tasks by follower index and shard."""

    tasks: Mapping[str, Mapping[int, ShardFlow]]
