"""Documents with a type in their path, up to 7.x: what answers a path that is nobody else's (core-errors 6 to 62).

`GET /_ccr/stats` of a server without x-pack is 405 up to 8.x because `POST /{index}/{type}` exists, and
`PUT /copy/_ccr/follow` up to 7.x is "index a document": refused, but its index has been made by then.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NoReturn

from ccrtui.sim.errors import refuse
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.indices import indices
from ccrtui.sim.model.version import Version
from ccrtui.sim.rest.http import bodies
from ccrtui.sim.rest.http.exchange import Reply, Request
from ccrtui.sim.rest.http.routes import Need, Route
from ccrtui.sim.rest.indices import documents, names

_ANY = "_doc"
_WRITING = (
    "[types removal] Specifying types in document index requests is deprecated, use the typeless endpoints instead "
    "(/{index}/_doc/{id}, /{index}/_doc, or /{index}/_create/{id})."
)
_READING = (
    "[types removal] Specifying types in document get requests is deprecated, "
    "use the /{index}/_doc/{id} endpoint instead."
)


async def write(cluster: Cluster, request: Request) -> Reply:
    """Index a document, unless its type has a name that none may have."""
    bodies.required(request.body, "request body is required")
    name, kind = request.params["index"], request.params["type"]
    if name not in cluster.indices and not cluster.is_alias(name):
        indices.create(cluster, name)
    if kind.startswith("_"):
        raise _reserved(cluster.version, kind)
    return await documents.put(cluster, request)


async def read(cluster: Cluster, request: Request) -> Reply:
    """Read a document; none has another type than the one there is."""
    if request.params["index"] == "_all":
        raise _none()
    index = names.single(cluster, request.params["index"])
    body = {"_index": index.name, "_type": request.params["type"], "_id": request.params["id"], "found": False}
    return Reply(body, 404)


async def delete(cluster: Cluster, request: Request) -> NoReturn:
    """Delete a document; none has another type than the one there is."""
    names.single(cluster, request.params["index"])
    raise _reserved(cluster.version, request.params["type"])


def _none() -> Exception:
    reason = "no such index [_all] and no indices exist"
    resource = {"resource.type": "index_expression", "resource.id": "_all", "index_uuid": "_na_", "index": "_all"}
    return refuse(404, "index_not_found_exception", reason, None, **resource)


def _reserved(version: Version, kind: str) -> Exception:
    reason = f"mapping type name [{kind}] can't start with '_' unless it is called [{_ANY}]"
    if not version.since(7, 7):
        reason = f"Document mapping type name can't start with '_', found: [{kind}]"
    return refuse(400, "invalid_type_name_exception", reason)


def _writing(_version: Version, _query: Mapping[str, str]) -> str:
    return _WRITING


def _reading(_version: Version, _query: Mapping[str, str]) -> str:
    return _READING


_INDEX = Need("indices:data/write/index", "index")
_BODY = frozenset({"refresh", "routing", "op_type", "timeout", "wait_for_active_shards"})

_READ = Need("indices:data/read/get", "index")
_ONE = "/{index}/{type}/{id}"

ROUTES = (
    Route(("POST",), "/{index}/{type}", write, _BODY, until=(8, 0), need=_INDEX, warns=_writing),
    Route(("POST",), "/{index}/{type}", write, since=(8, 0), until=(9, 0), named_only=True),
    Route(("PUT", "POST"), _ONE, write, _BODY, until=(8, 0), need=_INDEX, warns=_writing),
    Route(("GET", "HEAD"), _ONE, read, _BODY, until=(8, 0), need=_READ, warns=_reading),
    Route(("DELETE",), _ONE, delete, _BODY, until=(8, 0), need=_INDEX, warns=_writing),
)
