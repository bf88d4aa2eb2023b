"""What our own samples of one shard say over time: when the leader passed a point, who moves, what keeps failing.

All times are seconds on one monotonic clock of this program; two clusters' clocks are never subtracted. A shard where
nothing happens keeps its window unchanged, so that thousands of quiet ones cost nothing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from ccrtui.core.elasticsearch.replication import ShardTask
from ccrtui.core.watch.shard.track import Point, Track

SENT_SLACK_S = 0.25
"""How far the times between two samples and inside them may disagree, because the answers took unequally long."""


@dataclass(frozen=True, slots=True)
class ShardWindow:
    """The window of one shard. `leader_first` and `follower_first` are when each was first sampled.

    `task_since` is when its task was first seen; `failed_at` and `writes_failed_at` when failures last grew;
    `returned_at` when a read was last seen to have come back without failing; `behind_since` when the follower was
    first seen behind, without having been seen level in between; `fatal_at` when its task was first seen to have given
    up. None: not seen.
    """

    leader: Track | None = None
    leader_first: float = 0.0
    follower: Track | None = None
    follower_first: float = 0.0
    task_since: float | None = None
    failed_at: float | None = None
    writes_failed_at: float | None = None
    returned_at: float | None = None
    behind_since: float | None = None
    fatal_at: float | None = None

    def with_leader(self, at: float, seq_no: int, before: float) -> ShardWindow:
        """Add a sample of the leader's highest sequence number."""
        if self.leader is None:
            return replace(self, leader=Track((Point(at, seq_no),)), leader_first=at)
        track = self.leader.with_sample(at, seq_no, before)
        if track is self.leader:
            return self
        return replace(self, leader=track, leader_first=at if track.begins else self.leader_first)

    def with_follower(self, at: float, checkpoint: int) -> ShardWindow:
        """Add a sample of the follower's checkpoint, of which only the pace counts and not the date of passing."""
        if self.follower is None:
            return replace(self, follower=Track((Point(at, checkpoint),)), follower_first=at)
        track = self.follower.with_sample(at, checkpoint, self.follower.changed_at)
        if track is self.follower:
            return self
        return replace(self, follower=track.for_rates(), follower_first=at if track.begins else self.follower_first)

    def gain(self, heard_leader_at: float, now: float) -> float | None:
        """Operations per second by which the distance shrinks, since the follower fell behind; None while unknown."""
        if self.leader is None or self.follower is None:
            return None
        since = self.behind_since if self.behind_since is not None else -math.inf
        leader = self.leader.rate(heard_leader_at, max(self.leader_first, since))
        follower = self.follower.rate(now, max(self.follower_first, since))
        return None if leader is None or follower is None else follower - leader

    def with_distance(self, at: float, behind: bool) -> ShardWindow:
        """Add whether the follower was behind the leader, both heard in one tick."""
        if behind == (self.behind_since is not None):
            return self
        return replace(self, behind_since=at if behind else None)

    def with_task(self, at: float, task: ShardTask | None, last: ShardTask | None, before: float) -> ShardWindow:
        """Add what the task says; `last` is what it said `before`. A task whose counters fell is a new one."""
        if task is None:
            if self.task_since is None:
                return self
            return replace(
                self, task_since=None, failed_at=None, writes_failed_at=None, returned_at=None, fatal_at=None
            )
        if (task.fatal_type is None) != (self.fatal_at is None):
            self = replace(self, fatal_at=at if task.fatal_type else None)
        if last is None or _began_again(last, task):
            return replace(self, task_since=at, failed_at=None, writes_failed_at=None, returned_at=None)
        failed = task.failed_reads > last.failed_reads
        wrote_badly = task.failed_writes > last.failed_writes
        returned = not failed and _returned(at - before, last, task)
        if not (failed or wrote_badly or returned):
            return self
        return replace(
            self,
            failed_at=at if failed else self.failed_at,
            writes_failed_at=at if wrote_badly else self.writes_failed_at,
            returned_at=at if returned else self.returned_at,
        )


def _returned(passed_s: float, last: ShardTask, task: ShardTask) -> bool:
    """Whether a read came back between two samples: with operations, or empty, after which another left."""
    if task.successful_reads > last.successful_reads:
        return True
    if last.read_errors and not task.read_errors:
        last = replace(last, read_errors=())
    return left_since(passed_s, last, last.since_last_read_ms, task.since_last_read_ms)


def left_since(passed_s: float, last: ShardTask, last_ms: int, now_ms: int) -> bool:
    """Whether a read left between two samples because the one that was out, for `last_ms`, had come back.

    What leaves while an error stays listed is the same read, tried again: the error goes with the first that succeeds
    (observed on Elasticsearch 7.3.0).
    """
    if last.read_errors or last_ms < 0 or last.outstanding_reads == 0:
        return False
    return now_ms / 1000 < passed_s - SENT_SLACK_S or now_ms < last_ms


def read_came_back_at(window: ShardWindow, task: ShardTask | None, now: float) -> float | None:
    """When a read of this shard last came back, as far as that is known at `now`; None: no read is known to have."""
    by_task = None if task is None else told_back_at(task, task.since_last_read_ms, now)
    return max((at for at in (window.returned_at, by_task) if at is not None), default=None)


def told_back_at(task: ShardTask, since_ms: int, now: float) -> float | None:
    """When a read last came back by the task's own word: its one read that is out left when the one before did."""
    if since_ms < 0 or task.successful_reads <= 0 or task.outstanding_reads != 1 or task.read_errors:
        return None
    return now - since_ms / 1000


def _began_again(last: ShardTask, task: ShardTask) -> bool:
    return (
        task.failed_reads < last.failed_reads
        or task.failed_writes < last.failed_writes
        or task.successful_reads < last.successful_reads
        or task.operations_read < last.operations_read
        or task.operations_written < last.operations_written
        or task.follower_mapping_version < last.follower_mapping_version
        or task.since_last_read_ms < 0 <= last.since_last_read_ms
    )
