"""What was done to the recorded nodes by hand, as the remarks of a scene tell it, done to the model."""

from __future__ import annotations

import re
from collections.abc import Callable

from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.histories import divergence
from ccrtui.sim.model.indices import documents, indices
from ccrtui.sim.model.indices.documents import Write
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.model.licence import basic
from ccrtui.sim.model.world import World


def _lose(world: World, match: re.Match[str]) -> None:
    divergence.lose(world.clusters[match[2]].indices[match[3]], int(match[1]))


def _make_twenty(world: World, match: re.Match[str]) -> None:
    cluster = world.clusters["leader"]
    for number in range(20):
        made = indices.create(cluster, f"{match[1]}{number:02d}", {"number_of_shards": 1, "number_of_replicas": 0})
        for document in range(int(match[2])):
            _write(cluster, made, document)


def _write_to_twenty(world: World, _match: re.Match[str]) -> None:
    cluster = world.clusters["leader"]
    for index in cluster.indices.values():
        _write(cluster, index, index.shards[0].max_seq_no + 1)


def _write(cluster: Cluster, index: Index, number: int) -> None:
    documents.write(cluster, index, Write("index", str(number), {"qty": number}))


def _make_basic(world: World, _match: re.Match[str]) -> None:
    for key in ("leader", "follower"):
        world.stop_node(key)
        world.wipe(key)
        world.clusters[key].licence = basic(world.ids.hex_uuid(), world.clock.millis())
        world.start_node(key)


# By the text of a remark as it is written in a scene; a remark that is not here tells only what to look at.
DEEDS: tuple[tuple[str, Callable[[World, re.Match[str]], None]], ...] = (
    (r"the shard (\d+) of the (\w+) index (\S+) is deleted on disk while the node is down", _lose),
    (r"twenty indices (\w)00 to \w19, one shard, (\d+) documents each, never searched or refreshed", _make_twenty),
    (r"both (clusters start with a )?basic( licence)?", _make_basic),
    (r"one document written to each of the twenty", _write_to_twenty),
)


def heed(world: World, note: str) -> None:
    """Do to the model what a remark says was done."""
    for pattern, deed in DEEDS:
        if match := re.fullmatch(pattern, note):
            deed(world, match)
