"""`_resolve/index` (from 7.9) and `_resolve/cluster` (from 8.13): what a name is, here or behind an alias."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import Any

from ccrtui.sim.errors import ApiError
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.index import Index
from ccrtui.sim.rest import names
from ccrtui.sim.rest.exchange import Reply, Request
from ccrtui.sim.rest.routes import Need, Route

ACTION = "indices:admin/resolve/index"


async def index(cluster: Cluster, request: Request) -> Reply:
    """Tell indices, aliases and data streams that match; `alias:pattern` asks the other cluster."""
    body: dict[str, list[dict[str, Any]]] = {"indices": [], "aliases": [], "data_streams": []}
    for part in request.params["name"].split(","):
        alias, colon, pattern = part.partition(":")
        if not colon:
            _add(body, _matching(cluster, request, part), "")
            continue

        async def there(leader: Cluster, wanted: str = pattern) -> dict[str, list[dict[str, Any]]]:
            return _matching(leader, _as_there(leader, request), wanted)

        _add(body, await cluster.remotes.get(alias).request(ACTION, there), f"{alias}:")
    return Reply(body)


def _as_there(leader: Cluster, request: Request) -> Request:
    def may(action: str, name: str) -> bool:
        return leader.remote_check(request.roles, action, name)

    return Request(request.method, request.path, request.query, request.params, b"", request.user, request.roles, may)


def _add(body: dict[str, list[dict[str, Any]]], found: dict[str, list[dict[str, Any]]], prefix: str) -> None:
    for kind, entries in found.items():
        body[kind] += [{**entry, "name": prefix + entry["name"]} for entry in entries]


def _matching(cluster: Cluster, request: Request, pattern: str) -> dict[str, list[dict[str, Any]]]:
    wild = "*" in pattern or pattern == "_all"
    match = "*" if pattern == "_all" else pattern
    if not wild:
        cluster.behind(pattern)
    reach = request.query.get("expand_wildcards", "open").split(",")
    seen = [
        one
        for one in cluster.indices.values()
        if request.may(ACTION, one.name) and (not wild or one.open or {"closed", "all"} & set(reach))
    ]
    indices = [_index(one) for one in sorted(seen, key=lambda one: one.name) if fnmatchcase(one.name, match)]
    held = sorted({alias for one in seen for alias in one.aliases if fnmatchcase(alias, match)})
    aliases = [{"name": alias, "indices": sorted(i.name for i in seen if alias in i.aliases)} for alias in held]
    return {"indices": indices, "aliases": aliases, "data_streams": []}


def _index(index: Index) -> dict[str, Any]:
    body: dict[str, Any] = {"name": index.name}
    if index.aliases:
        body["aliases"] = sorted(index.aliases)
    return body | {"attributes": ["open" if index.open else "closed"]}


async def clusters(cluster: Cluster, request: Request) -> Reply:
    """Tell of each alias whether it can be reached, and its version; this dials anew where it must."""
    body: dict[str, Any] = {}
    for part in request.params["name"].split(","):
        alias, colon, pattern = part.partition(":")
        if colon:
            body[alias] = await _reached(cluster, request, alias, pattern)
    return Reply(body)


async def _reached(cluster: Cluster, request: Request, alias: str, pattern: str) -> dict[str, Any]:
    remote = cluster.remotes.get(alias)

    async def there(leader: Cluster) -> dict[str, Any]:
        seen = _as_there(leader, request)
        matching = any(fnmatchcase(name, pattern) and seen.may(ACTION, name) for name in leader.indices)
        version = {"number": str(leader.version), "build_flavor": "default"}
        return {"matching_indices": matching, "version": version}

    try:
        answer = await remote.request(ACTION, there)
    except ApiError as error:
        failed = {"connected": False, "skip_unavailable": remote.config.skip_unavailable}
        return {**failed, "error": error.cause.reason}
    return {"connected": True, "skip_unavailable": remote.config.skip_unavailable, **answer}


_NAMES = Need(ACTION, "name")

ROUTES = (
    Route(("GET",), "/_resolve/index/{name}", index, names.QUERY, since=(7, 9), need=_NAMES),
    Route(("GET",), "/_resolve/cluster/{name}", clusters, names.QUERY, since=(8, 13), need=_NAMES),
)
