"""Two clusters on a clock that stands still until it is stepped."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from ccrtui.sim.errors import ApiError
from ccrtui.sim.model import cluster_settings
from ccrtui.sim.model.clock import SimClock
from ccrtui.sim.model.indices import documents, indices
from ccrtui.sim.model.indices.documents import Write, Written
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.model.replication import lifecycle
from ccrtui.sim.model.replication.caller import Caller
from ccrtui.sim.model.replication.follow import Followed, FollowRequest, follow
from ccrtui.sim.model.replication.parameters import Parameters
from ccrtui.sim.model.replication.task_stats import TaskStats
from ccrtui.sim.model.version import parse
from ccrtui.sim.model.world import World
from tests.sim.scenes.idle_loop import IdleLoop

T = TypeVar("T")
EPOCH = 1_795_330_000.0
FAST = Parameters(read_poll_timeout=2.0)
NOBODY = Caller()
FINE = 400
COARSE_S = 0.25


def standing_clock() -> SimClock:
    """A clock that stands still until it is stepped, and steps on as soon as nothing is left to do."""
    loop = asyncio.get_running_loop()
    assert isinstance(loop, IdleLoop)
    return SimClock(EPOCH, 0, loop.turns)


class Pair:
    """A world of two clusters (or three), with what the tests do to it again and again."""

    def __init__(self, version: str = "7.3", follower: str | None = None, seed: int = 1, third: bool = False) -> None:
        versions = {"leader": parse(version), "follower": parse(follower or version)}
        if third:
            versions["other"] = parse(version)
        self.world = World(versions, seed, standing_clock())
        self.world.start()
        self.leader = self.world.clusters["leader"]
        self.follower = self.world.clusters["follower"]
        self.link = self.world.links["follower", "leader"]

    async def pass_time(self, seconds: float) -> None:
        """Step the clock."""
        await self.world.clock.advance(seconds)

    async def run(self, work: Coroutine[Any, Any, T], step: float = 0.01) -> T:
        """Step the clock until something is done, in finer steps at first."""
        job = asyncio.ensure_future(work)
        steps = 0
        while not job.done():
            await self.world.clock.advance(step if steps < FINE else COARSE_S)
            steps += 1
        return job.result()

    async def refused(self, work: Coroutine[Any, Any, Any]) -> ApiError:
        """Step the clock until something is refused."""
        try:
            await self.run(work)
        except ApiError as error:
            return error
        raise AssertionError("it was not refused")

    def settings(self, **keys: Any) -> None:
        """Change settings of the follower; `__` stands for a dot."""
        cluster_settings.update(self.follower, {key.replace("__", "."): value for key, value in keys.items()}, {})

    async def connect(self, alias: str = "leader", target: str = "leader") -> None:
        """Register an alias and let it connect."""
        address = self.world.links["follower", target].address
        cluster_settings.update(self.follower, {f"cluster.remote.{alias}.seeds": [address]}, {})
        await self.pass_time(0.2)

    def create(self, name: str = "orders", shards: int = 1, docs: int = 0, **settings: Any) -> Index:
        """Create a leader index with documents; `__` in a setting stands for a dot."""
        index_settings = {"number_of_shards": shards, "number_of_replicas": 0}
        index_settings |= {key.replace("__", "."): value for key, value in settings.items()}
        index = indices.create(self.leader, name, index_settings, {"properties": {"qty": {"type": "integer"}}})
        self.write(index, 0, docs)
        return index

    def write(self, index: Index, start: int, end: int) -> list[Written]:
        """Index documents by number."""
        return [documents.write(self.leader, index, Write("index", str(n), {"qty": n})) for n in range(start, end)]

    async def follow(
        self, name: str = "orders", leader: str = "orders", wait: int = 1, parameters: Parameters = FAST
    ) -> Followed:
        """Follow an index and wait."""
        request = FollowRequest(name, "leader", leader, parameters, wait=wait)
        return await self.run(follow(self.follower, NOBODY, request), 0.001)

    async def refused_follow(self, name: str = "copy", leader: str = "orders", wait: int = 1) -> ApiError:
        """Try to follow an index."""
        return await self.refused(follow(self.follower, NOBODY, FollowRequest(name, "leader", leader, wait=wait)))

    async def followed(self, docs: int = 3, shards: int = 1) -> Index:
        """A connected pair with `orders` followed and level."""
        await self.connect()
        index = self.create(shards=shards, docs=docs)
        await self.follow()
        await self.pass_time(1)
        return index

    async def resume(self, name: str = "orders", parameters: Parameters = FAST) -> None:
        """Resume a follower."""
        await self.run(lifecycle.resume(self.follower, NOBODY, name, parameters), 0.001)

    def stats(self, name: str = "orders", shard: int = 0) -> TaskStats:
        """The statistics of one task."""
        return self.follower.following.tasks_of(name)[shard].stats

    def checkpoints(self, name: str = "orders") -> tuple[int, int, int]:
        """Leader checkpoint as heard, leader maximum as heard, follower checkpoint."""
        stats = self.stats(name)
        return stats.leader_global_checkpoint, stats.leader_max_seq_no, stats.follower_global_checkpoint
