"""Snapshot repositories of a cluster: registered below `path.repo`, filled with indices as they were at a moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from ccrtui.sim.errors import ApiError, Cause, refuse
from ccrtui.sim.model.indices.index import Index, Leader
from ccrtui.sim.model.indices.segments import Files

if TYPE_CHECKING:
    from ccrtui.sim.model.cluster import Cluster

PATHS = "path.repo"
"""The setting of a node's configuration file below which repositories may lie."""


@dataclass(frozen=True, slots=True)
class SnapshotIndex:
    """An index as a snapshot keeps it: its metadata, and the files of each shard."""

    name: str
    settings: Mapping[str, Any]
    mappings: Mapping[str, Any]
    aliases: Mapping[str, dict[str, Any]]
    leader: Leader | None
    mapping_version: int
    settings_version: int
    aliases_version: int
    files: tuple[Files, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Indices at one moment; times in milliseconds of the epoch."""

    name: str
    uuid: str
    indices: tuple[SnapshotIndex, ...]
    started_ms: int
    ended_ms: int


@dataclass(slots=True)
class Repository:
    """A place for snapshots, with what it was registered with."""

    name: str
    kind: str
    settings: Mapping[str, Any]
    snapshots: dict[str, Snapshot] = field(default_factory=dict)


@dataclass(slots=True)
class Repositories:
    """The repositories of one cluster, by name. What lies at a location stays there when its name is taken away."""

    by_name: dict[str, Repository] = field(default_factory=dict)
    _by_location: dict[str, dict[str, Snapshot]] = field(default_factory=dict)

    def register(self, name: str, kind: str, settings: Mapping[str, Any], paths: Sequence[str]) -> None:
        """Register a repository. Raises 500 where its location is not below one of the node's paths."""
        if kind != "fs":
            cause = Cause("repository_exception", f"[{name}] repository type [{kind}] does not exist")
            raise ApiError(500, Cause("repository_exception", f"[{name}] failed to create repository", {}, cause))
        location = str(settings.get("location", ""))
        where = _below(location, paths)
        if where is None:
            allowed = f"path.repo: [{', '.join(paths)}]" if paths else "path.repo because this setting is empty"
            text = f"[{name}] location [{location}] doesn't match any of the locations specified by {allowed}"
            cause = Cause("repository_exception", text)
            raise ApiError(
                500, Cause("repository_exception", f"[{name}] failed to create repository", {}, cause), cause
            )
        snapshots = self._by_location.setdefault(where, {})
        self.by_name[name] = Repository(name, kind, dict(settings), snapshots)

    def get(self, name: str) -> Repository:
        """A repository. Raises 404 `repository_missing_exception`."""
        repository = self.by_name.get(name)
        if repository is None:
            raise refuse(404, "repository_missing_exception", f"[{name}] missing")
        return repository

    def forget(self, name: str) -> None:
        """Take a name away; what lies there stays. Raises 404."""
        self.get(name)
        del self.by_name[name]

    def snapshot(self, name: str, snapshot: str) -> Snapshot:
        """A snapshot. Raises 404 `snapshot_missing_exception`, or for its repository."""
        stored = self.get(name).snapshots.get(snapshot)
        if stored is None:
            raise refuse(404, "snapshot_missing_exception", f"[{name}:{snapshot}] is missing")
        return stored


def _below(location: str, paths: Sequence[str]) -> str | None:
    """Where a location lies, None when it is below no path."""
    for path in paths:
        full_path = PurePosixPath(path) / location
        if full_path.is_relative_to(path) and ".." not in full_path.parts:
            return str(full_path)
    return None


def take(cluster: Cluster, repository: Repository, name: str, indices: Sequence[Index]) -> Snapshot:
    """Take a snapshot: what was written is committed, and the commits are kept. Raises 400, 500 for a red index."""
    if name in repository.snapshots:
        text = f"[{repository.name}:{name}] Invalid snapshot name [{name}], snapshot with the same name already exists"
        raise refuse(400, "invalid_snapshot_name_exception", text)
    missing = next((index for index in indices if not index.started), None)
    if missing is not None:
        text = f"[{repository.name}:{name}] Indices don't have primary shards [{missing.name}]"
        raise refuse(500, "snapshot_exception", text)
    began = cluster.clock.millis()
    snapshot_indices = tuple(_taken(cluster, index) for index in indices)
    snapshot = Snapshot(name, cluster.ids.uuid(), snapshot_indices, began, cluster.clock.millis())
    repository.snapshots[name] = snapshot
    return snapshot


def _taken(cluster: Cluster, index: Index) -> SnapshotIndex:
    for shard in index.shards:
        shard.flush(cluster.ids.uuid())
    return SnapshotIndex(
        index.name,
        dict(index.settings),
        dict(index.mappings),
        dict(index.aliases),
        index.leader,
        index.mapping_version,
        index.settings_version,
        index.aliases_version,
        tuple(shard.files() for shard in index.shards),
    )
