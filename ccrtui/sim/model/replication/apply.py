"""Applying operations of a leader to a follower's shard."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ccrtui.sim.errors import refuse
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.indices.documents import require_primary
from ccrtui.sim.model.indices.operation import Operation
from ccrtui.sim.model.indices.shard import Shard
from ccrtui.sim.model.replication.leader import index_gone
from ccrtui.sim.model.replication.task_params import TaskParams


def apply(cluster: Cluster, params: TaskParams, operations: Iterable[Operation]) -> Shard:
    """Apply operations, under the follower's own primary term (verify-terms 17).

    Raises what is retried (closed, blocked, not started) or ends the task (deleted).
    """
    index = params.index
    if cluster.indices.get(index.name) is not index:
        raise index_gone(index.name)
    index.require_open()
    cluster.check_queue("indices:data/write/bulk_shard_operations[s]")
    cluster.check_block(index, "write")
    shard = index.shards[params.shard]
    require_primary(index, shard)
    if not index.following:
        raise refuse(500, "illegal_state_exception", f"index [{index.name}] is not a follower index")
    cluster.syncer.writing(index, shard)
    for operation in operations:
        shard.apply(operation if operation.term == shard.term else replace(operation, term=shard.term))
    cluster.refresher.written(index, shard)
    return shard
