"""Shard copies and first copies, from JSON to core values.

Statistics grow with the number of shards and are decoded index by index, so that no single step holds the interpreter
for long.
"""

from __future__ import annotations

import msgspec

from ccrtui.core.elasticsearch.replication import FirstCopy, IndexCopy, Recovery, ShardCopy, ShardStats
from ccrtui.core.watch.shard.lease import Lease

_SERVING = frozenset({"STARTED", "RELOCATING"})
_OWN_DISK = ("EXISTING_STORE", "STORE")
_REMOTE_REPOSITORY = "_ccr_"


class _Routing(msgspec.Struct, gc=False):
    state: str
    primary: bool
    node: str | None = None


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


class _UserData(msgspec.Struct, gc=False):
    history_uuid: str | None = None


class _Commit(msgspec.Struct):
    user_data: _UserData = msgspec.field(default_factory=_UserData)


class _Copy(msgspec.Struct):
    routing: _Routing
    docs: _Docs | None = None
    seq_no: _SeqNo | None = None
    retention_leases: _Leases | None = None
    commit: _Commit | None = None


class _Index(msgspec.Struct):
    uuid: str | None = None
    shards: dict[str, list[_Copy]] = {}


class _Stats(msgspec.Struct):
    indices: dict[str, msgspec.Raw] = {}


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
_RECOVERY = msgspec.json.Decoder(dict[str, _Recoveries])


def shard_stats(body: bytes) -> ShardStats:
    """The primaries that serve, by index and shard; a shard that does not tell its sequence numbers is left out."""
    return ShardStats({name: index_copy(raw) for name, raw in stats_of(body).items()})


def stats_of(body: bytes) -> dict[str, msgspec.Raw]:
    """What is told of each index, still as it came: parts of the body."""
    return _STATS.decode(body).indices


def index_copy(raw: msgspec.Raw) -> IndexCopy:
    """The primaries of one index that serve."""
    return _copies(_INDEX.decode(raw))


def recovery(body: bytes) -> Recovery:
    """First copies from remote clusters; of recoveries from an index's own disk only that there are some."""
    copies: dict[str, FirstCopy] = {}
    stored: set[str] = set()
    for name, entry in _RECOVERY.decode(body).items():
        shards = [shard for shard in entry.shards if _is_first_copy(shard)]
        if shards:
            copies[name] = _first_copy(shards)
        elif any(shard.primary and shard.type in _OWN_DISK for shard in entry.shards):
            stored.add(name)
    return Recovery(copies, frozenset(stored))


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
        None if copy.commit is None else copy.commit.user_data.history_uuid,
        copy.routing.node,
    )


def _is_first_copy(shard: _ShardRecovery) -> bool:
    return shard.primary and shard.type == "SNAPSHOT" and shard.source.repository.startswith(_REMOTE_REPOSITORY)


def _first_copy(shards: list[_ShardRecovery]) -> FirstCopy:
    return FirstCopy(
        sum(shard.index.size.total_in_bytes - shard.index.size.reused_in_bytes for shard in shards),
        sum(shard.index.size.recovered_in_bytes for shard in shards),
        sum(shard.stage == "DONE" for shard in shards),
        len(shards),
    )
