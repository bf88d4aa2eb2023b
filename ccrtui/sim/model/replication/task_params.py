"""What a shard-follow task is told to do; it outlives the task, and restarts of the node."""

from __future__ import annotations

from dataclasses import dataclass

from ccrtui.sim.model.indices.index import Index, Leader
from ccrtui.sim.model.replication.caller import Caller
from ccrtui.sim.model.replication.lease import lease_id
from ccrtui.sim.model.replication.parameters import Parameters


@dataclass(frozen=True, slots=True)
class TaskParams:
    """Follow one shard of a leader index, in the name of whoever asked last."""

    cluster: str
    leader: Leader
    index: Index
    shard: int
    parameters: Parameters
    caller: Caller

    @property
    def task_id(self) -> str:
        """Its id among the persistent tasks."""
        return f"{self.index.uuid}-{self.shard}"

    @property
    def lease(self) -> str:
        """The id of its retention lease on the leader."""
        return lease_of(self.cluster, self.index, self.leader)


def lease_of(cluster: str, index: Index, leader: Leader) -> str:
    """The id of the retention lease that a follower index holds on each shard of its leader."""
    follower = {"cluster": cluster, "index": index.name, "uuid": index.uuid}
    return lease_id(follower, leader.alias, {"index": leader.index, "uuid": leader.uuid})
