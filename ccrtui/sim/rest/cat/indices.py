"""`_cat/indices`, `_cat/shards` and `_cat/recovery`."""

from __future__ import annotations

from dataclasses import replace

from ccrtui.sim.errors import ApiError
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.rest.cat.table import QUERY, Column, Row, size, table
from ccrtui.sim.rest.cluster.health import index_colour
from ccrtui.sim.rest.http.exchange import Reply, Request
from ccrtui.sim.rest.http.routes import Need, Route
from ccrtui.sim.rest.indices import names

_SETTINGS = "indices:monitor/settings/get"
_STATS = "indices:monitor/stats"

_INDICES = (
    Column("health", ("h",)),
    Column("status", ("s",)),
    Column("index", ("i", "idx")),
    Column("uuid", ("id",)),
    Column("pri", ("p", "shards.primary", "shardsPrimary"), right=True),
    Column("rep", ("r", "shards.replica", "shardsReplica"), right=True),
    Column("docs.count", ("dc", "docsCount"), right=True),
    Column("docs.deleted", ("dd", "docsDeleted"), right=True),
    Column("creation.date", ("cd",), right=True, shown=False),
    Column("store.size", ("ss", "storeSize"), right=True),
    Column("pri.store.size", right=True),
    Column("dataset.size", right=True),
)
_SIZED = (8, 19)
"""From when on the size of the documents is recorded; 7.17.28 does not tell it."""
_HEALTH_S = 30.0


async def indices(cluster: Cluster, request: Request) -> Reply:
    """List indices, closed ones too; counts are empty for those that cannot be asked."""
    resolved = names.resolve(cluster, request, _SETTINGS, wildcards="open,closed")
    if request.flag("ignore_unavailable") and not cluster.version.since(8):
        await _wait_for_all(cluster, request)
    columns = _INDICES if cluster.version.since(*_SIZED) else _INDICES[:-1]
    return table(request, columns, [_index(request, index) for index in resolved])


def _index(request: Request, index: Index) -> Row:
    serving = [shard for shard in index.shards if shard.reports_stats]
    counted = index.open and bool(serving)
    stored = size(sum(shard.store_bytes for shard in serving), request.query.get("bytes")) if counted else None
    return {
        "health": index_colour(index),
        "status": index.state,
        "index": index.name,
        "uuid": index.uuid,
        "pri": str(len(index.shards)),
        "rep": str(index.replicas),
        "docs.count": str(sum(shard.stats_view.count for shard in serving)) if counted else None,
        "docs.deleted": str(sum(shard.stats_view.deleted for shard in serving)) if counted else None,
        "creation.date": str(index.creation_ms),
        "store.size": stored,
        "pri.store.size": stored,
        "dataset.size": stored,
    }


async def _wait_for_all(cluster: Cluster, request: Request) -> None:
    """Wait half a minute for a name that is not there, as the health behind the list does (core-named 104)."""
    strict = replace(request, query={})
    try:
        names.resolve(cluster, strict, _SETTINGS, wildcards="open,closed")
    except ApiError:
        await cluster.clock.sleep(_HEALTH_S)


_SHARDS = (
    Column("index", ("i", "idx")),
    Column("shard", ("s", "sh")),
    Column("prirep", ("p", "pr", "primaryOrReplica")),
    Column("state", ("st",)),
    Column("docs", ("d", "dc"), right=True),
    Column("store", ("sto",), right=True),
    Column("ip"),
    Column("node", ("n",)),
    Column("unassigned.reason", ("ur",), shown=False),
    Column("unassigned.for", ("uf",), right=True, shown=False),
    Column("unassigned.details", ("ud",), shown=False),
)


async def shards(cluster: Cluster, request: Request) -> Reply:
    """List shards; replicas are never assigned on the one node there is."""
    resolved = names.resolve(cluster, request, _STATS, wildcards="open,closed")
    return table(request, _SHARDS, [row for index in resolved for row in _shards(cluster, request, index)])


