"""`_ssl/certificates`: the certificate files of the node that answers; none without TLS."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.rest.http.exchange import Reply, Request
from ccrtui.sim.rest.http.routes import Need, Route


def routes(listed: Callable[[], Sequence[dict[str, Any]]]) -> tuple[Route, ...]:
    """The route, with what tells what it lists by then."""

    async def show(_cluster: Cluster, _request: Request) -> Reply:
        return Reply(list(listed()))

    return (Route(("GET",), "/_ssl/certificates", show, need=Need("cluster:monitor/xpack/ssl/certificates/get")),)
