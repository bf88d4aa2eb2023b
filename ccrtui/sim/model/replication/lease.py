"""Retention leases of one primary shard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ccrtui.sim.errors import Cause, refuse


@dataclass(frozen=True, slots=True)
class Lease:
    """A promise to keep operations from a sequence number on; `timestamp_ms` is the leader's clock."""

    id: str
    retaining_seq_no: int
    timestamp_ms: int
    source: str


@dataclass(slots=True)
class Leases:
    """The leases a primary holds, with the version that counts their changes."""

    by_id: dict[str, Lease] = field(default_factory=dict)
    version: int = 0

    def add(self, lease: Lease) -> None:
        """Add a lease. Raises 400 `retention_lease_already_exists_exception` when the id is taken."""
        if lease.id in self.by_id:
            raise refuse(
                400, "retention_lease_already_exists_exception", f"retention lease with ID [{lease.id}] already exists"
            )
        self.by_id[lease.id] = lease
        self.version += 1

    def renew(self, lease: Lease) -> None:
        """Renew a lease. Raises 404 when it is not there."""
        if lease.id not in self.by_id:
            raise refuse(404, "retention_lease_not_found_exception", not_found(lease.id).reason)
        current = self.by_id[lease.id]
        seq_no = max(current.retaining_seq_no, lease.retaining_seq_no)
        self.by_id[lease.id] = replace(lease, retaining_seq_no=seq_no)
        self.version += 1

    def remove(self, lease_id: str) -> None:
        """Remove a lease. Raises 404 when it is not there."""
        if self.by_id.pop(lease_id, None) is None:
            raise refuse(404, "retention_lease_not_found_exception", not_found(lease_id).reason)
        self.version += 1

    def expire(self, now_ms: int, period_ms: int) -> None:
        """Drop the leases not renewed for longer than the period."""
        alive = {key: lease for key, lease in self.by_id.items() if now_ms - lease.timestamp_ms <= period_ms}
        if len(alive) != len(self.by_id):
            self.by_id = alive
            self.version += 1

    def floor(self) -> int | None:
        """The lowest sequence number a lease retains, None without leases."""
        return min((lease.retaining_seq_no for lease in self.by_id.values()), default=None)


def not_found(lease_id: str) -> Cause:
    """The cause named when a lease is not there."""
    return Cause("retention_lease_not_found_exception", f"retention lease with ID [{lease_id}] not found")


def lease_id(follower: Mapping[str, str], alias: str, leader: Mapping[str, str]) -> str:
    """The id of a follower's lease: `follower` has cluster, index and uuid, `leader` index and uuid."""
    return (
        f"{follower['cluster']}/{follower['index']}/{follower['uuid']}-following-"
        f"{alias}/{leader['index']}/{leader['uuid']}"
    )
