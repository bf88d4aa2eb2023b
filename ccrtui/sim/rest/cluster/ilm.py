"""`_ilm/explain` and `_ilm/policy`: no index here is managed, and there are no policies."""

from __future__ import annotations

from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.rest.http.exchange import Reply, Request
from ccrtui.sim.rest.http.routes import Need, Route
from ccrtui.sim.rest.indices import names

_EXPLAIN = "indices:admin/ilm/explain"


async def explain(cluster: Cluster, request: Request) -> Reply:
    """Say of each index that it is not managed."""
    indices = names.resolve(cluster, request, _EXPLAIN, wildcards="open,closed")
    listed = [] if request.flag("only_managed") or request.flag("only_errors") else indices
    return Reply({"indices": {index.name: {"index": index.name, "managed": False} for index in listed}})


async def policies(_cluster: Cluster, _request: Request) -> Reply:
    """Show the policies: none."""
    return Reply({})


_QUERY = names.QUERY | {"only_managed", "only_errors", "master_timeout"}

ROUTES = (
    Route(("GET",), "/{index}/_ilm/explain", explain, _QUERY, need=Need(_EXPLAIN, "index")),
    Route(
        ("GET",), "/_ilm/policy", policies, frozenset({"master_timeout", "timeout"}), need=Need("cluster:admin/ilm/get")
    ),
)
