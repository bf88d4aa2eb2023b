"""Health of shards, indices and the cluster, and `_cluster/health` that waits for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ccrtui.sim.errors import ApiError, refuse
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.indices import settings
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.model.indices.shard import Shard
from ccrtui.sim.rest.http.exchange import Reply, Request
from ccrtui.sim.rest.http.routes import Need, Route
from ccrtui.sim.rest.http.shapes import number
from ccrtui.sim.rest.indices.names import QUERY, resolve

ACTION = "cluster:monitor/health"
_REACH = "open,closed,hidden"
COLOURS = ("green", "yellow", "red")
_STEP_S = 0.05
_PRIMARIES = (8, 16)
"""Since when primaries without a place are told apart."""


def shard_colour(index: Index, shard: Shard) -> str:
    """Health of a shard: red when its primary is lost or starts from its files, yellow while it is made."""
    if shard.red:
        return "red"
    return "yellow" if not shard.started or index.replicas else "green"


def index_colour(index: Index) -> str:
    """Health of an index: that of its worst shard."""
    return worst(shard_colour(index, shard) for shard in index.shards)


def worst(colours: Iterable[str]) -> str:
    """The worst of some colours; green for none."""
    return max(colours, key=COLOURS.index, default="green")


def _index(cluster: Cluster, index: Index, with_shards: bool) -> dict[str, Any]:
    counts = _counts([index])
    body: dict[str, Any] = {
        "status": index_colour(index),
        "number_of_shards": len(index.shards),
        "number_of_replicas": index.replicas,
        **_counts_view(counts),
    }
    if cluster.version.since(*_PRIMARIES):
        body["unassigned_primary_shards"] = _lost([index])
    if with_shards:
        body["shards"] = {str(shard.number): _shard(cluster, index, shard) for shard in index.shards}
    return body


def _shard(cluster: Cluster, index: Index, shard: Shard) -> dict[str, Any]:
    body = {
        "status": shard_colour(index, shard),
        "primary_active": shard.started,
        "active_shards": int(shard.started),
        "relocating_shards": 0,
        "initializing_shards": int(shard.state == "INITIALIZING"),
        "unassigned_shards": int(shard.state == "UNASSIGNED") + index.replicas,
    }
    if cluster.version.since(*_PRIMARIES):
        body["unassigned_primary_shards"] = int(shard.state == "UNASSIGNED")
    return body


def _lost(indices: Iterable[Index]) -> int:
    return sum(shard.state == "UNASSIGNED" for index in indices for shard in index.shards)


def _counts(indices: Iterable[Index]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for index in indices:
        for shard in index.shards:
            counts[shard.state] += 1
            counts["UNASSIGNED"] += index.replicas
    return counts


def _counts_view(counts: Counter[str]) -> dict[str, int]:
    return {
        "active_primary_shards": counts["STARTED"],
        "active_shards": counts["STARTED"],
        "relocating_shards": 0,
        "initializing_shards": counts["INITIALIZING"],
        "unassigned_shards": counts["UNASSIGNED"],
    }


def overview(cluster: Cluster, indices: list[Index], missing: bool, timed_out: bool) -> dict[str, Any]:
    """The keys of `_cluster/health` above the levels."""
    counts = _counts(indices)
    if indices == list(cluster.indices.values()):
        counts["STARTED"] += cluster.hidden_shards
    # Whatever indices are asked for, the percentage is of all shards (bootstrap-progress 44, asks-secured 56).
    all_counts = _counts(cluster.indices.values())
    all_counts["STARTED"] += cluster.hidden_shards
    total = sum(all_counts.values())
    status = "red" if missing else worst(index_colour(index) for index in indices)
    body: dict[str, Any] = {
        "cluster_name": cluster.name,
        "status": status,
        "timed_out": timed_out,
        "number_of_nodes": 1,
        "number_of_data_nodes": 1,
        **_counts_view(counts),
        "delayed_unassigned_shards": 0,
        "number_of_pending_tasks": 0,
        "number_of_in_flight_fetch": 0,
        "task_max_waiting_in_queue_millis": 0,
        "active_shards_percent_as_number": all_counts["STARTED"] / total * 100.0 if total else 100.0,
    }
    if cluster.version.since(*_PRIMARIES):
        body["unassigned_primary_shards"] = _lost(indices)
    return body


async def health(cluster: Cluster, request: Request) -> Reply:
    """Show the health, after waiting for what the query asks; 408 when that takes too long."""
    limit = settings.seconds(request.query.get("timeout", "30s"), "timeout")
    level = request.query.get("level", "cluster")
    if level not in ("cluster", "indices", "shards") and cluster.version.since(8):
        reason = f"level parameter must be one of [cluster] or [indices] or [shards] but was [{level}]"
        raise refuse(400, "illegal_argument_exception", reason)
    until = cluster.clock.monotonic() + limit
    while True:
        indices, missing = _named(cluster, request)
        enough = _enough(request, indices, missing)
        if enough or cluster.clock.monotonic() >= until:
            break
        await cluster.clock.sleep(_STEP_S)
    body = overview(cluster, indices, missing, not enough)
    if request.flag("human"):
        percent = f"{body['active_shards_percent_as_number']:.1f}%"
        body |= {"task_max_waiting_in_queue": "0s", "active_shards_percent": percent}
    if level in ("indices", "shards"):
        body["indices"] = {index.name: _index(cluster, index, level == "shards") for index in indices}
    return Reply(body, 200 if enough else 408)


def _named(cluster: Cluster, request: Request) -> tuple[list[Index], bool]:
    """The indices that are there, and whether one that is named is not (asks-named 123)."""
    indices = resolve(cluster, request, ACTION, wildcards=_REACH, lenient=True)
    strict = replace(request, query={key: value for key, value in request.query.items() if key not in QUERY})
    try:
        resolve(cluster, strict, ACTION, wildcards=_REACH)
    except ApiError as error:
        if error.status != 404:
            raise
        return indices, True
    return indices, False


def _enough(request: Request, indices: list[Index], missing: bool) -> bool:
    least_status = request.query.get("wait_for_status", "red").lower()
    status = "red" if missing else worst(index_colour(index) for index in indices)
    if missing or COLOURS.index(status) > COLOURS.index(least_status if least_status in COLOURS else "red"):
        return False
    counts = _counts(indices)
    if request.flag("wait_for_no_initializing_shards") and counts["INITIALIZING"]:
        return False
    active = request.query.get("wait_for_active_shards", "0")
    if active == "all":
        return counts["STARTED"] == sum(counts.values())
    return counts["STARTED"] >= number(request.query, "wait_for_active_shards", 0)


_QUERY = frozenset(
    {
        "level",
        "timeout",
        "master_timeout",
        "local",
        "wait_for_status",
        "wait_for_active_shards",
        "wait_for_no_initializing_shards",
        "wait_for_no_relocating_shards",
        "wait_for_events",
        *QUERY,
    }
)

ROUTES = (
    Route(("GET",), "/_cluster/health", health, _QUERY, need=Need(ACTION)),
    Route(("GET",), "/_cluster/health/{index}", health, _QUERY, need=Need(ACTION)),
)
