"""Settings and mappings of indices, and what a follower refuses to have changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from typing import Any

from ccrtui.sim.errors import refuse
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.model.indices.indices import normalized
from ccrtui.sim.model.indices.mapping import check_limit
from ccrtui.sim.rest.http import bodies
from ccrtui.sim.rest.http.exchange import Reply, Request
from ccrtui.sim.rest.http.nesting import as_asked
from ccrtui.sim.rest.http.routes import Need, Route
from ccrtui.sim.rest.indices import names
from ccrtui.sim.rest.indices.defaults.shown import defaults
from ccrtui.sim.rest.indices.index_settings import check_change
from ccrtui.sim.rest.indices.indices import mappings_view, prefixed
from ccrtui.sim.rest.indices.merging import merged

_SETTINGS = "indices:monitor/settings/get"
_MAPPINGS = "indices:admin/mappings/get"
_PUT_MAPPING = "indices:admin/mapping/put"
_PUT_SETTINGS = "indices:admin/settings/update"


async def settings(cluster: Cluster, request: Request) -> Reply:
    """Show settings, or those that are named; with `include_defaults` also what holds where nothing is set."""
    flat, named = request.flag("flat_settings"), request.params.get("name", "*").split(",")
    body: dict[str, Any] = {}
    for index in names.resolve(cluster, request, _SETTINGS, wildcards=_reach(request)):
        body[index.name] = {"settings": as_asked(_named(index.settings, named), flat)}
        if request.flag("include_defaults"):
            known = defaults(cluster.version, cluster.node.xpack, len(index.shards))
            unset = {key: value for key, value in known.items() if key not in index.settings}
            body[index.name]["defaults"] = as_asked(_named(unset, named), flat)
    return Reply(body)


def _reach(request: Request) -> str:
    """What wildcards reach: closed indices only where nothing at all is named (asks-named 199)."""
    return "open" if "index" in request.params else "open,closed"


def _named(settings: Mapping[str, Any], patterns: Iterable[str]) -> dict[str, Any]:
    globs = ["*" if pattern == "_all" else pattern for pattern in patterns]
    return {key: value for key, value in settings.items() if any(fnmatchcase(key, pattern) for pattern in globs)}


async def put_settings(cluster: Cluster, request: Request) -> Reply:
    """Change settings; null sets one back."""
    body = bodies.required(request.body, "request body is required")
    updates = prefixed(body["settings"] if isinstance(body.get("settings"), Mapping) else body)
    indices = names.resolve(cluster, request, _PUT_SETTINGS, wildcards="open,closed")
    unlocking = all(key.startswith("index.blocks.") for key in updates)
    for index in indices:
        check_change(index, updates)
        if not unlocking:
            cluster.check_block(index, "metadata")
    changes = {**dict.fromkeys(updates), **normalized(updates)}
    for index in indices:
        index.set_settings(_kept(index, changes, request))
    _tell(cluster)
    return Reply({"acknowledged": True})


def _kept(index: Index, changes: Mapping[str, Any], request: Request) -> Mapping[str, Any]:
    if not request.flag("preserve_existing"):
        return changes
    return {key: value for key, value in changes.items() if key not in index.settings}


async def mapping(cluster: Cluster, request: Request) -> Reply:
    """Show mappings."""
    indices = names.resolve(cluster, request, _MAPPINGS)
    return Reply({index.name: {"mappings": mappings_view(cluster, index, request)} for index in indices})


async def put_mapping(cluster: Cluster, request: Request) -> Reply:
    """Extend mappings; a field's type cannot change."""
    body = bodies.required(request.body)
    indices = names.resolve(cluster, request, _PUT_MAPPING)
    refuse_followers(
        indices,
        "can't put mapping to the following indices [{}]; the mapping of the following indices are self-replicated "
        "from its leader indices",
    )
    extended = [(index, merged(cluster, index.mappings, body)) for index in indices]
    for index, mappings in extended:
        cluster.check_block(index, "metadata")
        check_limit(cluster.version, index, mappings)
        index.set_mappings(mappings)
    _tell(cluster)
    return Reply({"acknowledged": True})


def refuse_followers(indices: Iterable[Index], text: str) -> None:
    """Raise 403 when some of the indices are followers; the text has a place for their names (recorded)."""
    followers = [index.name for index in indices if index.following]
    if followers:
        raise refuse(403, "status_exception", text.format(", ".join(followers)))


def _tell(cluster: Cluster) -> None:
    """Let everyone who waits for it know that metadata changed."""
    cluster.metadata_version += 1
    cluster.metadata_changed.fire()


_TIMES = frozenset({"timeout", "master_timeout"})
_SHOW = names.QUERY | {"flat_settings", "include_defaults", "local", "master_timeout"}
_CHANGE = names.QUERY | _TIMES | {"flat_settings", "preserve_existing"}
_MAP = names.QUERY | _TIMES | {"include_type_name", "local"}

ROUTES = (
    Route(("GET",), "/_settings", settings, _SHOW, need=Need(_SETTINGS, "index")),
    Route(("GET",), "/{index}/_settings", settings, _SHOW, need=Need(_SETTINGS, "index")),
    Route(("GET",), "/{index}/_settings/{name}", settings, _SHOW, need=Need(_SETTINGS, "index")),
    Route(("PUT",), "/_settings", put_settings, _CHANGE, need=Need(_PUT_SETTINGS, "index")),
    Route(("PUT",), "/{index}/_settings", put_settings, _CHANGE, need=Need(_PUT_SETTINGS, "index")),
    Route(("GET",), "/_mapping", mapping, _MAP, need=Need(_MAPPINGS, "index")),
    Route(("GET",), "/{index}/_mapping", mapping, _MAP, need=Need(_MAPPINGS, "index")),
    Route(("PUT", "POST"), "/{index}/_mapping", put_mapping, _MAP, need=Need(_PUT_MAPPING, "index")),
)
