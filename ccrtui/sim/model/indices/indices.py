"""Creating, deleting, opening and closing indices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from typing import Any

from ccrtui.sim.errors import refuse
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.indices.index import FOLLOWING, Index
from ccrtui.sim.model.indices.index_names import check_name
from ccrtui.sim.model.indices.shard import Shard
from ccrtui.sim.model.recovery import existing
from ccrtui.sim.model.recovery.record import made_empty

PER_NODE = 1000
VERIFIED = "index.verified_before_close"
SOFT_DELETES = "index.soft_deletes.enabled"
TIER = "index.routing.allocation.include._tier_preference"
TIERS = (8, 0)
"""Since when every index says which tier it prefers: 7.17.28 does not, 8.19.21 does."""


def create(
    cluster: Cluster,
    name: str,
    settings: Mapping[str, Any] | None = None,
    mappings: Mapping[str, Any] | None = None,
    aliases: Mapping[str, dict[str, Any]] | None = None,
) -> Index:
    """Create an index from flat settings (with or without `index.`). Raises 400 as Elasticsearch does."""
    check_name(cluster, name)
    own = normalized(settings or {})
    if FOLLOWING in own:
        reason = f"can not set internal setting [{FOLLOWING}]; this setting is managed via a dedicated API"
        raise refuse(400, "illegal_argument_exception", reason)
    full = {"index.number_of_shards": str(_default_shards(cluster)), "index.number_of_replicas": "1", **own}
    _check_soft_deletes(cluster, own)
    if cluster.version.since(*TIERS):
        full.setdefault(TIER, "data_content")
    full["index.creation_date"] = str(cluster.clock.millis())
    full["index.version.created"] = str(cluster.version.id)
    full["index.provided_name"] = name
    index = build(cluster, name, full)
    index.mappings = dict(mappings or {})
    index.aliases = {alias: dict(body) for alias, body in (aliases or {}).items()}
    if not allocatable(cluster, full):
        for shard in index.shards:
            shard.state, shard.unplaceable, shard.recovery = "UNASSIGNED", True, None
    add(cluster, index)
    return index


def _check_soft_deletes(cluster: Cluster, settings: Mapping[str, Any]) -> None:
    if cluster.version.since(8) and settings.get(SOFT_DELETES) == "false":
        reason = "Creating indices with soft-deletes disabled is no longer supported. "
        reason += f"Please do not specify a value for setting [{SOFT_DELETES}]."
        raise refuse(400, "illegal_argument_exception", reason)


def _default_shards(cluster: Cluster) -> int:
    return 1 if cluster.version.since(7) else 5


def allocatable(cluster: Cluster, settings: Mapping[str, Any]) -> bool:
    """Tell whether the cluster's node may hold shards of an index with these settings."""
    name = cluster.node.name
    prefix = "index.routing.allocation."
    for rule in ("include", "require"):
        patterns = settings.get(f"{prefix}{rule}._name")
        if patterns and not any(fnmatchcase(name, pattern) for pattern in str(patterns).split(",")):
            return False
    excluded = settings.get(f"{prefix}exclude._name")
    return not excluded or not any(fnmatchcase(name, pattern) for pattern in str(excluded).split(","))


def build(cluster: Cluster, name: str, settings: Mapping[str, Any]) -> Index:
    """Make an index with its shards, not yet part of the cluster."""
    uuid = cluster.ids.uuid()
    count = int(settings["index.number_of_shards"])
    shards = [Shard(number, cluster.ids.uuid(), cluster.ids.uuid()) for number in range(count)]
    for shard in shards:
        shard.last_search = cluster.clock.monotonic()
        shard.recovery = made_empty(cluster.clock.millis())
    return Index(name, uuid, {**settings, "index.uuid": uuid}, shards)


def add(cluster: Cluster, index: Index) -> None:
    """Make an index part of the cluster. Raises 400 when that is more shards than its nodes take."""
    check_limit(cluster, len(index.shards) * (1 + index.replicas))
    cluster.indices[index.name] = index
    cluster.metadata_version += 1
    cluster.metadata_changed.fire()


