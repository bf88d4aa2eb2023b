"""A link as it stands: every index judged, worst first, from the history and its newest snapshot."""

from __future__ import annotations

from bisect import insort

from ccrtui.core.watch.assess_index import assess_index
from ccrtui.core.watch.following.not_followed import not_followed
from ccrtui.core.watch.link_history import LinkHistory
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.measure.last_proof import with_proofs
from ccrtui.core.watch.reassess import to_judge
from ccrtui.core.watch.snapshot import Snapshot
from ccrtui.core.watch.unread import unread
from ccrtui.core.watch.urgency import urgency
from ccrtui.core.watch.verdict import Reason, Verdict


def assess(history: LinkHistory, snapshot: Snapshot) -> LinkView:
    """Judge what has to be judged again; the rest stays as it was. `history` already contains the snapshot."""
    heartbeat = _heartbeat(history, snapshot)
    indices = _indices(history, snapshot)
    if heartbeat is not None and heartbeat.is_problem:
        insort(indices, heartbeat, key=urgency)
    for row in not_followed(history, snapshot):
        insort(indices, row, key=urgency)
    remote = history.remote
    own = _own_verdict(snapshot, bool(indices))
    view = LinkView(
        alias=snapshot.alias,
        connected=None if snapshot.follower_silent else history.connected,
        reason=own[1] if own else (indices[0].reason if indices else Reason.NOT_FOLLOWING),
        indices=tuple(indices),
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
    pair = next((pair for pair in snapshot.pairs if pair.follower == snapshot.heartbeat), None)
    return None if pair is None else assess_index(history, snapshot, pair)


def _indices(history: LinkHistory, snapshot: Snapshot) -> list[IndexView]:
    """The indices beside the heartbeat, the worst first."""
    names, apart = to_judge(history, snapshot), snapshot.heartbeat
    if names is None or history.view is None:
        pairs = [pair for pair in snapshot.pairs if pair.follower != apart]
        return sorted((assess_index(history, snapshot, pair) for pair in pairs), key=urgency)
    names |= {apart} if apart is not None else set()
    indices = [row for row in history.view.indices if row.follower_index not in names and row.reason is not _NOT_A_PAIR]
    for pair in snapshot.pairs if names else ():
        if pair.follower in names and pair.follower != apart:
            insort(indices, assess_index(history, snapshot, pair), key=urgency)
    return indices


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
    resting = any(window.follower for key, window in history.windows.items() if key not in history.lively)
    return sum(known) if known or resting else None
