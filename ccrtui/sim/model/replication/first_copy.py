"""The first copy of a follower: the leader's last commit, shard by shard, through the link."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from functools import partial

from ccrtui.sim.errors import ApiError
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.indices import settings
from ccrtui.sim.model.indices.index import Index, Leader
from ccrtui.sim.model.indices.segments import Files
from ccrtui.sim.model.indices.shard import Shard
from ccrtui.sim.model.remotes import wire
from ccrtui.sim.model.remotes.remote import Remote
from ccrtui.sim.model.replication import leases
from ccrtui.sim.model.replication.leases import leader_shard
from ccrtui.sim.model.replication.task_params import lease_of

ALLOCATE_S = 0.08
OPEN_S = 0.04
FINISH_S = 0.04
FAIL_S = 0.05
ACTION_S = 60.0
"""How long a request of the copy may stay out."""
STEP_S = 0.1
"""Bytes come in steps of at most so many seconds, so that a change of the rate is felt."""
RATE = "ccr.indices.recovery.max_bytes_per_sec"
OPEN = "internal:admin/ccr/restore/session/put"
READ = "internal:admin/ccr/restore/file_chunk/get"
FILE_BYTES = 4 << 20


@dataclass(slots=True)
class ShardCopy:
    """How far the copy of one shard is; times in milliseconds of the epoch."""

    shard: Shard
    number: int
    started_ms: int
    stage: str = "INIT"
    total: int = 0
    recovered: int = 0
    stopped_ms: int | None = None

    @property
    def files(self) -> int:
        """Files to copy."""
        return 0 if self.total == 0 else 1 + self.total // FILE_BYTES

    @property
    def files_recovered(self) -> int:
        """Files copied."""
        return 0 if self.total == 0 else self.files * self.recovered // self.total


@dataclass(slots=True)
class FirstCopy:
    """The copy of all shards of a follower: `done` when every one has arrived, with a `failure` when one has not."""

    cluster: Cluster
    index: Index
    leader: Leader
    restore_uuid: str
    shards: list[ShardCopy] = field(default_factory=list)
    failure: str | None = None
    done: bool = False
    _jobs: list[asyncio.Task[None]] = field(default_factory=list)

    async def run(self) -> bool:
        """Copy everything; tell whether every shard arrived."""
        await self.cluster.clock.sleep(ALLOCATE_S)
        cause = self.cluster.following.doomed.pop(self.index.name, None)
        if cause is not None:
            self.fail(cause)
            return False
        loop = asyncio.get_running_loop()
        self._jobs = [loop.create_task(self._copy(shard)) for shard in self.index.shards]
        await asyncio.gather(*self._jobs, return_exceptions=True)
        self.done = self.failure is None and self.index.started
        return self.done

    def stop(self) -> None:
        """Give up, because the index is gone."""
        self.failure = self.failure or "index deleted"
        for job in self._jobs:
            job.cancel()

    def fail(self, cause: str) -> None:
        """Fail whatever is not there yet, for a cause that the allocation explains later."""
        if self.index.started:
            return
        for shard in self.index.shards:
            if not shard.started:
                self._failed(shard, cause)
        self.stop()

    async def _copy(self, shard: Shard) -> None:
        try:
            await self._copy_over_link(shard)
        except ApiError as error:
            await self.cluster.clock.sleep(FAIL_S)
            self._failed(shard, wire.one_line(error.cause))

    def _failed(self, shard: Shard, cause: str) -> None:
        shard.state = "UNASSIGNED"
        shard.failure = cause
        self.failure = self.failure or cause
        self.shards = [copy for copy in self.shards if copy.shard is not shard]

    async def _copy_over_link(self, shard: Shard) -> None:
        clock = self.cluster.clock
        progress = ShardCopy(shard, shard.number, clock.millis(), "INDEX")
        shard.state, shard.recovery = "INITIALIZING", None
        self.shards.append(progress)
        remote = self.cluster.remotes.get(self.leader.alias)
        lease = lease_of(self.cluster.name, self.index, self.leader)
        await leases.add_or_renew(remote, self.leader, shard.number, lease)
        renewal = asyncio.get_running_loop().create_task(self._keep(remote, shard, lease))
        try:
            files = await self._open(remote, shard)
            progress.total = files.size
            await self._carry(remote, progress)
        finally:
            renewal.cancel()
        progress.stage = "TRANSLOG"
        await clock.sleep(FINISH_S)
        shard.restore(files, self.cluster.ids.uuid())
        shard.last_search = clock.monotonic()
        progress.stage, progress.stopped_ms = "DONE", clock.millis()

    async def _keep(self, remote: Remote, shard: Shard, lease: str) -> None:
        while True:
            await self.cluster.clock.sleep(leases.RENEW_S)
            try:
                await leases.add_or_renew(remote, self.leader, shard.number, lease)
            except ApiError:
                continue

    async def _open(self, remote: Remote, shard: Shard) -> Files:
        await self.cluster.clock.sleep(OPEN_S)

        async def work(leader: Cluster) -> Files:
            leader.check_block(leader.index(self.leader.index), "read")
            return leader_shard(leader, self.leader, shard.number).files()

        return await remote.request(OPEN, work, within_s=ACTION_S)

    async def _carry(self, remote: Remote, progress: ShardCopy) -> None:
        while progress.recovered < progress.total:
            rate = self._rate()
            step = min(progress.total - progress.recovered, max(1, int(rate * STEP_S)))
            began = self.cluster.clock.monotonic()
            await remote.request(READ, partial(self._chunk, progress.number, step), int, ACTION_S)
            left = step / rate - (self.cluster.clock.monotonic() - began)
            await self.cluster.clock.sleep(left)
            progress.recovered += step

    async def _chunk(self, number: int, size: int, leader: Cluster) -> int:
        leader_shard(leader, self.leader, number)
        return size

    def _rate(self) -> float:
        text = str(self.cluster.setting(RATE) or "40mb")
        active = [
            shard_copy
            for copy in self.cluster.following.copies.values()
            for shard_copy in copy.shards
            if shard_copy.stage == "INDEX"
        ]
        limit = settings.size(text, RATE)
        return (limit if limit > 0 else 1 << 40) / max(1, len(active))
