"""`PUT /{follower}/_ccr/follow`: everything that is checked, then the first copy, then the tasks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ccrtui.sim.errors import ApiError, refuse
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.indices import indices
from ccrtui.sim.model.indices.index import FOLLOWING, Index, Leader
from ccrtui.sim.model.indices.index_names import check_name
from ccrtui.sim.model.licence import require_replication
from ccrtui.sim.model.replication import leader, lifecycle
from ccrtui.sim.model.replication.caller import Caller
from ccrtui.sim.model.replication.first_copy import FirstCopy
from ccrtui.sim.model.replication.leader import LeaderIndex
from ccrtui.sim.model.replication.metadata import replicated_settings
from ccrtui.sim.model.replication.parameters import Parameters

ACTIVE_TIMEOUT_S = 30.0
LEADERS = ("index.analysis.", "index.mapping.", "index.codec", "index.lifecycle.", "index.sort.", "index.similarity.")
"""Settings that are the leader's to set, whether or not it has set them."""


@dataclass(frozen=True, slots=True)
class FollowRequest:
    """What is to be followed, and how. `wait` is the number of copies to wait for, 0 for none, -1 for all."""

    name: str
    alias: str
    leader_index: str
    parameters: Parameters = field(default_factory=Parameters)
    settings: Mapping[str, Any] = field(default_factory=dict)
    wait: int = 0


@dataclass(frozen=True, slots=True)
class Followed:
    """The three answers of a follow request."""

    created: bool
    acked: bool
    started: bool


async def follow(cluster: Cluster, caller: Caller, request: FollowRequest) -> Followed:
    """Follow an index; without waiting this returns as soon as the first copy is registered.

    Raises the errors that a server has, in the server's order of checks.
    """
    cluster.check_name(request.name)
    require_replication(cluster.licence)
    leader_index = await leader.ask(cluster.remotes.get(request.alias), caller, request.leader_index)
    if not leader_index.index.soft_deletes:
        reason = f"leader index [{request.leader_index}] does not have soft deletes enabled"
        raise refuse(400, "illegal_argument_exception", reason)
    _check_overrides(request, leader_index.index)
    index, copy = _begin(cluster, request, leader_index)
    job = cluster.following.world.spawn(_bootstrap(cluster, caller, request, index, copy))
    if request.wait == 0:
        return Followed(True, False, False)
    if not await job:
        return Followed(True, False, False)
    return Followed(True, await _active(cluster, index, request.wait), True)


def _check_overrides(request: FollowRequest, leader_index: Index) -> None:
    overrides = indices.normalized(request.settings)
    replicated = {key: value for key, value in overrides.items() if key in replicated_settings(overrides)}
    clash = {key: value for key, value in replicated.items() if key.startswith(LEADERS) or key in leader_index.settings}
    if "index.number_of_shards" in overrides:
        clash["index.number_of_shards"] = overrides["index.number_of_shards"]
    if clash:
        shown = ",".join(f'"{key}":"{value}"' for key, value in sorted(clash.items()))
        reason = f"can not put follower index that could override leader settings {{{shown}}}"
        raise refuse(400, "illegal_argument_exception", reason)
    unknown = sorted(replicated)
    if unknown:
        text = f"unknown setting [{unknown[0]}]" if len(unknown) == 1 else f"unknown settings [{','.join(unknown)}]"
        raise refuse(400, "illegal_argument_exception", text)


def _begin(cluster: Cluster, request: FollowRequest, leader_index: LeaderIndex) -> tuple[Index, FirstCopy]:
    source = leader_index.index
    index = _target(cluster, request, source)
    own = {key: index.settings[key] for key in ("index.uuid", "index.provided_name")}
    index.settings = {**source.settings, **indices.normalized(request.settings), **own, FOLLOWING: "true"}
    index.settings.pop("index.verified_before_close", None)
    index.mappings = dict(source.mappings)
    index.aliases = {}
    index.state = "open"
    index.leader = Leader(request.alias, source.name, source.uuid, leader_index.history_uuids)
    index.settings_version += 1
    for shard in index.shards:
        shard.state, shard.failure, shard.lost, shard.recovery = "UNASSIGNED", None, False, None
        shard.history_uuid = cluster.ids.uuid()
    copy = FirstCopy(cluster, index, index.leader, cluster.ids.uuid())
    cluster.following.copies[index.name] = copy
    cluster.metadata_version += 1
    cluster.metadata_changed.fire()
    return index, copy


def _target(cluster: Cluster, request: FollowRequest, leader_index: Index) -> Index:
    existing = cluster.indices.get(request.name)
    where = f"[_ccr_{request.alias}:_latest_/_latest_]"
    if existing is None:
        check_name(cluster, request.name)
        check_version(cluster, leader_index, where)
        index = indices.build(cluster, request.name, {**leader_index.settings, "index.provided_name": request.name})
        indices.add(cluster, index)
        return index
    check_version(cluster, leader_index, where)
    indices.check_replaceable(where, existing, leader_index.name, len(leader_index.shards))
    return existing


def check_version(cluster: Cluster, leader_index: Index, where: str) -> None:
    """Raise 500 when the leader's index was made by a newer version than this cluster's (reference 3.8)."""
    created = int(leader_index.settings.get("index.version.created", cluster.version.id))
    if created > cluster.version.id:
        text = f"{created // 1_000_000}.{created // 10_000 % 100}.{created // 100 % 100}"
        reason = (
            f"{where} the snapshot was created with Elasticsearch version [{text}] which is higher than "
            f"the version of this node [{cluster.version}]"
        )
        raise refuse(500, "snapshot_restore_exception", reason)


async def _bootstrap(cluster: Cluster, caller: Caller, request: FollowRequest, index: Index, copy: FirstCopy) -> bool:
    if not await copy.run():
        return False
    try:
        await lifecycle.resume(cluster, caller, index.name, request.parameters)
    except ApiError:
        return False
    return True


async def _active(cluster: Cluster, index: Index, wait: int) -> bool:
    copies = 1 + index.replicas if wait < 0 else wait
    if copies <= 1:
        return True
    await cluster.clock.sleep(ACTIVE_TIMEOUT_S)
    return False
