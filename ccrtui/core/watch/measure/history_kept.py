"""How long an index has been paused, and how long its leader keeps what it needs: by leases, on the leader's clock."""

from __future__ import annotations

from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.watch.course import Course
from ccrtui.core.watch.link_history import LinkHistory
from ccrtui.core.watch.shard.lease_view import RENEWAL_S, LeaseView
from ccrtui.core.watch.snapshot import Snapshot
from ccrtui.core.watch.verdict import INCOMPARABLE, Reason, Verdict

NOT_RENEWING = frozenset({Verdict.PAUSED, Verdict.STOPPED, Verdict.RETRYING})
"""Verdicts of a follower whose leases may be running out."""

_AT_WORK = frozenset({Verdict.IN_SYNC, Verdict.CATCHING_UP, Verdict.BOOTSTRAPPING})
"""Verdicts of a follower that reads, and so renews."""

_ENDED = INCOMPARABLE | {Reason.HISTORY_LOST, Reason.BOOTSTRAP_FAILED, Reason.LEFTOVER_TASK}
"""Reasons for which no history that is kept would help."""


def paused_for_s(course: Course, lease: LeaseView | None, now: float) -> float:
    """How long it has been paused: since it was seen to begin, else at least since the next renewal is missing."""
    seen_s = now - course.since
    if course.begun or lease is None or lease.since_renewal_s is None:
        return seen_s
    return max(seen_s, lease.since_renewal_s + now - lease.looked_at - RENEWAL_S)


def history_left_s(
    history: LinkHistory, snapshot: Snapshot, pair: IndexPair, verdict: Verdict, reason: Reason
) -> float | None:
    """How long the leader keeps what a follower needs that does not renew its leases, by the leader's own setting.

    Whether it renews them its verdict says, and where that does not the leases themselves.
    """
    lease, traits = history.leases.get(pair.follower), history.leader_known.traits.get(pair.leader)
    if reason in _ENDED or lease is None:
        return None
    if verdict not in NOT_RENEWING and (verdict in _AT_WORK or not lease.overdue):
        return None
    return lease.left_s(traits.lease_period_s if traits else None, snapshot.taken_at)


def history_held(history: LinkHistory, snapshot: Snapshot, pair: IndexPair) -> int | None:
    """How many operations the leader keeps for a follower by its leases, all after the first; None where not known."""
    lease, shards = history.leases.get(pair.follower), snapshot.leader_copy(pair.leader).shards
    if lease is None or lease.retaining is None or not shards:
        return None
    return max(0, sum(copy.max_seq_no + 1 for copy in shards.values()) - lease.retaining)
