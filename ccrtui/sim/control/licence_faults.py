"""Licences that end while it runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ccrtui.sim.control.given import cluster_key, finite
from ccrtui.sim.fleet import Fleet
from ccrtui.sim.model.licence import Licence


class LicenceFaults:
    """The licences of a fleet, and those there were before."""

    def __init__(self, fleet: Fleet) -> None:
        self._world = fleet.world
        self._before: dict[str, Licence] = {}

    async def end(self, body: Mapping[str, Any]) -> None:
        """Have a licence expire in so many simulated seconds."""
        key = cluster_key(self._world, body)
        cluster = self._world.clusters[key]
        self._before.setdefault(key, cluster.granted)
        millis = cluster.clock.millis() + round(finite("expires_in_s", body.get("expires_in_s", 0)) * 1000)
        cluster.licence = replace(cluster.granted, expiry_ms=millis)

    async def give_back(self) -> None:
        """Give every cluster the licence it had."""
        for key, licence in self._before.items():
            self._world.clusters[key].licence = licence
        self._before.clear()

    def view(self) -> dict[str, Any]:
        """How the control endpoint shows it."""
        ended = [{"cluster": key, "status": self._world.clusters[key].licence.status} for key in self._before]
        return {"licence": ended} if ended else {}
