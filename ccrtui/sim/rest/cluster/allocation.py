"""`_cluster/allocation/explain`: why a shard is nowhere (recording `bootstrap-progress` 45)."""

from __future__ import annotations

from typing import Any

from ccrtui.sim.errors import refuse
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.model.indices.shard import Shard
from ccrtui.sim.rest.cluster.licence import iso
from ccrtui.sim.rest.http import bodies
from ccrtui.sim.rest.http.exchange import Reply, Request
from ccrtui.sim.rest.http.routes import Need, Route

_NO_COPY = (
    "cannot allocate because a previous copy of the primary shard existed but can no longer be found on the nodes in "
    "the cluster"
)
_NO_NODE = "cannot allocate because allocation is not permitted to any of the nodes that hold an in-sync shard copy"


async def explain(cluster: Cluster, request: Request) -> Reply:
    """Explain the shard that the body names, or the first one that is unassigned."""
    body = bodies.optional(request.body)
    index, shard = _named(cluster, body) if "index" in body else _first(cluster)
    if shard.state != "UNASSIGNED":
        head = {"index": index.name, "shard": shard.number, "primary": True, "current_state": shard.state.lower()}
        return Reply(head | {"current_node": _node(cluster)})
    if shard.lost:
        return Reply(_lost(cluster, index, shard))
    return Reply(_awaited(cluster, index, shard) if shard.awaited else _unassigned(cluster, index, shard))


def _named(cluster: Cluster, body: dict[str, Any]) -> tuple[Index, Shard]:
    index = cluster.index(str(body["index"]))
    number = int(body.get("shard", 0))
    if number >= len(index.shards):
        raise refuse(400, "illegal_argument_exception", f"No shard was specified in the request for [{index.name}]")
    return index, index.shards[number]


def _first(cluster: Cluster) -> tuple[Index, Shard]:
    unassigned = next((pair for pair in reversed(list(cluster.shards())) if pair[1].state == "UNASSIGNED"), None)
    if unassigned is None:
        text = (
            "unable to find any unassigned shards to explain "
            "[ClusterAllocationExplainRequest[useAnyUnassignedShard=true,includeYesDecisions?=false]"
        )
        raise refuse(400, "illegal_argument_exception", text)
    return unassigned


def _head(cluster: Cluster, index: Index, shard: Shard, reason: str, status: str) -> dict[str, Any]:
    since = {"reason": reason, "at": iso(cluster.clock.millis()), "last_allocation_status": status}
    head = {"index": index.name, "shard": shard.number, "primary": True, "current_state": "unassigned"}
    return {**head, "unassigned_info": since}


def _lost(cluster: Cluster, index: Index, shard: Shard) -> dict[str, Any]:
    """A shard whose only copy is gone (asks-red-follower 41)."""
    return {
        **_head(cluster, index, shard, "CLUSTER_RECOVERED", "no_valid_shard_copy"),
        "can_allocate": "no_valid_shard_copy",
        "allocate_explanation": _NO_COPY,
        "node_allocation_decisions": [{**_node(cluster), "node_decision": "no", "store": {"found": False}}],
    }


def _awaited(cluster: Cluster, index: Index, shard: Shard) -> dict[str, Any]:
    """A shard that is about to start from its files (asks-red 55)."""
    node = cluster.node
    target = {"id": node.id, "name": node.name, "transport_address": node.transport_address}
    attributes = {"attributes": {"xpack.installed": "true"}} if node.xpack else {}
    store = {"in_sync": True, "allocation_id": shard.history_uuid}
    reason = "CLUSTER_RECOVERED" if index.open else "INDEX_CLOSED"
    return {
        **_head(cluster, index, shard, reason, "awaiting_info"),
        "can_allocate": "yes",
        "allocate_explanation": "can allocate the shard",
        "target_node": target | attributes,
        "allocation_id": shard.history_uuid,
        "node_allocation_decisions": [{**_node(cluster), "node_decision": "yes", "store": store}],
    }


def _unassigned(cluster: Cluster, index: Index, shard: Shard) -> dict[str, Any]:
    details = _details(cluster, index, shard)
    alias = index.leader.alias if index.leader else ""
    advice = (
        f"shard has failed to be restored from the snapshot [_ccr_{alias}:_latest_/_latest_] because of [{details}] - "
        f"manually close or delete the index [{index.name}] in order to retry to restore the snapshot again or use the "
        "reroute API to force the allocation of an empty primary shard"
    )
    decision = {
        **_node(cluster),
        "node_decision": "no",
        "store": {"in_sync": True, "allocation_id": shard.history_uuid},
        "deciders": [{"decider": "restore_in_progress", "decision": "NO", "explanation": advice}],
    }
    return {
        "index": index.name,
        "shard": shard.number,
        "primary": True,
        "current_state": "unassigned",
        "unassigned_info": {
            "reason": "ALLOCATION_FAILED",
            "at": iso(cluster.clock.millis()),
            "failed_allocation_attempts": 1,
            "details": details,
            "last_allocation_status": "no",
        },
        "can_allocate": "no",
        "allocate_explanation": _NO_NODE,
        "node_allocation_decisions": [decision],
    }


def _details(cluster: Cluster, index: Index, shard: Shard) -> str:
    node = cluster.node
    where = f"{{{node.name}}}{{{node.id}}}{{{node.ephemeral_id}}}{{{node.host}}}{{{node.transport_address}}}"
    if not cluster.version.since(7, 10):
        where += "{dim}{xpack.installed=true}"
    failed = f"[{index.name}][{shard.number}]: Recovery failed on {where}"
    return (
        f"failed shard on node [{node.id}]: failed recovery, failure RecoveryFailedException[{failed}]; "
        "nested: IndexShardRecoveryException[failed recovery]; "
        "nested: IndexShardRestoreFailedException[restore failed]; "
        "nested: IndexShardRestoreFailedException[failed to restore snapshot [_latest_/_latest_]]; "
        f"nested: {shard.failure} "
    )


def _node(cluster: Cluster) -> dict[str, Any]:
    node = cluster.node
    address = {"node_id": node.id, "node_name": node.name, "transport_address": node.transport_address}
    return address | {"node_attributes": {"xpack.installed": "true"}}


_QUERY = frozenset({"include_yes_decisions", "include_disk_info"})

ROUTES = (
    Route(
        ("GET", "POST"),
        "/_cluster/allocation/explain",
        explain,
        _QUERY,
        need=Need("cluster:monitor/allocation/explain"),
    ),
)
