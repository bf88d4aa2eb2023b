"""Reading changes of a leader shard: the long poll that a follower's task lives from."""

from __future__ import annotations

from dataclasses import dataclass

from ccrtui.sim.errors import ApiError, Cause, refuse
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.indices.history import HistoryGoneError
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.model.indices.operation import Operation
from ccrtui.sim.model.indices.settings import exact_seconds, exact_size
from ccrtui.sim.model.indices.shard import Shard
from ccrtui.sim.model.replication.caller import Caller
from ccrtui.sim.model.replication.leader import CHANGES, forbidden, index_gone, require_xpack

ARRIVE_S = 0.003
"""How long a read is under way before the leader looks at it."""
WORK_S = 0.005
"""What a read costs the leader."""
WAKE_S = 0.005
"""How long a waiting read takes to notice that something happened."""
FRESH_S = 0.03
"""For so long after an index is gone, its shard is missing before its name is."""


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """A read: `count` operations from `start`, at most `size` bytes, waiting up to `poll_s` for the first."""

    index: str
    uuid: str
    shard: int
    history_uuid: str
    start: int
    count: int
    size: int
    poll_s: float
    caller: Caller


@dataclass(frozen=True, slots=True)
class Changes:
    """An answer: operations, how far the leader is, the versions of its metadata, and how long it took there."""

    operations: tuple[Operation, ...]
    global_checkpoint: int
    max_seq_no: int
    mapping_version: int
    settings_version: int
    aliases_version: int
    exec_s: float

    @property
    def size(self) -> int:
        """Bytes of the operations."""
        return sum(operation.size for operation in self.operations)


async def read(leader: Cluster, request: ReadRequest) -> Changes:
    """Answer a read, at once when there is something, else when there is or the poll is over.

    Raises what Elasticsearch answers: 500 without x-pack, 403 without rights or on a closed index, 404 for one that is
    gone, `illegal_state_exception` for another history, `resource_not_found_exception` for operations merged away.
    """
    began = leader.clock.monotonic()
    await leader.clock.sleep(ARRIVE_S)
    index, shard = _find(leader, request)
    deadline = began + request.poll_s
    while shard.global_checkpoint < request.start:
        left = deadline - leader.clock.monotonic()
        if left <= 0 or not await shard.changed.wait(leader.clock, left):
            break
        await leader.clock.sleep(WAKE_S)
        if not index.open or not shard.started or not leader.node.running:
            raise _no_shard(index, request)
    await leader.clock.sleep(WORK_S)
    return _answer(leader, index, shard, request, began)


def _find(leader: Cluster, request: ReadRequest) -> tuple[Index, Shard]:
    require_xpack(leader, CHANGES)
    if not leader.remote_check(request.caller.roles, CHANGES, request.index):
        raise forbidden(CHANGES, request.caller)
    index = leader.indices.get(request.index)
    if index is None or index.uuid != request.uuid:
        raise _missing(leader, request)
    if not index.open:
        reason = f"index [{index.name}] blocked by: [FORBIDDEN/4/index closed];"
        raise refuse(403, "cluster_block_exception", reason)
    leader.check_block(index, "read")
    shard = index.shards[request.shard]
    if not shard.started:
        engine = Cause("already_closed_exception", "engine is closed") if shard.state == "INITIALIZING" else None
        raise _no_shard(index, request, engine)
    return index, shard


def _missing(leader: Cluster, request: ReadRequest) -> ApiError:
    grave = leader.graves.get(request.index)
    if grave is None or grave.uuid != request.uuid or leader.clock.monotonic() - grave.closed_at >= FRESH_S:
        return index_gone(request.index)
    return _no_shard(grave, request)


def _no_shard(index: Index, request: ReadRequest, cause: Cause | None = None) -> ApiError:
    text = (
        f"No shard available for [Request{{fromSeqNo={request.start}, maxOperationCount={request.count}, "
        f"shardId=[{index.name}][{request.shard}], expectedHistoryUUID={request.history_uuid}, "
        f"pollTimeout={exact_seconds(request.poll_s)}, maxBatchSize={exact_size(request.size)}}}]"
    )
    if index.state == "deleted":
        cause = index_gone(index.name, index.uuid).cause
    return refuse(503, "no_shard_available_action_exception", text, cause)


def _check_history(shard: Shard, request: ReadRequest) -> None:
    """Raise when the shard has another history, which is looked at only where there is something to read."""
    if shard.history_uuid != request.history_uuid:
        reason = f"unexpected history uuid, expected [{request.history_uuid}], actual [{shard.history_uuid}]"
        raise refuse(500, "illegal_state_exception", reason)


def _answer(leader: Cluster, index: Index, shard: Shard, request: ReadRequest, began: float) -> Changes:
    operations: tuple[Operation, ...] = ()
    if shard.global_checkpoint >= request.start:
        _check_history(shard, request)
        try:
            read_ = shard.history.read(request.start, request.count, request.size, shard.global_checkpoint)
        except HistoryGoneError as error:
            raise history_lost(leader, shard, error) from None
        operations = tuple(read_)
        shard.refresh_for_readers()
    return Changes(
        operations,
        shard.global_checkpoint,
        shard.max_seq_no,
        index.mapping_version,
        index.settings_version,
        index.aliases_version,
        leader.clock.monotonic() - began,
    )


def history_lost(leader: Cluster, shard: Shard, error: HistoryGoneError) -> ApiError:
    """The fatal error of a read whose operations were merged away (reference #31)."""
    reason = "Operations are no longer available for replicating. "
    if leader.version.since(7, 7):
        leases = ", ".join(
            f"RetentionLease{{id='{lease.id}', retainingSequenceNumber={lease.retaining_seq_no}, "
            f"timestamp={lease.timestamp_ms}, source='{lease.source}'}}"
            for lease in shard.leases.by_id.values()
        )
        reason += (
            f"Existing retention leases [RetentionLeases{{primaryTerm={shard.term}, "
            f"version={shard.leases.version}, leases={{{leases}}}}}]; maybe increase the retention lease period "
            "setting [index.soft_deletes.retention_lease.period]?"
        )
        cause = Cause("missing_history_operations_exception", str(error))
    else:
        reason += "Maybe increase the retention setting [index.soft_deletes.retention.operations]?"
        cause = Cause("illegal_state_exception", str(error))
    missing = [str(error.start), str(error.end)]
    return refuse(404, "resource_not_found_exception", reason, cause, requested_operations_missing=missing)
