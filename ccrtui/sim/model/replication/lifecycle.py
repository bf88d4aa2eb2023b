"""Pausing, resuming and ending the following of an index, and forgetting a follower on the leader."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from ccrtui.sim.errors import ApiError, Cause, refuse
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.indices.index import FOLLOWING, Index, Leader
from ccrtui.sim.model.licence import require_replication
from ccrtui.sim.model.remotes.wire import one_line
from ccrtui.sim.model.replication import leader, leases
from ccrtui.sim.model.replication.caller import Caller
from ccrtui.sim.model.replication.leader import LeaderIndex, index_gone
from ccrtui.sim.model.replication.lease import lease_id, not_found
from ccrtui.sim.model.replication.metadata import replicated_settings
from ccrtui.sim.model.replication.parameters import Parameters
from ccrtui.sim.model.replication.task_params import TaskParams, lease_of


def pause(cluster: Cluster, name: str) -> None:
    """Stop following. Raises 400 when nothing runs under that name; newer servers look at the index first.

    Raises 403 under a block of its metadata, so that it can neither be paused nor promoted (faults-made 71, 131).
    """
    if cluster.version.since(7, 10):
        index = cluster.indices.get(name)
        if index is None:
            raise index_gone(name)
        if index.leader is None:
            raise refuse(400, "illegal_argument_exception", f"index [{name}] is not a follower index")
    cluster.check_name(name)
    cluster.following.pause(name)


async def resume(cluster: Cluster, caller: Caller, name: str, parameters: Parameters) -> None:
    """Follow on, with these parameters. The leader is asked first.

    Raises 403 without licence, what asking the leader raises, and 400 for whatever keeps the two indices apart.
    """
    require_replication(cluster.licence)
    index = cluster.indices.get(name)
    if index is None:
        raise index_gone(name)
    followed = index.leader
    if followed is None:
        raise refuse(400, "illegal_argument_exception", f"follow index [{name}] does not have ccr metadata")
    leader_index = await leader.ask(cluster.remotes.get(followed.alias), caller, followed.index)
    _check_same(index, followed, leader_index)
    cluster.following.register(
        TaskParams(cluster.name, followed, index, shard.number, parameters, caller) for shard in index.shards
    )


def _check_same(index: Index, followed: Leader, leader_index: LeaderIndex) -> None:
    source = leader_index.index
    if source.uuid != followed.uuid:
        raise _bad(
            f"follow index [{index.name}] should reference [{source.uuid}] as leader index but instead "
            f"reference [{followed.uuid}] as leader index"
        )
    for number, (recorded, actual) in enumerate(zip(followed.history_uuids, leader_index.history_uuids, strict=False)):
        if recorded != actual:
            raise _bad(
                f"leader shard [{index.name}][{number}] should reference [{recorded}] as history uuid but "
                f"instead reference [{actual}] as history uuid"
            )
    if len(source.shards) != len(index.shards):
        raise _bad(
            f"leader index primary shards [{len(source.shards)}] does not match with the number of shards "
            f"of the follow index [{len(index.shards)}]"
        )
    if not index.open or not source.open:
        raise _bad("leader and follow index must be open")
    own_settings, leader_settings = replicated_settings(index.settings), replicated_settings(source.settings)
    if own_settings != leader_settings:
        shards = {"index.number_of_shards": str(len(source.shards))}
        leader_text, follower_text = _shown({**leader_settings, **shards}), _shown({**own_settings, **shards})
        raise _bad(
            f"the leader index setting[{leader_text}] and follower index settings [{follower_text}] must be identical"
        )


def _shown(settings: dict[str, str]) -> str:
    return "{" + ",".join(f'"{key}":"{value}"' for key, value in sorted(settings.items())) + "}"


def _bad(reason: str) -> ApiError:
    return refuse(400, "illegal_argument_exception", reason)


async def unfollow(cluster: Cluster, name: str) -> None:
    """Make a follower an ordinary index, and take its leases off the leader.

    Raises 404, or 400 when it is no follower, open or running. Raises 500 with `failed_to_remove_retention_leases`
    after the work is done when the leader cannot be reached; before 7.13 never returns when the alias is gone.
    """
    index = cluster.indices.get(name)
    if index is None:
        raise index_gone(name)
    followed = index.leader
    if followed is None:
        raise _bad(f"index [{name}] is not a follower index")
    prefix = f"cannot convert the follower index [{name}] to a non-follower, because it has not been"
    if index.open:
        raise _bad(f"{prefix} closed")
    if cluster.following.tasks_of(name):
        raise _bad(f"{prefix} paused")
    index.leader = None
    index.set_settings({FOLLOWING: None})
    cluster.following.copies.pop(name, None)
    cluster.metadata_version += 1
    await _remove_leases(cluster, index, followed)


async def _remove_leases(cluster: Cluster, index: Index, followed: Leader) -> None:
    lease = lease_of(cluster.name, index, followed)
    try:
        remote = cluster.remotes.get(followed.alias)
        for shard in index.shards:
            await leases.remove(remote, followed, shard.number, lease)
    except ApiError as error:
        if error.cause.type == "no_such_remote_cluster_exception" and not cluster.version.since(7, 13):
            await cluster.following.world.spawn(_never())
        cause = Cause("exception", one_line(error.cause), {"failed_to_remove_retention_leases": lease}, error.cause)
        raise ApiError(error.status, cause, error.root or error.cause) from None


async def _never() -> None:
    await asyncio.get_running_loop().create_future()


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What came of forgetting a follower: shards asked, and the numbers of those without its lease."""

    total: int
    failed: tuple[int, ...]
    cause: Cause


def forget(index: Index, follower: dict[str, str], alias: str) -> Forgotten:
    """Remove a follower's leases from a leader index; `follower` has cluster, index and uuid."""
    lease = lease_id(follower, alias, {"index": index.name, "uuid": index.uuid})
    failed = []
    for shard in index.shards:
        if lease in shard.leases.by_id:
            shard.leases.remove(lease)
        else:
            failed.append(shard.number)
    return Forgotten(len(index.shards), tuple(failed), not_found(lease))
