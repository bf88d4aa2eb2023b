"""`_recovery`: how each shard came to serve, the last time it did: made empty, from its files, or as a first copy."""

from __future__ import annotations

from typing import Any

from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.model.recovery.record import EXISTING, Recovery
from ccrtui.sim.model.replication.first_copy import FirstCopy, ShardCopy
from ccrtui.sim.rest.http.exchange import Reply, Request
from ccrtui.sim.rest.http.routes import Need, Route
from ccrtui.sim.rest.indices import names

ACTION = "indices:monitor/recovery"
QUERY = names.QUERY | {"active_only", "detailed"}


async def recovery(cluster: Cluster, request: Request) -> Reply:
    """The recoveries of the named indices; an index without one is left out."""
    active = request.flag("active_only")
    body = {}
    for index in names.resolve(cluster, request, ACTION, wildcards="open,closed"):
        shards = [shard for shard in _shards(cluster, index) if not active or shard["stage"] != "DONE"]
        if shards:
            body[index.name] = {"shards": shards}
    return Reply(body)


def _shards(cluster: Cluster, index: Index) -> list[dict[str, Any]]:
    copy = cluster.following.copies.get(index.name)
    copied = {shard_copy.number: shard_copy for shard_copy in copy.shards} if copy is not None else {}
    recoveries = []
    for shard in index.shards:
        if shard.state == "UNASSIGNED":
            continue
        if shard.recovery is not None:
            recoveries.append(_own(cluster, shard.number, shard.recovery))
        elif copy is not None and shard.number in copied:
            recoveries.append(_copied(cluster, copy, copied[shard.number]))
    return recoveries


def _own(cluster: Cluster, number: int, recovery: Recovery) -> dict[str, Any]:
    source = {"bootstrap_new_history_uuid": False} if recovery.kind == EXISTING else {}
    size = {"total_in_bytes": recovery.size, "reused_in_bytes": recovery.size, "recovered_in_bytes": 0}
    files = {"total": recovery.files, "reused": recovery.files, "recovered": 0}
    percent = {"percent": "100.0%" if recovery.size else "0.0%"}
    times = _times(cluster, recovery.started_ms, recovery.stopped_ms)
    return _body(
        cluster, number, recovery.kind, recovery.stage, times, source, size | percent | _newer(cluster), files | percent
    )


def _copied(cluster: Cluster, copy: FirstCopy, shard_copy: ShardCopy) -> dict[str, Any]:
    source = {
        "repository": f"_ccr_{copy.leader.alias}",
        "snapshot": "_latest_",
        "version": str(cluster.version),
        "index": copy.leader.index,
        "restoreUUID": copy.restore_uuid,
    }
    size = {"total_in_bytes": shard_copy.total, "reused_in_bytes": 0, "recovered_in_bytes": shard_copy.recovered}
    files = {"total": shard_copy.files, "reused": 0, "recovered": shard_copy.files_recovered}
    size_percent = {"percent": _percent(shard_copy.recovered, shard_copy.total)}
    files_percent = {"percent": _percent(shard_copy.files_recovered, shard_copy.files)}
    times = _times(cluster, shard_copy.started_ms, shard_copy.stopped_ms)
    sizes = size | size_percent | _newer(cluster)
    return _body(cluster, shard_copy.number, "SNAPSHOT", shard_copy.stage, times, source, sizes, files | files_percent)


def _newer(cluster: Cluster) -> dict[str, int]:
    """What was taken from a snapshot, told from 7.15 on (7.10.2 does not tell, 7.17.28 does)."""
    return {"recovered_from_snapshot_in_bytes": 0} if cluster.version.since(7, 15) else {}


def _times(cluster: Cluster, started_ms: int, stopped_ms: int | None) -> dict[str, int]:
    ended = cluster.clock.millis() if stopped_ms is None else stopped_ms
    stopped = {} if stopped_ms is None else {"stop_time_in_millis": stopped_ms}
    return {"start_time_in_millis": started_ms, **stopped, "total_time_in_millis": ended - started_ms}


def _body(
    cluster: Cluster,
    number: int,
    kind: str,
    stage: str,
    times: dict[str, int],
    source: dict[str, Any],
    size: dict[str, Any],
    files: dict[str, Any],
) -> dict[str, Any]:
    node = cluster.node
    return {
        "id": number,
        "type": kind,
        "stage": stage,
        "primary": True,
        **times,
        "source": source,
        "target": {
            "id": node.id,
            "host": node.host,
            "transport_address": node.transport_address,
            "ip": node.host,
            "name": node.name,
        },
        "index": {
            "size": size,
            "files": files,
            "total_time_in_millis": times["total_time_in_millis"],
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
