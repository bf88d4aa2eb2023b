"""`_resolve/index` (from 7.9) and `_resolve/cluster` (from 8.13): what a name is, here or behind an alias."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import Any

from ccrtui.sim.errors import ApiError
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.rest.http.exchange import Reply, Request
from ccrtui.sim.rest.http.routes import Need, Route
from ccrtui.sim.rest.indices import names
from ccrtui.sim.rest.search.remote_search import HERE, by_cluster

ACTION = "indices:admin/resolve/index"


async def index(cluster: Cluster, request: Request) -> Reply:
    """Tell indices, aliases and data streams that match; `alias:pattern` asks the other cluster.

    One that cannot be reached, or refuses, has nothing (core-remote 91).
    """
    body: dict[str, list[dict[str, Any]]] = {"indices": [], "aliases": [], "data_streams": []}
    for alias, patterns in by_cluster(cluster, request.params["name"]).items():
        for pattern in patterns.split(","):
            if alias == HERE:
                _add(body, _matching(cluster, request, pattern), "")
                continue

            async def on_remote(leader: Cluster, remote_pattern: str = pattern) -> dict[str, list[dict[str, Any]]]:
                return _matching(leader, _as_there(leader, request), remote_pattern)

            try:
                _add(body, await cluster.remotes.get(alias).request(ACTION, on_remote), f"{alias}:")
            except ApiError:
                continue
    return Reply(body)


def _as_there(leader: Cluster, request: Request) -> Request:
    def may(action: str, name: str) -> bool:
        return leader.remote_check(request.roles, action, name)

    return Request(request.method, request.path, request.query, request.params, b"", request.user, request.roles, may)


def _add(body: dict[str, list[dict[str, Any]]], additions: dict[str, list[dict[str, Any]]], prefix: str) -> None:
    for kind, entries in additions.items():
        body[kind] += [{**entry, "name": prefix + entry["name"]} for entry in entries]


def _matching(cluster: Cluster, request: Request, pattern: str) -> dict[str, list[dict[str, Any]]]:
    wild = "*" in pattern or pattern == "_all"
    match = "*" if pattern == "_all" else pattern
    if not wild:
        cluster.behind(pattern)
    reach = request.query.get("expand_wildcards", "open")
    visible = [
        index
        for index in cluster.indices.values()
        if request.may(ACTION, index.name) and (not wild or names.reached(index, reach, match))
    ]
    indices = [
        _index(cluster, index)
        for index in sorted(visible, key=lambda index: index.name)
        if fnmatchcase(index.name, match)
    ]
    alias_names = sorted({alias for index in visible for alias in index.aliases if fnmatchcase(alias, match)})
    aliases = [
        {"name": alias, "indices": sorted(i.name for i in visible if alias in i.aliases)} for alias in alias_names
    ]
    return {"indices": indices, "aliases": aliases, "data_streams": []}


def _index(cluster: Cluster, index: Index) -> dict[str, Any]:
    body: dict[str, Any] = {"name": index.name}
    if index.aliases:
        body["aliases"] = sorted(index.aliases)
    body["attributes"] = ["open" if index.open else "closed", *(["hidden"] if index.hidden else [])]
    return body | ({"mode": "standard"} if cluster.version.since(9) else {})


async def clusters(cluster: Cluster, request: Request) -> Reply:
    """Tell of each cluster that an expression names whether it can be reached, and its version; this dials and waits.

    Without an expression all aliases are meant, and nothing is said of indices (core-remote 42 to 46).
    """
    expression = request.params.get("name")
    body: dict[str, Any] = {}
    if expression is None:
        for alias in cluster.remotes.matching("*"):
            body[alias] = await _reached(cluster, request, alias, None)
        return Reply(body)
    for alias, pattern in by_cluster(cluster, expression).items():
        if alias == HERE:
            body[HERE] = {"connected": True, "skip_unavailable": False, **_matching_indices(cluster, request, pattern)}
        else:
            body[alias] = await _reached(cluster, request, alias, pattern)
    return Reply(body)


async def _reached(cluster: Cluster, request: Request, alias: str, pattern: str | None) -> dict[str, Any]:
    """A cluster behind an alias; one that cannot be reached comes without a cause."""
    remote = cluster.remotes.get(alias)

    async def on_remote(leader: Cluster) -> dict[str, Any]:
        return _matching_indices(leader, _as_there(leader, request), pattern)

    skip = {"skip_unavailable": remote.config.skip_unavailable}
    try:
        answer = await remote.request(ACTION, on_remote)
    except ApiError:
        return {"connected": False, **skip}
    return {"connected": True, **skip, **answer}


def _matching_indices(cluster: Cluster, request: Request, pattern: str | None) -> dict[str, Any]:
    """What a cluster tells of itself: whether it has such indices and which version it is, or that a name is not there.

    One that cannot be asked so yet tells no version (recorded of 7.17.28).
    """
    body: dict[str, Any] = {}
    if pattern is not None:
        try:
            index_names = [name for part in pattern.split(",") for name in _names_matching(cluster, request, part)]
        except ApiError as error:
            return {"error": error.cause.reason}
        body["matching_indices"] = bool(index_names)
    if cluster.version.since(*CLUSTERS_SINCE):
        version = cluster.version
        body["version"] = {
            "number": str(version),
            "build_flavor": "default",
            "minimum_wire_compatibility_version": version.wire,
            "minimum_index_compatibility_version": version.oldest_index,
        }
    return body


def _names_matching(cluster: Cluster, request: Request, pattern: str) -> list[str]:
    if "*" in pattern or pattern == "_all":
        return [name for entries in _matching(cluster, request, pattern).values() for name in map(_name, entries)]
    return [index.name for index in cluster.behind(pattern) if request.may(ACTION, index.name)]


def _name(entry: dict[str, Any]) -> str:
    return str(entry["name"])


CLUSTERS_SINCE = (8, 13)
_TIMEOUT = frozenset({"timeout"})
_NAMES = Need(ACTION, "name")

ROUTES = (
    Route(("GET",), "/_resolve/index/{name}", index, names.QUERY, since=(7, 9), need=_NAMES),
    Route(("GET",), "/_resolve/cluster", clusters, _TIMEOUT, since=(8, 18), need=Need(ACTION)),
    Route(("GET",), "/_resolve/cluster/{name}", clusters, names.QUERY | _TIMEOUT, since=CLUSTERS_SINCE, need=_NAMES),
)
