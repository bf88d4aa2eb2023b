"""Which indices have to be judged again: those that are news, those that are not level, and what bears on them.

The view of one that is level changes by time alone only where a read stays out for longer than its poll time-out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ccrtui.core.call.call import Side
from ccrtui.core.history.histories import Histories
from ccrtui.core.watch.known import Known
from ccrtui.core.watch.link_history import LinkHistory
from ccrtui.core.watch.link_view import LinkView
from ccrtui.core.watch.news import Names, followers_of, news
from ccrtui.core.watch.shard.lease_view import LeaseView
from ccrtui.core.watch.snapshot import Snapshot
from ccrtui.core.watch.tally import Tally
from ccrtui.core.watch.verdict import Reason


def to_judge(history: LinkHistory, snapshot: Snapshot) -> Names | None:
    """The followers to judge again; None: all of them."""
    basis, view = history.basis, history.view
    if basis is None or view is None or basis.last is None or not _same_for_all(basis, history):
        return None
    told = (
        history.news
        if history.last is snapshot and basis.last is not snapshot
        else news(basis.last, snapshot, history.news)
    )
    if told.changed is None:
        return None
    names = {*told.changed, *told.late, *_not_level(view)}
    names.update(_other_leases(basis.leases, history.leases), _other_lineages(basis.histories, history.histories))
    names.update(followers_of(snapshot, _other_known(basis.leader_known, history.leader_known)))
    names.update(_other_known(basis.follower_known, history.follower_known))
    names.update(followers_of(snapshot, basis.recreated ^ history.recreated), basis.contradicted ^ history.contradicted)
    names.update(_other_counts(snapshot, basis.tally, history.tally))
    return frozenset(names)


def _same_for_all(basis: LinkHistory, history: LinkHistory) -> bool:
    """Whether what bears on every index is as it was when they were judged."""
    return (
        basis.connected == history.connected
        and (basis.remote is None, basis.remote_known) == (history.remote is None, history.remote_known)
        and basis.primaries == history.primaries
    )


_LEVEL = frozenset({Reason.PROVEN, Reason.BY_NUMBERS, Reason.HISTORY_UNPROVEN})
"""Reasons of what is level by the numbers, however far its history is proven."""


def _not_level(view: LinkView) -> Iterator[str]:
    """Those of which a shard is not level, or something else decides, or whose history is running out."""
    for row in view.unproven:
        reasons = (row.reason, *(shard.reason for shard in row.shards))
        if row.lease_left_s is not None or any(reason not in _LEVEL for reason in reasons):
            yield row.follower_index


def _other_leases(before: Mapping[str, LeaseView], now: Mapping[str, LeaseView]) -> Iterator[str]:
    """Whose leases prove something else; how old they are matters from when on nobody renews them."""
    if before is now:
        return
    yield from (name for name, lease in now.items() if name not in before or not _proves_alike(before[name], lease))
    yield from before.keys() - now.keys()


def _proves_alike(before: LeaseView, now: LeaseView) -> bool:
    return (before.held, before.between, before.overdue) == (now.held, now.between, now.overdue)


def _other_lineages(before: Histories, now: Histories) -> Iterator[str]:
    known = before.lineages
    for key in now.others:
        last = known.get(key)
        if last is None or last.status is not now.lineages[key].status:
            yield key[0]


def _other_known(before: Known, now: Known) -> Iterator[str]:
    """The indices of which something else is known beside their figures."""
    if before is now:
        return
    last: Mapping[str, object]
    known: Mapping[str, object]
    for last, known in ((before.absent, now.absent), (before.traits, now.traits)):
        if last is not known:
            yield from (name for name in last.keys() | known.keys() if last.get(name) != known.get(name))


def _other_counts(snapshot: Snapshot, before: Tally, now: Tally) -> Iterator[str]:
    if before.counted is now.counted:
        return
    others = [key for key, counted in now.counted.items() if before.counted.get(key) != counted]
    yield from (name for side, name in others if side is Side.FOLLOWER)
    yield from followers_of(snapshot, [name for side, name in others if side is Side.LEADER])
