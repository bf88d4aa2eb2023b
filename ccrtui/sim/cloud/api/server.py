"""The listener of the cloud API: like a cluster's, but named by product and action in the list of requests."""

from __future__ import annotations

from aiohttp import web

from ccrtui.sim.cloud.api.dispatch import CloudDispatcher, describe
from ccrtui.sim.cloud.state import Cloud
from ccrtui.sim.control.http_faults import HttpFaults
from ccrtui.sim.control.journal import Arrival, Journal
from ccrtui.sim.rest.http.server import HOST, Listener

KEY = "cloud"
"""What faults and the list of requests call it where they name a cluster."""


class CloudServer(Listener):
    """Serves the cloud API on a loopback port."""

    def __init__(self, cloud: Cloud, journal: Journal, faults: HttpFaults) -> None:
        super().__init__(KEY, CloudDispatcher(cloud), journal, faults, None)

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://{HOST}:{self.port}"

    def _note(self, request: web.BaseRequest) -> Arrival:
        path, effect = describe({name.lower(): value for name, value in request.headers.items()})
        region = request.headers.get("X-TC-Region", "")
        return self._journal.add(KEY, request.method, path, f"region={region}" if region else "", effect)
