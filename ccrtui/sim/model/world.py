"""The world: the clusters there are, the links between them, their clock and their chance."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import Any

from ccrtui.sim.model.clock import SimClock
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.ids import Ids
from ccrtui.sim.model.indices.durability import Syncer
from ccrtui.sim.model.indices.refresh import Refresher
from ccrtui.sim.model.licence import trial
from ccrtui.sim.model.node import Node
from ccrtui.sim.model.recovery import existing
from ccrtui.sim.model.remotes.endpoint import Endpoint, find
from ccrtui.sim.model.remotes.link import Link
from ccrtui.sim.model.remotes.remotes import Remotes
from ccrtui.sim.model.replication.auto_follow.watchers import AutoFollow
from ccrtui.sim.model.replication.expiry import expire_for_ever
from ccrtui.sim.model.replication.following import Following
from ccrtui.sim.model.version import Version

FIRST_PORT = 39200
"""Ports as long as nobody listens; listeners replace them with their own."""


class World:
    """Clusters by key (`leader`, `follower`, …) and links by (from, to), on one clock and one seed.

    `private` has the clusters by their addresses inside their own networks; ports there are 9200 and 9300.
    """

    def __init__(self, versions: Mapping[str, Version], seed: int = 0, clock: SimClock | None = None) -> None:
        self.clock = clock or SimClock()
        self.ids = Ids(seed)
        self.clusters: dict[str, Cluster] = {}
        self.links: dict[tuple[str, str], Link] = {}
        self.private: dict[str, str] = {}
        self.begin: Callable[[World], Awaitable[None]] = _nothing
        self.background: list[Coroutine[Any, Any, None]] = []
        self._tasks: set[asyncio.Task[Any]] = set()
        for key, version in versions.items():
            self.add_cluster(key, version)

    def add_cluster(self, key: str, version: Version) -> Cluster:
        """Add a cluster under a trial licence, with a link to and from every other."""
        node = Node(self.ids.uuid(), self.ids.uuid(), f"{key}-0", self.clock.millis())
        licence = trial(self.ids.hex_uuid(), self.clock.millis())
        own = (Refresher(self.clock), Syncer(self.clock))
        cluster = Cluster(key, key, self.ids.uuid(), version, licence, node, self.clock, self.ids, *own)
        self._equip(cluster)
        self._give_ports(cluster, len(self.clusters))
        self.clusters[key] = cluster
        for other in list(self.clusters):
            if other != key:
                self._join(key, other)
                self._join(other, key)
        return cluster

    def _equip(self, cluster: Cluster) -> None:
        cluster.remotes = Remotes(self, cluster)
        cluster.following = Following(self, cluster)
        cluster.auto_follow = AutoFollow(self, cluster)

    def wipe(self, key: str) -> None:
        """Leave a stopped node nothing but its configuration: it will be another cluster, under a trial licence."""
        cluster = self.clusters[key]
        cluster.uuid, cluster.node.id = self.ids.uuid(), self.ids.uuid()
        cluster.licence = trial(self.ids.hex_uuid(), self.clock.millis())
        for collection in (cluster.indices, cluster.graves, cluster.persistent, cluster.transient):
            collection.clear()
        cluster.metadata_version = 1
        self._equip(cluster)

    def _give_ports(self, cluster: Cluster, number: int) -> None:
        cluster.node.http_port = FIRST_PORT + number
        cluster.node.transport_port = FIRST_PORT + 100 + number

    def _join(self, source: str, target: str) -> None:
        link = Link(self.clock, source, target, FIRST_PORT + 200 + len(self.links))
        link.on_cut = lambda: self.clusters[source].remotes.lost(link)
        self.links[source, target] = link

    def resolve(self, source: str, address: str) -> Endpoint:
        """What cluster `source` finds at an address."""
        return find(source, address, self.clusters.values(), self.links.values(), self.private)

    def start(self) -> None:
        """Begin what runs by itself: leases expire. To be called once, inside the loop."""
        for cluster in self.clusters.values():
            self.spawn(expire_for_ever(cluster))

    def stop_node(self, key: str, kill: bool = False) -> None:
        """Stop a cluster's node: nothing reaches it, and what it did is interrupted.

        One that is killed loses what was written and is not safe on disk.
        """
        cluster = self.clusters[key]
        cluster.node.running = False
        for _, shard in cluster.shards():
            if kill:
                shard.kill()
            else:
                shard.sync()
        cluster.following.halt()
        cluster.auto_follow.halt()
        cluster.remotes.drop()
        for link in self._links_to(key):
            link.set("refuse")

    def start_node(self, key: str) -> None:
        """Start a stopped node again: what was written is there, tasks begin anew with counters at zero.

        Transient settings are gone (asks-remote-kinds 22). A node that finds no master does nothing of this.
        """
        cluster = self.clusters[key]
        cluster.transient.clear()
        cluster.node.running = True
        cluster.node.ephemeral_id = self.ids.uuid()
        cluster.node.started_ms = self.clock.millis()
        starting = [shard for _, shard in cluster.shards() if shard.state != "UNASSIGNED" or shard.awaited]
        for shard in starting:
            shard.restart(self.clock.monotonic(), self.ids.uuid())
        existing.begin(self.clock, starting, existing.BOOT_S)
        for link in self._links_to(key):
            link.set("pass")
        cluster.remotes.restart()
        if not cluster.node.masterless:
            cluster.following.restart()
            cluster.auto_follow.restart()

    def _links_to(self, key: str) -> list[Link]:
        return [link for link in self.links.values() if link.target == key]

    def spawn(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Run something in the background for as long as the world lasts."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def close(self) -> None:
        """End everything that runs in the background."""
        for cluster in self.clusters.values():
            cluster.following.halt()
            cluster.auto_follow.halt()
            cluster.remotes.drop()
        for work in self.background:
            work.close()
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self.clock.stop()


async def _nothing(_world: World) -> None:
    """Nothing to begin with."""
