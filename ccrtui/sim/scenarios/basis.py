"""What scenarios are made of: indices with documents, an alias, followers that are level."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import Any, TypeVar

from ccrtui.sim.model import cluster_settings
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.indices import documents, indices
from ccrtui.sim.model.indices.documents import Write
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.model.replication.caller import Caller
from ccrtui.sim.model.replication.follow import FollowRequest, follow
from ccrtui.sim.model.replication.parameters import Parameters
from ccrtui.sim.model.world import World
from ccrtui.sim.scenarios import networks
from ccrtui.sim.scenarios.estate import BareCloud

T = TypeVar("T")
Begin = Callable[[World], Awaitable[None]]
Furnish = Callable[[BareCloud], object]
BEFORE_S = 120.0
STEP_S = 0.05
ALIAS = "leader"
OPERATOR = Caller("elastic", ("superuser",))
MAPPING = {"properties": {"sku": {"type": "keyword"}, "qty": {"type": "integer"}}}


def _as_built(_world: World) -> None:
    """Clusters as they are built."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """An initial world: `prepare` before anything listens, `begin` when the links have their ports.

    `network` furnishes the cloud around it.
    """

    name: str
    about: str
    begin: Begin
    prepare: Callable[[World], None] = _as_built
    versions: tuple[str, str] | None = None
    others: tuple[str, ...] = ()
    network: Furnish = networks.joined


async def in_the_past(world: World, begin: Begin) -> None:
    """Run a beginning in simulated time that is over when this returns: the clocks then show the time of day."""
    world.clock.set_back(BEFORE_S)
    end = world.clock.monotonic() + BEFORE_S
    await stepped(world, begin(world))
    await world.clock.advance(max(0.0, end - world.clock.monotonic()))
    for work in world.background:
        world.spawn(work)
    world.background.clear()


async def stepped(world: World, work: Awaitable[T]) -> T:
    """Wait for something while stepping the clock."""
    job = asyncio.ensure_future(work)
    while not job.done():
        await world.clock.advance(STEP_S)
    return job.result()


def later(world: World, work: Coroutine[Any, Any, None]) -> None:
    """Have something run in the background once the beginning is over."""
    world.background.append(work)


def put(cluster: Cluster, name: str, count: int, shards: int = 1) -> Index:
    """Create an index with documents, refreshed but never flushed, with the history that a follower needs."""
    settings: dict[str, Any] = {"number_of_shards": shards, "number_of_replicas": 0}
    if not cluster.version.since(7):
        settings["soft_deletes.enabled"] = True
    index = indices.create(cluster, name, settings, dict(MAPPING))
    fill(cluster, index, 0, count)
    return index


def fill(cluster: Cluster, index: Index, start: int, end: int) -> None:
    """Index documents by number, and refresh."""
    for number in range(start, end):
        documents.write(cluster, index, Write("index", str(number), {"sku": f"sku-{number}", "qty": number}))
    cluster.refresh(index)


async def connect(world: World, target: str = "leader") -> None:
    """Register the leader on the follower under the usual alias, and wait until it is connected."""
    follower = world.clusters["follower"]
    seeds = [world.links["follower", target].address]
    cluster_settings.update(follower, {f"cluster.remote.{ALIAS}.seeds": seeds}, {})
    await follower.remotes.get(ALIAS).connect()


async def follow_level(world: World, name: str, parameters: Parameters | None = None) -> None:
    """Follow an index under its own name, and wait until the follower has and shows everything."""
    leader, follower = world.clusters["leader"], world.clusters["follower"]
    request = FollowRequest(name, ALIAS, name, parameters or Parameters(), wait=1)
    await follow(follower, OPERATOR, request)
    follower_index, leader_index = follower.indices[name], leader.indices[name]
    while any(
        a.global_checkpoint < b.max_seq_no for a, b in zip(follower_index.shards, leader_index.shards, strict=True)
    ):
        await world.clock.sleep(STEP_S)
    follower.refresh(follower_index)
