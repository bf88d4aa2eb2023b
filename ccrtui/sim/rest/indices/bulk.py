"""Many documents at once: `_bulk`, refused as a whole only when it cannot be read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ccrtui.sim.errors import ApiError, Cause, refuse
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.indices import documents as model
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.model.version import Version
from ccrtui.sim.rest.cluster import active_shards
from ccrtui.sim.rest.http import envelope
from ccrtui.sim.rest.http.exchange import Reply, Request
from ccrtui.sim.rest.http.routes import Route
from ccrtui.sim.rest.indices import names
from ccrtui.sim.rest.indices.documents import made, target, typed, written_body
from ccrtui.sim.security.gate import forbidden

_KINDS = ("create", "delete", "index", "update")


@dataclass(frozen=True, slots=True)
class Action:
    """One action of a bulk: its kind, its line, and the document below it."""

    kind: str
    options: Mapping[str, Any]
    body: Mapping[str, Any]


async def bulk(cluster: Cluster, request: Request) -> Reply:
    """Do every action in order; what fails is told per item."""
    started = cluster.clock.monotonic()
    actions = list(_actions(cluster.version, request.body))
    await active_shards.for_writing(cluster, request, _written(cluster, request, actions))
    items = [_item(cluster, request, action) for action in actions]
    took = int((cluster.clock.monotonic() - started) * 1000)
    errors = any("error" in next(iter(item.values())) for item in items)
    return Reply({"took": took, "errors": errors, "items": items})


def _written(cluster: Cluster, request: Request, actions: Sequence[Action]) -> list[Index]:
    """The indices there are among those written to.

    Raises 400 for an alias without a write index, which from 7.10 on fails item by item (core-index-states 133).
    """
    named = {_name(request, action) for action in actions}
    indices = []
    for name in named:
        if name not in cluster.indices and not cluster.is_alias(name):
            continue
        try:
            indices.append(names.for_writing(cluster, name))
        except ApiError:
            if not cluster.version.since(7, 10):
                raise
    return indices


def _name(request: Request, action: Action) -> str:
    return str(action.options.get("_index", request.params.get("index", "")))


def _actions(version: Version, body: bytes) -> Iterator[Action]:
    if not body:
        raise refuse(400, "parse_exception", "request body is required")
    if not body.endswith(b"\n"):
        text = "The bulk request must be terminated by a newline [\\n]"
        raise refuse(400, "illegal_argument_exception", text)
    lines = iter(enumerate(body.split(b"\n")[:-1], 1))
    for number, line in lines:
        if not line.strip():
            continue
        kind, options = _head(version, number, line)
        document = {} if kind == "delete" else _document(next(lines, (number, b""))[1])
        yield Action(kind, options, document)


def _head(version: Version, number: int, line: bytes) -> tuple[str, Mapping[str, Any]]:
    try:
        value = json.loads(line)
        if value == {}:
            text = f"Malformed action/metadata line [{number}], expected FIELD_NAME but found [END_OBJECT]"
            raise refuse(400, "illegal_argument_exception", text)
        kind, options = next(iter(value.items()))
    except (ValueError, AttributeError, StopIteration) as fault:
        text = (
            f"Malformed action/metadata line [{number}], expected START_OBJECT or END_OBJECT but found [VALUE_STRING]"
        )
        raise refuse(400, "illegal_argument_exception", text) from fault
    if not isinstance(options, dict):
        text = f"Malformed action/metadata line [{number}], expected START_OBJECT but found [VALUE_NUMBER]"
        raise refuse(400, "illegal_argument_exception", text)
    if kind not in _KINDS:
        kinds = ", ".join(_KINDS)
        text = f"Malformed action/metadata line [{number}], expected one of [{kinds}] but found [{kind}]"
        raise refuse(400, "illegal_argument_exception", text)
    if "_type" in options and version.since(8):
        text = f"Action/metadata line [{number}] contains an unknown parameter [_type]"
        raise refuse(400, "illegal_argument_exception", text)
    if "_type" not in options and not version.since(7):
        raise refuse(400, "action_request_validation_exception", "Validation Failed: 1: type is missing;")
    return kind, options


def _document(line: bytes) -> Mapping[str, Any]:
    try:
        value = json.loads(line)
    except ValueError:
        return {_BROKEN: line.decode("utf-8", "replace")}
    return value if isinstance(value, dict) else {_BROKEN: str(value)}


_BROKEN = "\0"


def _item(cluster: Cluster, request: Request, action: Action) -> dict[str, Any]:
    name = _name(request, action)
    doc_id = action.options.get("_id")
    try:
        index = _allowed(cluster, request, action.kind, name)
        if _BROKEN in action.body:
            raise ApiError(400, Cause("mapper_parsing_exception", "failed to parse"))
        written = model.write(cluster, index, made(action.kind, _text(doc_id), action.body, action.options))
    except ApiError as error:
        failed = {"_index": name, **typed(cluster), "_id": _text(doc_id), "status": error.status}
        return {action.kind: {**failed, "error": envelope.exception(error.cause)}}
    body = written_body(cluster, index, written, request.query.get("refresh"))
    return {action.kind: {**body, "status": written.status}}


def _allowed(cluster: Cluster, request: Request, kind: str, name: str) -> Index:
    if not name:
        raise refuse(400, "action_request_validation_exception", "Validation Failed: 1: index is missing;")
    verb = "index" if kind == "create" else kind
    if request.user is not None and not request.may(f"indices:data/write/{verb}", name):
        raise forbidden("indices:data/write/bulk[s]", request.user, request.roles, cluster.version, name)
    return target(cluster, name, kind != "delete")


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


_QUERY = frozenset({"refresh", "timeout"})

ROUTES = (
    Route(("POST", "PUT"), "/_bulk", bulk, _QUERY),
    Route(("POST", "PUT"), "/{index}/_bulk", bulk, _QUERY),
)
