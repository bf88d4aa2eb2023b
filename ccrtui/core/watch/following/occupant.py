"""What stands under the name of a follower index that follows nothing, and what it is to the leader's index."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.watch.following.absence import Absence
from ccrtui.core.watch.following.ordinary_index import Occupant, Origin, origin_of
from ccrtui.core.watch.link_history import LinkHistory
from ccrtui.core.watch.snapshot import Snapshot


def stands(history: LinkHistory, snapshot: Snapshot, pair: IndexPair) -> Occupant | None:
    """What has the follower's name; None where it follows, or that is not known."""
    if snapshot.followers is None or pair.follower in snapshot.followers.followers:
        return None
    if snapshot.follower_copy(pair.follower).shards:
        return Occupant.OPEN
    return _BY_ABSENCE.get(history.follower_known.absent.get(pair.follower))


_BY_ABSENCE: Mapping[Absence | None, Occupant] = {
    Absence.MISSING: Occupant.NOTHING,
    Absence.CLOSED: Occupant.CLOSED,
    Absence.NOT_STARTED: Occupant.OPEN,
}


def origin(history: LinkHistory, snapshot: Snapshot, pair: IndexPair) -> Origin | None:
    """What it is to the leader's index; None where the two cannot be compared."""
    return origin_of(
        history.leader_known.traits.get(pair.leader),
        history.follower_known.traits.get(pair.follower),
        gone=snapshot.leader is not None and history.leader_known.absent.get(pair.leader) is Absence.MISSING,
        recreated=pair.leader in history.recreated,
        copied=pair.follower in snapshot.copied,
    )
