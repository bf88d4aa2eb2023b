"""Retention leases: how long a leader keeps the history that an absent follower still needs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_UNITS = {"nanos": 1e-9, "micros": 1e-6, "ms": 1e-3, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
_TIME = re.compile(r"(\d+(?:\.\d+)?)(nanos|micros|ms|s|m|h|d)")


@dataclass(frozen=True, slots=True)
class Lease:
    """A retention lease on a leader shard. `timestamp_ms` is the leader's own clock at the last renewal."""

    id: str
    retaining_seq_no: int
    timestamp_ms: int
    source: str


@dataclass(frozen=True, slots=True)
class LeaseIdentity:
    """Who holds a lease: the parts of its id.

    The form is `<follower cluster>/<follower index>/<follower uuid>-following-<alias>/<leader index>/<leader uuid>`
    (observed on Elasticsearch 7.3.0).
    """

    follower_cluster: str
    follower_index: str
    follower_uuid: str
    alias: str
    leader_index: str
    leader_uuid: str


def parse_lease_id(text: str) -> LeaseIdentity | None:
    """Take a lease id apart, from the right because a cluster name may hold a slash; None for another kind."""
    head, leader_index, leader_uuid = _last_two(text)
    left, _, alias = head.rpartition("-following-")
    follower_cluster, follower_index, follower_uuid = _last_two(left)
    parts = (follower_cluster, follower_index, follower_uuid, alias, leader_index, leader_uuid)
    return LeaseIdentity(*parts) if all(parts) else None


def _last_two(text: str) -> tuple[str, str, str]:
    pieces = text.rsplit("/", 2)
    return (pieces[0], pieces[1], pieces[2]) if len(pieces) == 3 else ("", "", "")


def parse_time(text: str) -> float | None:
    """Read a time value of Elasticsearch such as `12h` or `500ms`, in seconds; None when it is none."""
    match = _TIME.fullmatch(text)
    return float(match[1]) * _UNITS[match[2]] if match else None


def followed_by(leases: Iterable[Lease], follower_uuid: str, leader_uuid: str | None) -> Lease | None:
    """The lease that this very follower index holds on this very leader index, by both uuids; None without one.

    Two clusters of equal names remain distinct by them, and a leftover of a deleted index is not taken for it.
    """
    for lease in leases:
        holder = parse_lease_id(lease.id) if lease.source == "ccr" else None
        if holder and holder.follower_uuid == follower_uuid and leader_uuid in (None, holder.leader_uuid):
            return lease
    return None
