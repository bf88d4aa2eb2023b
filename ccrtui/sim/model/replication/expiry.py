"""Leases that nobody renews expire."""

from __future__ import annotations

from ccrtui.sim.model.cluster import Cluster

CHECK_S = 30.0


async def expire_for_ever(cluster: Cluster) -> None:
    """Every 30 s drop the leases that are older than their index's period allows."""
    while True:
        await cluster.clock.sleep(CHECK_S)
        if cluster.node.running:
            expire(cluster)


def expire(cluster: Cluster) -> None:
    """Drop the leases that are overdue now, by the period as it is set now; each copy's own moves on."""
    now = cluster.clock.millis()
    for index, shard in cluster.shards():
        shard.own_lease = shard.global_checkpoint + 1
        if shard.leases.by_id:
            shard.leases.expire(now, round(index.lease_period * 1000))
