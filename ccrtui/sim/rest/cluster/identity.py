"""Who is there: `GET /` and `_nodes`."""

from __future__ import annotations

from typing import Any

from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.rest.cluster.builds import build_of
from ccrtui.sim.rest.http.exchange import Reply, Request
from ccrtui.sim.rest.http.nesting import as_asked
from ccrtui.sim.rest.http.routes import Need, Route

NO_CLUSTER = "_na_"
"""The uuid of a cluster that has not come together."""
_MAX_CONTENT = 104857600
_METRICS = ("settings", "http", "transport", "plugins", "os", "process", "jvm", "thread_pool", "ingest", "indices")


async def root(cluster: Cluster, _request: Request) -> Reply:
    """Tell name, cluster and version."""
    build, version = build_of(cluster.version), cluster.version
    return Reply(
        {
            "name": cluster.node.name,
            "cluster_name": cluster.name,
            "cluster_uuid": NO_CLUSTER if cluster.node.masterless else cluster.uuid,
            "version": {
                "number": str(version),
                "build_flavor": "default",
                "build_type": "tar",
                "build_hash": build.hash,
                "build_date": build.date,
                "build_snapshot": False,
                "lucene_version": version.lucene,
                "minimum_wire_compatibility_version": version.wire,
                "minimum_index_compatibility_version": version.oldest_index,
            },
            "tagline": "You Know, for Search",
        }
    )


def roles(cluster: Cluster) -> list[str]:
    """The roles of a node: 7.3 lists three, later versions more, sorted; or those it was given."""
    version = cluster.version
    if cluster.node.roles is not None:
        return sorted(cluster.node.roles)
    if not version.since(7, 7):
        return ["ingest", "master", "data"]
    xpack = cluster.node.xpack
    tiers = ["data_cold", "data_content", "data_hot", "data_warm"] if version.since(7, 10 if xpack else 12) else []
    frozen = ["data_frozen"] if version.since(7, 12) else []
    xpack_roles = ["ml", "transform"] if xpack or version.since(8) else []
    return sorted(["data", *tiers, *frozen, "ingest", "master", "remote_cluster_client", *xpack_roles])


async def nodes(cluster: Cluster, request: Request) -> Reply:
    """Tell of the nodes: all of them, or those that the filter names."""
    node, build = cluster.node, build_of(cluster.version)
    filters, metrics = _filters(request)
    is_chosen = _is_meant(cluster, filters)
    body: dict[str, Any] = {
        "name": node.name,
        "transport_address": node.transport_address,
        "host": node.host,
        "ip": node.host,
        "version": str(cluster.version),
        "build_flavor": "default",
        "build_type": "tar",
        "build_hash": build.hash,
        "roles": roles(cluster),
        "attributes": {"xpack.installed": "true"} if node.xpack else {},
    }
    if cluster.version.transport_id is not None:
        body["transport_version"] = cluster.version.transport_id
    body |= {
        name: part
        for name, part in _parts(cluster, request.flag("flat_settings")).items()
        if not metrics or name in metrics
    }
    counted = {"total": int(is_chosen), "successful": int(is_chosen), "failed": 0}
    return Reply({"_nodes": counted, "cluster_name": cluster.name, "nodes": {node.id: body} if is_chosen else {}})


async def node_stats(cluster: Cluster, request: Request) -> Reply:
    """Tell what the nodes hold: documents and bytes."""
    node = cluster.node
    chosen = _is_meant(cluster, request.params.get("node", "_all").split(","))
    serving = [shard for index, shard in cluster.shards() if shard.started and index.open]
    body = {
        "timestamp": cluster.clock.millis(),
        "name": node.name,
        "transport_address": node.transport_address,
        "host": node.host,
        "ip": node.transport_address,
        "roles": roles(cluster),
        "indices": {
            "docs": {
                "count": sum(shard.stats_view.count for shard in serving),
                "deleted": sum(shard.stats_view.deleted for shard in serving),
            },
            "store": {"size_in_bytes": sum(shard.store_bytes for shard in serving)},
        },
    }
    counted = {"total": int(chosen), "successful": int(chosen), "failed": 0}
    return Reply({"_nodes": counted, "cluster_name": cluster.name, "nodes": {node.id: body} if chosen else {}})


def _parts(cluster: Cluster, flat: bool) -> dict[str, Any]:
    node = cluster.node
    names = {"cluster.name": cluster.name, "node.name": node.name, "http.port": str(node.http_port)}
    return {
        "settings": as_asked({**names, **node.settings}, flat),
        "transport": {
            "bound_address": [f"{node.host}:{node.transport_port}"],
            "publish_address": node.transport_address,
            "profiles": {},
        },
        "http": {
            "bound_address": [node.http_address],
            "publish_address": node.http_address,
            "max_content_length_in_bytes": _MAX_CONTENT,
        },
        "plugins": [],
    }


def _filters(request: Request) -> tuple[list[str], list[str]]:
    node = request.params.get("node")
    metric = request.params.get("metric")
    if metric is None and node is not None and all(part in _METRICS for part in node.split(",")):
        node, metric = None, node
    return (node or "_all").split(","), metric.split(",") if metric else []


def _is_meant(cluster: Cluster, filters: list[str]) -> bool:
    node = cluster.node
    everyone = ("_all", "_local", "_master", "*", "master:true", "data:true")
    return any(part in (*everyone, node.id, node.name, node.host, node.transport_address) for part in filters)


_QUERY = frozenset({"flat_settings", "timeout"})
_NEED = Need("cluster:monitor/nodes/info")

ROUTES = (
    Route(("GET", "HEAD"), "/", root, need=Need("cluster:monitor/main")),
    Route(("GET",), "/_nodes", nodes, _QUERY, need=_NEED),
    Route(("GET",), "/_nodes/stats", node_stats, _QUERY, need=Need("cluster:monitor/nodes/stats")),
    Route(("GET",), "/_nodes/{node}/stats", node_stats, _QUERY, need=Need("cluster:monitor/nodes/stats")),
    Route(("GET",), "/_nodes/{node}", nodes, _QUERY, need=_NEED),
    Route(("GET",), "/_nodes/{node}/{metric}", nodes, _QUERY, need=_NEED),
)
