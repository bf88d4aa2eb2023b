"""Asynchronous durability and counts that nobody asks for: what stands still, what is lost, what goes on."""

from __future__ import annotations

from typing import Any

from ccrtui.sim.model.indices import documents
from ccrtui.sim.model.indices.index import Index
from tests.sim.model.pair import Pair

LATER: dict[str, Any] = {"translog__durability": "async", "translog__sync_interval": "60s"}


async def later(pair: Pair, docs: int) -> Index:
    """A followed leader index whose first documents are safe on disk."""
    await pair.connect()
    index = pair.create(docs=docs, **LATER)
    pair.leader.flush(index)
    await pair.follow()
    await pair.pass_time(1)
    return index


async def test_operations_that_are_not_synced_are_not_given_to_a_follower(pair: Pair) -> None:
    leader = await later(pair, 2)
    pair.write(leader, 2, 5)
    await pair.pass_time(5)
    shard = leader.shards[0]
    assert (shard.max_seq_no, shard.local_checkpoint, shard.global_checkpoint) == (4, 1, 1)
    assert pair.checkpoints()[:2] == (1, 4)
    assert pair.follower.indices["orders"].shards[0].max_seq_no == 1
    await pair.pass_time(60)
    assert pair.checkpoints()[:2] == (4, 4)


async def test_a_follower_holds_more_than_its_checkpoint_says_until_its_own_sync(pair: Pair) -> None:
    leader = await later(pair, 2)
    pair.write(leader, 2, 4)
    pair.leader.flush(leader)
    await pair.pass_time(5)
    shard = pair.follower.indices["orders"].shards[0]
    assert (shard.max_seq_no, shard.global_checkpoint, len(shard.docs)) == (3, 1, 4)
    assert pair.checkpoints() == (3, 3, 1)


async def test_a_killed_leader_loses_what_was_not_synced_and_keeps_its_history(pair: Pair) -> None:
    leader = await later(pair, 2)
    history = leader.shards[0].history_uuid
    pair.write(leader, 2, 5)
    await pair.pass_time(3)
    pair.world.stop_node("leader", kill=True)
    await pair.pass_time(1)
    pair.world.start_node("leader")
    shard = leader.shards[0]
    assert (shard.max_seq_no, shard.search_view.count, shard.history_uuid) == (1, 2, history)
    assert shard.leases.by_id
    await pair.pass_time(1)
    pair.write(leader, 100, 101)
    pair.leader.flush(leader)
    await pair.pass_time(20)
    assert pair.checkpoints()[:2] == (2, 4)
    assert pair.stats().fatal is None
    assert "100" in pair.follower.indices["orders"].shards[0].docs


async def test_a_stopped_leader_loses_nothing(pair: Pair) -> None:
    leader = await later(pair, 2)
    pair.write(leader, 2, 5)
    pair.world.stop_node("leader")
    pair.world.start_node("leader")
    assert leader.shards[0].max_seq_no == leader.shards[0].global_checkpoint == 4


async def test_a_killed_leader_that_syncs_each_write_loses_nothing(pair: Pair) -> None:
    leader = await pair.followed(docs=3)
    pair.world.stop_node("leader", kill=True)
    pair.world.start_node("leader")
    assert leader.shards[0].search_view.count == 3


async def test_counts_of_a_followed_leader_go_on_and_those_of_its_follower_freeze(pair: Pair) -> None:
    leader = await pair.followed(docs=2)
    follower = pair.follower.indices["orders"].shards[0]
    await pair.pass_time(40)
    for number in range(2, 6):
        pair.write(leader, number, number + 1)
        await pair.pass_time(2)
    assert (leader.shards[0].stats_view.count, follower.stats_view.count) == (6, 2)
    assert leader.shards[0].search_view.count == 2
    assert pair.checkpoints() == (5, 5, 5)
    assert documents.count(pair.follower, pair.follower.indices["orders"]) == 6
    assert follower.stats_view.count == 6


async def test_an_index_that_nobody_follows_or_searches_freezes_after_its_own_time(pair: Pair) -> None:
    index = pair.create(docs=1, search__idle__after="3s")
    await pair.pass_time(1)
    pair.write(index, 1, 2)
    await pair.pass_time(3)
    pair.write(index, 2, 3)
    await pair.pass_time(3)
    assert index.shards[0].stats_view.count == 2


async def test_an_interval_of_its_own_keeps_an_index_from_freezing(pair: Pair) -> None:
    index = pair.create(docs=1, refresh_interval="1s")
    await pair.pass_time(60)
    pair.write(index, 1, 2)
    await pair.pass_time(2)
    assert index.shards[0].stats_view.count == 2


async def test_refreshes_for_searches_are_counted_apart(pair: Pair) -> None:
    leader = await pair.followed(docs=1)
    await pair.pass_time(40)
    shard, before = leader.shards[0], (leader.shards[0].refreshes, leader.shards[0].external_refreshes)
    pair.write(leader, 1, 2)
    await pair.pass_time(2)
    assert (shard.refreshes, shard.external_refreshes) == (before[0] + 1, before[1])
    pair.leader.refresh(leader)
    assert (shard.refreshes, shard.external_refreshes) == (before[0] + 2, before[1] + 1)


async def test_the_first_search_of_an_idle_shard_waits_for_its_refresh(pair: Pair) -> None:
    index = pair.create(docs=1)
    await pair.pass_time(40)
    pair.write(index, 1, 2)
    began = pair.world.clock.monotonic()
    await pair.run(pair.leader.refresher.wake([index]))
    assert 0.5 < pair.world.clock.monotonic() - began <= 1
    documents.count(pair.leader, index)
    again = pair.world.clock.monotonic()
    await pair.run(pair.leader.refresher.wake([index]))
    assert pair.world.clock.monotonic() - again < 0.1
