"""The operations of a shard-follow task between reading and writing: how many it keeps, and how many go at once."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from ccrtui.sim.model.indices.operation import Operation
from ccrtui.sim.model.replication.parameters import Parameters
from ccrtui.sim.model.replication.task_stats import TaskStats


class WriteBuffer:
    """Operations in the order they were read. Its count and size stand in the statistics of the task."""

    def __init__(self, limits: Parameters, stats: TaskStats) -> None:
        self._limits = limits
        self._stats = stats
        self._operations: deque[Operation] = deque()

    def __bool__(self) -> bool:
        """Tell whether there is something to write."""
        return bool(self._operations)

    @property
    def full(self) -> bool:
        """Tell whether reading waits until some of it is written."""
        return (
            self._stats.write_buffer_operation_count >= self._limits.max_write_buffer_count
            or self._stats.write_buffer_size_in_bytes >= self._limits.max_write_buffer_size
        )

    def add(self, operations: Sequence[Operation], size: int) -> None:
        """Keep what a read brought; `size` in bytes."""
        self._operations.extend(operations)
        self._stats.write_buffer_operation_count += len(operations)
        self._stats.write_buffer_size_in_bytes += size

    def take(self) -> list[Operation]:
        """The next bulk write: up to the limits of one, at least one operation."""
        batch: list[Operation] = []
        size = 0
        while self._operations and len(batch) < self._limits.max_write_request_operation_count:
            if size >= self._limits.max_write_request_size:
                break
            batch.append(self._operations.popleft())
            size += batch[-1].size
        self._stats.write_buffer_operation_count -= len(batch)
        self._stats.write_buffer_size_in_bytes -= size
        return batch
