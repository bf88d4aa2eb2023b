"""Retention leases from a follower's side: added, renewed every 30 s, removed, over the link."""

from __future__ import annotations

from ccrtui.sim.errors import ApiError
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.indices.index import Leader
from ccrtui.sim.model.indices.shard import Shard
from ccrtui.sim.model.remotes.remote import Remote
from ccrtui.sim.model.replication.leader import index_gone
from ccrtui.sim.model.replication.lease import Lease
from ccrtui.sim.model.replication.task_params import TaskParams

RENEW_S = 30.0
ADD = "indices:admin/seq_no/add_retention_lease"
RENEW = "indices:admin/seq_no/renew_retention_lease"
REMOVE = "indices:admin/seq_no/remove_retention_lease"


def leader_shard(leader: Cluster, index: Leader, number: int) -> Shard:
    """The leader's shard. Raises 404 when the index is gone, or another one has its name."""
    leader_index = leader.indices.get(index.index)
    if leader_index is None or leader_index.uuid != index.uuid:
        raise index_gone(index.index)
    return leader_index.shards[number]


async def add_or_renew(remote: Remote, index: Leader, shard: int, lease: str) -> None:
    """Add the lease of a first copy, which keeps everything there is; renew it when it is there already."""

    async def work(leader: Cluster) -> None:
        copied = leader_shard(leader, index, shard)
        renewed = Lease(lease, copied.retained_from(), leader.clock.millis(), "ccr")
        if lease in copied.leases.by_id:
            copied.leases.renew(renewed)
        else:
            copied.leases.add(Lease(lease, copied.history.floor, leader.clock.millis(), "ccr"))

    await remote.request(ADD, work)


async def renew(remote: Remote, params: TaskParams, retaining: int) -> None:
    """Renew a task's lease with what it has, or add it again when it is not there."""

    async def work(leader: Cluster) -> None:
        leases = leader_shard(leader, params.leader, params.shard).leases
        lease = Lease(params.lease, max(0, retaining), leader.clock.millis(), "ccr")
        if params.lease in leases.by_id:
            leases.renew(lease)
        else:
            leases.add(lease)

    await remote.request(RENEW, work)


async def remove(remote: Remote, index: Leader, shard: int, lease: str) -> None:
    """Remove a lease; one that is not there is no failure."""

    async def work(leader: Cluster) -> None:
        leases = leader_shard(leader, index, shard).leases
        if lease in leases.by_id:
            leases.remove(lease)

    await remote.request(REMOVE, work)


async def renew_for_ever(cluster: Cluster, params: TaskParams) -> None:
    """Renew every 30 s, the first time 30 s after the task began; failures leave no trace."""
    while True:
        await cluster.clock.sleep(RENEW_S)
        retaining = params.index.shards[params.shard].global_checkpoint
        try:
            await renew(cluster.remotes.get(params.leader.alias), params, retaining)
        except ApiError:
            continue
