"""What a follower asks its leader: licence, metadata, history, rights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ccrtui.sim.errors import ApiError, Cause, refuse
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.model.remotes.remote import Remote
from ccrtui.sim.model.replication.caller import Caller

STATE = "cluster:monitor/state"
STATS = "indices:monitor/stats"
CHANGES = "indices:data/read/xpack/ccr/shard_changes"


@dataclass(frozen=True, slots=True)
class LeaderIndex:
    """A leader index as its metadata and statistics describe it to a follower."""

    index: Index
    history_uuids: tuple[str, ...]


async def ask(remote: Remote, caller: Caller, name: str) -> LeaderIndex:
    """Ask for an index to follow: licence, metadata, rights and histories, in this order.

    Raises 400 when the licence does not allow it or cannot be had, 403 without rights, 404 or 400 for an index
    that cannot be followed.
    """
    await check_licence(remote, f"remote index [{remote.config.alias}:{name}] metadata")
    if remote.key is not None and not remote.key.replicates:
        raise _lacking(name, [STATS, CHANGES])
    index = await remote.request(STATE, lambda leader: _metadata(leader, caller, name))
    await remote.request(
        "cluster:admin/xpack/security/user/has_privileges", lambda cluster: _rights(cluster, caller, name)
    )
    return await remote.request(STATS, lambda leader: _histories(leader, index))


async def check_licence(remote: Remote, what: str) -> None:
    """Ask for the leader's licence; `what` is what shall be fetched under it. Raises 400."""
    alias = remote.config.alias
    try:
        licence = await remote.request("cluster:monitor/xpack/license/get", _licence)
    except ApiError as error:
        raise undetermined(error, alias, what) from None
    if licence.allows_replication:
        return
    text = f"the license on cluster [{alias}] is not active"
    if licence.status == "active":
        text = f"the license mode [{licence.type.upper()}] on cluster [{alias}] does not enable [ccr]"
    reason = f"can not fetch {what} as the remote cluster [{alias}] is not licensed for [ccr]; {text}"
    raise refuse(400, "status_exception", reason)


async def _licence(leader: Cluster) -> Any:
    """The leader's licence; one without x-pack does not know the question (asks-oss 61)."""
    require_xpack(leader, "cluster:monitor/xpack/info")
    return leader.licence


def require_xpack(leader: Cluster, action: str) -> None:
    """Raise what a node without x-pack answers to a request of x-pack."""
    if not leader.node.xpack:
        raise refuse(500, "action_not_found_transport_exception", f"No handler for action [{action}]")


def undetermined(error: ApiError, alias: str, what: str) -> ApiError:
    """Wrap what a licence probe met, as the server does (reference #9)."""
    middle = Cause("exception", f"could not determine the license type for cluster [{alias}]", {}, error.cause)
    reason = f"can not fetch {what} as the license state of the remote cluster [{alias}] could not be determined"
    return ApiError(400, Cause("status_exception", reason, {}, middle), error.root or error.cause)


def forbidden(action: str, caller: Caller) -> ApiError:
    """The 403 of a leader whose roles of the same names do not grant an action."""
    return refuse(403, "security_exception", f"action [{action}] is unauthorized for user [{caller.user}]")


def index_gone(name: str, uuid: str = "_na_") -> ApiError:
    """The 404 of an index asked for by its own name."""
    return refuse(404, "index_not_found_exception", f"no such index [{name}]", None, index_uuid=uuid, index=name)


async def _metadata(leader: Cluster, caller: Caller, name: str) -> Index:
    if not leader.remote_check(caller.roles, STATE, None):
        raise forbidden(STATE, caller)
    index = leader.indices.get(name)
    if index is None:
        if leader.is_alias(name) and leader.version.since(7, 9):
            reason = f"cannot follow [{name}], because it is a ALIAS"
            raise refuse(400, "illegal_argument_exception", reason)
        raise index_gone(name)
    index.require_open()
    return index


async def _rights(leader: Cluster, caller: Caller, name: str) -> None:
    lacking = [action for action in (STATS, CHANGES) if not leader.remote_check(caller.roles, action, name)]
    if lacking:
        raise _lacking(name, lacking)


def _lacking(name: str, actions: list[str]) -> ApiError:
    reason = f"insufficient privileges to follow index [{name}]"
    reason += "".join(f", privilege for action [{action}] is missing" for action in actions)
    return refuse(403, "security_exception", reason)


async def _histories(leader: Cluster, index: Index) -> LeaderIndex:
    leader.check_block(index, "metadata_read")
    if leader.indices.get(index.name) is not index or not any(shard.started for shard in index.shards):
        raise refuse(400, "illegal_argument_exception", "no index stats available for the leader index")
    for shard in index.shards:
        if not shard.started:
            reason = f"no history uuid for [{index.name}][{shard.number}]"
            raise refuse(400, "illegal_argument_exception", reason)
    return LeaderIndex(index, tuple(shard.history_uuid for shard in index.shards))
