"""Thirty followers under steady writes: one paused, one stopped, one that cannot keep up."""

from __future__ import annotations

import asyncio

from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.indices import documents
from ccrtui.sim.model.indices.documents import Write
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.model.replication import lifecycle
from ccrtui.sim.model.replication.parameters import Parameters
from ccrtui.sim.model.world import World
from ccrtui.sim.scenarios import basis

COUNT = 30
PAUSED, STOPPED, LAGGING = "audit", "returns", "events"
DELAY_S = 0.02
TURN_S = 0.5
IDS = 4000
BEHIND = 600
SMALL = Parameters(max_read_request_operation_count=1, max_outstanding_read_requests=1)
"""One operation for each round trip: slower than what is written there."""
RATE = {"orders": 12, LAGGING: 16}
"""Writes in a turn; the others take turns with a few."""
KEEP_S = 30.0


def names() -> list[str]:
    """The thirty indices."""
    fixed = ["orders", PAUSED, STOPPED, LAGGING]
    return fixed + [f"metrics-{number:02}" for number in range(1, COUNT - len(fixed) + 1)]


async def busy(world: World) -> None:
    """Follow everything until it is level; then pause one, stop one, and let one fall behind."""
    leader = world.clusters["leader"]
    await basis.connect(world)
    for number, name in enumerate(names()):
        basis.put(leader, name, 20 + number, 2 if number % 5 == 0 else 1)
    await asyncio.gather(*(basis.follow_level(world, name, SMALL if name == LAGGING else None) for name in names()))
    await _stop(world)
    lifecycle.pause(world.clusters["follower"], PAUSED)
    basis.fill(leader, leader.indices[PAUSED], 100, 130)
    world.links["follower", "leader"].delay_s = DELAY_S
    basis.later(world, _write(world))
    basis.later(world, _keep_house(world))


async def _stop(world: World) -> None:
    """Lose the history of one: pause it, drop its lease, overwrite its documents, merge, and resume."""
    leader, follower = world.clusters["leader"], world.clusters["follower"]
    index = leader.indices[STOPPED]
    lifecycle.pause(follower, STOPPED)
    basis.fill(leader, index, 0, 10)
    basis.fill(leader, index, 0, 10)
    for shard in index.shards:
        for lease in list(shard.leases.by_id):
            shard.leases.remove(lease)
    leader.flush(index)
    leader.merge(index)
    await lifecycle.resume(follower, basis.OPERATOR, STOPPED, Parameters())


async def _write(world: World) -> None:
    leader, chance = world.clusters["leader"], world.ids.random
    every = names()
    basis.fill(leader, leader.indices[LAGGING], 0, BEHIND)
    while True:
        few = [name for name in every if name not in RATE]
        for name in [*RATE, *chance.sample(few, 6)]:
            index = leader.indices.get(name)
            if index is not None and index.open and leader.node.running and index.block("write") is None:
                _some(leader, index, RATE.get(name, 3))
        await world.clock.sleep(TURN_S)


def _some(leader: Cluster, index: Index, count: int) -> None:
    chance = leader.ids.random
    for _ in range(count):
        doc_id = str(chance.randrange(IDS))
        if chance.random() < 0.1:
            documents.write(leader, index, Write("delete", doc_id))
        else:
            source = {"sku": f"sku-{doc_id}", "qty": chance.randrange(100)}
            documents.write(leader, index, Write("index", doc_id, source))


async def _keep_house(world: World) -> None:
    """Flush and merge now and then, so that what nobody needs any more is dropped."""
    while True:
        await world.clock.sleep(KEEP_S)
        for cluster in world.clusters.values():
            for index in cluster.indices.values():
                if index.open and index.started and index.name != STOPPED:
                    cluster.flush(index)
                    for shard in index.shards:
                        shard.merge()
