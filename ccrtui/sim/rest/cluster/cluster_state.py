"""The part of `_cluster/state` that tells something about replication."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.model.replication.following import FIRST_TASK
from ccrtui.sim.model.replication.shard_task import ShardTask
from ccrtui.sim.rest.http.exchange import Reply, Request
from ccrtui.sim.rest.http.nesting import as_asked
from ccrtui.sim.rest.http.routes import Need, Route
from ccrtui.sim.rest.indices import names

ACTION = "cluster:monitor/state"
_METRICS = ("version", "master_node", "nodes", "metadata", "routing_table", "blocks")


async def pending(_cluster: Cluster, _request: Request) -> Reply:
    """What the master has still to do: nothing that lasts."""
    return Reply({"tasks": []})


async def state(cluster: Cluster, request: Request) -> Reply:
    """Show the state, or the metrics of it that the path names."""
    requested = request.params.get("metric", "_all").split(",")
    metrics = _METRICS if "_all" in requested else tuple(metric for metric in _METRICS if metric in requested)
    body: dict[str, Any] = {"cluster_name": cluster.name, "cluster_uuid": cluster.uuid}
    node = cluster.node
    if "version" in metrics:
        body |= {
            "version": cluster.metadata_version,
            "state_uuid": f"{cluster.uuid[:-4]}{cluster.metadata_version:04d}",
        }
    if "master_node" in metrics:
        body["master_node"] = node.id
    if "nodes" in metrics:
        body["nodes"] = {
            node.id: {
                "name": node.name,
                "ephemeral_id": node.ephemeral_id,
                "transport_address": node.transport_address,
                "attributes": {"xpack.installed": "true"},
            }
        }
    if {"metadata", "routing_table"} & set(metrics):
        # A name that is not there is passed over, and wildcards reach open indices alone (asks-named 101, 197, 274).
        reach = "open" if "index" in request.params else "open,closed"
        indices = names.resolve(cluster, request, ACTION, None, reach, lenient=True)
        body |= {"metadata": _metadata(cluster, request, indices)} if "metadata" in metrics else {}
        body |= {"routing_table": _routing(cluster, indices)} if "routing_table" in metrics else {}
    if "blocks" in metrics:
        body["blocks"] = {}
    return Reply(body)


def _metadata(cluster: Cluster, request: Request, indices: list[Index]) -> dict[str, Any]:
    body: dict[str, Any] = {"cluster_uuid": cluster.uuid, "templates": {}}
    body["indices"] = {index.name: _index(cluster, request, index) for index in indices}
    if "index" not in request.params:
        registered = sorted(cluster.following.tasks(), key=lambda task: task.number)
        if registered:
            tasks = [_task(cluster, task) for task in registered]
            last = registered[-1].number - FIRST_TASK + 1
            body["persistent_tasks"] = {"last_allocation_id": last, "tasks": tasks}
    return body


def _index(cluster: Cluster, request: Request, index: Index) -> dict[str, Any]:
    """The metadata of an index; what it records of its leader is not printed by old servers (recorded for 7.3)."""
    body: dict[str, Any] = {
        "state": index.state,
        "settings": as_asked(index.settings, request.flag("flat_settings")),
        "mappings": {"_doc": index.mappings} if index.mappings else {},
        "aliases": sorted(index.aliases),
        "primary_terms": {str(shard.number): shard.term for shard in index.shards},
        "in_sync_allocations": {str(shard.number): [shard.history_uuid] for shard in index.shards},
        "mapping_version": index.mapping_version,
        "settings_version": index.settings_version,
    }
    if index.leader is not None and cluster.version.since(7, 10):
        body["ccr"] = {
            "remote_cluster_name": index.leader.alias,
            "leader_index_name": index.leader.index,
            "leader_index_uuid": index.leader.uuid,
            "leader_index_shard_history_uuids": ",".join(index.leader.history_uuids),
        }
    return body


def _task(cluster: Cluster, task: ShardTask) -> Mapping[str, Any]:
    task_params = task.params
    params = {
        "remote_cluster": task_params.leader.alias,
        "follow_shard_index": task_params.index.name,
        "follow_shard_index_uuid": task_params.index.uuid,
        "follow_shard_shard": task_params.shard,
        "leader_shard_index": task_params.leader.index,
        "leader_shard_index_uuid": task_params.leader.uuid,
        "leader_shard_shard": task_params.shard,
        "headers": {},
        **task_params.parameters.printed(),
    }
    return {
        "id": task_params.task_id,
        "task": {"xpack/ccr/shard_follow_task": {"params": params}},
        "allocation_id": task.number - FIRST_TASK + 1,
        "assignment": {"executor_node": cluster.node.id, "explanation": ""},
    }


def _routing(cluster: Cluster, indices: list[Index]) -> dict[str, Any]:
    return {
        "indices": {
            index.name: {
                "shards": {
                    str(shard.number): [
                        {
                            "state": shard.state,
                            "primary": True,
                            "node": None if shard.state == "UNASSIGNED" else cluster.node.id,
                            "relocating_node": None,
                            "shard": shard.number,
                            "index": index.name,
                        }
                    ]
                    for shard in index.shards
                }
            }
            for index in indices
        }
    }


_QUERY = names.QUERY | {"flat_settings", "local", "master_timeout", "wait_for_metadata_version", "wait_for_timeout"}
_NEED = Need(ACTION)

ROUTES = (
    Route(
        ("GET",),
        "/_cluster/pending_tasks",
        pending,
        frozenset({"local", "master_timeout"}),
        need=Need("cluster:monitor/task"),
    ),
    Route(("GET",), "/_cluster/state", state, _QUERY, need=_NEED),
    Route(("GET",), "/_cluster/state/{metric}", state, _QUERY, need=_NEED),
    Route(("GET",), "/_cluster/state/{metric}/{index}", state, _QUERY, need=_NEED),
)
