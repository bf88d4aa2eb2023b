"""What the tasks have carried, from JSON to core values."""

from __future__ import annotations

import msgspec

from ccrtui.core.elasticsearch.flow import Carried, FlowStats, ShardFlow, Waiting


class _Task(msgspec.Struct, gc=False):
    shard_id: int
    bytes_read: int
    operations_read: int
    successful_read_requests: int
    failed_read_requests: int
    total_read_time_millis: int
    total_read_remote_exec_time_millis: int
    operations_written: int
    failed_write_requests: int
    outstanding_read_requests: int
    outstanding_write_requests: int
    write_buffer_operation_count: int
    write_buffer_size_in_bytes: int


class _Index(msgspec.Struct):
    index: str
    shards: list[_Task] = []


class _Indices(msgspec.Struct):
    indices: list[msgspec.Raw] = []


class _Stats(msgspec.Struct):
    follow_stats: _Indices = msgspec.field(default_factory=_Indices)


_STATS = msgspec.json.Decoder(_Stats)
_INDEX = msgspec.json.Decoder(_Index)


def follow_flow(body: bytes) -> FlowStats:
    """The counters and gauges of `_ccr/stats`, index by index; empty where nothing runs."""
    tasks: dict[str, dict[int, ShardFlow]] = {}
    for raw in _STATS.decode(body).follow_stats.indices:
        entry = _INDEX.decode(raw)
        tasks[entry.index] = {task.shard_id: _flow(task) for task in entry.shards}
    return FlowStats(tasks)


def _flow(task: _Task) -> ShardFlow:
    return ShardFlow(
        Carried(
            task.bytes_read,
            task.operations_read,
            task.successful_read_requests,
            task.failed_read_requests,
            task.total_read_time_millis,
            task.total_read_remote_exec_time_millis,
            task.operations_written,
            task.failed_write_requests,
        ),
        Waiting(
            task.outstanding_read_requests,
            task.outstanding_write_requests,
            task.write_buffer_operation_count,
            task.write_buffer_size_in_bytes,
        ),
    )
