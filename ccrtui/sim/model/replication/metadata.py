"""Mapping, settings and aliases of a leader, brought to its follower when their versions moved."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ccrtui.sim.errors import ApiError, refuse
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.indices import indices, mapping
from ccrtui.sim.model.replication import retry
from ccrtui.sim.model.replication.changes import Changes
from ccrtui.sim.model.replication.leader import STATE, forbidden, index_gone
from ccrtui.sim.model.replication.task_params import TaskParams
from ccrtui.sim.model.replication.task_stats import TaskStats

STAYING = (
    "index.number_of_",
    "index.auto_expand_replicas",
    "index.refresh_interval",
    "index.max_",
    "index.blocks.",
    "index.routing",
    "index.search.",
    "index.indexing.",
    "index.translog.",
    "index.merge.",
    "index.priority",
    "index.gc_deletes",
    "index.soft_deletes.",
    "index.unassigned.",
    "index.write.",
    "index.allocation.",
    "index.store.",
    "index.warmer.",
    "index.uuid",
    "index.provided_name",
    "index.creation_date",
    "index.version.",
    "index.xpack.ccr.",
    "index.verified_before_close",
    "index.default_pipeline",
    "index.final_pipeline",
    "index.resize.",
    "index.shrink.",
    "index.queries.",
)
"""Settings that a follower keeps for itself (metadata-travels 12 to 16)."""
STATIC = ("index.analysis.", "index.similarity.", "index.sort.", "index.codec")
REOPEN_S = 0.1
FETCH_S = 0.004
"""What it costs the leader to put its metadata together."""
PUT_S = 0.034
"""What it costs the follower to take a mapping, which its master does for it."""


@dataclass(frozen=True, slots=True)
class LeaderMetadata:
    """What a leader index looks like at one moment."""

    mappings: Mapping[str, Any]
    settings: Mapping[str, Any]
    aliases: Mapping[str, dict[str, Any]]
    mapping_version: int
    settings_version: int
    aliases_version: int


class MetadataSync:
    """The part of a task that keeps metadata in step; what fails is retried without a trace."""

    def __init__(self, cluster: Cluster, params: TaskParams, stats: TaskStats) -> None:
        self._cluster = cluster
        self._params = params
        self._stats = stats

    async def mapping(self) -> None:
        """Bring the mapping. Raises what ends the task, such as a mapping that does not fit or has too many fields."""
        leader = await self._insist(self._bring_mapping)
        self._stats.follower_mapping_version = leader.mapping_version

    async def _bring_mapping(self) -> LeaderMetadata:
        leader, index = await self._fetch(), self._params.index
        await self._cluster.clock.sleep(PUT_S)
        self._cluster.check_block(index, "metadata")
        mappings = merged(index.mappings, leader.mappings)
        try:
            mapping.check_limit(self._cluster.version, index, mappings)
        except ApiError as error:
            reason = f"java.lang.IllegalArgumentException: {error.cause.reason}"
            raise refuse(500, "exception", reason, error.cause) from None
        index.set_mappings(mappings)
        return leader

    async def others(self) -> None:
        """Bring settings and aliases."""
        leader = await self._insist(self._bring_others)
        self._stats.follower_settings_version = leader.settings_version
        self._stats.follower_aliases_version = leader.aliases_version

    async def _bring_others(self) -> LeaderMetadata:
        leader = await self._fetch()
        await self._take_settings(leader.settings)
        self._take_aliases(leader.aliases)
        return leader

    async def follow(self, answer: Changes) -> None:
        """Bring what a read's answer says has moved."""
        if answer.mapping_version > self._stats.follower_mapping_version:
            await self.mapping()
        behind = answer.settings_version > self._stats.follower_settings_version
        if behind or answer.aliases_version > self._stats.follower_aliases_version:
            await self.others()

    async def _fetch(self) -> LeaderMetadata:
        return await self._cluster.remotes.get(self._params.leader.alias).request(STATE, self._on_leader)

    async def _insist(self, work: Callable[[], Awaitable[LeaderMetadata]]) -> LeaderMetadata:
        """Do it until it is done: what fails on the way, or is blocked here, leaves no trace (faults-made 63, 80)."""
        attempt = 0
        while True:
            try:
                return await work()
            except ApiError as error:
                if not retry.retried(error, self._cluster.version):
                    raise
            attempt += 1
            cap = self._params.parameters.read_poll_timeout
            await self._cluster.clock.sleep(retry.delay(attempt, cap, self._cluster.ids.random))

    async def _on_leader(self, leader: Cluster) -> LeaderMetadata:
        await leader.clock.sleep(FETCH_S)
        if not leader.remote_check(self._params.caller.roles, STATE, None):
            raise forbidden(STATE, self._params.caller)
        index = leader.indices.get(self._params.leader.index)
        if index is None or index.uuid != self._params.leader.uuid:
            raise index_gone(self._params.leader.index)
        return LeaderMetadata(
            dict(index.mappings),
            dict(index.settings),
            dict(index.aliases),
            index.mapping_version,
            index.settings_version,
            index.aliases_version,
        )

    async def _take_settings(self, settings: Mapping[str, Any]) -> None:
        index = self._params.index
        leader_settings, own_settings = replicated_settings(settings), replicated_settings(index.settings)
        changed: dict[str, Any] = {
            key: value for key, value in leader_settings.items() if own_settings.get(key) != value
        }
        changed.update(dict.fromkeys(key for key in own_settings if key not in leader_settings))
        if not changed:
            return
        self._cluster.check_block(index, "metadata")
        reopen = index.open and any(key.startswith(STATIC) for key in changed)
        if reopen:
            indices.close(self._cluster, index)
            await self._cluster.clock.sleep(REOPEN_S)
        index.set_settings(changed)
        if reopen:
            indices.reopen(self._cluster, index)

    def _take_aliases(self, leader_aliases: Mapping[str, dict[str, Any]]) -> None:
        index = self._params.index
        for alias in [alias for alias in index.aliases if alias not in leader_aliases]:
            index.set_alias(alias, None)
        for alias, body in leader_aliases.items():
            index.set_alias(alias, {**body, "is_write_index": False})


def replicated_settings(settings: Mapping[str, Any]) -> dict[str, Any]:
    """The settings that a follower takes from its leader while it follows."""
    return {key: value for key, value in settings.items() if not key.startswith(STAYING)}


def merged(own: Mapping[str, Any], leaders: Mapping[str, Any]) -> dict[str, Any]:
    """A follower's mapping after its leader's. Raises 400 when a field has another type there (reference #50)."""
    properties = _merged_properties(own.get("properties", {}), leaders.get("properties", {}), "")
    result = {**own, **leaders}
    if properties:
        result["properties"] = properties
    return result


def _merged_properties(own: Mapping[str, Any], leaders: Mapping[str, Any], prefix: str) -> dict[str, Any]:
    result = dict(own)
    for name, field in leaders.items():
        current = result.get(name)
        if current is not None and _kind(current) != _kind(field):
            reason = f"mapper [{prefix}{name}] cannot be changed from type [{_kind(current)}] to [{_kind(field)}]"
            raise refuse(400, "illegal_argument_exception", reason)
        result[name] = dict(field)
        if "properties" in field:
            inner = _merged_properties((current or {}).get("properties", {}), field["properties"], f"{prefix}{name}.")
            result[name]["properties"] = inner
    return dict(sorted(result.items()))


def _kind(field: Mapping[str, Any]) -> str:
    return str(field.get("type", "object"))
