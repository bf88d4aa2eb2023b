"""`_ccr/stats` and `_ccr/info`: what runs, how far it is, and what is a follower at all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ccrtui.sim.errors import refuse
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.model.indices.settings import print_seconds, print_size
from ccrtui.sim.model.licence import require_replication
from ccrtui.sim.model.replication.shard_task import ShardTask
from ccrtui.sim.rest.http import envelope
from ccrtui.sim.rest.http.exchange import Reply, Request
from ccrtui.sim.rest.http.routes import Need, Route
from ccrtui.sim.rest.indices import names

INFO = "cluster:monitor/ccr/follow_info"
EVERY = ("_all", "*")


async def all_stats(cluster: Cluster, request: Request) -> Reply:
    """`GET /_ccr/stats`."""
    require_replication(cluster.licence)
    followed = by_index(cluster, cluster.following.running(), request.flag("human"))
    return Reply(
        {
            "auto_follow_stats": _auto_follow(cluster),
            "follow_stats": {"indices": followed},
        }
    )


def _auto_follow(cluster: Cluster) -> dict[str, Any]:
    errors = [
        {"leader_index": key, "timestamp": at, "auto_follow_exception": envelope.exception(cause)}
        for key, at, cause in cluster.auto_follow.outcomes.errors()
    ]
    watched = cluster.auto_follow.watched()
    return {
        **cluster.auto_follow.outcomes.counters(),
        "recent_auto_follow_errors": errors,
        "auto_followed_clusters": watched,
    }


async def index_stats(cluster: Cluster, request: Request) -> Reply:
    """`GET /{index}/_ccr/stats`: names must match exactly (reference 1.4)."""
    require_replication(cluster.licence)
    indices = request.params["index"].split(",")
    everything = any(name in EVERY for name in indices)
    tasks = [task for task in cluster.following.running() if everything or task.params.index.name in indices]
    if not tasks and not everything:
        reason = f"No shard follow tasks for follower indices [{','.join(indices)}]"
        raise refuse(404, "resource_not_found_exception", reason)
    return Reply({"indices": by_index(cluster, tasks, request.flag("human"))})


def by_index(cluster: Cluster, tasks: Iterable[ShardTask], human: bool) -> list[dict[str, Any]]:
    """Statistics grouped by follower; the total lag stands there from 8.13 on."""
    grouped: dict[str, list[ShardTask]] = {}
    for task in tasks:
        grouped.setdefault(task.params.index.name, []).append(task)
    result = []
    for name, group in grouped.items():
        entry: dict[str, Any] = {"index": name}
        if cluster.version.since(8, 13):
            entry["total_global_checkpoint_lag"] = sum(task.stats.lag() for task in group)
        entry["shards"] = [shard_stats(task, human) for task in group]
        result.append(entry)
    return result


def shard_stats(task: ShardTask, human: bool = False) -> dict[str, Any]:
    """One task's statistics, as they also stand among the tasks of a node."""
    stats, params = task.stats, task.params
    since = stats.since_last_read(task.cluster.clock.monotonic())
    body = stats.identified(
        remote_cluster=params.leader.alias,
        leader_index=params.leader.index,
        follower_index=params.index.name,
        shard_id=params.shard,
    )
    body["read_exceptions"] = [
        {"from_seq_no": start, "retries": failure.retries, "exception": envelope.exception(failure.error.cause)}
        for start, failure in sorted(stats.read_exceptions.items())
    ]
    body["time_since_last_read_millis"] = since
    if stats.fatal is not None:
        body["fatal_exception"] = envelope.exception(stats.fatal.cause)
    return {**body, **_human(task, since)} if human else body


def _human(task: ShardTask, since: int) -> dict[str, str]:
    stats = task.stats
    return {
        "write_buffer_size": print_size(stats.write_buffer_size_in_bytes),
        "total_read_time": print_seconds(stats.read_s),
        "total_read_remote_exec_time": print_seconds(stats.read_exec_s),
        "total_read": print_size(stats.bytes_read),
        "total_write_time": print_seconds(stats.write_s),
        "time_since_last_read": "-1" if since < 0 else print_seconds(since / 1000),
    }


async def info(cluster: Cluster, request: Request) -> Reply:
    """`GET /{index}/_ccr/info`, for open and closed indices."""
    indices = names.resolve(cluster, request, INFO, wildcards="open,closed")
    first = {task.params.index.name: task for task in reversed(list(cluster.following.tasks()))}
    followers = [_info(index, first.get(index.name)) for index in indices if index.leader is not None]
    return Reply({"follower_indices": followers})


def _info(index: Index, task: ShardTask | None) -> dict[str, Any]:
    body: dict[str, Any] = {"follower_index": index.name}
    if index.leader is not None:
        body |= {"remote_cluster": index.leader.alias, "leader_index": index.leader.index}
    body["status"] = "paused" if task is None else "active"
    if task is not None:
        body["parameters"] = task.params.parameters.printed()
    return body


ROUTES: tuple[Route, ...] = (
    Route(("GET",), "/_ccr/stats", all_stats, need=Need("cluster:monitor/ccr/stats")),
    Route(("GET",), "/{index}/_ccr/stats", index_stats, need=Need("cluster:monitor/ccr/follow_stats")),
    Route(("GET",), "/{index}/_ccr/info", info, need=Need(INFO)),
)
