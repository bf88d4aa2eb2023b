"""As many followers as wanted, all level, some of them written to: beside what a scenario sets."""

from __future__ import annotations

from dataclasses import dataclass

from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.indices import indices
from ccrtui.sim.model.indices.documents import Write, write
from ccrtui.sim.model.indices.index import FOLLOWING, Index, Leader
from ccrtui.sim.model.replication.lease import Lease
from ccrtui.sim.model.replication.parameters import Parameters
from ccrtui.sim.model.replication.task_params import TaskParams
from ccrtui.sim.model.world import World
from ccrtui.sim.scenarios import basis

ROOM = "cluster.max_shards_per_node"
DOCUMENTS = 4
"""In each index before anything moves."""
SPREAD_S = 25.0
"""Over how long followers begin, so that their polls and renewals are not all due at once."""
GROUPS = 50
TURN_S = 1.0
KEPT_TURNS = 60
"""After how many turns what is written over is merged away."""
IDS = 50
"""How many documents an index that is written to comes to have."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """So many `followers` of so many `shards` each, the first `moving` of which take a few operations each second."""

    followers: int = 0
    shards: int = 1
    moving: int = 0

    def __post_init__(self) -> None:
        """Raises ValueError for numbers that no estate has."""
        if self.followers < 0 or self.shards < 1 or not 0 <= self.moving <= self.followers:
            what = f"{self.followers} followers of {self.shards} shards, {self.moving} of which move"
            raise ValueError(f"there is no estate of {what}")

    @property
    def names(self) -> list[str]:
        """The names of the followers and of their leader indices."""
        return [f"metrics-{number:05d}" for number in range(self.followers)]


async def furnish(world: World, numbers: Numbers) -> None:
    """Make them all, level and at work; what is written is written from then on."""
    if not numbers.followers:
        return
    leader, follower = world.clusters["leader"], world.clusters["follower"]
    for cluster in (leader, follower):
        cluster.persistent[ROOM] = str(4 * numbers.followers * numbers.shards + indices.PER_NODE)
    if not follower.remotes.matching(basis.ALIAS):
        await basis.connect(world)
    pairs = [(_put(leader, name, numbers.shards), name) for name in numbers.names]
    size = -(-len(pairs) // GROUPS)
    for start in range(0, len(pairs), size):
        for source, name in pairs[start : start + size]:
            _follow(world, follower, source, name)
        await world.clock.sleep(SPREAD_S / GROUPS)
    if numbers.moving:
        basis.later(world, _move(world, numbers))


def _put(cluster: Cluster, name: str, shards: int) -> Index:
    """A leader index as `indices.create` makes it, without looking at all others each time."""
    settings = {
        "index.number_of_shards": str(shards),
        "index.number_of_replicas": "0",
        "index.soft_deletes.enabled": "true",
        "index.creation_date": str(cluster.clock.millis()),
        "index.version.created": str(cluster.version.id),
        "index.provided_name": name,
    }
    index = indices.build(cluster, name, settings)
    index.mappings = dict(basis.MAPPING)
    cluster.indices[name] = index
    basis.fill(cluster, index, 0, DOCUMENTS)
    cluster.flush(index)
    return index


def _follow(world: World, cluster: Cluster, source: Index, name: str) -> None:
    """A follower as a first copy leaves it, with its leases; its tasks begin."""
    index = indices.build(cluster, name, {**source.settings, "index.provided_name": name})
    index.settings[FOLLOWING] = "true"
    index.mappings = dict(source.mappings)
    index.leader = Leader(basis.ALIAS, source.name, source.uuid, tuple(shard.history_uuid for shard in source.shards))
    cluster.indices[name] = index
    every = [
        TaskParams(cluster.name, index.leader, index, shard.number, Parameters(), basis.OPERATOR)
        for shard in index.shards
    ]
    for params, shard, copied in zip(every, index.shards, source.shards, strict=True):
        shard.restore(copied.files(), world.ids.uuid())
        copied.leases.add(Lease(params.lease, shard.global_checkpoint + 1, cluster.clock.millis(), "ccr"))
    cluster.following.register(every)


async def _move(world: World, numbers: Numbers) -> None:
    leader, turn = world.clusters["leader"], 0
    while True:
        turn += 1
        for name in numbers.names[: numbers.moving]:
            index = leader.indices.get(name)
            if index is not None and index.open and leader.node.running and index.block("write") is None:
                for number in range(numbers.shards + 2):
                    write(leader, index, Write("index", str((turn * 7 + number) % IDS), {"sku": "sku", "qty": turn}))
        if turn % KEPT_TURNS == 0:
            _keep_house(world, numbers)
        await world.clock.sleep(TURN_S)


def _keep_house(world: World, numbers: Numbers) -> None:
    for cluster in world.clusters.values():
        for name in numbers.names[: numbers.moving]:
            index = cluster.indices.get(name)
            if index is not None and index.open and index.started:
                cluster.flush(index)
                for shard in index.shards:
                    shard.merge()
