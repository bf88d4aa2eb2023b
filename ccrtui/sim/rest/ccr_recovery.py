"""`_recovery`: first copies of followers, while they run and after."""

from __future__ import annotations

from typing import Any

from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.first_copy import FirstCopy, ShardCopy
from ccrtui.sim.rest import names
from ccrtui.sim.rest.exchange import Reply, Request
from ccrtui.sim.rest.routes import Need, Route

ACTION = "indices:monitor/recovery"
QUERY = names.QUERY | {"active_only", "detailed"}


async def recovery(cluster: Cluster, request: Request) -> Reply:
    """The copies of the named indices; an index without one is left out."""
    active = request.flag("active_only")
    body = {}
    for index in names.resolve(cluster, request, ACTION, wildcards="open,closed"):
        copy = cluster.following.copies.get(index.name)
        shards = [] if copy is None else [_shard(cluster, copy, one) for one in copy.shards if _shown(one, active)]
        if shards:
            body[index.name] = {"shards": shards}
    return Reply(body)


def _shown(one: ShardCopy, active: bool) -> bool:
    return not active or one.stage != "DONE"


def _shard(cluster: Cluster, copy: FirstCopy, one: ShardCopy) -> dict[str, Any]:
    node = cluster.node
    ended = cluster.clock.millis() if one.stopped_ms is None else one.stopped_ms
    took = ended - one.started_ms
    times = {"start_time_in_millis": one.started_ms}
    if one.stopped_ms is not None:
        times["stop_time_in_millis"] = one.stopped_ms
    return {
        "id": one.number,
        "type": "SNAPSHOT",
        "stage": one.stage,
        "primary": True,
        **times,
        "total_time_in_millis": took,
        "source": {
            "repository": f"_ccr_{copy.leader.alias}",
            "snapshot": "_latest_",
            "version": str(cluster.version),
            "index": copy.leader.index,
            "restoreUUID": copy.restore_uuid,
        },
        "target": {
            "id": node.id,
            "host": node.host,
            "transport_address": node.transport_address,
            "ip": node.host,
            "name": node.name,
        },
        "index": {
            "size": {
                "total_in_bytes": one.total,
                "reused_in_bytes": 0,
                "recovered_in_bytes": one.recovered,
                "percent": _percent(one.recovered, one.total),
            },
            "files": {
                "total": one.files,
                "reused": 0,
                "recovered": one.files_recovered,
                "percent": _percent(one.files_recovered, one.files),
            },
            "total_time_in_millis": took,
            "source_throttle_time_in_millis": 0,
            "target_throttle_time_in_millis": 0,
        },
        "translog": {
            "recovered": 0,
            "total": 0,
            "percent": "100.0%",
            "total_on_start": 0,
            "total_time_in_millis": 0,
        },
        "verify_index": {"check_index_time_in_millis": 0, "total_time_in_millis": 0},
    }


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "0.0%"


ROUTES: tuple[Route, ...] = (
    Route(("GET",), "/_recovery", recovery, QUERY, need=Need(ACTION)),
    Route(("GET",), "/{index}/_recovery", recovery, QUERY, need=Need(ACTION, "index")),
)
