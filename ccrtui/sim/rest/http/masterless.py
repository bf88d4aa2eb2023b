"""What a node answers that has found no master since it started (recordings `asks-no-master`, `core-errors` 130-158).

It knows no index and no setting. What it can tell of itself it tells; reads of data are refused at once, everything
that needs a master after half a minute, single writes after a whole one.
"""

from __future__ import annotations

from typing import NoReturn

from ccrtui.sim.errors import ApiError, Cause, refuse
from ccrtui.sim.model.cluster import Cluster, no_such_index
from ccrtui.sim.model.indices import settings
from ccrtui.sim.model.indices.index_names import invalid_name
from ccrtui.sim.model.version import Version
from ccrtui.sim.rest.http.exchange import Reply, Request
from ccrtui.sim.rest.http.routes import Route

WRITE_S = 60.0
BULK_S = 120.0
_OWN = ("cluster:monitor/main", "cluster:monitor/nodes/", "cluster:monitor/remote/")
_BLOCKED = ("indices:monitor/stats", "indices:monitor/recovery", "indices:data/read/")
_WRITES = ("indices:data/write/",)
_UNKNOWN = "SERVICE_UNAVAILABLE/1/state not recovered / initialized"
_TEXT = f"blocked by: [{_UNKNOWN}];"
_NO_MASTER = "SERVICE_UNAVAILABLE/2/no master"


async def answer(cluster: Cluster, route: Route, request: Request) -> Reply | None:
    """The answer in place of the route's own; None where the node can answer by itself. Raises the refusals."""
    action, path, version = (route.need.action if route.need else ""), request.path.rstrip("/"), cluster.version
    if action.startswith(_OWN):
        return None
    if path.endswith("/_bulk"):
        await cluster.clock.sleep(WRITE_S if version.since(9) else BULK_S)
        raise _blocked(version, writing=True)
    if action.startswith(_WRITES):
        await cluster.clock.sleep(WRITE_S)
        raise _blocked(version, writing=True)
    if path.startswith("/_cat/"):
        await _no_master(cluster, request, blocked=version.since(8) and path.startswith("/_cat/indices"))
    if action.startswith(_BLOCKED) or (action == "cluster:monitor/ccr/follow_info" and version.since(7, 10)):
        raise _blocked(version)
    if action == "indices:admin/refresh" and "index" in request.params:
        raise no_such_index(request.params["index"])
    if path.endswith("/_alias") and version.since(8):
        await _aliases(cluster)
    if version.since(9):
        _check_unknown(request, path, action)
    if not (version.since(9) and request.method == "GET" and path == "/_cluster/settings"):
        await _no_master(cluster, request)
    return Reply({"persistent": {}, "transient": {}})


def _check_unknown(request: Request, path: str, action: str) -> None:
    """Raise what 9.x says at once of an index, as it knows none."""
    if action == "indices:admin/get" and path.startswith("/_") and "/" not in path[1:]:
        raise invalid_name(path[1:], "must not start with '_'.")
    if request.method == "GET" and path.endswith("/_settings") and "index" in request.params:
        raise no_such_index(request.params["index"])


async def _aliases(cluster: Cluster) -> NoReturn:
    if not cluster.version.since(9):
        raise _blocked(cluster.version)
    await cluster.clock.sleep(30.0)
    raise ApiError(429, _unblocked(), _blocked(cluster.version).cause)


def _unblocked() -> Cause:
    text = "timed out while waiting for cluster to unblock"
    return Cause("timeout_exception", text, {"timed_out": True}, Cause("cluster_block_exception", _TEXT))


async def _no_master(cluster: Cluster, request: Request, blocked: bool = False) -> NoReturn:
    await cluster.clock.sleep(settings.seconds(request.query.get("master_timeout", "30s"), "master_timeout"))
    if not blocked:
        raise refuse(503, "master_not_discovered_exception", None)
    unknown = Cause("master_not_discovered_exception", None)
    newer = (Cause("cluster_block_exception", _TEXT), _unblocked())
    since = newer if cluster.version.since(9) else (unknown, unknown)
    cause = Cause("cluster_block_exception", _TEXT, {}, None, since)
    raise ApiError(503, cause, cause)


def _blocked(version: Version, writing: bool = False) -> ApiError:
    both = (_NO_MASTER, _UNKNOWN) if version.since(9) else (_UNKNOWN, _NO_MASTER)
    text = ", ".join(both) if writing else _UNKNOWN
    return refuse(503, "cluster_block_exception", f"blocked by: [{text}];")
