"""Refresh, flush and force-merge."""

from __future__ import annotations

from collections.abc import Callable

from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.rest.cluster import active_shards
from ccrtui.sim.rest.http.exchange import Reply, Request
from ccrtui.sim.rest.http.routes import Need, Route
from ccrtui.sim.rest.indices import names

PRIMARY_S = 60.0
"""How long a request waits for primaries that do not serve, before it goes on without them (asks-red 26)."""


async def refresh(cluster: Cluster, request: Request) -> Reply:
    """Make everything written visible."""
    return await _each(cluster, request, "indices:admin/refresh", cluster.refresh)


async def flush(cluster: Cluster, request: Request) -> Reply:
    """Commit everything written."""
    return await _each(cluster, request, "indices:admin/flush", cluster.flush)


async def forcemerge(cluster: Cluster, request: Request) -> Reply:
    """Rewrite the segments."""
    return await _each(cluster, request, "indices:admin/forcemerge", cluster.merge)


async def _each(cluster: Cluster, request: Request, action: str, work: Callable[[Index], None]) -> Reply:
    indices = names.resolve(cluster, request, action)
    for index in indices:
        index.require_open()
    await active_shards.primaries(cluster, indices, PRIMARY_S)
    for index in indices:
        work(index)
    total = sum(len(index.shards) * (1 + index.replicas) for index in indices)
    started = sum(shard.started for index in indices for shard in index.shards)
    return Reply({"_shards": {"total": total, "successful": started, "failed": 0}})


_FLUSH = names.QUERY | {"force", "wait_if_ongoing"}
_MERGE = names.QUERY | {"max_num_segments", "only_expunge_deletes", "flush"}
_NEEDS = {name: Need(f"indices:admin/{name}", "index") for name in ("refresh", "flush", "forcemerge")}

ROUTES = (
    Route(("GET", "POST"), "/_refresh", refresh, names.QUERY, need=_NEEDS["refresh"]),
    Route(("GET", "POST"), "/{index}/_refresh", refresh, names.QUERY, need=_NEEDS["refresh"]),
    Route(("GET", "POST"), "/_flush", flush, _FLUSH, need=_NEEDS["flush"]),
    Route(("GET", "POST"), "/{index}/_flush", flush, _FLUSH, need=_NEEDS["flush"]),
    Route(("POST",), "/_forcemerge", forcemerge, _MERGE, need=_NEEDS["forcemerge"]),
    Route(("POST",), "/{index}/_forcemerge", forcemerge, _MERGE, need=_NEEDS["forcemerge"]),
)
