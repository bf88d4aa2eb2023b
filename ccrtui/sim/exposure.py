"""Clusters whose clients come through a network: while it leads nowhere, nothing listens for them."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.sim.model.node import Node
from ccrtui.sim.model.world import World
from ccrtui.sim.rest.http.server import Listener


async def follow(world: World, listeners: Mapping[str, Listener]) -> None:
    """Let every cluster's listener be as its node is, now and from now on."""
    for key, listener in listeners.items():
        node = world.clusters[key].node
        await _adjust(node, listener)
        world.spawn(_keep(node, listener))


async def _keep(node: Node, listener: Listener) -> None:
    while True:
        await node.changed.wait()
        await _adjust(node, listener)


async def _adjust(node: Node, listener: Listener) -> None:
    open_to_all = node.running and not node.shut
    if open_to_all and not listener.listening:
        await listener.start()
    elif not open_to_all and listener.listening:
        await listener.stop(hold=True)
