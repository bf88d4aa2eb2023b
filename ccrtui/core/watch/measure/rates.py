"""How much comes and is written in a second, over the last minute of our own samples: per index, and in all.

Counters begin again at 0 whenever a task does: what lies between such two samples is not known and counts as nothing,
never as less than nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from ccrtui.core.elasticsearch.flow import Carried, FlowStats, ShardFlow, Waiting

SPAN_S = 60.0
"""Over how long rates are measured, in seconds."""

NOTHING = Carried()


@dataclass(frozen=True, slots=True)
class Rates:
    """Figures over `span_s` seconds; None where nothing came from which one could be made.

    `fetch_ms` is what a read that brought something took beside the leader's own time: the way there and back, and the
    time that its bytes took. Not known where a read failed, whose time is in the same sum.
    """

    span_s: float
    bytes_per_s: float
    operations_read_per_s: float
    operations_written_per_s: float
    operations_per_read: float | None
    bytes_per_read: float | None
    fetch_ms: float | None
    failed_reads: int
    failed_writes: int


@dataclass(frozen=True, slots=True)
class Meter:
    """What was carried since it was first looked at: moments and sums where it changed, oldest first."""

    points: tuple[tuple[float, Carried], ...]

    def with_sample(self, at: float, more: Carried, before: float) -> Meter:
        """Add what came since `before`; the same where nothing did. Of what is too old one point is kept."""
        if more == NOTHING:
            return self
        last_at, total = self.points[-1]
        held = ((before, total),) if before > last_at else ()
        points = (*self.points, *held, (at, total.plus(more)))
        old = [place for place, (moment, _) in enumerate(points) if moment <= at - SPAN_S]
        return Meter(points[old[-1] :] if old else points)

    def rates(self, first: float, last: float) -> Rates | None:
        """Over the last minute before `last`, as far as it was looked at since `first`; None until it was twice."""
        since = max(first, last - SPAN_S, self.points[0][0])
        span_s = last - since
        if span_s <= 0:
            return None
        begin = next((total for moment, total in reversed(self.points) if moment <= since), self.points[0][1])
        came = self.points[-1][1].since(begin) or NOTHING
        way_ms = max(0, came.read_ms - came.leader_ms)
        return Rates(
            span_s,
            came.bytes_read / span_s,
            came.operations_read / span_s,
            came.operations_written / span_s,
            came.operations_read / came.reads if came.reads else None,
            came.bytes_read / came.reads if came.reads else None,
            way_ms / came.reads if came.reads and not came.failed_reads else None,
            came.failed_reads,
            came.failed_writes,
        )


@dataclass(frozen=True, slots=True)
class Flow:
    """All that was seen of what is carried. `first` and `last` are when it was first and last asked for.

    `fastest_ms` is the shortest time that reads of any index took on their way, on average between two samples: no
    round trip takes longer.
    """

    first: float = 0.0
    last: float | None = None
    stats: FlowStats = field(default_factory=lambda: FlowStats({}))
    meters: Mapping[str, Meter] = field(default_factory=dict)
    total: Meter = field(default_factory=lambda: Meter(((0.0, NOTHING),)))
    fastest_ms: float | None = None

    def rates(self, index: str) -> Rates | None:
        """Of one index; None until it was looked at twice."""
        meter = self.meters.get(index)
        return None if meter is None or self.last is None else meter.rates(self.first, self.last)

    @property
    def total_rates(self) -> Rates | None:
        """Of all together; None until they were looked at twice."""
        return None if self.last is None else self.total.rates(self.first, self.last)

    def waiting(self, index: str) -> Waiting | None:
        """What is out and waits in all tasks of one index, as of the last answer; None where none runs."""
        tasks = self.stats.tasks.get(index)
        if not tasks:
            return None
        total = Waiting()
        for task in tasks.values():
            total = total.plus(task.waiting)
        return total


def flowed(before: Flow, stats: FlowStats | None, at: float) -> Flow:
    """Add one answer; the same where it was not asked for, or not answered."""
    if stats is None:
        return before
    if before.last is None:
        meters = {name: Meter(((at, NOTHING),)) for name in stats.tasks}
        return Flow(at, at, stats, meters, Meter(((at, NOTHING),)))
    came = {name: _came(before.stats.tasks.get(name, {}), tasks) for name, tasks in stats.tasks.items()}
    meters = {
        name: before.meters[name].with_sample(at, more, before.last) if name in before.meters else Meter(((at, more),))
        for name, more in came.items()
    }
    total = before.total.with_sample(at, _added(came.values()), before.last)
    ways = [way for more in came.values() if (way := _way_ms(more)) is not None]
    fastest_ms = min((way for way in (*ways, before.fastest_ms) if way is not None), default=None)
    return replace(before, last=at, stats=stats, meters=meters, total=total, fastest_ms=fastest_ms)


def _came(before: Mapping[int, ShardFlow], tasks: Mapping[int, ShardFlow]) -> Carried:
    if tasks == before:
        return NOTHING
    grown = (task.carried.since(before[shard].carried) for shard, task in tasks.items() if shard in before)
    return _added(more for more in grown if more is not None)


def _added(parts: Iterable[Carried]) -> Carried:
    total = NOTHING
    for part in parts:
        if part is not NOTHING:
            total = total.plus(part)
    return total


def _way_ms(came: Carried) -> float | None:
    """The time on the way of a read on average; None where that cannot be told."""
    if not came.reads or came.failed_reads:
        return None
    return max(0, came.read_ms - came.leader_ms) / came.reads
