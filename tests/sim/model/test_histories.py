"""Leader indices that come back with another history: what their followers do, and what nobody is told."""

from __future__ import annotations

import pytest

from ccrtui.sim.model.histories import divergence, restore, snapshots
from ccrtui.sim.model.histories.snapshots import Repository
from ccrtui.sim.model.indices.index import Index
from tests.sim.model.pair import Pair


def documents_of(index: Index) -> dict[str, int]:
    return {key: doc.seq_no for shard in index.shards for key, doc in shard.docs.items()}


async def rewound(pair: Pair, docs: int, left: int) -> Index:
    leader = await pair.followed(docs=docs)
    divergence.rewind(pair.leader, leader, {0: left})
    return leader


async def test_a_rewound_leader_keeps_its_uuid_and_nothing_else_of_its_shard() -> None:
    pair = Pair()
    leader = await pair.followed(docs=12)
    uuid, history, term = leader.uuid, leader.shards[0].history_uuid, leader.shards[0].term
    divergence.rewind(pair.leader, leader, {0: 5})
    shard = leader.shards[0]
    assert (leader.uuid, shard.max_seq_no, shard.search_view.count) == (uuid, 4, 5)
    assert shard.history_uuid != history
    assert shard.term > term
    assert not shard.leases.by_id
    await pair.world.close()


async def test_below_its_follower_a_rewound_leader_causes_no_error_and_gets_its_lease_back() -> None:
    pair = Pair()
    leader = await rewound(pair, 12, 5)
    await pair.pass_time(10)
    assert pair.stats().fatal is None
    assert not pair.stats().read_exceptions
    assert pair.checkpoints() == (11, 11, 11)
    await pair.pass_time(25)
    assert [lease.retaining_seq_no for lease in leader.shards[0].leases.by_id.values()] == [11]
    await pair.world.close()


async def test_at_the_same_numbers_both_sides_hold_other_documents_and_no_error() -> None:
    pair = Pair()
    leader = await rewound(pair, 12, 5)
    pair.write(leader, 100, 107)
    await pair.pass_time(10)
    follower = pair.follower.indices["orders"]
    assert leader.shards[0].global_checkpoint == follower.shards[0].global_checkpoint == 11
    apart = documents_of(leader).keys() ^ documents_of(follower).keys()
    assert len(apart) == 14
    assert pair.stats().fatal is None
    await pair.world.close()


async def test_the_first_operation_beyond_ends_the_task_and_names_both_histories() -> None:
    pair = Pair()
    leader = await pair.followed(docs=3)
    before = leader.shards[0].history_uuid
    divergence.rewind(pair.leader, leader, {0: 1})
    pair.write(leader, 10, 13)
    await pair.pass_time(5)
    fatal = pair.stats().fatal
    assert fatal is not None
    assert fatal.cause.type == "illegal_state_exception"
    after = leader.shards[0].history_uuid
    assert fatal.cause.reason == f"unexpected history uuid, expected [{before}], actual [{after}]"
    await pair.world.close()


async def test_a_resume_onto_another_history_is_refused() -> None:
    pair = Pair()
    await rewound(pair, 3, 2)
    pair.follower.following.pause("orders")
    error = await pair.refused(pair.resume())
    assert "as history uuid but instead reference" in str(error.cause.reason)
    await pair.world.close()


async def test_each_shard_is_rewound_by_itself() -> None:
    pair = Pair()
    leader = await pair.followed(docs=40, shards=3)
    histories = [shard.history_uuid for shard in leader.shards]
    divergence.rewind(pair.leader, leader, {1: 2})
    assert [shard.history_uuid != old for shard, old in zip(leader.shards, histories, strict=True)] == [
        False,
        True,
        False,
    ]
    assert leader.shards[1].max_seq_no == 1
    await pair.world.close()


async def test_what_was_overwritten_and_deleted_since_is_there_again() -> None:
    pair = Pair()
    leader = await pair.followed(docs=3)
    pair.write(leader, 1, 2)
    divergence.rewind(pair.leader, leader, {0: 3})
    assert {key: doc.version for key, doc in leader.shards[0].docs.items()} == {"0": 1, "1": 1, "2": 1}
    await pair.world.close()


@pytest.mark.parametrize("docs", [4, -1])
async def test_a_shard_is_not_rewound_to_what_it_never_was(docs: int) -> None:
    pair = Pair()
    leader = await pair.followed(docs=3)
    with pytest.raises(ValueError, match="operations"):
        divergence.rewind(pair.leader, leader, {0: docs})
    assert leader.shards[0].max_seq_no == 2
    await pair.world.close()


async def test_an_emptied_shard_is_the_same_index_and_its_follower_goes_on() -> None:
    pair = Pair()
    leader = await pair.followed(docs=5)
    divergence.lose(leader, 0)
    await pair.pass_time(6)
    assert "no_shard_available_action_exception" in {
        failure.error.cause.type for failure in pair.stats().read_exceptions.values()
    }
    divergence.empty(pair.leader, leader, 0)
    await pair.pass_time(40)
    assert pair.stats().fatal is None
    assert not pair.stats().read_exceptions
    assert (leader.shards[0].max_seq_no, pair.checkpoints()) == (-1, (4, 4, 4))
    assert len(leader.shards[0].leases.by_id) == 1
    await pair.world.close()


async def test_a_lost_shard_that_is_given_back_has_its_history_and_its_leases() -> None:
    pair = Pair()
    leader = await pair.followed(docs=5)
    history = leader.shards[0].history_uuid
    divergence.lose(leader, 0)
    await pair.pass_time(3)
    divergence.give_back(pair.leader, leader)
    pair.write(leader, 5, 7)
    await pair.pass_time(20)
    assert leader.shards[0].history_uuid == history
    assert leader.shards[0].leases.by_id
    assert pair.checkpoints() == (6, 6, 6)
    await pair.world.close()


async def test_a_restarted_leader_keeps_its_histories() -> None:
    pair = Pair()
    leader = await pair.followed(docs=5, shards=2)
    histories = [shard.history_uuid for shard in leader.shards]
    pair.world.stop_node("leader")
    pair.world.start_node("leader")
    assert [shard.history_uuid for shard in leader.shards] == histories
    await pair.world.close()


async def test_what_is_written_on_a_restored_index_does_not_reach_its_snapshot() -> None:
    pair = Pair()
    leader = await pair.followed(docs=3)
    repository = Repository("kept", "fs", {})
    snapshot = snapshots.take(pair.leader, repository, "one", [leader])
    for _ in range(2):
        leader.state = "close"
        restoring = restore.begin(pair.leader, "kept", snapshot, restore.RestoreRequest())
        await pair.run(restore.finish(pair.leader, restoring))
        assert documents_of(leader) == {"0": 0, "1": 1, "2": 2}
        pair.write(leader, 10, 12)
    await pair.world.close()
