"""What a sample shows of the way from the follower to its leader: whether it carries, and whether it does again."""

from __future__ import annotations

from collections.abc import Sequence

from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Evidence, Reason, Verdict

OF_THE_WAY = frozenset({Reason.LEADER_UNREACHABLE, Reason.LINK_SILENT, Reason.NO_CONTACT, Reason.ALIAS_MISSING})
"""Reasons that are about the way between the clusters, which the set-up explains better than the index does."""

_RETRIED = frozenset({Reason.LEADER_UNREACHABLE, Reason.LINK_SILENT})
"""Reasons that a follower goes on telling until its next try, when the way is open again already."""

_AT_WORK = frozenset({Verdict.IN_SYNC, Verdict.CATCHING_UP, Verdict.SLOW})

_CLEARLY_LATER_S = 5.0
"""By how many seconds an operation has to have come later than the trouble began."""


def is_carried(index: IndexView) -> bool:
    """Whether operations reach this follower from its leader, by the leader's own word of this sample."""
    by_leader = all(shard.evidence is Evidence.LEADER for shard in index.shards)
    return index.verdict in _AT_WORK and index.leader_at is not None and by_leader


def carries(link: LinkView) -> bool:
    """Whether a sample shows that the connection carries operations."""
    return link.connected is not False and any(is_carried(index) for index in link.indices)


def open_again(link: LinkView, index: IndexView) -> bool:
    """Whether the way that this index could not use has been used by another one since: its next try finds it open.

    Being level proves nothing here, as an index that nobody writes to is level behind a cut link as well: what counts
    is that another follower has got nearer to its leader after this one stopped getting on.
    """
    trouble_s = index.seconds_behind
    if link.connected is not True or index.reason not in _RETRIED or trouble_s is None:
        return False
    arrivals = [_arrived_samples_ago(other.trend) for other in link.indices if is_carried(other)]
    return any(ago is not None and ago * link.tick_s + _CLEARLY_LATER_S < trouble_s for ago in arrivals)


def _arrived_samples_ago(trend: Sequence[int]) -> int | None:
    """How many samples ago the distance last shrank, None where it did not in all that is known."""
    shrank = (place for place in range(len(trend) - 1, 0, -1) if trend[place] < trend[place - 1])
    last = next(shrank, None)
    return None if last is None else len(trend) - 1 - last
