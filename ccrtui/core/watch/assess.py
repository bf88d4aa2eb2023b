"""A link as it stands: every index judged, worst first, from the history and its newest snapshot."""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass, field

from ccrtui.core.watch.assess_index import assess_index
from ccrtui.core.watch.following.not_followed import not_followed
from ccrtui.core.watch.link_history import LinkHistory
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.measure.last_proof import with_proofs
from ccrtui.core.watch.reassess import to_judge
from ccrtui.core.watch.snapshot import Snapshot
from ccrtui.core.watch.sums import Sums, carried, summed
from ccrtui.core.watch.unread import unread
from ccrtui.core.watch.urgency import urgency
from ccrtui.core.watch.verdict import Reason, Verdict


def assess(history: LinkHistory, snapshot: Snapshot) -> LinkView:
    """Judge what has to be judged again; the rest stays as it was. `history` already contains the snapshot."""
    heartbeat = _heartbeat(history, snapshot)
    rows = _rows(history, snapshot)
    if heartbeat is not None and heartbeat.is_problem:
        rows.add(heartbeat)
    for row in not_followed(history, snapshot):
        rows.add(row)
    sums = rows.sums()
    indices = sums.indices
    remote = history.remote
    own = _own_verdict(snapshot, bool(indices))
    view = LinkView(
        alias=snapshot.alias,
        connected=None if snapshot.follower_silent else history.connected,
        reason=own[1] if own else (indices[0].reason if indices else Reason.NOT_FOLLOWING),
        indices=indices,
        sums=sums,
        sampled_at=snapshot.sampled_at,
        taken_at=snapshot.taken_at,
        connections=(remote.connections, remote.connections_wanted) if remote else None,
        leader_fault=snapshot.leader_fault,
        follower_fault=snapshot.follower_fault,
        leader_health=snapshot.leader_health,
        follower_health=history.follower_health if snapshot.follower_fault is None else None,
        leader_heard_at=history.leader_at,
        follower_heard_at=history.follower_at,
        connected_at=history.remote_at,
        operations_per_s=_total_rate(history),
        read_back_at=history.read_back_at,
        own_verdict=own[0] if own else None,
        flow=history.flow,
        roster=history.roster,
        number=history.number,
        heartbeat=heartbeat,
    )
    return with_proofs(view, history.view)


def _heartbeat(history: LinkHistory, snapshot: Snapshot) -> IndexView | None:
    """The follower of the heartbeat, judged each time; None where there is none."""
    if snapshot.heartbeat is None:
        return None
    pair = next((pair for pair in snapshot.pairs if pair.follower == snapshot.heartbeat), None)
    return None if pair is None else assess_index(history, snapshot, pair)


@dataclass(slots=True)
class _Rows:
    """The rows of a view in the making, worst first: those that stay of the view before, what has gone, what comes."""

    before: Sums
    stay: list[IndexView]
    gone: list[IndexView]
    come: list[IndexView] = field(default_factory=list)

    def add(self, row: IndexView) -> None:
        """Put one in its place."""
        insort(self.stay, row, key=urgency)
        self.come.append(row)

    def sums(self) -> Sums:
        """All of them, added up: the very same as before where none has come or gone."""
        if not self.gone and not self.come:
            return self.before
        return carried(self.before, tuple(self.stay), self.gone, self.come)


def _rows(history: LinkHistory, snapshot: Snapshot) -> _Rows:
    """The indices beside the heartbeat."""
    names, apart, view = to_judge(history, snapshot), snapshot.heartbeat, history.view
    if names is None or view is None:
        pairs = [pair for pair in snapshot.pairs if pair.follower != apart]
        judged = sorted((assess_index(history, snapshot, pair) for pair in pairs), key=urgency)
        return _Rows(summed(tuple(judged)), judged, [])
    names |= {apart} if apart is not None else set()
    rows = _Rows(view.sums, [], [])
    for row in view.indices:
        (rows.gone if row.follower_index in names or row.reason is _NOT_A_PAIR else rows.stay).append(row)
    for pair in snapshot.pairs if names else ():
        if pair.follower in names and pair.follower != apart:
            rows.add(assess_index(history, snapshot, pair))
    return rows


_NOT_A_PAIR = Reason.AUTO_FOLLOW_FAILED
"""The reason of rows that are of no follower, and are made anew with each sample."""


def _own_verdict(snapshot: Snapshot, any_index: bool) -> tuple[Verdict, Reason] | None:
    if snapshot.follower_fault and not any_index:
        return Verdict.UNKNOWN, unread(snapshot.follower_fault, Reason.FOLLOWER_NOT_REACHED)
    return None


def _total_rate(history: LinkHistory) -> float | None:
    """Operations per second taken by all followers together."""
    if history.follower_at is None:
        return None
    windows = (history.windows[key] for key in history.lively)
    rates = [window.follower.rate(history.follower_at, window.follower_first) for window in windows if window.follower]
    known = [rate for rate in rates if rate is not None]
    others = (window for key, window in history.windows.items() if key not in history.lively)
    resting = any(window.follower and window.follower_first < history.follower_at for window in others)
    return sum(known) if known or resting else None
