"""What a request does to the other side: the one closed table that the read-only guard obeys."""

from __future__ import annotations

from enum import StrEnum

from ccrtui.core.kind import Kind


class Effect(StrEnum):
    """Read, probe (asks for work but changes no data; allowed read-only) or write."""

    READ = "read"
    PROBE = "probe"
    WRITE = "write"


READS = frozenset(
    {
        Kind.CLUSTER_IDENTITY,
        Kind.LICENCE,
        Kind.HEALTH,
        Kind.SERVER_CLOCK,
        Kind.NODES,
        Kind.CERTIFICATES,
        Kind.WHO_AM_I,
        Kind.REMOTE_SETTINGS,
        Kind.REMOTE_INFO,
        Kind.INDEX_LIST,
        Kind.ALIAS_LIST,
        Kind.INDEX_SETTINGS,
        Kind.SHARD_STATS,
        Kind.FOLLOW_INFO,
        Kind.FOLLOW_STATS,
        Kind.AUTO_FOLLOW,
        Kind.RECOVERY,
        Kind.COUNT,
        Kind.DOCUMENT,
        Kind.SEARCH_TOTAL,
        Kind.DIAL,
    }
)
PROBES = frozenset({Kind.PRIVILEGES, Kind.REFRESH, Kind.TRANSPORT_PROBE})


def effect_of(kind: Kind) -> Effect:
    """Tell what a kind of request does; whatever the table does not list is a write."""
    if kind in READS:
        return Effect.READ
    return Effect.PROBE if kind in PROBES else Effect.WRITE
