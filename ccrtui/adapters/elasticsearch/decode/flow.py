"""What the tasks have carried, from JSON to core values."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from ccrtui.adapters.elasticsearch.decode.tasks import told_stats
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


_TASKS = msgspec.json.Decoder(list[_Task])


def follow_flow(body: bytes) -> FlowStats:
    """The counters and gauges of `_ccr/stats`, index by index; empty where nothing runs."""
    return FlowStats({name: flow_of(raw) for name, raw in told_stats(body).indices.items()})


def flow_of(raw: msgspec.Raw) -> Mapping[int, ShardFlow]:
    """The tasks of one index."""
    return {task.shard_id: _flow(task) for task in _TASKS.decode(raw)}


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
