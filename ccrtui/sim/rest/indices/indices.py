"""Creating, showing, deleting, closing and opening indices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ccrtui.sim.errors import refuse
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.indices import indices as model
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.model.indices.index_names import check_name
from ccrtui.sim.model.version import Version
from ccrtui.sim.rest.cluster import active_shards
from ccrtui.sim.rest.http import bodies
from ccrtui.sim.rest.http.exchange import Reply, Request
from ccrtui.sim.rest.http.nesting import as_asked, flattened
from ccrtui.sim.rest.http.routes import Need, Route
from ccrtui.sim.rest.http.shapes import as_mapping, mapping
from ccrtui.sim.rest.indices import names
from ccrtui.sim.rest.indices.index_settings import check_new

_GET = "indices:admin/get"
DESTRUCTIVE = "action.destructive_requires_name"


async def create(cluster: Cluster, request: Request) -> Reply:
    """Create an index."""
    name = request.params["index"]
    body = bodies.as_map(request.body) if request.body.strip() else {}
    unknown = next((key for key in body if key not in ("settings", "mappings", "aliases")), None)
    if unknown is not None:
        raise refuse(400, "parse_exception", f"unknown key [{unknown}] for create index")
    check_name(cluster, name)
    settings = prefixed(mapping(body, "settings"))
    check_new(settings)
    made = model.create(cluster, name, settings, mappings_of(body, request), alias_bodies(mapping(body, "aliases")))
    served = await active_shards.active(cluster, request, made)
    return Reply({"acknowledged": True, "shards_acknowledged": served, "index": name})


def prefixed(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Settings flat and with their `index.`, however they were written."""
    flat = flattened(settings)
    return {key if key.startswith("index.") else f"index.{key}": value for key, value in flat.items()}


def mappings_of(body: Mapping[str, Any], request: Request) -> Mapping[str, Any]:
    """The mappings of a body; with `include_type_name` they stand below the type's name."""
    mappings = mapping(body, "mappings")
    if request.flag("include_type_name") and len(mappings) == 1:
        mappings = as_mapping(next(iter(mappings.values())), "mappings")
    for name, field in mapping(mappings, "properties").items():
        as_mapping(field, name)
    return mappings


