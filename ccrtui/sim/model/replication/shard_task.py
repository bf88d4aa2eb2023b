"""A shard-follow task: reads a leader shard's operations over the link and applies them here."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any

from ccrtui.sim.errors import ApiError
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.indices.operation import Operation
from ccrtui.sim.model.replication import changes, retry
from ccrtui.sim.model.replication.apply import apply
from ccrtui.sim.model.replication.changes import Changes, ReadRequest
from ccrtui.sim.model.replication.leader import CHANGES
from ccrtui.sim.model.replication.leases import renew_for_ever
from ccrtui.sim.model.replication.metadata import MetadataSync
from ccrtui.sim.model.replication.task_params import TaskParams
from ccrtui.sim.model.replication.task_stats import TaskStats
from ccrtui.sim.model.replication.write_buffer import WriteBuffer

BEGIN_S = 0.002
"""How long a fresh task shows zeros alone."""
WRITE_S = 0.001
"""What a bulk write costs the follower."""
ASSIGN_S = 0.4
"""How long after a node has started its tasks come to it (asks-starting 28 to 35)."""


class ShardTask:
    """One task at work. It ends by `stop`; after a fatal error it does no more, but stays registered.

    It is `assigned` once a node runs it, which it waits for after `wait_s` seconds.
    """

    def __init__(self, cluster: Cluster, params: TaskParams, number: int, wait_s: float = 0.0) -> None:
        self.cluster = cluster
        self.params = params
        self.number = number
        self.started_ms = cluster.clock.millis()
        self.stats = TaskStats()
        self.assigned = not wait_s
        self._wait_s = wait_s
        self._metadata = MetadataSync(cluster, params, self.stats)
        self._buffer = WriteBuffer(params.parameters, self.stats)
        self._jobs: set[asyncio.Task[None]] = set()
        self._stopped = False
        self._again_at = 0.0

    def start(self) -> None:
        """Begin: with the follower's own checkpoints, until the leader answers."""
        self._spawn(self._begin())
        self._renewal = self._spawn(renew_for_ever(self.cluster, self.params))

    def stop(self) -> None:
        """End whatever it does, but for the dial of a read that waits to be tried again.

        That something dialled after a pause, when nobody asked, follows from promote-many 80 to 94.
        """
        self._stopped = True
        if (wait_s := self._again_at - self._now()) > 0:
            self.cluster.following.world.spawn(self._last_dial(wait_s))
        for job in list(self._jobs):
            job.cancel()

    @property
    def dead(self) -> bool:
        """Tell whether it works no more."""
        return self._stopped or self.stats.fatal is not None

    def _spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        job = asyncio.get_running_loop().create_task(self._guard(work))
        self._jobs.add(job)
        job.add_done_callback(self._jobs.discard)
        job.add_done_callback(lambda _job: work.close())
        return job

    async def _guard(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except ApiError as error:
            self._end(error)

    def _end(self, error: ApiError) -> None:
        if self.stats.fatal is None:
            self.stats.fatal = error
        if self.cluster.version.since(8):
            self._renewal.cancel()

    async def _begin(self) -> None:
        """Take up the follower's own checkpoints, as soon as its shard tells them (asks-red-follower 33)."""
        await self.cluster.clock.sleep(self._wait_s)
        self.assigned = True
        await self.cluster.clock.sleep(BEGIN_S)
        shard, stats = self.params.index.shards[self.params.shard], self.stats
        while not shard.started:
            await shard.changed.wait()
        stats.follower_global_checkpoint = stats.leader_global_checkpoint = shard.global_checkpoint
        stats.follower_max_seq_no = stats.leader_max_seq_no = shard.max_seq_no
        stats.last_requested_seq_no = shard.global_checkpoint
        await self._metadata.mapping()
        self._spawn(self._metadata.others())
        self._read_more()

    def _may_read(self) -> bool:
        stats, limits = self.stats, self.params.parameters
        return stats.outstanding_read_requests < limits.max_outstanding_read_requests and not self._buffer.full

    def _read_more(self) -> None:
        """Ask for everything the leader is known to have; with nothing known, for what comes next."""
        if self.dead:
            return
        stats, count = self.stats, self.params.parameters.max_read_request_operation_count
        while self._may_read() and stats.last_requested_seq_no < stats.leader_global_checkpoint:
            start = stats.last_requested_seq_no + 1
            end = min(stats.leader_global_checkpoint, start + count - 1)
            stats.last_requested_seq_no = end
            self._send(start, end)
        if stats.outstanding_read_requests == 0 and self._may_read():
            self._send(stats.last_requested_seq_no + 1, stats.last_requested_seq_no)

    def _send(self, start: int, required: int) -> None:
        self.stats.outstanding_read_requests += 1
        self._spawn(self._read(start, required))

    async def _read(self, start: int, required: int) -> None:
        """Read from `start` until `required` is reached, or once when it is below."""
        limit = self.params.parameters.max_read_request_operation_count
        while True:
            count = required - start + 1 if required >= start else limit
            answer = await self._read_until_answered(start, count)
            self._count_read(answer)
            await self._metadata.follow(answer)
            if self.dead:
                return
            start = self._take(answer, start)
            self._write_more()
            if start > required:
                break
        self.stats.outstanding_read_requests -= 1
        self._read_more()

    async def _read_until_answered(self, start: int, count: int) -> Changes:
        retries = 0
        while True:
            sent = self.stats.last_read_at = self._now()
            try:
                answer = await self._ask(start, count)
            except ApiError as error:
                again = retry.retried(error, self.cluster.version)
                retries += again
                self.stats.fail_read(start, self._now() - sent, retries, error)
                if not again:
                    raise
                await self._back_off(retries)
                continue
            self.stats.read_exceptions.pop(start, None)
            if answer.operations:
                self.stats.read_s += self._now() - sent
            return answer

    async def _ask(self, start: int, count: int) -> Changes:
        params, limits = self.params, self.params.parameters
        request = ReadRequest(
            params.leader.index,
            params.leader.uuid,
            params.shard,
            params.leader.history_uuids[params.shard],
            start,
            count,
            limits.max_read_request_size,
            limits.read_poll_timeout,
            params.caller,
        )
        remote = self.cluster.remotes.get(params.leader.alias)
        return await remote.request(CHANGES, lambda leader: changes.read(leader, request), _weight)

    def _count_read(self, answer: Changes) -> None:
        if answer.operations:
            self.stats.read_exec_s += answer.exec_s
            self.stats.successful_read_requests += 1
            self.stats.operations_read += len(answer.operations)
            self.stats.bytes_read += answer.size

    def _take(self, answer: Changes, start: int) -> int:
        stats = self.stats
        stats.leader_global_checkpoint = max(stats.leader_global_checkpoint, answer.global_checkpoint)
        stats.leader_max_seq_no = max(stats.leader_max_seq_no, answer.max_seq_no)
        if not answer.operations:
            return start
        self._buffer.add(answer.operations, answer.size)
        last = answer.operations[-1].seq_no
        stats.last_requested_seq_no = max(stats.last_requested_seq_no, last)
        return last + 1

    def _write_more(self) -> None:
        limit = self.params.parameters.max_outstanding_write_requests
        while self._buffer and not self.dead and self.stats.outstanding_write_requests < limit:
            batch = self._buffer.take()
            self.stats.outstanding_write_requests += 1
            self._spawn(self._write(batch))

    async def _write(self, batch: list[Operation]) -> None:
        retries = 0
        stats = self.stats
        while True:
            began = self._now()
            await self.cluster.clock.sleep(WRITE_S + self.cluster.node.operation_s * len(batch))
            try:
                shard = apply(self.cluster, self.params, batch)
            except ApiError as error:
                stats.failed_write_requests += 1
                stats.write_s += self._now() - began
                if not retry.retried(error, self.cluster.version):
                    raise
                retries += 1
                await self._back_off(retries)
                continue
            break
        stats.write_s += self._now() - began
        stats.outstanding_write_requests -= 1
        stats.successful_write_requests += 1
        stats.operations_written += len(batch)
        stats.follower_global_checkpoint = max(stats.follower_global_checkpoint, shard.global_checkpoint)
        stats.follower_max_seq_no = max(stats.follower_max_seq_no, shard.max_seq_no)
        self._write_more()
        self._read_more()

    async def _back_off(self, retries: int) -> None:
        cap = self.params.parameters.read_poll_timeout
        wait_s = retry.delay(retries, cap, self.cluster.ids.random)
        self._again_at = self._now() + wait_s
        await self.cluster.clock.sleep(wait_s)

    async def _last_dial(self, wait_s: float) -> None:
        await self.cluster.clock.sleep(wait_s)
        if not self.cluster.node.running:
            return
        with suppress(ApiError):
            await self.cluster.remotes.get(self.params.leader.alias).connect()

    def _now(self) -> float:
        return self.cluster.clock.monotonic()


def _weight(answer: Changes) -> int:
    return 400 + answer.size
