"""What a request does to the other side: the one closed table that the read-only guard obeys."""

from __future__ import annotations

from enum import StrEnum

from ccrtui.core.call.kind import Kind


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
        Kind.FOLLOW_FLOW,
        Kind.AUTO_FOLLOW,
        Kind.RECOVERY,
        Kind.COUNT,
        Kind.DOCUMENT_COUNTS,
        Kind.DOCUMENT,
        Kind.SEARCH_TOTAL,
        Kind.DIAL,
        Kind.REACH,
        Kind.NEWEST_DOCUMENTS,
        Kind.CALLER,
        Kind.REGIONS,
        Kind.INSTANCES,
        Kind.INSTANCE_NODES,
        Kind.INSTANCE_LICENCE,
        Kind.INSTANCE_CERTIFICATES,
        Kind.VPCS,
        Kind.SUBNETS,
        Kind.VPC_LIMITS,
        Kind.PEERINGS,
        Kind.ROUTE_TABLES,
        Kind.SECURITY_RULES,
        Kind.NETWORK_ACLS,
        Kind.CCNS,
        Kind.CCN_ATTACHMENTS,
        Kind.CCN_ROUTES,
        Kind.CCN_BANDWIDTHS,
        Kind.MACHINES,
        Kind.AGENTS,
        Kind.COMMAND_RESULTS,
    }
)
PROBES = frozenset({Kind.PRIVILEGES, Kind.REFRESH, Kind.TRANSPORT_PROBE, Kind.NET_DETECT})

UNREPEATABLE = frozenset({Kind.CREATE_PEERING, Kind.CREATE_CCN, Kind.RUN_COMMAND})
"""What would be there twice if it were sent twice, as the cloud has no token that tells a repetition."""

SIDE_BY_SIDE = frozenset(
    {
        Kind.CREATE_INDEX,
        Kind.FOLLOW,
        Kind.PAUSE_FOLLOW,
        Kind.RESUME_FOLLOW,
        Kind.UNFOLLOW,
        Kind.CLOSE_INDEX,
        Kind.DELETE_INDEX,
        Kind.DELETE_SAMPLE,
    }
)
"""Writes about one index each: those of one kind that stand together in a plan need not wait for each other."""


IN_RUNS = frozenset({Kind.BEAT})
"""Writes that are on record as a run, from its first to its last, and not one by one: each is like the one before."""


def effect_of(kind: Kind) -> Effect:
    """Tell what a kind of request does; whatever the table does not list is a write."""
    if kind in READS:
        return Effect.READ
    return Effect.PROBE if kind in PROBES else Effect.WRITE
