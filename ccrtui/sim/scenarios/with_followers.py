"""Worlds in which `orders` is followed, over links of several kinds."""

from __future__ import annotations

from ccrtui.sim.model.world import World
from ccrtui.sim.scenarios import basis

OPEN_S = 4.0
CUT_S = 2.0
WRITE_S = 1.0


async def following(world: World) -> None:
    """`orders` is followed and level, with four documents."""
    leader = world.clusters["leader"]
    basis.put(leader, "catalog", 120, 2)
    basis.put(leader, "sessions", 35)
    basis.put(leader, "orders", 4)
    await basis.connect(world)
    await basis.follow_level(world, "orders")


async def flaky_link(world: World) -> None:
    """As following, under writes, while the link is cut and comes back again and again."""
    await following(world)
    basis.later(world, _write(world))
    basis.later(world, _flap(world))


async def silent_link(world: World) -> None:
    """As following; then the link swallows every byte while the leader is written to."""
    await following(world)
    basis.later(world, _swallow(world))
    basis.later(world, _write(world))


async def _write(world: World) -> None:
    leader = world.clusters["leader"]
    number = 4
    while True:
        index = leader.indices.get("orders")
        if index is not None and index.open and leader.node.running:
            basis.fill(leader, index, number, number + 1)
            number += 1
        await world.clock.sleep(WRITE_S)


async def _swallow(world: World) -> None:
    world.links["follower", "leader"].set("hang")


async def _flap(world: World) -> None:
    link, chance = world.links["follower", "leader"], world.ids.random
    while True:
        await world.clock.sleep(OPEN_S * chance.uniform(0.5, 1.5))
        link.set("refuse")
        await world.clock.sleep(CUT_S * chance.uniform(0.5, 1.5))
        link.set("pass")
