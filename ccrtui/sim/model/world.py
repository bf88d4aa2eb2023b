"""The world: the clusters there are, the links between them, their clock and their chance."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Mapping
from typing import Any

from ccrtui.sim.model.clock import SimClock
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.ids import Ids
from ccrtui.sim.model.licence import trial
from ccrtui.sim.model.link import Link
from ccrtui.sim.model.node import Node
from ccrtui.sim.model.refresh import Refresher
from ccrtui.sim.model.version import Version


class World:
    """Clusters by key (`leader`, `follower`, …) and links by (from, to), on one clock and one seed."""

    def __init__(self, versions: Mapping[str, Version], seed: int = 0, clock: SimClock | None = None) -> None:
        self.clock = clock or SimClock()
        self.ids = Ids(seed)
        self.clusters: dict[str, Cluster] = {}
        self.links: dict[tuple[str, str], Link] = {}
        self._tasks: set[asyncio.Task[Any]] = set()
        for key, version in versions.items():
            self.add_cluster(key, version)

    def add_cluster(self, key: str, version: Version) -> Cluster:
        """Add a cluster under a trial licence, with a link to and from every other."""
        node = Node(self.ids.uuid(), self.ids.uuid(), f"{key}-0", self.clock.millis())
        licence = trial(self.ids.hex_uuid(), self.clock.millis())
        cluster = Cluster(key, key, self.ids.uuid(), version, licence, node, self.clock, self.ids,
                          Refresher(self.clock))
        for other in self.clusters:
            self.links[key, other] = Link(self.clock, key, other)
            self.links[other, key] = Link(self.clock, other, key)
        self.clusters[key] = cluster
        return cluster

    def spawn(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Run something in the background for as long as the world lasts."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def close(self) -> None:
        """End everything that runs in the background."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
