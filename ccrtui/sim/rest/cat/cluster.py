"""`_cat/health` (the cheapest clock of a server), `_cat/nodes`, `_cat/aliases` and `_cat/count`."""

from __future__ import annotations

from datetime import UTC, datetime

from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.indices import documents
from ccrtui.sim.rest.cat.table import QUERY, Column, table
from ccrtui.sim.rest.cluster.health import overview
from ccrtui.sim.rest.http.exchange import Reply, Request
from ccrtui.sim.rest.http.routes import Need, Route
from ccrtui.sim.rest.indices import names

_HEALTH = (
    Column("epoch", ("t", "time")),
    Column("timestamp", ("ts", "hms", "hhmmss")),
    Column("cluster", ("cl",)),
    Column("status", ("st",)),
    Column("node.total", ("nt", "nodeTotal"), right=True),
    Column("node.data", ("nd", "nodeData"), right=True),
    Column("shards", ("t", "sh", "shards.total"), right=True),
    Column("pri", ("p", "shards.primary"), right=True),
    Column("relo", ("r", "shards.relocating"), right=True),
    Column("init", ("i", "shards.initializing"), right=True),
    Column("unassign", ("u", "shards.unassigned"), right=True),
    Column("unassign.pri", ("up", "shards.unassigned.primary"), right=True),
    Column("pending_tasks", ("pt", "pendingTasks"), right=True),
    Column("max_task_wait_time", ("mtwt", "maxTaskWaitTime"), right=True),
    Column("active_shards_percent", ("asp", "activeShardsPercent"), right=True),
)


async def health(cluster: Cluster, request: Request) -> Reply:
    """One line: the time, and how the cluster is."""
    status = overview(cluster, list(cluster.indices.values()), False, False)
    now = int(cluster.clock.now())
    row = {
        "epoch": str(now),
        "timestamp": datetime.fromtimestamp(now, UTC).strftime("%H:%M:%S"),
        "cluster": cluster.name,
        "status": status["status"],
        "node.total": "1",
        "node.data": "1",
        "shards": str(status["active_shards"]),
        "pri": str(status["active_primary_shards"]),
        "relo": "0",
        "init": str(status["initializing_shards"]),
        "unassign": str(status["unassigned_shards"]),
        "pending_tasks": "0",
        "max_task_wait_time": "-",
        "active_shards_percent": f"{status['active_shards_percent_as_number']:.1f}%",
    }
    if "unassigned_primary_shards" not in status:
        return table(request, [column for column in _HEALTH if column.name != "unassign.pri"], [row])
    return table(request, _HEALTH, [{**row, "unassign.pri": str(status["unassigned_primary_shards"])}])


_NODES = (
    Column("ip", ("i",)),
    Column("heap.percent", ("hp",), right=True),
    Column("ram.percent", ("rp",), right=True),
    Column("cpu", right=True),
    Column("node.role", ("r", "role")),
    Column("master", ("m",)),
    Column("name", ("n",)),
    Column("version", ("v",), shown=False),
    Column("id", ("nodeId",), shown=False),
)


async def nodes(cluster: Cluster, request: Request) -> Reply:
    """List the one node."""
    node = cluster.node
    role = "dim" if not cluster.version.since(7, 7) else "cdfhilmrstw" if cluster.version.since(7, 12) else "cdhilmrstw"
    row = {
        "ip": node.host,
        "heap.percent": "30",
        "ram.percent": "60",
        "cpu": "3",
        "node.role": role,
        "master": "*",
        "name": node.name,
        "version": str(cluster.version),
        "id": node.id[:4],
    }
    return table(request, _NODES, [row])


_ALIASES = (
    Column("alias", ("a",)),
    Column("index", ("i", "idx")),
    Column("filter", ("f", "fi")),
    Column("routing.index", ("ri",)),
    Column("routing.search", ("rs",)),
    Column("is_write_index", ("w",)),
)


async def aliases(cluster: Cluster, request: Request) -> Reply:
    """List aliases with their indices."""
    requested = request.params.get("name", "*").split(",")
    rows = [
        {
            "alias": alias,
            "index": index.name,
            "filter": "*" if "filter" in body else "-",
            "routing.index": body.get("index_routing", "-"),
            "routing.search": body.get("search_routing", "-"),
            "is_write_index": str(body["is_write_index"]).lower() if "is_write_index" in body else "-",
        }
        for index in cluster.indices.values()
        for alias, body in index.aliases.items()
        if request.may("indices:admin/aliases/get", index.name) and ("*" in requested or alias in requested)
    ]
    return table(request, _ALIASES, rows)


_MASTER = tuple(Column(name) for name in ("id", "host", "ip", "node"))


async def master(cluster: Cluster, request: Request) -> Reply:
    """Tell which node is the master: the only one."""
    node = cluster.node
    return table(request, _MASTER, [{"id": node.id, "host": node.host, "ip": node.host, "node": node.name}])


_COUNT = (Column("epoch", ("t",)), Column("timestamp", ("ts",)), Column("count", ("dc",)))


async def count(cluster: Cluster, request: Request) -> Reply:
    """Count documents."""
    now = int(cluster.clock.now())
    indices = names.resolve(cluster, request, "indices:data/read/search")
    row = {
        "epoch": str(now),
        "timestamp": datetime.fromtimestamp(now, UTC).strftime("%H:%M:%S"),
        "count": str(sum(documents.count(cluster, index) for index in indices)),
    }
    return table(request, _COUNT, [row])


_ALIAS_NEED = Need("indices:admin/aliases/get", "index")
_COUNT_NEED = Need("indices:data/read/search", "index")

ROUTES = (
    Route(("GET",), "/_cat/health", health, QUERY, need=Need("cluster:monitor/health")),
    Route(("GET",), "/_cat/nodes", nodes, QUERY | {"full_id"}, need=Need("cluster:monitor/nodes/info")),
    Route(("GET",), "/_cat/master", master, QUERY, need=Need("cluster:monitor/state")),
    Route(("GET",), "/_cat/aliases", aliases, QUERY, need=_ALIAS_NEED),
    Route(("GET",), "/_cat/aliases/{name}", aliases, QUERY, need=_ALIAS_NEED),
    Route(("GET",), "/_cat/count", count, QUERY, need=_COUNT_NEED),
    Route(("GET",), "/_cat/count/{index}", count, QUERY, need=_COUNT_NEED),
)
