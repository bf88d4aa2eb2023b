"""The leases that a follower holds on its leader index, as last looked up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.watch.shard.lease import followed_by
from ccrtui.core.watch.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class LeaseView:
    """The leases of one follower: held on every shard, and seconds since the newest and the oldest renewal of a shard.

    The times are by the leader's own clock, None when it is not known. `between` are the uuids of the follower and the
    leader index that they were looked up for: what has taken the place of either has proven nothing. `looked_at` is
    monotonic seconds.
    """

    held: bool
    since_renewal_s: float | None
    oldest_s: float | None
    between: tuple[str | None, str | None]
    looked_at: float

    def proves(self, follower_uuid: str | None, leader_uuid: str | None) -> bool:
        """Whether these very two indices belong together."""
        return self.held and self.between == (follower_uuid, leader_uuid)

    def left_s(self, period_s: float | None, now: float) -> float | None:
        """How long the leader still keeps what the follower needs if it does not renew; negative: ended that long ago.

        None where the leader's period or clock is not known; 0 where a shard has no lease any more.
        """
        if not self.held:
            return 0.0
        if period_s is None or self.oldest_s is None:
            return None
        return period_s - self.oldest_s - (now - self.looked_at)


def lease_views(
    before: Mapping[str, LeaseView], snapshot: Snapshot, follower_uuids: Mapping[str, str]
) -> dict[str, LeaseView]:
    """The leases by follower index as told in this tick; as told before, where either index gives no figures.

    `follower_uuids` are the uuids of followers that are closed, and so not in the snapshot.
    """
    views = {pair.follower: _view(before, snapshot, pair, follower_uuids) for pair in snapshot.pairs}
    return {name: view for name, view in views.items() if view is not None}


def _view(
    before: Mapping[str, LeaseView], snapshot: Snapshot, pair: IndexPair, follower_uuids: Mapping[str, str]
) -> LeaseView | None:
    leader_copy = snapshot.leader_copy(pair.leader)
    follower_copy = snapshot.follower_copy(pair.follower)
    follower_uuid = follower_copy.uuid or follower_uuids.get(pair.follower)
    if not leader_copy.shards or follower_uuid is None:
        return before.get(pair.follower)
    leases = [followed_by(copy.leases, follower_uuid, leader_copy.uuid) for copy in leader_copy.shards.values()]
    between, epoch = (follower_uuid, leader_copy.uuid), snapshot.leader_epoch
    ages = [] if epoch is None else [max(0.0, epoch - lease.timestamp_ms / 1000) for lease in leases if lease]
    newest, oldest = (min(ages), max(ages)) if ages else (None, None)
    return LeaseView(all(leases), newest, oldest, between, snapshot.taken_at)
