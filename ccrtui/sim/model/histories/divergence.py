"""Shards that begin another history under an index of the same uuid, and shards that are lost.

Observed on Elasticsearch 7.3.0 (`product-restored`, `product-emptied`, `leader-in-motion`): the history uuid is new,
the retention leases are gone, the primary term goes up, and no error tells of it.
"""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.indices.history import History
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.model.indices.segments import EMPTY_BYTES, NOTHING, Files
from ccrtui.sim.model.indices.shard import Shard

LOST = "no copy of its data is left on disk"


def begin(cluster: Cluster, shard: Shard, files: Files) -> None:
    """Have a shard begin with these files, under a history of its own, a new term, and without leases."""
    shard.restore(files, cluster.ids.uuid())
    shard.lost = False
    shard.history_uuid = cluster.ids.uuid()
    shard.term += 1
    shard.last_search = cluster.clock.monotonic()
    shard.changed.fire()


def lose(index: Index, number: int) -> None:
    """Lose the only copy of a shard: the index is red until it is given back or emptied. Raises ValueError."""
    shard = shard_at(index, number)
    shard.state, shard.lost = "UNASSIGNED", True
    shard.changed.fire()


def give_back(cluster: Cluster, index: Index) -> None:
    """Bring back the lost shards of an index as they were: same history, new term, leases still there."""
    for shard in index.shards:
        if shard.lost:
            shard.state, shard.lost = "STARTED", False
            shard.restart(cluster.clock.monotonic(), cluster.ids.uuid())


def empty(cluster: Cluster, index: Index, number: int) -> None:
    """Put an empty shard in the place of one, whether or not that is lost. Raises ValueError."""
    begin(cluster, shard_at(index, number), Files(History(), NOTHING, EMPTY_BYTES, 0))


def rewind(cluster: Cluster, index: Index, counts: Mapping[int, int]) -> None:
    """Set shards back to so many of their first operations, as a restored snapshot does; the others are gone.

    `kept` has operations by shard number. Raises ValueError, and changes nothing, where a shard has fewer of them or
    has merged some away.
    """
    files = {number: shard_at(index, number).files_at(count - 1) for number, count in counts.items()}
    for number, shard_files in files.items():
        begin(cluster, index.shards[number], shard_files)
    touch(cluster, index)


def touch(cluster: Cluster, index: Index) -> None:
    """Move every version of an index's metadata, as a restore does (leader-in-motion 33 to 35)."""
    index.mapping_version += 1
    index.settings_version += 1
    index.aliases_version += 1
    cluster.metadata_version += 1
    cluster.metadata_changed.fire()


def shard_at(index: Index, number: int) -> Shard:
    """A shard by its number. Raises ValueError."""
    if not 0 <= number < len(index.shards):
        raise ValueError(f"{index.name} has no shard {number}; it has {len(index.shards)}")
    return index.shards[number]