def check_limit(cluster: Cluster, added: int) -> None:
    """Raise 400 `validation_exception` when the nodes would hold more shards than they may."""
    limit = int(cluster.setting("cluster.max_shards_per_node") or PER_NODE)
    open_shards = sum(len(index.shards) * (1 + index.replicas) for index in cluster.indices.values() if index.open)
    if open_shards + added <= limit:
        return
    if cluster.version.since(8):
        text = (
            f"this action would add [{added}] shards, but this cluster currently has "
            f"[{open_shards}]/[{limit}] maximum normal shards open;"
        )
    else:
        text = (
            f"this action would add [{added}] total shards, but this cluster currently has "
            f"[{open_shards}]/[{limit}] maximum shards open;"
        )
    raise refuse(400, "validation_exception", f"Validation Failed: 1: {text}")


def normalized(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Settings with their prefix, values as texts, without the ones set to null."""
    result: dict[str, Any] = {}
    for key, value in settings.items():
        if value is None:
            continue
        text = [str(element) for element in value] if isinstance(value, list) else printed(value)
        result[key if key.startswith("index.") else f"index.{key}"] = text
    return result


def printed(value: Any) -> str:
    """A setting's value as it is kept."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def check_replaceable(where: str, existing: Index, source: str, shards: int) -> None:
    """Raise 500 when a restore of index `source` may not take the place of an index; `where` is what it comes from."""
    prefix = f"{where} cannot restore index [{existing.name}]"
    if existing.open:
        reason = (
            f"{prefix} because an open index with same name already exists in the cluster. Either close or delete the "
            "existing index or restore the index under a different name by providing a rename pattern and replacement "
            "name"
        )
        raise refuse(500, "snapshot_restore_exception", reason)
    if len(existing.shards) != shards:
        reason = (
            f"{prefix} with [{len(existing.shards)}] shards from a snapshot of index [{source}] with [{shards}] shards"
        )
        raise refuse(500, "snapshot_restore_exception", reason)


def delete(cluster: Cluster, name: str) -> None:
    """Delete an index by its own name. Raises 404, or 400 when the name is an alias."""
    if name not in cluster.indices and cluster.is_alias(name):
        reason = (
            f"The provided expression [{name}] matches an alias, specify the corresponding concrete indices instead."
        )
        raise refuse(400, "illegal_argument_exception", reason)
    index = cluster.index(name)
    del cluster.indices[name]
    cluster.metadata_version += 1
    index.state = "deleted"
    index.closed_at = cluster.clock.monotonic()
    cluster.graves[name] = index
    _disturb(index)
    cluster.metadata_changed.fire()
    cluster.following.index_deleted(index)


def check_closable(cluster: Cluster, indices: Iterable[Index]) -> None:
    """Raise 400 when some of the indices are being copied from a leader (asks-bootstrapping 47)."""
    copied = [f"[{index.name}/{index.uuid}]" for index in indices if cluster.following.copying(index)]
    if copied:
        reason = f"Cannot close indices that are being restored: [{', '.join(copied)}]"
        raise refuse(400, "illegal_argument_exception", reason)


def close(cluster: Cluster, index: Index) -> None:
    """Close an index; what was written is committed. Closing a closed one changes nothing."""
    if not index.open:
        return
    for shard in index.shards:
        if shard.started:
            shard.flush(cluster.ids.uuid())
    index.state = "close"
    index.closed_at = cluster.clock.monotonic()
    if cluster.version.since(7, 2):
        _close_with_copies(cluster, index)
    index.settings_version += 1
    cluster.metadata_version += 1
    _disturb(index)


def _close_with_copies(cluster: Cluster, index: Index) -> None:
    """Closed indices keep their copies, so that their shards start anew, under a new term (documents, unfollow)."""
    index.settings = {**index.settings, VERIFIED: "true"}
    for shard in index.shards:
        shard.term += 1
    existing.begin(cluster.clock, [shard for shard in index.shards if shard.started], existing.CLOSED_S)


def reopen(cluster: Cluster, index: Index) -> None:
    """Open an index; everything in it becomes visible."""
    if index.open:
        return
    index.state = "open"
    index.settings = {key: value for key, value in index.settings.items() if key != VERIFIED}
    index.settings_version += 1
    cluster.metadata_version += 1
    for shard in index.shards:
        shard.last_search = cluster.clock.monotonic()
        shard.term += 1
        if shard.recovery is not None and not shard.lost:
            shard.state = "STARTED"
            existing.reopened(cluster.clock, shard)
        if shard.started:
            shard.refresh()
    _disturb(index)


def _disturb(index: Index) -> None:
    for shard in index.shards:
        shard.changed.fire()
