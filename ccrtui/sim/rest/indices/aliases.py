"""Aliases: shown, and changed by a list of actions or one at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any

from ccrtui.sim.errors import refuse
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.indices import indices as model
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.rest.http import bodies
from ccrtui.sim.rest.http.exchange import Reply, Request
from ccrtui.sim.rest.http.routes import Need, Route
from ccrtui.sim.rest.http.shapes import as_mapping, mappings, single
from ccrtui.sim.rest.indices import names
from ccrtui.sim.rest.indices.index_metadata import refuse_followers
from ccrtui.sim.rest.indices.indices import alias_body
from ccrtui.sim.security.gate import forbidden

_GET = "indices:admin/aliases/get"
_CHANGE = "indices:admin/aliases"
_SELF_REPLICATED = (
    "can't modify aliases on indices [{}]; aliases of following indices are self-replicated from their leader indices"
)


async def get(cluster: Cluster, request: Request) -> Reply:
    """Show aliases, all or those named; 404 for names that are not there."""
    indices = names.resolve(cluster, request, _GET, wildcards="open,closed,hidden")
    requested = request.params.get("name")
    if requested is None or requested == "_all":
        return Reply({index.name: {"aliases": index.aliases} for index in indices})
    parts = requested.split(",")
    aliases_of = {index.name: {"aliases": _matching(index, parts)} for index in indices if _matching(index, parts)}
    existing = {alias for index in indices for alias in index.aliases}
    missing = sorted(part for part in parts if "*" not in part and part not in existing)
    if not missing:
        return Reply(aliases_of)
    text = f"alias{'es' if len(missing) > 1 else ''} [{','.join(missing)}] missing"
    return Reply({"error": text, "status": 404, **aliases_of}, 404)


def _matching(index: Index, parts: list[str]) -> dict[str, Any]:
    return {alias: body for alias, body in index.aliases.items() if any(fnmatchcase(alias, part) for part in parts)}


async def change(cluster: Cluster, request: Request) -> Reply:
    """Do a list of actions, all or none."""
    body = bodies.required(request.body)
    actions = mappings(body, "actions")
    if not actions:
        raise refuse(400, "illegal_argument_exception", "No action specified")
    steps = [step for action in actions for step in _steps(cluster, request, action)]
    refuse_followers([index for _, index, _, _ in steps], _SELF_REPLICATED)
    for _, index, _, _ in steps:
        cluster.check_block(index, "metadata")
    _do(cluster, steps)
    return Reply({"acknowledged": True} | ({"errors": False} if cluster.version.since(8, 14) else {}))


Step = tuple[str, Index, str, dict[str, Any]]


def _steps(cluster: Cluster, request: Request, action: Mapping[str, Any]) -> list[Step]:
    kind, arguments = single(action, "actions")
    body = as_mapping(arguments, kind)
    if kind not in ("add", "remove", "remove_index"):
        raise refuse(400, "illegal_argument_exception", f"Unknown alias action [{kind}]")
    expressions = _listed(body, "index", "indices")
    if not expressions:
        raise refuse(400, "illegal_argument_exception", "One of [index] or [indices] is required")
    indices = names.resolve(cluster, request, _CHANGE, ",".join(expressions), "open,closed")
    for index in indices:
        _check(cluster, request, index)
    if kind == "remove_index":
        return [(kind, index, "", {}) for index in indices]
    aliases = _listed(body, "alias", "aliases")
    if not aliases:
        raise refuse(400, "illegal_argument_exception", "One of [alias] or [aliases] is required")
    return [(kind, index, alias, alias_body(body)) for index in indices for alias in _meant(kind, index, aliases)]


def _check(cluster: Cluster, request: Request, index: Index) -> None:
    if request.user is not None and not request.may(_CHANGE, index.name):
        raise forbidden(_CHANGE, request.user, request.roles, cluster.version, index.name)


def _listed(body: Mapping[str, Any], singular: str, plural: str) -> list[str]:
    value = body.get(plural, body.get(singular))
    return [] if value is None else [str(part) for part in value] if isinstance(value, list) else str(value).split(",")


def _meant(kind: str, index: Index, aliases: list[str]) -> list[str]:
    if kind == "add":
        return aliases
    existing = [alias for alias in index.aliases if any(fnmatchcase(alias, part) for part in aliases)]
    if not existing:
        raise refuse(
            404,
            "aliases_not_found_exception",
            f"aliases {_bracketed(aliases)} missing",
            None,
            **{"resource.type": "aliases", "resource.id": ",".join(aliases)},
        )
    return existing


def _bracketed(parts: list[str]) -> str:
    return f"[{', '.join(parts)}]"


def _do(cluster: Cluster, steps: Sequence[Step]) -> None:
    """Take all steps at once: an index's version moves by one, however many of them concern it."""
    after: dict[str, dict[str, dict[str, Any]]] = {}
    for kind, index, alias, definition in steps:
        if kind == "remove_index":
            model.delete(cluster, index.name)
            continue
        aliases = after.setdefault(index.name, dict(index.aliases))
        if kind == "remove":
            aliases.pop(alias, None)
        else:
            _check_name(cluster, index, alias)
            aliases[alias] = definition
    for name, aliases in after.items():
        changed = cluster.indices.get(name)
        if changed is not None and changed.aliases != aliases:
            changed.aliases = aliases
            changed.aliases_version += 1
    cluster.metadata_version += 1
    cluster.metadata_changed.fire()


def _check_name(cluster: Cluster, index: Index, alias: str) -> None:
    if alias in cluster.indices:
        text = f"Invalid alias name [{alias}], an index exists with the same name as the alias"
        raise refuse(400, "invalid_alias_name_exception", text, None, **index.named())


async def put_one(cluster: Cluster, request: Request) -> Reply:
    """Add one alias to the named indices."""
    body = {**bodies.optional(request.body), "index": request.params["index"], "alias": request.params["name"]}
    return await _single(cluster, request, "add", body)


async def remove_one(cluster: Cluster, request: Request) -> Reply:
    """Remove one alias from the named indices."""
    body = {"index": request.params["index"], "alias": request.params["name"]}
    return await _single(cluster, request, "remove", body)


async def _single(cluster: Cluster, request: Request, kind: str, body: dict[str, Any]) -> Reply:
    steps = _steps(cluster, request, {kind: body})
    refuse_followers([index for _, index, _, _ in steps], _SELF_REPLICATED)
    _do(cluster, steps)
    return Reply({"acknowledged": True})


_SHOW = names.QUERY | {"local", "master_timeout"}
_TIMES = frozenset({"timeout", "master_timeout"})

ROUTES = (
    Route(("GET", "HEAD"), "/_alias", get, _SHOW, need=Need(_GET, "index")),
    Route(("GET", "HEAD"), "/_alias/{name}", get, _SHOW, need=Need(_GET, "index")),
    Route(("GET", "HEAD"), "/{index}/_alias", get, _SHOW, need=Need(_GET, "index")),
    Route(("GET", "HEAD"), "/{index}/_alias/{name}", get, _SHOW, need=Need(_GET, "index")),
    Route(("POST",), "/_aliases", change, _TIMES),
    Route(("PUT", "POST"), "/{index}/_alias/{name}", put_one, _TIMES, need=Need(_CHANGE, "index")),
    Route(("DELETE",), "/{index}/_alias/{name}", remove_one, _TIMES, need=Need(_CHANGE, "index")),
)
