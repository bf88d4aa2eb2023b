"""`_tasks`: what runs on the node; of replication, one task per followed shard (recording `walk` 27)."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import Any

from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.replication.shard_task import ShardTask
from ccrtui.sim.model.running_requests import RunningRequest
from ccrtui.sim.rest.ccr.stats import shard_stats
from ccrtui.sim.rest.cluster.identity import roles
from ccrtui.sim.rest.http.exchange import Reply, Request
from ccrtui.sim.rest.http.routes import Need, Route

SHARD_TASK = "xpack/ccr/shard_follow_task[c]"
_LISTING = "cluster:monitor/tasks/lists"


async def tasks(cluster: Cluster, request: Request) -> Reply:
    """List tasks, those that the patterns name."""
    patterns = request.query.get("actions", "*").split(",")
    detailed = request.flag("detailed")
    node = cluster.node
    bodies = {f"{node.id}:{number}": body for number, body in _running(cluster, patterns, detailed)}
    if not bodies:
        return Reply({"nodes": {}})
    group = request.query.get("group_by", "nodes")
    if group == "none":
        return Reply({"tasks": list(bodies.values())})
    if group == "parents":
        return Reply({"tasks": bodies})
    body = {
        "name": node.name,
        "transport_address": node.transport_address,
        "host": node.host,
        "ip": node.transport_address,
        "roles": roles(cluster),
        "attributes": {"xpack.installed": "true"},
        "tasks": bodies,
    }
    return Reply({"nodes": {node.id: body}})


def _running(cluster: Cluster, patterns: list[str], detailed: bool) -> list[tuple[int, dict[str, Any]]]:
    running: list[tuple[int, dict[str, Any]]] = []
    if _named(SHARD_TASK, patterns):
        running += [(task.number, _follow(cluster, task, detailed)) for task in cluster.following.running()]
    running += [
        (request.number, _request(cluster, request)) for request in cluster.requests if _named(request.action, patterns)
    ]
    return running


def _named(action: str, patterns: list[str]) -> bool:
    """Brackets stand for themselves in these patterns."""
    return any(fnmatchcase(action, pattern.replace("[", "[[]")) for pattern in patterns)


def _request(cluster: Cluster, request: RunningRequest) -> dict[str, Any]:
    return {
        "node": cluster.node.id,
        "id": request.number,
        "type": "transport",
        "action": request.action,
        "start_time_in_millis": request.started_ms,
        "running_time_in_nanos": (cluster.clock.millis() - request.started_ms) * 1_000_000,
        "cancellable": False,
        "headers": {},
    }


def _follow(cluster: Cluster, task: ShardTask, detailed: bool) -> dict[str, Any]:
    body: dict[str, Any] = {"node": cluster.node.id, "id": task.number, "type": "persistent", "action": SHARD_TASK}
    body["status"] = shard_stats(task)
    if detailed:
        body["description"] = f"id={task.params.task_id}"
    return body | {
        "start_time_in_millis": task.started_ms,
        "running_time_in_nanos": (cluster.clock.millis() - task.started_ms) * 1_000_000,
        "cancellable": True,
        "parent_task_id": "cluster:1",
        "headers": {},
    }


_QUERY = frozenset({"actions", "detailed", "group_by", "nodes", "parent_task_id", "timeout", "wait_for_completion"})

ROUTES = (Route(("GET",), "/_tasks", tasks, _QUERY, need=Need(_LISTING)),)
