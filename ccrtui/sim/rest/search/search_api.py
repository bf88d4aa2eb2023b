"""Counting and searching: here, and through `alias:index` on a remote cluster."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.rest.http import bodies
from ccrtui.sim.rest.http.exchange import Reply, Request
from ccrtui.sim.rest.http.routes import Need, Route
from ccrtui.sim.rest.indices import names
from ccrtui.sim.rest.search import fielddata, hits, remote_search
from ccrtui.sim.rest.search.aggregations import Hit, aggregated
from ccrtui.sim.rest.search.local import search_local
from ccrtui.sim.rest.search.preference import preferred_shards
from ccrtui.sim.rest.search.queries import from_request
from ccrtui.sim.rest.search.remote_search import HERE, Part
from ccrtui.sim.rest.search.search_query import UNCOUNTED, SearchQuery, check_keys, search_query
from ccrtui.sim.rest.search.shard_results import NOTHING, ShardResults
from ccrtui.sim.security.gate import forbidden

ACTION = "indices:data/read/search"


async def count(cluster: Cluster, request: Request) -> Reply:
    """Count the documents that match."""
    body = bodies.optional(request.body)
    check_keys(body, ("query",), "request does not support")
    test = from_request(request.query.get("q"), body, request.body, cluster.version)
    results = _merged(await _search_all(cluster, request, request.params.get("index", "_all")))
    total = sum(test(doc) for _, doc in results.hits)
    return Reply({"count": total, "_shards": results.shards()})


async def search(cluster: Cluster, request: Request) -> Reply:
    """Search: hits, totals, a few aggregations."""
    started = cluster.clock.monotonic()
    query = search_query(cluster, request)
    parts = await _search_all(cluster, request, request.params.get("index", "_all"), query.fields, query.sort)
    results = _merged(parts)
    matching = [hit for hit in results.hits if query.test(hit[1])]
    body: dict[str, Any] = {"took": int((cluster.clock.monotonic() - started) * 1000), "timed_out": False}
    minimized = request.query.get("ccs_minimize_roundtrips") != "false"
    if minimized and (reductions := remote_search.reductions(parts)) != 1:
        body["num_reduce_phases"] = reductions
    body["_shards"] = results.shards()
    clusters = remote_search.clusters(cluster.version, parts)
    if clusters is not None:
        body["_clusters"] = clusters
    answering = [part.results for part in parts if part.skipped is None] if minimized else [results]
    body["hits"] = _hits(cluster, request, query, matching, not all(part_results.total for part_results in answering))
    if query.aggregations and answering:
        body["aggregations"] = aggregated(query.aggregations, matching)
    return Reply(body)


async def _search_all(
    cluster: Cluster,
    request: Request,
    expression: str,
    fields: Sequence[str] = (),
    sort: Sequence[hits.SortKey] = (),
) -> list[Part]:
    """What each cluster has, one after the other. Raises what one of them refuses, unless it may be skipped."""
    parts: list[Part] = []
    for alias, part_expression in remote_search.by_cluster(cluster, expression).items():
        if alias == HERE:
            started = cluster.clock.monotonic()
            indices = names.resolve(cluster, request, ACTION, part_expression)
            results = search_local(cluster, indices, preferred_shards(request.query.get("preference")), fields, sort)
            parts.append(Part(HERE, part_expression, results, int((cluster.clock.monotonic() - started) * 1000)))
        else:
            parts.append(
                await remote_search.ask(
                    cluster, alias, part_expression, _on_remote(request, part_expression, fields, sort)
                )
            )
    return parts or [Part(HERE, expression, NOTHING)]


def _merged(parts: Sequence[Part]) -> ShardResults:
    results = NOTHING
    for part in parts:
        results = results.merged_with(part.results)
    return results


def _on_remote(
    request: Request, expression: str, fields: Sequence[str], sort: Sequence[hits.SortKey]
) -> Callable[[Cluster, str], ShardResults]:
    """What the other cluster does: resolve the expression with the caller's role names there, and search."""

    def work(leader: Cluster, alias: str) -> ShardResults:
        def may(action: str, index: str) -> bool:
            return leader.remote_check(request.roles, action, index)

        for part in expression.split(","):
            if "*" not in part and not may(ACTION, part):
                raise forbidden(ACTION, request.user or "", request.roles, leader.version, part)
        if "*" in expression and not leader.remote_check(request.roles, ACTION, "*") and not _any(leader, may):
            raise forbidden(ACTION, request.user or "", request.roles, leader.version)
        remote_request = Request(request.method, request.path, request.query, {}, b"", request.user, request.roles, may)
        only = preferred_shards(request.query.get("preference"))
        indices = names.resolve(leader, remote_request, ACTION, expression)
        fielddata.check(leader, indices, fields, only, alias)
        return search_local(leader, indices, only, (), sort, alias).through(alias)

    return work


def _any(leader: Cluster, may: Callable[[str, str], bool]) -> bool:
    return any(may(ACTION, name) for name in leader.indices) or not leader.indices


def _hits(
    cluster: Cluster, request: Request, query: SearchQuery, matching: Sequence[Hit], empty: bool
) -> dict[str, Any]:
    """The `hits` object; `empty` tells that a cluster had no shard to ask."""
    number, relation = len(matching), "eq"
    if query.counted is not None and number > query.counted:
        number, relation = query.counted, "gte"
    total: Any = number if request.flag("rest_total_hits_as_int") else {"value": number, "relation": relation}
    ordered = hits.after(hits.ordered(matching, query.sort), query.sort, query.after)
    page = ordered[query.start : query.start + query.size]
    best = 1.0 if page and not query.sort else 0.0 if empty else None
    body = {"total": total, "max_score": best, "hits": hits.hit_bodies(cluster, page, query.hit_fields, query.sort)}
    if query.counted == UNCOUNTED:
        del body["total"]
    return body


_COUNT = names.QUERY | {"q", "preference", "ignore_throttled"}
_SEARCH = _COUNT | {
    "size",
    "from",
    "sort",
    "_source",
    "track_total_hits",
    "rest_total_hits_as_int",
    "ccs_minimize_roundtrips",
    "request_cache",
    "allow_partial_search_results",
    "search_type",
    "timeout",
    "version",
    "seq_no_primary_term",
    "docvalue_fields",
}
_NEED = Need(ACTION, "index")

ROUTES = (
    Route(("GET", "POST"), "/_count", count, _COUNT, need=_NEED),
    Route(("GET", "POST"), "/{index}/_count", count, _COUNT, need=_NEED),
    Route(("GET", "POST"), "/_search", search, _SEARCH, need=_NEED),
    Route(("GET", "POST"), "/{index}/_search", search, _SEARCH, need=_NEED),
)
