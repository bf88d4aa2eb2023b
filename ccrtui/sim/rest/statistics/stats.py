"""`_stats`: documents and sizes per index, and per shard sequence numbers and retention leases.

As recorded, naming metrics leaves `routing`, `commit`, `seq_no` and `retention_leases` of the shards in. What a
`filter_path` drops is not made in the first place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ccrtui.sim.errors import refuse
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.model.indices.shard import Shard
from ccrtui.sim.rest.http.exchange import Reply, Request
from ccrtui.sim.rest.http.filtering import wants
from ccrtui.sim.rest.http.routes import Need, Route
from ccrtui.sim.rest.indices import names
from ccrtui.sim.rest.statistics.shard_sections import METRICS, Section, commit, leases, routing, seq_no

ACTION = "indices:monitor/stats"
_KNOWN = frozenset(
    {
        *METRICS,
        "_all",
        "all",
        "completion",
        "fielddata",
        "flush",
        "get",
        "indexing",
        "merge",
        "query_cache",
        "recovery",
        "refresh",
        "request_cache",
        "search",
        "segments",
        "store",
        "suggest",
        "translog",
        "warmer",
        "bulk",
        "shard_stats",
    }
)
_LEVELS = ("cluster", "indices", "shards")


@dataclass(frozen=True, slots=True)
class Plan:
    """Which parts of the answer are asked for."""

    metrics: Mapping[str, Section]
    whole: bool
    indices: bool
    shards: bool
    sections: Mapping[str, Callable[[Cluster, Shard], Any]]


async def stats(cluster: Cluster, request: Request) -> Reply:
    """Show statistics of the named indices."""
    indices = names.resolve(cluster, request, ACTION)
    forbid = request.query.get("forbid_closed_indices", "true") != "false"
    for index in indices:
        if forbid:
            index.require_open()
    unknown = [name for name in request.params.get("metric", "_all").split(",") if name not in _KNOWN]
    if unknown:
        reason = f"request [{request.path}] contains unrecognized metric: [{', '.join(unknown)}]"
        raise refuse(400, "illegal_argument_exception", reason)
    plan = _plan(request)
    total = sum(len(index.shards) * (1 + index.replicas) for index in indices)
    started = sum(shard.started for index in indices for shard in index.shards)
    body: dict[str, Any] = {"_shards": {"total": total, "successful": started, "failed": 0}}
    if plan.whole:
        body["_all"] = _group(cluster, plan.metrics, [shard for index in indices for shard in _serving(index)])
    if plan.indices:
        body["indices"] = {index.name: _index(cluster, plan, index) for index in indices if _serving(index)}
    return Reply(body)


def _plan(request: Request) -> Plan:
    requested = request.params.get("metric", "_all").split(",")
    every = "_all" in requested or "all" in requested
    metrics = {name: section for name, section in METRICS.items() if every or name in requested}
    level = request.query.get("level", "indices")
    filter_path = request.query.get("filter_path")
    fixed = {"routing": routing, **{name: section.of for name, section in metrics.items()}}
    fixed |= {"commit": commit, "seq_no": seq_no, "retention_leases": leases}
    below = ("indices", "*", "shards", "0")
    sections = {name: make for name, make in fixed.items() if _below(filter_path, (*below, name))}
    shards = level == "shards" and bool(sections)
    return Plan(
        metrics, wants(filter_path, "_all"), level != "cluster" and wants(filter_path, "indices"), shards, sections
    )


def _below(filter_path: str | None, keys: Sequence[str]) -> bool:
    """As `wants`, for any name of an index: only patterns that are the same for all of them can drop a section."""
    if filter_path is None or any("-" in part[:1] for part in filter_path.split(",")):
        return True
    generic = ",".join(_any_index(part) for part in filter_path.split(","))
    return wants(generic, *keys)


def _any_index(pattern: str) -> str:
    parts = pattern.strip().split(".")
    if len(parts) > 1 and "**" not in parts[:2]:
        parts[1] = "*"
    return ".".join(parts)


def _index(cluster: Cluster, plan: Plan, index: Index) -> dict[str, Any]:
    serving = _serving(index)
    group = _group(cluster, plan.metrics, serving)
    body: dict[str, Any] = {"uuid": index.uuid, **group}
    if cluster.version.since(8, 1):
        body |= {"health": "green" if index.started and not index.replicas else "yellow", "status": index.state}
    if plan.shards:
        body["shards"] = {str(shard.number): [_shard(cluster, plan, shard)] for shard in serving}
    return body


def _serving(index: Index) -> list[Shard]:
    """The shards that answer; an index without any is not told of at all (asks-red 12, asks-bootstrapping 17)."""
    return [shard for shard in index.shards if shard.reports_stats]


def _shard(cluster: Cluster, plan: Plan, shard: Shard) -> dict[str, Any]:
    return {name: make(cluster, shard) for name, make in plan.sections.items()}


def _group(cluster: Cluster, metrics: Mapping[str, Section], shards: Iterable[Shard]) -> dict[str, Any]:
    """Primaries and total, which are the same where replicas are never assigned."""
    every = list(shards)
    summed = {name: section.sum([section.of(cluster, shard) for shard in every]) for name, section in metrics.items()}
    return {"primaries": summed, "total": summed}


_QUERY = names.QUERY | {
    "level",
    "groups",
    "fields",
    "completion_fields",
    "fielddata_fields",
    "include_segment_file_sizes",
    "include_unloaded_segments",
    "forbid_closed_indices",
}
_NEED = Need(ACTION, "index")

ROUTES = (
    Route(("GET",), "/_stats", stats, _QUERY, need=_NEED),
    Route(("GET",), "/_stats/{metric}", stats, _QUERY, need=_NEED),
    Route(("GET",), "/{index}/_stats", stats, _QUERY, need=_NEED),
    Route(("GET",), "/{index}/_stats/{metric}", stats, _QUERY, need=_NEED),
)
