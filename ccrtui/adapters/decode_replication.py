"""Shard copies, followers, their tasks and first copies, from JSON to core values.

The two that grow with the number of shards are decoded index by index, so that no single step holds the interpreter
for long.
"""

from __future__ import annotations

import msgspec

from ccrtui.core.lease import Lease, parse_time
from ccrtui.core.replication import (
    FirstCopy,
    Follower,
    FollowInfo,
    FollowStats,
    IndexCopy,
    ReadError,
    Recovery,
    ShardCopy,
    ShardStats,
    ShardTask,
)

DEFAULT_POLL_S = 60.0
"""The default of `read_poll_timeout` (Elasticsearch reference, follow API)."""

_SERVING = frozenset({"STARTED", "RELOCATING"})
_REMOTE_REPOSITORY = "_ccr_"


class _Routing(msgspec.Struct, gc=False):
    state: str
    primary: bool


class _Docs(msgspec.Struct, gc=False):
    count: int


class _SeqNo(msgspec.Struct, gc=False):
    max_seq_no: int
    global_checkpoint: int


class _Lease(msgspec.Struct, gc=False):
    id: str
    retaining_seq_no: int
    timestamp: int
    source: str


class _Leases(msgspec.Struct):
    leases: list[_Lease] = []


class _Copy(msgspec.Struct):
    routing: _Routing
    docs: _Docs | None = None
    seq_no: _SeqNo | None = None
    retention_leases: _Leases | None = None


class _Index(msgspec.Struct):
    uuid: str | None = None
    shards: dict[str, list[_Copy]] = {}


class _Stats(msgspec.Struct):
    indices: dict[str, msgspec.Raw] = {}


class _Parameters(msgspec.Struct, gc=False):
    read_poll_timeout: str | None = None


class _Follower(msgspec.Struct):
    follower_index: str
    remote_cluster: str
    leader_index: str
    status: str
    parameters: _Parameters | None = None


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
    follower_global_checkpoint: int
    remote_cluster: str
    leader_index: str
    leader_global_checkpoint: int
    leader_max_seq_no: int
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


class _FollowedIndex(msgspec.Struct):
    index: str
    shards: list[_Task] = []


class _FollowedIndices(msgspec.Struct):
    indices: list[msgspec.Raw] = []


class _FollowStats(msgspec.Struct):
    follow_stats: _FollowedIndices = msgspec.field(default_factory=_FollowedIndices)


class _Source(msgspec.Struct):
    repository: str = ""


class _Size(msgspec.Struct):
    total_in_bytes: int = 0
    reused_in_bytes: int = 0
    recovered_in_bytes: int = 0


class _Files(msgspec.Struct):
    size: _Size = msgspec.field(default_factory=_Size)


class _ShardRecovery(msgspec.Struct):
    type: str
    stage: str
    primary: bool
    source: _Source = msgspec.field(default_factory=_Source)
    index: _Files = msgspec.field(default_factory=_Files)


class _Recoveries(msgspec.Struct):
    shards: list[_ShardRecovery] = []


_STATS = msgspec.json.Decoder(_Stats)
_INDEX = msgspec.json.Decoder(_Index)
_INFO = msgspec.json.Decoder(_Info)
_FOLLOW_STATS = msgspec.json.Decoder(_FollowStats)
_FOLLOWED = msgspec.json.Decoder(_FollowedIndex)
_RECOVERY = msgspec.json.Decoder(dict[str, _Recoveries])


def shard_stats(body: bytes) -> ShardStats:
    """The primaries that serve, by index and shard; a shard that does not tell its sequence numbers is left out."""
    return ShardStats({name: _copies(_INDEX.decode(raw)) for name, raw in _STATS.decode(body).indices.items()})


def follow_info(body: bytes) -> FollowInfo:
    """The followers of `_ccr/info`; a paused one shows no parameters (observed on Elasticsearch 7.3.0)."""
    return FollowInfo({entry.follower_index: _follower(entry) for entry in _INFO.decode(body).follower_indices})


def follow_stats(body: bytes) -> FollowStats:
    """The tasks of `_ccr/stats` by follower index and shard."""
    tasks: dict[str, dict[int, ShardTask]] = {}
    for raw in _FOLLOW_STATS.decode(body).follow_stats.indices:
        entry = _FOLLOWED.decode(raw)
        tasks[entry.index] = {task.shard_id: _task(task) for task in entry.shards}
    return FollowStats(tasks)


def recovery(body: bytes) -> Recovery:
    """First copies from remote clusters; every other kind of recovery is left out."""
    copies: dict[str, FirstCopy] = {}
    for name, entry in _RECOVERY.decode(body).items():
        shards = [shard for shard in entry.shards if _is_first_copy(shard)]
        if shards:
            copies[name] = _first_copy(shards)
    return Recovery(copies)


def _copies(index: _Index) -> IndexCopy:
    shards: dict[int, ShardCopy] = {}
    for number, copies in index.shards.items():
        for copy in copies:
            if copy.seq_no is not None and copy.routing.primary and copy.routing.state in _SERVING:
                shards[int(number)] = _copy(int(number), copy, copy.seq_no)
    return IndexCopy(index.uuid, shards)


def _copy(number: int, copy: _Copy, seq_no: _SeqNo) -> ShardCopy:
    leases = copy.retention_leases.leases if copy.retention_leases is not None else ()
    return ShardCopy(
        number,
        seq_no.max_seq_no,
        seq_no.global_checkpoint,
        None if copy.docs is None else copy.docs.count,
        tuple(Lease(lease.id, lease.retaining_seq_no, lease.timestamp, lease.source) for lease in leases),
    )


def _follower(entry: _Follower) -> Follower:
    text = entry.parameters.read_poll_timeout if entry.parameters is not None else None
    poll_s = parse_time(text) if text is not None else None
    return Follower(
        entry.follower_index,
        entry.remote_cluster,
        entry.leader_index,
        entry.status == "active",
        DEFAULT_POLL_S if poll_s is None else poll_s,
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
    )


def _read_error(entry: _ReadException) -> ReadError:
    return ReadError(entry.retries, entry.exception.type, entry.exception.reason or "")


def _is_first_copy(shard: _ShardRecovery) -> bool:
    return shard.primary and shard.type == "SNAPSHOT" and shard.source.repository.startswith(_REMOTE_REPOSITORY)


def _first_copy(shards: list[_ShardRecovery]) -> FirstCopy:
    return FirstCopy(
        sum(shard.index.size.total_in_bytes - shard.index.size.reused_in_bytes for shard in shards),
        sum(shard.index.size.recovered_in_bytes for shard in shards),
        sum(shard.stage == "DONE" for shard in shards),
        len(shards),
    )
