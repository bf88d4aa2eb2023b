"""Faults that give an index another history, or take one of its shards away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ccrtui.sim.control.given import cluster_key
from ccrtui.sim.model.histories import divergence
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.model.world import World

Body = Mapping[str, Any]


class HistoryFaults:
    """What was done to the histories of a world's indices; what is restored or emptied stays so."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._done: list[dict[str, Any]] = []

    async def rewind(self, body: Body) -> None:
        """Restore an index to an older state: `operations` kept of each shard, or `lost` at its end."""
        key, index = self._index(body)
        counts = {shard: self._kept(index, shard, body) for shard in range(len(index.shards))}
        divergence.rewind(self._world.clusters[key], index, counts)
        operations = {str(shard): count for shard, count in counts.items()}
        self._done.append({"cluster": key, "index": index.name, "operations": operations})

    def _kept(self, index: Index, shard: int, body: Body) -> int:
        present = index.shards[shard].history.checkpoint + 1
        if "operations" in body:
            operations = body["operations"]
            return int(operations.get(str(shard), present) if isinstance(operations, dict) else operations)
        if "lost" not in body:
            raise ValueError("operations (kept of each shard) or lost (at the end of each) is needed")
        return max(0, present - int(body["lost"]))

    async def shard(self, body: Body) -> None:
        """Lose a shard, put an empty one in its place, or give a lost one back."""
        key, index = self._index(body)
        state, number = body.get("state"), int(body.get("shard", 0))
        if state == "lost":
            divergence.lose(index, number)
        elif state == "empty":
            divergence.empty(self._world.clusters[key], index, number)
        elif state == "back":
            divergence.shard_at(index, number)
            divergence.give_back(self._world.clusters[key], index)
        else:
            raise ValueError("state is lost, empty or back")

    async def give_back(self) -> None:
        """Bring back every shard that is lost; what was restored or emptied stays so."""
        for cluster in self._world.clusters.values():
            for index in cluster.indices.values():
                divergence.give_back(cluster, index)

    async def forget(self) -> None:
        """List the restored indices no more; nothing can bring their histories back."""
        self._done.clear()

    def view(self) -> dict[str, Any]:
        """How the control endpoint shows it."""
        lost = [
            {"cluster": key, "index": index.name, "shard": shard.number, "state": "lost"}
            for key, cluster in self._world.clusters.items()
            for index, shard in cluster.shards()
            if shard.lost
        ]
        return ({"history": list(self._done)} if self._done else {}) | ({"shard": lost} if lost else {})

    def _index(self, body: Body) -> tuple[str, Index]:
        key, name = cluster_key(self._world, body, "leader"), str(body.get("index", ""))
        cluster = self._world.clusters[key]
        if name not in cluster.indices:
            raise ValueError(f"index names an index of the {key}; it has {', '.join(cluster.indices) or 'none'}")
        return key, cluster.indices[name]
