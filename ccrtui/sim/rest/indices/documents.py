"""One document at a time: index, create, update, get, delete."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ccrtui.sim.errors import ApiError, refuse
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.indices import documents as model
from ccrtui.sim.model.indices import indices
from ccrtui.sim.model.indices.documents import Write, Written
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.rest.cluster import active_shards
from ccrtui.sim.rest.http import bodies
from ccrtui.sim.rest.http.exchange import Reply, Request
from ccrtui.sim.rest.http.routes import Need, Route
from ccrtui.sim.rest.http.shapes import mapping
from ccrtui.sim.rest.indices import names


def typed(cluster: Cluster) -> dict[str, str]:
    """The `_type` that answers carried before 8.0."""
    return {} if cluster.version.since(8) else {"_type": "_doc"}


def target(cluster: Cluster, name: str, create: bool = True) -> Index:
    """The index that a write goes to; it is created when it is not there, unless that is not wanted."""
    if create and name not in cluster.indices and not cluster.is_alias(name):
        return indices.create(cluster, name)
    return names.for_writing(cluster, name, "index_expression")


def written_body(cluster: Cluster, index: Index, written: Written, refresh: str | None) -> dict[str, Any]:
    """The answer to a write; `refresh` as it was asked for, None or `false` for not at all."""
    body: dict[str, Any] = {"_index": written.index, **typed(cluster), "_id": written.id, "_version": written.version}
    body["result"] = written.result
    if refresh in ("", "true", "wait_for"):
        if refresh == "wait_for" or written.result != "noop":
            cluster.refresh(index)
        if refresh != "wait_for":
            body["forced_refresh"] = True
    copies = 0 if written.result == "noop" else 1
    body["_shards"] = {"total": (1 + index.replicas) * copies, "successful": copies, "failed": 0}
    return body | {"_seq_no": written.seq_no, "_primary_term": written.term}


async def put(cluster: Cluster, request: Request) -> Reply:
    """Index or create a document."""
    creating = "/_create/" in request.path or request.query.get("op_type") == "create"
    body = bodies.required(request.body, "request body is required")
    return await _written(cluster, request, "create" if creating else "index", request.params.get("id"), body)


async def update(cluster: Cluster, request: Request) -> Reply:
    """Merge a partial document into one that is there, or insert."""
    body = bodies.required(request.body, "request body is required")
    check_update(body)
    return await _written(cluster, request, "update", request.params["id"], body)


def check_update(body: Mapping[str, Any]) -> None:
    """Raise 400 for an update without a document, or with one by script, which is not modelled."""
    if "script" in body:
        raise refuse(400, "illegal_argument_exception", "cannot execute [inline] scripts")
    mapping(body, "doc")
    if "doc" not in body:
        text = "Validation Failed: 1: script or doc is missing;"
        raise refuse(400, "action_request_validation_exception", text)


async def delete(cluster: Cluster, request: Request) -> Reply:
    """Delete a document."""
    return await _written(cluster, request, "delete", request.params["id"], {})


async def _written(cluster: Cluster, request: Request, kind: str, doc_id: str | None, body: Mapping[str, Any]) -> Reply:
    index = target(cluster, request.params["index"], kind != "delete")
    await active_shards.for_writing(cluster, request, [index])
    await active_shards.require_copies(cluster, request, index)
    written = model.write(cluster, index, made(kind, doc_id, body, request.query))
    reply_body = written_body(cluster, index, written, request.query.get("refresh"))
    routing = f"?routing={request.query['routing']}" if "routing" in request.query else ""
    headers = {"Location": f"/{written.index}/_doc/{written.id}{routing}"} if written.result == "created" else {}
    return Reply(reply_body, written.status, headers)


def made(kind: str, doc_id: str | None, body: Mapping[str, Any], options: Mapping[str, Any]) -> Write:
    """A write from its body and its options, which a bulk has in the action line."""
    seq_no, term = options.get("if_seq_no"), options.get("if_primary_term")
    routing = options.get("routing")
    external = options.get("version") if options.get("version_type") in ("external", "external_gt") else None
    return Write(
        kind,
        doc_id,
        body.get("doc") if kind == "update" else body,
        None if routing is None else str(routing),
        None if seq_no is None else int(seq_no),
        None if term is None else int(term),
        bool(kind == "update" and body.get("doc_as_upsert")),
        body.get("upsert") if kind == "update" else None,
        None if external is None else int(external),
    )


async def get(cluster: Cluster, request: Request) -> Reply:
    """Read a document."""
    index = names.single(cluster, request.params["index"])
    if request.flag("refresh"):
        cluster.refresh(index)
    with_source = request.query.get("_source") != "false"
    body = read(cluster, index, request.params["id"], request.query.get("routing"), with_source)
    return Reply(body, 200 if body["found"] else 404)


def read(cluster: Cluster, index: Index, doc_id: str, routing: str | None, with_source: bool) -> dict[str, Any]:
    """A document as it is answered, found or not. Raises 400 on a closed index, 503 without primary."""
    body: dict[str, Any] = {"_index": index.name, **typed(cluster), "_id": doc_id}
    document = model.get(index, doc_id, routing)
    if document is None:
        return body | {"found": False}
    body |= {"_version": document.version, "_seq_no": document.seq_no, "_primary_term": document.term}
    routed = {"_routing": document.routing} if document.routing is not None and with_source else {}
    body |= {**routed, "found": True}
    return body | {"_source": document.source} if with_source else body


async def source(cluster: Cluster, request: Request) -> Reply:
    """Read just the source of a document."""
    reply = await get(cluster, request)
    if reply.status == 404:
        path = f"[{request.params['index']}]/[_doc]/[{request.params['id']}]"
        raise _missing(path)
    return Reply(reply.body["_source"])


def _missing(path: str) -> ApiError:
    return refuse(404, "resource_not_found_exception", f"Document not found {path}")


_WRITE = frozenset(
    {"refresh", "routing", "if_seq_no", "if_primary_term", "op_type", "timeout", "wait_for_active_shards"}
) | {"version", "version_type"}
_READ = frozenset({"refresh", "routing", "realtime", "preference", "_source"})
_INDEX = Need("indices:data/write/index", "index")
_GET = Need("indices:data/read/get", "index")

ROUTES = (
    Route(("POST",), "/{index}/_doc", put, _WRITE, need=_INDEX),
    Route(("PUT", "POST"), "/{index}/_doc/{id}", put, _WRITE, need=_INDEX),
    Route(("PUT", "POST"), "/{index}/_create/{id}", put, _WRITE, need=_INDEX),
    Route(("POST",), "/{index}/_update/{id}", update, _WRITE, need=Need("indices:data/write/update", "index")),
    Route(("GET", "HEAD"), "/{index}/_doc/{id}", get, _READ, need=_GET),
    Route(("GET", "HEAD"), "/{index}/_source/{id}", source, _READ, need=_GET),
    Route(("DELETE",), "/{index}/_doc/{id}", delete, _WRITE, need=Need("indices:data/write/delete", "index")),
)
