"""Many searches in one request: `_msearch`, whose items fail one by one (verify-reads 38, core-counts 93)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from ccrtui.sim.errors import ApiError, refuse
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.rest.http import bodies, envelope
from ccrtui.sim.rest.http.exchange import Reply, Request
from ccrtui.sim.rest.http.routes import Route
from ccrtui.sim.rest.indices.names import EVERY
from ccrtui.sim.rest.search.search_api import ACTION, search
from ccrtui.sim.security.gate import forbidden

_OPTIONS = frozenset(
    {"preference", "ignore_unavailable", "allow_no_indices", "expand_wildcards", "search_type", "request_cache"}
)


async def multi_search(cluster: Cluster, request: Request) -> Reply:
    """Do every search in order; what is refused is told per item."""
    started = cluster.clock.monotonic()
    responses = [await _item(cluster, request, header, body) for header, body in _searches(request)]
    return Reply({"took": int((cluster.clock.monotonic() - started) * 1000), "responses": responses})


def _searches(request: Request) -> Iterator[tuple[Mapping[str, Any], bytes]]:
    if request.body and not request.body.endswith(b"\n"):
        text = "The msearch request must be terminated by a newline [\\n]"
        raise refuse(400, "illegal_argument_exception", text)
    lines = request.body.split(b"\n")[:-1]
    if not any(line.strip() for line in lines):
        text = "Validation Failed: 1: no requests added;"
        raise refuse(400, "action_request_validation_exception", text)
    for header, body in zip(lines[::2], lines[1::2], strict=False):
        yield bodies.optional(header), body


async def _item(cluster: Cluster, request: Request, header: Mapping[str, Any], body: bytes) -> dict[str, Any]:
    indices = header.get("index", request.params.get("index", "_all"))
    expression = ",".join(indices) if isinstance(indices, list) else str(indices)
    options = {key: _text(value) for key, value in header.items() if key in _OPTIONS}
    inner = Request(
        "POST",
        f"/{expression}/_search",
        {**_passed_on(request.query), **options},
        {"index": expression},
        body,
        request.user,
        request.roles,
        request.may,
    )
    try:
        _authorise(cluster, inner, expression)
        reply = await search(cluster, inner)
    except ApiError as error:
        return envelope.render(error)
    return {**reply.body, "status": reply.status}


def _authorise(cluster: Cluster, request: Request, expression: str) -> None:
    for name in expression.split(","):
        if ":" not in name and "*" not in name and name not in EVERY and not request.may(ACTION, name):
            raise forbidden(ACTION, request.user or "", request.roles, cluster.version, name)


def _passed_on(query: Mapping[str, str]) -> dict[str, str]:
    return {key: value for key, value in query.items() if key in ("rest_total_hits_as_int", "ccs_minimize_roundtrips")}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


_QUERY = frozenset(
    {"max_concurrent_searches", "max_concurrent_shard_requests", "rest_total_hits_as_int", "ccs_minimize_roundtrips"}
) | {"search_type", "typed_keys"}

ROUTES = (
    Route(("GET", "POST"), "/_msearch", multi_search, _QUERY),
    Route(("GET", "POST"), "/{index}/_msearch", multi_search, _QUERY),
)
