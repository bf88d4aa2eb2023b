"""Worlds in which nothing is followed yet, and what will stand in the way."""

from __future__ import annotations

from ccrtui.sim.model import cluster_settings, licence
from ccrtui.sim.model.indices import indices
from ccrtui.sim.model.remotes.trust import Trust
from ccrtui.sim.model.world import World
from ccrtui.sim.scenarios import basis

BIG = 64 << 20
SLOW = "3mb"


async def connected(world: World) -> None:
    """A few leader indices; no `orders`, no alias."""
    leader = world.clusters["leader"]
    basis.put(leader, "catalog", 120, 2)
    basis.put(leader, "sessions", 35)


async def with_orders(world: World) -> None:
    """As connected, and `orders` with four documents."""
    await connected(world)
    basis.put(world.clusters["leader"], "orders", 4)


async def basic_licence(world: World) -> None:
    """As with orders, but the follower has the basic licence."""
    await with_orders(world)
    follower = world.clusters["follower"]
    follower.licence = licence.basic(world.ids.hex_uuid(), world.clock.millis())


def differ(world: World) -> None:
    """Give each side a certificate of an authority the other does not know."""
    for key, name in (("leader", "Region A CA"), ("follower", "Region B CA")):
        world.clusters[key].tls = Trust(name, frozenset({name}))


async def name_taken(world: World) -> None:
    """The names of three leader indices are taken on the follower: open, by an old closed copy, and by an alias."""
    await connected(world)
    leader, follower = world.clusters["leader"], world.clusters["follower"]
    for name in ("orders", "closed-orders", "alias-orders"):
        basis.put(leader, name, 4)
    basis.put(follower, "orders", 2)
    old_copy = basis.put(follower, "closed-orders", 2)
    old_copy.settings["index.creation_date"] = leader.indices["closed-orders"].settings["index.creation_date"]
    indices.close(follower, old_copy)
    basis.put(follower, "orders-of-old", 2).set_alias("alias-orders", {})


async def slow_bootstrap(world: World) -> None:
    """`orders` is big, and the follower's node may copy only so many bytes in a second."""
    await connected(world)
    leader = world.clusters["leader"]
    orders = basis.put(leader, "orders", 400, 2)
    for shard in orders.shards:
        shard.ballast = BIG // len(orders.shards)
    leader.flush(orders)
    cluster_settings.update(world.clusters["follower"], {"ccr.indices.recovery.max_bytes_per_sec": SLOW}, {})


async def other_cluster(world: World) -> None:
    """The alias `leader` is registered already, and leads to a third cluster."""
    await with_orders(world)
    basis.put(world.clusters["other"], "invoices", 9)
    await basis.connect(world, "other")
