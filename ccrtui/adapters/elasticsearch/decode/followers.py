"""Followers and their tasks, from JSON to core values.

Statistics grow with the number of shards and are decoded index by index, so that no single step holds the interpreter
for long.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

import msgspec

from ccrtui.adapters.elasticsearch.decode.auto_follow import auto_followed
from ccrtui.adapters.elasticsearch.decode.tasks import told_stats
from ccrtui.core.elasticsearch.auto_follow import AutoFollowed
from ccrtui.core.elasticsearch.follow_settings import DEFAULTS, NO_MAXIMA, maxima_of
from ccrtui.core.elasticsearch.replication import (
    AutoFollow,
    Follower,
    FollowInfo,
    FollowStats,
    NamePatterns,
    ReadError,
    ShardTask,
)
from ccrtui.core.elasticsearch.timed_tasks import TimedTasks
from ccrtui.core.watch.shard.lease import parse_time

DEFAULT_POLL_S = 60.0
"""The default of `read_poll_timeout` (Elasticsearch reference, follow API)."""


class _Follower(msgspec.Struct):
    follower_index: str
    remote_cluster: str
    leader_index: str
    status: str
    parameters: dict[str, str | int] = {}


class _Info(msgspec.Struct):
    follower_indices: list[_Follower] = []


class _Exception(msgspec.Struct, gc=False):
    type: str = ""
    reason: str | None = None


class _ReadException(msgspec.Struct, gc=False):
    retries: int = 0
    exception: _Exception = msgspec.field(default_factory=_Exception)


class _Task(msgspec.Struct):
    shard_id: int
    leader_global_checkpoint: int
    remote_cluster: str | None = None
    leader_index: str | None = None
    leader_max_seq_no: int | None = None
    follower_global_checkpoint: int | None = None
    follower_mapping_version: int = 0
    outstanding_read_requests: int = 0
    outstanding_write_requests: int = 0
    write_buffer_operation_count: int = 0
    failed_read_requests: int = 0
    failed_write_requests: int = 0
    successful_read_requests: int = 0
    operations_read: int = 0
    operations_written: int = 0
    time_since_last_read_millis: int = -1
    read_exceptions: list[_ReadException] = []
    fatal_exception: _Exception | None = None
    last_requested_seq_no: int | None = None


class _Pattern(msgspec.Struct):
    remote_cluster: str
    leader_index_patterns: tuple[str, ...] = ()
    leader_index_exclusion_patterns: tuple[str, ...] = ()
    active: bool = True


class _NamedPattern(msgspec.Struct):
    name: str
    pattern: _Pattern


class _Patterns(msgspec.Struct):
    patterns: list[_NamedPattern] = []


_PATTERNS = msgspec.json.Decoder(_Patterns)
_INFO = msgspec.json.Decoder(_Info)
_TASKS = msgspec.json.Decoder(list[_Task])
_SINCE = re.compile(rb'"time_since_last_read_millis":(-?\d+)')
_HERE = b"\0"
"""Stands where a time was cut out; no JSON text has it."""


class ToldTasks(NamedTuple):
    """What is told of one follower's tasks: as it came, the same without the times, and those in their order."""

    raw: msgspec.Raw
    rest: bytes
    since_ms: tuple[int, ...]


def follow_info(body: bytes) -> FollowInfo:
    """The followers of `_ccr/info`; a paused one shows no parameters (observed on Elasticsearch 7.3.0)."""
    return FollowInfo({entry.follower_index: _follower(entry) for entry in _INFO.decode(body).follower_indices})


def auto_follow(body: bytes) -> AutoFollow:
    """The auto-follow patterns by name; before 7.5 none can be paused, and so none says that it is active."""
    patterns = {entry.name: entry.pattern for entry in _PATTERNS.decode(body).patterns}
    return AutoFollow(
        {name: pattern.remote_cluster for name, pattern in patterns.items()},
        {
            name: NamePatterns(pattern.leader_index_patterns, pattern.leader_index_exclusion_patterns, pattern.active)
            for name, pattern in patterns.items()
        },
    )


def follow_stats(body: bytes) -> FollowStats:
    """The tasks of `_ccr/stats` by follower index and shard."""
    told, followed = told_of(body)
    return FollowStats({name: tasks_of(tasks) for name, tasks in told.items()}, followed)


def told_of(body: bytes) -> tuple[dict[str, ToldTasks], AutoFollowed]:
    """What is told of each follower, not read any further than to its name and its times; and of auto-follow."""
    told, stats = {}, told_stats(body)
    for name, raw in stats.indices.items():
        pieces = _SINCE.split(bytes(raw))
        told[name] = ToldTasks(raw, _HERE.join(pieces[::2]), tuple(map(int, pieces[1::2])))
    return told, auto_followed(stats.auto_follow)


def tasks_of(told: ToldTasks) -> Mapping[int, ShardTask]:
    """The tasks of one follower by shard; apart from their times where each of them has told one."""
    tasks = {task.shard_id: _task(task) for task in _TASKS.decode(told.raw)}
    apart = told.since_ms == tuple(task.since_last_read_ms for task in tasks.values())
    return TimedTasks(tasks, told.since_ms) if apart else tasks


def _follower(entry: _Follower) -> Follower:
    text = entry.parameters.get("read_poll_timeout")
    poll_s = parse_time(str(text)) if text is not None else None
    tuning = {name: entry.parameters[name] for name in DEFAULTS if name in entry.parameters}
    return Follower(
        entry.follower_index,
        entry.remote_cluster,
        entry.leader_index,
        entry.status == "active",
        DEFAULT_POLL_S if poll_s is None else poll_s,
        tuning if len(tuning) == len(DEFAULTS) else {},
        maxima_of(tuning) if tuning else NO_MAXIMA,
    )


def _task(task: _Task) -> ShardTask:
    fatal = task.fatal_exception
    return ShardTask(
        task.shard_id,
        task.remote_cluster,
        task.leader_index,
        task.leader_global_checkpoint,
        task.leader_max_seq_no,
        task.follower_global_checkpoint,
        task.follower_mapping_version,
        task.outstanding_read_requests,
        task.outstanding_write_requests,
        task.write_buffer_operation_count,
        task.failed_read_requests,
        task.failed_write_requests,
        task.successful_read_requests,
        task.operations_read,
        task.operations_written,
        task.time_since_last_read_millis,
        tuple(_read_error(entry) for entry in task.read_exceptions),
        None if fatal is None else fatal.type,
        None if fatal is None else fatal.reason or "",
        task.last_requested_seq_no,
    )


def _read_error(entry: _ReadException) -> ReadError:
    return ReadError(entry.retries, entry.exception.type, entry.exception.reason or "")
