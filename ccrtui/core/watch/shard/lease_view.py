"""The leases that a follower holds on its leader index, as last looked up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.watch.shard.lease import followed_by
from ccrtui.core.watch.snapshot import Snapshot

RENEWAL_S = 30.0
"""How often a follower renews its leases (`index.ccr.retention_lease.renew_interval`, Elasticsearch 7.3.0)."""
OVERDUE_S = 3 * RENEWAL_S
"""How old a lease may be before it counts as one that nobody renews."""


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
    retaining: int | None = None
    """The first operation that each lease keeps, over all shards; None where one has none."""

    def proves(self, follower_uuid: str | None, leader_uuid: str | None) -> bool:
        """Whether these very two indices belong together."""
        return self.held and self.between == (follower_uuid, leader_uuid)

    @property
    def overdue(self) -> bool:
        """Whether it is not renewed, whatever its follower is said to do."""
        return self.held and self.oldest_s is not None and self.oldest_s > OVERDUE_S

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
    """The leases by follower index as told in this tick; as told before, where that cannot be told now.

    `follower_uuids` are the uuids of followers that are closed, and so not in the snapshot.
    """
    views = {pair.follower: _view(before, snapshot, pair, follower_uuids) for pair in snapshot.pairs}
    return {name: view for name, view in views.items() if view is not None}


def _view(
    before: Mapping[str, LeaseView], snapshot: Snapshot, pair: IndexPair, follower_uuids: Mapping[str, str]
) -> LeaseView | None:
    leader_copy = snapshot.leader_copy(pair.leader)
    follower_copy = snapshot.follower_copy(pair.follower)
    known = before.get(pair.follower)
    same_leader = known is not None and known.between[1] == leader_copy.uuid
    last_uuid = known.between[0] if known is not None and same_leader else None
    told_uuid = follower_copy.uuid or follower_uuids.get(pair.follower)
    follower_uuid = told_uuid or last_uuid
    if not snapshot.tells_leases(pair.leader) or not leader_copy.shards or follower_uuid is None:
        return known
    leases = [followed_by(copy.leases, follower_uuid, leader_copy.uuid) for copy in leader_copy.shards.values()]
    if told_uuid is None and not all(leases):
        return known
    between, epoch = (follower_uuid, leader_copy.uuid), snapshot.leader_epoch
    ages = [] if epoch is None else [max(0.0, epoch - lease.timestamp_ms / 1000) for lease in leases if lease]
    newest, oldest = (min(ages), max(ages)) if ages else (None, None)
    held = [lease for lease in leases if lease]
    retaining = sum(lease.retaining_seq_no for lease in held) if len(held) == len(leases) else None
    return LeaseView(all(leases), newest, oldest, between, snapshot.taken_at, retaining)
