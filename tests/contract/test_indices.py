"""How indices are read, in every state that needs no replication: what is asked, and what comes of the answers."""

from __future__ import annotations

import pytest

from ccrtui.core.call.call import Side
from ccrtui.core.call.fault import FaultCode
from ccrtui.core.elasticsearch.capability import names_types
from ccrtui.core.elasticsearch.cluster import Health, Nodes, ServerClock
from ccrtui.core.elasticsearch.index import AliasList, Count, Document, IndexList, IndexSettingsByName, SearchTotal
from ccrtui.core.elasticsearch.replication import Recovery, ShardStats
from ccrtui.core.elasticsearch.requests.cluster import health, nodes, server_clock
from ccrtui.core.elasticsearch.requests.indices import (
    alias_list,
    close_index,
    count,
    create_index,
    delete_index,
    delete_sample,
    document,
    index_list,
    index_settings,
    refresh,
    search_total,
    shard_stats,
    write_samples,
)
from ccrtui.core.elasticsearch.requests.replication import recovery
from ccrtui.core.elasticsearch.version import Version
from ccrtui.core.json_value import JsonObject
from tests.contract.surface import Surface

SIDES = pytest.mark.parametrize("side", list(Side)[:2])


@SIDES
def test_a_cluster_tells_its_colour_its_clock_and_its_nodes(surface: Surface, side: Side) -> None:
    health_now = surface.value(health(side), Health)
    assert (health_now.status in ("green", "yellow", "red"), health_now.nodes >= 1) == (True, True)
    assert surface.value(server_clock(side), ServerClock).epoch_s > 1_500_000_000
    (node,) = surface.value(nodes(side), Nodes).nodes
    assert node.transport_address.rpartition(":")[2].isdecimal()


def test_an_index_that_is_made_is_listed_read_counted_and_deleted(surface: Surface) -> None:
    index = surface.index()
    surface.send(create_index(Side.LEADER, index, shards=2, replicas=0))
    samples: dict[str, JsonObject] = {f"s{number}": {"n": number} for number in range(4)}
    surface.send(write_samples(Side.LEADER, index, samples, typed=names_types(surface.version(Side.LEADER))))
    entry = surface.value(index_list(Side.LEADER), IndexList).entries[index]
    assert (entry.open, entry.primaries, entry.health, entry.docs) == (True, 2, "green", 4)
    settings = surface.value(index_settings(Side.LEADER, index), IndexSettingsByName).indices[index]
    expected = surface.version(Side.LEADER) >= Version(7, 0)
    assert (settings.uuid, settings.shards, settings.soft_deletes) == (entry.uuid, 2, expected)
    copy = surface.value(shard_stats(Side.LEADER, [index]), ShardStats).indices[index]
    assert (copy.uuid, sorted(copy.shards), copy.docs) == (entry.uuid, [0, 1], 4)
    assert sum(shard.max_seq_no + 1 for shard in copy.shards.values()) == 4
    assert all(shard.global_checkpoint == shard.max_seq_no for shard in copy.shards.values())
    assert surface.value(count(Side.LEADER, index), Count) == Count(4, 0)
    assert surface.value(search_total(Side.LEADER, index), SearchTotal).documents == 4
    assert surface.value(document(Side.LEADER, index, "s0"), Document).found
    assert not surface.value(document(Side.LEADER, index, "absent"), Document).found
    assert surface.value(recovery(Side.LEADER, [index]), Recovery).copies == {}
    surface.send(delete_sample(Side.LEADER, index, "s0"), refresh(Side.LEADER, index))
    assert surface.value(count(Side.LEADER, index), Count) == Count(3, 0)
    surface.send(delete_index(Side.LEADER, index))
    assert surface.fault(count(Side.LEADER, index)).code is FaultCode.NOT_FOUND


def test_samples_that_are_there_stay_as_they_are(surface: Surface) -> None:
    index = surface.index()
    surface.send(create_index(Side.LEADER, index, shards=1, replicas=0))
    again = write_samples(Side.LEADER, index, {"s0": {"n": 1}}, typed=names_types(surface.version(Side.LEADER)))
    surface.send(again, again)
    copy = surface.value(shard_stats(Side.LEADER, [index]), ShardStats).indices[index]
    assert copy.shards[0].max_seq_no == 0


def test_an_alias_is_not_an_index(surface: Surface) -> None:
    index, alias = surface.filled(Side.LEADER, 1), surface.index(2)
    action = {"actions": [{"add": {"index": index, "alias": alias}}]}
    surface.clusters.leader.ask("POST", "/_aliases", action)
    assert alias not in surface.value(index_list(Side.LEADER), IndexList).entries
    assert surface.value(alias_list(Side.LEADER), AliasList).aliases[alias] == (index,)


def test_a_name_that_is_taken_is_refused(surface: Surface) -> None:
    index = surface.filled(Side.LEADER, 1)
    refused = surface.fault(create_index(Side.LEADER, index, shards=1, replicas=0))
    assert (refused.status, refused.error_type) == (400, "resource_already_exists_exception")


def test_updates_and_deletions_move_the_sequence_numbers(surface: Surface) -> None:
    index = surface.filled(Side.LEADER, 3)
    end = surface.clusters.leader
    end.ask("PUT", f"/{index}/_doc/0", {"number": 100})
    end.ask("DELETE", f"/{index}/_doc/1")
    surface.send(refresh(Side.LEADER, index))
    copy = surface.value(shard_stats(Side.LEADER, [index], leases=True), ShardStats).indices[index]
    assert (copy.shards[0].max_seq_no, copy.docs) == (4, 2)


def test_a_closed_index_is_listed_as_closed_and_takes_no_other_away(surface: Surface) -> None:
    intact, closed = surface.filled(Side.LEADER, 2), surface.filled(Side.LEADER, 3, number=1)
    surface.send(close_index(Side.LEADER, closed))
    entries = surface.value(index_list(Side.LEADER), IndexList).entries
    assert (entries[intact].open, entries[closed].open, entries[closed].docs) == (True, False, None)
    assert surface.fault(count(Side.LEADER, closed)).error_type == "index_closed_exception"
    copies = surface.value(shard_stats(Side.LEADER, [intact, closed]), ShardStats).indices
    assert (copies[intact].docs, copies[intact].shards[0].max_seq_no) == (2, 1)


def test_an_index_that_is_missing_takes_no_other_away(surface: Surface) -> None:
    intact = surface.filled(Side.LEADER, 2)
    copies = surface.value(shard_stats(Side.LEADER, [intact, surface.index(3)]), ShardStats).indices
    assert (list(copies), copies[intact].docs) == ([intact], 2)
    assert surface.fault(index_settings(Side.LEADER, surface.index(3))).code is FaultCode.NOT_FOUND
    assert surface.fault(search_total(Side.LEADER, surface.index(3))).code is FaultCode.NOT_FOUND
