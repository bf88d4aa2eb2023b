"""Faults of a node: stopped, or started again with another configuration, or where it finds no master."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ccrtui.sim.control.given import cluster_key, finite
from ccrtui.sim.fleet import Fleet
from ccrtui.sim.model.node import OPERATION_S, Node

Body = Mapping[str, Any]
SLOW_OPERATION_S = 0.02
"""What an operation costs on a node that was told to write slowly, and not how slowly."""


class NodeFaults:
    """The nodes of a fleet, and how they were configured before anything was done to them."""

    def __init__(self, fleet: Fleet) -> None:
        self._fleet = fleet
        self._before: dict[str, tuple[dict[str, Any], bool]] = {}

    async def change(self, body: Body) -> None:
        """Stop or start a node; a change of its configuration, edition or master restarts it."""
        key, state = cluster_key(self._fleet.world, body), body.get("state")
        if state not in ("stopped", "killed", "started", None):
            raise ValueError("state is stopped, killed or started")
        changes = bool({"settings", "master", "xpack"} & set(body))
        if state is None and not changes:
            raise ValueError("state, settings, master or xpack is needed")
        node = self._fleet.world.clusters[key].node
        if changes:
            await self._reconfigure(key, node, body)
        if state in ("stopped", "killed"):
            if node.running:
                await self._fleet.stop_node(key, state == "killed")
        elif not node.running:
            await self._fleet.start_node(key)

    async def _reconfigure(self, key: str, node: Node, body: Body) -> None:
        changes = body.get("settings", {})
        if not isinstance(changes, dict):
            raise ValueError("settings is an object of settings of the configuration file, null removes one")
        if node.running:
            await self._fleet.stop_node(key)
        self._before.setdefault(key, (dict(node.settings), node.xpack))
        settings = {**node.settings, **{name: _text(value) for name, value in changes.items()}}
        node.settings = {name: value for name, value in settings.items() if value is not None}
        node.masterless = not body.get("master", not node.masterless)
        node.xpack = bool(body.get("xpack", node.xpack))

    async def heal(self) -> None:
        """Give every node the configuration it had, a master, and start those that are stopped."""
        for key, cluster in self._fleet.world.clusters.items():
            changed = key in self._before
            if changed and cluster.node.running:
                await self._fleet.stop_node(key)
            if changed:
                cluster.node.settings, cluster.node.xpack = self._before.pop(key)
                cluster.node.masterless = False
            if not cluster.node.running:
                await self._fleet.start_node(key)

    async def fill(self, body: Body) -> None:
        """Have a node take no more writes."""
        self._fleet.world.clusters[cluster_key(self._fleet.world, body)].node.queue_full = True

    async def drain(self) -> None:
        """Have every node take writes."""
        for cluster in self._fleet.world.clusters.values():
            cluster.node.queue_full = False

    async def slow_down(self, body: Body) -> None:
        """Have a node take so many seconds for each operation that its followers write."""
        key = cluster_key(self._fleet.world, body, "follower")
        operation_s = finite("operation_s", body.get("operation_s", SLOW_OPERATION_S))
        if not operation_s > 0:
            raise ValueError("operation_s is above 0")
        self._fleet.world.clusters[key].node.operation_s = operation_s

    async def speed_up(self) -> None:
        """Have every node write as fast as ever."""
        for cluster in self._fleet.world.clusters.values():
            cluster.node.operation_s = OPERATION_S

    def slow(self) -> list[dict[str, Any]]:
        """The nodes that write slowly."""
        nodes = {key: cluster.node.operation_s for key, cluster in self._fleet.world.clusters.items()}
        return [{"cluster": key, "operation_s": cost} for key, cost in nodes.items() if cost != OPERATION_S]

    def full(self) -> list[dict[str, str]]:
        """The nodes that take no more writes."""
        return [{"cluster": key} for key, cluster in self._fleet.world.clusters.items() if cluster.node.queue_full]

    def view(self) -> list[dict[str, Any]]:
        """How the control endpoint shows it."""
        return [
            {"cluster": key, **state}
            for key, cluster in self._fleet.world.clusters.items()
            if (state := self._state(key, cluster.node))
        ]

    def _state(self, key: str, node: Node) -> dict[str, Any]:
        settings, xpack = self._before.get(key, (node.settings, node.xpack))
        state: dict[str, Any] = {} if node.running else {"state": "stopped"}
        state |= {"master": False} if node.masterless else {}
        state |= {"xpack": node.xpack} if node.xpack is not xpack else {}
        return state | ({"settings": dict(node.settings)} if settings != node.settings else {})


def _text(value: Any) -> Any:
    if value is None or isinstance(value, list):
        return value
    return str(value).lower() if isinstance(value, bool) else str(value)
