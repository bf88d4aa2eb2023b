"""Restoring indices from a snapshot: over a closed one, which keeps its uuid, or as a new one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.histories import divergence
from ccrtui.sim.model.histories.snapshots import Snapshot, SnapshotIndex
from ccrtui.sim.model.indices import indices
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.model.indices.index_names import check_name
from ccrtui.sim.model.indices.indices import VERIFIED
from ccrtui.sim.model.indices.segments import Files

RESTORE_S = 0.15
"""What it takes until the restored shards serve."""


@dataclass(frozen=True, slots=True)
class RestoreRequest:
    """What to restore of a snapshot, and under which names; `pattern` is a regular expression of the server's kind."""

    indices: tuple[str, ...] = ()
    aliases: bool = True
    pattern: str | None = None
    replacement: str | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)

    def name(self, taken: str) -> str:
        """The name an index of the snapshot gets."""
        if self.pattern is None or self.replacement is None:
            return taken
        return re.sub(self.pattern, re.sub(r"\$(\d+)", r"\\\1", self.replacement), taken)


@dataclass(frozen=True, slots=True)
class Restoring:
    """Indices whose files are on their way: each with those of its shards."""

    indices: tuple[tuple[Index, tuple[Files, ...]], ...]

    @property
    def shards(self) -> int:
        """How many shards it brings."""
        return sum(len(files) for _, files in self.indices)


def begin(cluster: Cluster, repository: str, snapshot: Snapshot, request: RestoreRequest) -> Restoring:
    """Put the metadata of the wanted indices in place; their shards do not serve yet.

    Raises 500 `snapshot_restore_exception` where an open index has the name, or one with another number of shards.
    """
    where = f"[{repository}:{snapshot.name}/{snapshot.uuid}]"
    selection = [
        candidate for candidate in snapshot.indices if not request.indices or candidate.name in request.indices
    ]
    for source in selection:
        existing = cluster.indices.get(request.name(source.name))
        if existing is not None:
            indices.check_replaceable(where, existing, source.name, len(source.files))
    return Restoring(tuple((_place(cluster, source, request), source.files) for source in selection))


def _place(cluster: Cluster, source: SnapshotIndex, request: RestoreRequest) -> Index:
    name = request.name(source.name)
    index = cluster.indices.get(name)
    settings = {**source.settings, **indices.normalized(request.settings), "index.provided_name": name}
    settings.pop(VERIFIED, None)
    if index is None:
        check_name(cluster, name)
        index = indices.build(cluster, name, settings)
        indices.add(cluster, index)
    else:
        index.settings = {**settings, "index.uuid": index.uuid}
        index.mapping_version = max(source.mapping_version, index.mapping_version + 1)
        index.settings_version = max(source.settings_version, index.settings_version + 1)
        index.aliases_version = max(source.aliases_version, index.aliases_version + 1)
    index.mappings, index.leader, index.state = dict(source.mappings), source.leader, "open"
    if request.aliases:
        index.aliases = {alias: dict(body) for alias, body in source.aliases.items()}
    for shard in index.shards:
        shard.state, shard.failure, shard.lost = "INITIALIZING", None, False
        shard.changed.fire()
    cluster.metadata_version += 1
    cluster.metadata_changed.fire()
    return index


async def finish(cluster: Cluster, restoring: Restoring) -> None:
    """Bring the files, each shard's under a new history."""
    await cluster.clock.sleep(RESTORE_S)
    for index, files in restoring.indices:
        for shard, shard_files in zip(index.shards, files, strict=True):
            if cluster.indices.get(index.name) is index:
                divergence.begin(cluster, shard, _own(shard_files))


def _own(files: Files) -> Files:
    """Files of a snapshot that is kept, so that what is written on them does not reach it."""
    return Files(files.history.copy(files.history.max_seq_no), dict(files.docs), files.size, files.ballast)
