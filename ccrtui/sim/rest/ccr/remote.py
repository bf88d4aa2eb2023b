"""`_remote/info`: the remote clusters as the answering node sees them."""

from __future__ import annotations

from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.rest.http.exchange import Reply, Request
from ccrtui.sim.rest.http.routes import Need, Route


async def remote_info(cluster: Cluster, _request: Request) -> Reply:
    """Every alias with its connection state."""
    return Reply(cluster.remotes.info())


ROUTES: tuple[Route, ...] = (Route(("GET",), "/_remote/info", remote_info, need=Need("cluster:monitor/remote/info")),)
