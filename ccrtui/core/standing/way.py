"""What a sample shows of the way from the follower to its leader: whether it carries, and whether it does again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ccrtui.core.call.call import Side
from ccrtui.core.timestamp import rfc3339
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
    at_work = index.verdict in _AT_WORK and index.reason is not Reason.NOT_MOVING
    return at_work and index.leader_told and by_leader


def carries_since(link: LinkView, at: float) -> bool:
    """Whether a read came back through the connection after that moment (monotonic seconds), and it is still at work.

    Being level is no proof: an index that nobody writes to is level behind a link that swallows as well. What was seen
    to come back in the sample right after may have come back before.
    """
    last = link.read_back_at
    at_work = link.connected is not False and any(is_carried(index) for index in link.indices)
    return at_work and last is not None and last - link.tick_s > at


def stands_still(link: LinkView) -> bool:
    """Whether operations wait for an index and none arrives: then being connected is the follower's word alone."""
    return any(index.reason is Reason.NOT_MOVING for index in link.indices)


def open_again(link: LinkView, index: IndexView) -> bool:
    """Whether the way that this index could not use has been used by another one since: its next try finds it open.

    Being level proves nothing here, as an index that nobody writes to is level behind a cut link as well: what counts
    is that another follower has got nearer to its leader after this one stopped getting on.
    """
    trouble_s = index.seconds_behind
    if link.connected is not True or index.reason not in _RETRIED or trouble_s is None:
        return False
    arrivals = [_arrived_samples_ago(link.trend_of(other)) for other in link.indices if is_carried(other)]
    return any(ago is not None and ago * link.tick_s + _CLEARLY_LATER_S < trouble_s for ago in arrivals)


def heard_until(link: LinkView, side: Side) -> str | None:
    """Until when a cluster that is asked has answered, RFC 3339 in whole seconds; None where it never did."""
    heard_at = link.leader_heard_at if side is Side.LEADER else link.follower_heard_at
    return None if heard_at is None else rfc3339(link.sampled_at - (link.taken_at - heard_at))


def _arrived_samples_ago(trend: Sequence[int | None]) -> int | None:
    """How many samples ago the distance last shrank, None where it did not in all that is known."""
    shrank = [now is not None and before is not None and now < before for before, now in pairwise(trend)]
    last = max((place for place, less in enumerate(shrank, 1) if less), default=None)
    return None if last is None else len(trend) - 1 - last