def alias_bodies(aliases: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Aliases by name, with what they are kept with."""
    return {name: alias_body(as_mapping(body, name)) for name, body in aliases.items()}


def alias_body(body: Mapping[str, Any]) -> dict[str, Any]:
    """What an alias is kept with: filter, routing, and whether it takes writes."""
    definition = {key: body[key] for key in ("filter", "is_write_index", "is_hidden") if key in body}
    both = body.get("routing")
    routing = {"index_routing": body.get("index_routing", both), "search_routing": body.get("search_routing", both)}
    return definition | {key: str(value) for key, value in routing.items() if value is not None}


def mappings_view(cluster: Cluster, index: Index, request: Request) -> dict[str, Any]:
    """The mappings as they are shown."""
    if request.flag("include_type_name") and not cluster.version.since(8):
        return {"_doc": index.mappings} if index.mappings else {}
    return index.mappings


async def get(cluster: Cluster, request: Request) -> Reply:
    """Show indices: aliases, mappings, settings."""
    indices = names.resolve(cluster, request, _GET)
    flat = request.flag("flat_settings")
    return Reply(
        {
            index.name: {
                "aliases": index.aliases,
                "mappings": mappings_view(cluster, index, request),
                "settings": as_asked(index.settings, flat),
            }
            for index in indices
        }
    )


async def delete(cluster: Cluster, request: Request) -> Reply:
    """Delete indices by their own names."""
    if "index" not in request.params:
        text = "Validation Failed: 1: index / indices is missing;"
        raise refuse(400, "action_request_validation_exception", text)
    _check_named(cluster, request)
    parts = request.params["index"].split(",")
    for part in parts:
        if part in cluster.indices or "*" in part or part == "_all":
            continue
        if not (request.flag("ignore_unavailable") and not cluster.is_alias(part)):
            model.delete(cluster, part)
    wild = ",".join(part for part in parts if part in cluster.indices or "*" in part or part == "_all")
    for index in names.resolve(cluster, request, "indices:admin/delete", wild, "open,closed") if wild else []:
        _check_deletable(cluster, index)
        model.delete(cluster, index.name)
    return Reply({"acknowledged": True})


def _check_named(cluster: Cluster, request: Request) -> None:
    """Raise 400 for a wildcard where indices must be named: unless said otherwise from 8.0 on (156)."""
    setting = cluster.setting(DESTRUCTIVE)
    strict = str(setting).lower() == "true" if setting is not None else cluster.version.since(8)
    if strict and any("*" in part or part == "_all" for part in request.params["index"].split(",")):
        raise refuse(400, "illegal_argument_exception", "Wildcard expressions or all indices are not allowed")


def _check_deletable(cluster: Cluster, index: Index) -> None:
    if str(index.settings.get("index.blocks.read_only", "false")) == "true":
        cluster.check_block(index, "metadata")


async def close(cluster: Cluster, request: Request) -> Reply:
    """Close indices; before 8.0 nothing is waited for unless asked. Those that are closed are not told of."""
    _check_named(cluster, request)
    active_shards.check(cluster, request)
    closing = [index for index in names.resolve(cluster, request, "indices:admin/close") if index.open]
    for index in closing:
        cluster.check_block(index, "metadata")
    model.check_closable(cluster, closing)
    for index in closing:
        model.close(cluster, index)
    default = None if cluster.version.since(8) else "0"
    served = [await active_shards.active(cluster, request, index, default) for index in closing]
    body: dict[str, Any] = {"acknowledged": True, "shards_acknowledged": bool(closing) and all(served)}
    return Reply(body | {"indices": {index.name: {"closed": True} for index in closing}})


async def reopen(cluster: Cluster, request: Request) -> Reply:
    """Open indices."""
    indices = names.resolve(cluster, request, "indices:admin/open", wildcards="closed")
    for index in indices:
        cluster.check_block(index, "metadata")
        model.reopen(cluster, index)
    served = [await active_shards.active(cluster, request, index) for index in indices]
    return Reply({"acknowledged": True, "shards_acknowledged": all(served)})


def _hasty(version: Version, query: Mapping[str, str]) -> str | None:
    """The warning of a close that does not say for what it waits, from 7.14 up to 8.0 (core-warnings 10)."""
    if not version.since(7, 14) or version.since(8) or "wait_for_active_shards" in query:
        return None
    return (
        "the default value for the ?wait_for_active_shards parameter will change from '0' to 'index-setting' in "
        "version 8; specify '?wait_for_active_shards=index-setting' to adopt the future default behaviour, or "
        "'?wait_for_active_shards=0' to preserve today's behaviour"
    )


_TIMES = frozenset({"timeout", "master_timeout"})
_WAIT = _TIMES | {"wait_for_active_shards"}
_SHOW = names.QUERY | {"flat_settings", "include_defaults", "include_type_name", "local", "master_timeout", "human"}

ROUTES = (
    Route(("PUT",), "/{index}", create, _WAIT | {"include_type_name"}, need=Need("indices:admin/create", "index")),
    Route(("GET", "HEAD"), "/{index}", get, _SHOW, need=Need(_GET, "index")),
    Route(("DELETE",), "/", delete, _TIMES | names.QUERY, need=Need("indices:admin/delete", "index")),
    Route(("DELETE",), "/{index}", delete, _TIMES | names.QUERY, need=Need("indices:admin/delete", "index")),
    Route(
        ("POST",),
        "/{index}/_close",
        close,
        _WAIT | names.QUERY,
        need=Need("indices:admin/close", "index"),
        warns=_hasty,
    ),
    Route(("POST",), "/{index}/_open", reopen, _WAIT | names.QUERY, need=Need("indices:admin/open", "index")),
)
