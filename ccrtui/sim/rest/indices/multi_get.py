"""Many documents in one request: `_mget`, whose items fail one by one (verify-reads 33, 34)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ccrtui.sim.errors import ApiError, refuse
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.rest.http import bodies, envelope
from ccrtui.sim.rest.http.exchange import Reply, Request
from ccrtui.sim.rest.http.routes import Route
from ccrtui.sim.rest.http.shapes import as_mapping
from ccrtui.sim.rest.indices import documents, names
from ccrtui.sim.security.gate import forbidden

ACTION = "indices:data/read/get"


async def multi_get(cluster: Cluster, request: Request) -> Reply:
    """Read every document; what is refused is told per item."""
    body = bodies.required(request.body, "request body or source parameter is required")
    items = [as_mapping(entry, "docs") for entry in body.get("docs", ())]
    items += [{"_id": doc_id} for doc_id in body.get("ids", ())]
    if not items:
        raise refuse(400, "action_request_validation_exception", "Validation Failed: 1: no documents to get;")
    return Reply({"docs": [_item(cluster, request, item) for item in items]})


def _item(cluster: Cluster, request: Request, item: Mapping[str, Any]) -> dict[str, Any]:
    name = str(item.get("_index", request.params.get("index", "")))
    doc_id = str(item.get("_id"))
    with_source = str(item.get("_source", request.query.get("_source", "true"))).lower() != "false"
    routing = item.get("routing")
    try:
        if not request.may(ACTION, name):
            raise forbidden(ACTION, request.user or "", request.roles, cluster.version, name)
        index = names.single(cluster, name)
        return documents.read(cluster, index, doc_id, None if routing is None else str(routing), with_source)
    except ApiError as error:
        typed = {} if cluster.version.since(8) else {"_type": None}
        return {"_index": name, **typed, "_id": doc_id, "error": envelope.render(error)["error"]}


_QUERY = frozenset({"_source", "preference", "realtime", "refresh", "routing", "stored_fields"})

ROUTES = (
    Route(("GET", "POST"), "/_mget", multi_get, _QUERY),
    Route(("GET", "POST"), "/{index}/_mget", multi_get, _QUERY),
)
