"""Events from one view to the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ccrtui.core.record.event import CONNECTED, CUT, EXPIRED, RENEWED, RUNNING_OUT, Event, What
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Reason, Verdict

SETTLED_S = 10.0
"""How long a verdict that comes and goes by itself has to last before it counts as a change."""
CLOCK_SET_S = 5.0
"""By how many seconds the clock has to differ from the time that has passed before it counts as set."""
_AT_WORK = frozenset({Verdict.IN_SYNC, Verdict.CATCHING_UP, Verdict.UNKNOWN})
"""Verdicts between which an index goes to and fro when it is written to, or a sample comes late."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What counts of a follower: its verdict, another one that does not yet, and since when; how its lease stands."""

    verdict: Verdict | None
    lease: str | None
    next_one: Verdict | None = None
    since: float = 0.0


@dataclass(frozen=True, slots=True)
class Known:
    """What the events so far led to. `offset` is epoch seconds minus monotonic ones."""

    rows: Mapping[str, Settled] = field(default_factory=dict)
    waiting: frozenset[str] = frozenset()
    """Followers whose verdict is another one that does not count yet."""
    connected: bool | None = None
    offset: float | None = None
    whole: bool = False
    """Whether who follows is known."""


def events_of(known: Known, view: LinkView, fresh: Iterable[IndexView] | None = None) -> tuple[list[Event], Known]:
    """What has changed with a view, and what is known then.

    `fresh` are the rows that may be other ones than in the view before; all, where that is not said.
    """
    events = [*_clock(known, view), *_connection(known, view)]
    told, offset = view.follower_fault is None, view.sampled_at - view.taken_at
    looked_at = {row.follower_index: row for row in (view.indices if fresh is None else fresh)}
    waiting = known.waiting - looked_at.keys()
    if waiting:
        looked_at |= {row.follower_index: row for row in view.indices if row.follower_index in waiting}
    changed: dict[str, Settled] = {}
    for name, row in looked_at.items():
        changes, changed[name] = _row(known.rows.get(name), row, view, known.whole)
        events += changes
    rows = {**known.rows, **changed} if changed else known.rows
    if told and len(rows) != len(view.indices):
        present = {row.follower_index for row in view.indices}
        gone = [(name, settled.verdict) for name, settled in rows.items() if name not in present]
        events += [
            Event(view.sampled_at, What.GONE, view.called, name, last.value if last else None, None)
            for name, last in gone
        ]
        rows = {name: settled for name, settled in rows.items() if name in present}
    still = frozenset(name for name, settled in changed.items() if settled.next_one is not None)
    connected = known.connected if view.connected is None else view.connected
    return events, Known(rows, (known.waiting - changed.keys()) | still, connected, offset, known.whole or told)


def _clock(known: Known, view: LinkView) -> Iterator[Event]:
    if known.offset is not None and clock_was_set(known.offset, view):
        by_s = view.sampled_at - view.taken_at - known.offset
        yield Event(view.sampled_at, What.CLOCK, view.called, None, None, f"{by_s:+.0f}")


def clock_was_set(offset: float, view: LinkView) -> bool:
    """Whether the clock has been set since the sample of which that is the offset."""
    return abs(view.sampled_at - view.taken_at - offset) > CLOCK_SET_S


def _connection(known: Known, view: LinkView) -> Iterator[Event]:
    if None in (view.connected, known.connected) or view.connected is known.connected:
        return
    before, after = (CONNECTED, CUT) if known.connected else (CUT, CONNECTED)
    yield Event(view.sampled_at, What.CONNECTION, view.called, None, before, after)


def _row(settled: Settled | None, row: IndexView, view: LinkView, whole: bool) -> tuple[list[Event], Settled]:
    """The events of one follower; a verdict that was never established begins without one."""
    at, link, name = view.sampled_at, view.called, row.follower_index
    if settled is None:
        first = None if row.verdict is Verdict.UNKNOWN else row.verdict
        new = [Event(at, What.APPEARED, link, name, None, row.verdict.value)] if whole else []
        return new, Settled(first, lease_of(row), None if first else row.verdict, at)
    events = []
    lease = lease_of(row) or settled.lease
    if settled.lease is not None and lease != settled.lease:
        events.append(Event(at, What.LEASE, link, name, settled.lease, lease))
    if row.verdict is settled.verdict:
        return events, Settled(settled.verdict, lease)
    since = at if settled.next_one is None or not _comes_and_goes(settled, row) else settled.since
    if _comes_and_goes(settled, row) and at - since < SETTLED_S:
        return events, Settled(settled.verdict, lease, row.verdict, since)
    if settled.verdict is not None:
        events.append(Event(since, What.VERDICT, link, name, settled.verdict.value, row.verdict.value))
    return events, Settled(row.verdict, lease)


def _comes_and_goes(settled: Settled, row: IndexView) -> bool:
    """Whether a verdict has to last before it counts: what is not known, and what a follower at work is in turns."""
    at_work = row.verdict in _AT_WORK and settled.verdict in _AT_WORK
    return row.verdict is Verdict.UNKNOWN or at_work


def lease_of(row: IndexView) -> str | None:
    """How the history stands that the leader keeps for a follower; None where that is not known.

    One that fails to read does not renew either, which its verdict says already.
    """
    if row.reason is Reason.LEASE_EXPIRED or row.lease_left_s == 0:
        return EXPIRED
    if row.lease_left_s is not None and row.verdict in (Verdict.PAUSED, Verdict.STOPPED):
        return RUNNING_OUT
    return RENEWED if row.verdict in (Verdict.IN_SYNC, Verdict.CATCHING_UP) else None