def _shards(cluster: Cluster, request: Request, index: Index) -> list[Row]:
    rows: list[Row] = []
    for shard in index.shards:
        serves = shard.started and index.open
        placed = shard.state != "UNASSIGNED"
        rows.append(
            {
                "index": index.name,
                "shard": str(shard.number),
                "prirep": "p",
                "state": shard.state,
                "docs": str(shard.stats_view.count) if serves else None,
                "store": size(shard.store_bytes, request.query.get("bytes")) if serves else None,
                "ip": cluster.node.host if placed else None,
                "node": cluster.node.name if placed else None,
            }
        )
        waits = f"{cluster.clock.millis() - index.creation_ms}ms"
        replica = {"index": index.name, "shard": str(shard.number), "prirep": "r", "state": "UNASSIGNED"}
        replica |= {"unassigned.reason": "INDEX_CREATED", "unassigned.for": waits}
        rows.extend([replica] * index.replicas)
    return rows


_RECOVERY = tuple(
    Column(name)
    for name in (
        "index",
        "shard",
        "time",
        "type",
        "stage",
        "source_host",
        "source_node",
        "target_host",
        "target_node",
        "repository",
        "snapshot",
        "files",
        "files_recovered",
        "files_percent",
        "files_total",
        "bytes",
        "bytes_recovered",
        "bytes_percent",
        "bytes_total",
        "translog_ops",
        "translog_ops_recovered",
        "translog_ops_percent",
    )
)


async def recovery(cluster: Cluster, request: Request) -> Reply:
    """List first copies, under way and done."""
    resolved = names.resolve(cluster, request, "indices:monitor/recovery", wildcards="open,closed")
    active = request.flag("active_only")
    return table(request, _RECOVERY, [row for index in resolved for row in _copies(cluster, request, index, active)])


def _copies(cluster: Cluster, request: Request, index: Index, active: bool) -> list[Row]:
    copy = cluster.following.copies.get(index.name)
    if copy is None:
        return []
    unit, rows = request.query.get("bytes"), list[Row]()
    for shard_copy in copy.shards:
        if active and shard_copy.stage == "DONE":
            continue
        took = (shard_copy.stopped_ms or cluster.clock.millis()) - shard_copy.started_ms
        rows.append(
            {
                "index": index.name,
                "shard": str(shard_copy.number),
                "time": f"{took}ms" if took < 1000 else f"{took / 1000:.1f}s",
                "type": "snapshot",
                "stage": shard_copy.stage.lower(),
                "source_host": "n/a",
                "source_node": "n/a",
                "target_host": cluster.node.host,
                "target_node": cluster.node.name,
                "repository": f"_ccr_{copy.leader.alias}",
                "snapshot": "_latest_",
                "files": str(shard_copy.files),
                "files_recovered": str(shard_copy.files_recovered),
                "files_percent": _percent(shard_copy.files_recovered, shard_copy.files),
                "files_total": str(shard_copy.files),
                "bytes": size(shard_copy.total, unit),
                "bytes_recovered": size(shard_copy.recovered, unit),
                "bytes_percent": _percent(shard_copy.recovered, shard_copy.total),
                "bytes_total": size(shard_copy.total, unit),
                "translog_ops": "0",
                "translog_ops_recovered": "0",
                "translog_ops_percent": "100.0%",
            }
        )
    return rows


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "0.0%"


_LIST = QUERY | {"health", "pri", "include_unloaded_segments"}
_NEED = Need(_SETTINGS, "index")
_RECOVER = Need("indices:monitor/recovery", "index")

ROUTES = (
    Route(("GET",), "/_cat/indices", indices, _LIST, until=(7, 7), need=_NEED),
    Route(("GET",), "/_cat/indices/{index}", indices, _LIST, until=(7, 7), need=_NEED),
    Route(("GET",), "/_cat/indices", indices, _LIST | names.QUERY, since=(7, 7), need=_NEED),
    Route(("GET",), "/_cat/indices/{index}", indices, _LIST | names.QUERY, since=(7, 7), need=_NEED),
    Route(("GET",), "/_cat/shards", shards, QUERY, need=Need(_STATS, "index")),
    Route(("GET",), "/_cat/shards/{index}", shards, QUERY, need=Need(_STATS, "index")),
    Route(("GET",), "/_cat/recovery", recovery, QUERY | {"active_only", "detailed"}, need=_RECOVER),
    Route(("GET",), "/_cat/recovery/{index}", recovery, QUERY | {"active_only", "detailed"}, need=_RECOVER),
)
