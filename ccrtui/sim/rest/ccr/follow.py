"""`_ccr/follow`, `_ccr/resume_follow`, `_ccr/pause_follow`, `_ccr/unfollow` and `_ccr/forget_follower`."""

from __future__ import annotations

from typing import Any

from ccrtui.sim.errors import refuse
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.replication import follow as following
from ccrtui.sim.model.replication import lifecycle, parameters
from ccrtui.sim.model.replication.caller import Caller
from ccrtui.sim.model.replication.follow import FollowRequest
from ccrtui.sim.model.replication.parameters import NAMES, Parameters
from ccrtui.sim.rest.ccr import bodies as ccr_bodies
from ccrtui.sim.rest.http import envelope
from ccrtui.sim.rest.http.exchange import Reply, Request
from ccrtui.sim.rest.http.nesting import flattened
from ccrtui.sim.rest.http.routes import Need, Route

PUT_FOLLOW = "indices:admin/xpack/ccr/put_follow"
RESUME = "cluster:admin/xpack/ccr/resume_follow"
FORGET = "indices:admin/xpack/ccr/forget_follower"
FORGET_FIELDS = ("follower_cluster", "follower_index", "follower_index_uuid", "leader_remote_cluster")
TIMED = frozenset({"master_timeout"})


def caller(request: Request) -> Caller:
    """Who asks, with the names of the roles that count on a leader."""
    return Caller(request.user, request.roles)


async def put_follow(cluster: Cluster, request: Request) -> Reply:
    """Follow an index."""
    body = ccr_bodies.required(request.body, PUT_FOLLOW, follow_fields(cluster))
    alias, leader_index = body.text_of("remote_cluster"), body.text_of("leader_index")
    tuning = body.tuning()
    missing = [f"{key} is missing" for key in ("remote_cluster", "leader_index") if key not in body.fields]
    if missing or alias is None or leader_index is None:
        raise parameters.invalid(missing)
    overrides = flattened(body.values().get("settings") or {})
    follow_request = FollowRequest(
        request.params["index"], alias, leader_index, Parameters(**tuning), overrides, _wait(request)
    )
    followed = await following.follow(cluster, caller(request), follow_request)
    return Reply(
        {
            "follow_index_created": followed.created,
            "follow_index_shards_acked": followed.acked,
            "index_following_started": followed.started,
        }
    )


def follow_fields(cluster: Cluster) -> tuple[str, ...]:
    """The fields a follow request may have."""
    newer = ("settings",) if cluster.version.since(7, 9) else ()
    newest = ("data_stream_name",) if cluster.version.since(8) else ()
    return ("remote_cluster", "leader_index", *NAMES, *newer, *newest)


def _wait(request: Request) -> int:
    text = request.query.get("wait_for_active_shards", "0")
    if text == "all":
        return -1
    if not text.isdigit():
        raise refuse(400, "illegal_argument_exception", f"cannot parse ActiveShardCount[{text}]")
    return int(text)


async def resume_follow(cluster: Cluster, request: Request) -> Reply:
    """Follow on."""
    body = ccr_bodies.optional(request.body, RESUME, NAMES)
    await lifecycle.resume(cluster, caller(request), request.params["index"], Parameters(**body.tuning()))
    return Reply({"acknowledged": True})


async def pause_follow(cluster: Cluster, request: Request) -> Reply:
    """Stop following."""
    lifecycle.pause(cluster, request.params["index"])
    return Reply({"acknowledged": True})


async def unfollow(cluster: Cluster, request: Request) -> Reply:
    """Make a follower an ordinary index."""
    await lifecycle.unfollow(cluster, request.params["index"])
    return Reply({"acknowledged": True})


async def forget_follower(cluster: Cluster, request: Request) -> Reply:
    """Remove a follower's leases, on the leader (forget-follower 8 to 22)."""
    body = ccr_bodies.required(request.body, FORGET, FORGET_FIELDS)
    fields: dict[str, Any] = body.values()
    if any(fields.get(key) is None for key in FORGET_FIELDS):
        raise refuse(500, "null_pointer_exception", None)
    index = cluster.behind(request.params["index"])[0]
    follower = {
        "cluster": fields["follower_cluster"],
        "index": fields["follower_index"],
        "uuid": fields["follower_index_uuid"],
    }
    forgotten = lifecycle.forget(index, follower, fields["leader_remote_cluster"])
    shards: dict[str, Any] = {
        "total": forgotten.total,
        "successful": forgotten.total - len(forgotten.failed),
        "failed": len(forgotten.failed),
    }
    if forgotten.failed:
        reason = envelope.exception(forgotten.cause)
        first = {"shard": forgotten.failed[0], "index": index.name, "status": "NOT_FOUND", "reason": reason}
        shards["failures"] = [first]
    return Reply({"_shards": shards})


def _timed(pattern: str, method: str, handler: Any, query: frozenset[str], need: Need) -> tuple[Route, Route]:
    """A route that takes `master_timeout` from late 8.x on, and refuses it before."""
    return (
        Route((method,), pattern, handler, query, until=(8, 17), need=need),
        Route((method,), pattern, handler, query | TIMED, since=(8, 17), need=need),
    )


ROUTES: tuple[Route, ...] = (
    *_timed(
        "/{index}/_ccr/follow", "PUT", put_follow, frozenset({"wait_for_active_shards"}), Need(PUT_FOLLOW, "index")
    ),
    *_timed("/{index}/_ccr/resume_follow", "POST", resume_follow, frozenset(), Need(RESUME)),
    *_timed(
        "/{index}/_ccr/pause_follow", "POST", pause_follow, frozenset(), Need("cluster:admin/xpack/ccr/pause_follow")
    ),
    *_timed("/{index}/_ccr/unfollow", "POST", unfollow, frozenset(), Need("indices:admin/xpack/ccr/unfollow", "index")),
    Route(("POST",), "/{index}/_ccr/forget_follower", forget_follower, need=Need(FORGET, "index")),
)
