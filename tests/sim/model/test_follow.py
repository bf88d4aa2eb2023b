"""Following: every refusal in the server's order, the first copy, and what a follower is made of."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from ccrtui.sim.errors import ApiError
from ccrtui.sim.model import cluster_settings
from ccrtui.sim.model.indices import documents, indices
from ccrtui.sim.model.licence import basic
from ccrtui.sim.model.remotes.trust import Trust
from ccrtui.sim.model.replication.caller import Caller
from ccrtui.sim.model.replication.first_copy import RATE
from ccrtui.sim.model.replication.follow import Followed, FollowRequest, follow
from tests.sim.model.pair import NOBODY, Pair


async def test_without_waiting_it_returns_before_the_copy_began(pair: Pair) -> None:
    await pair.connect()
    pair.create(docs=3)
    assert await pair.follow(wait=0) == Followed(True, False, False)
    copy = pair.follower.following.copies["orders"]
    assert copy.shards == []
    assert pair.follower.following.tasks_of("orders") == []
    await pair.pass_time(1)
    assert [shard_copy.stage for shard_copy in copy.shards] == ["DONE"]
    assert pair.stats().follower_global_checkpoint == 2


async def test_a_follower_has_its_leaders_shape_and_an_identity_of_its_own(pair: Pair) -> None:
    theirs = await pair.followed(shards=2)
    ours = pair.follower.indices["orders"]
    assert len(ours.shards) == 2
    assert ours.following
    assert ours.creation_ms == theirs.creation_ms
    assert ours.uuid != theirs.uuid
    assert ours.settings["index.uuid"] == ours.uuid
    assert ours.mappings == theirs.mappings


async def test_waiting_for_more_copies_than_there_can_be_follows_all_the_same(pair: Pair) -> None:
    await pair.connect()
    pair.create(docs=3)
    began = pair.world.clock.monotonic()
    assert await pair.follow(wait=7) == Followed(True, False, True)
    assert 30 <= pair.world.clock.monotonic() - began < 32
    assert pair.checkpoints() == (2, 2, 2)


async def test_the_first_copy_is_the_last_commit(pair: Pair) -> None:
    await pair.connect()
    index = pair.create(docs=3)
    pair.leader.flush(index)
    pair.write(index, 3, 5)
    await pair.follow()
    assert pair.follower.indices["orders"].shards[0].max_seq_no == 2
    await pair.pass_time(1)
    assert pair.follower.indices["orders"].shards[0].max_seq_no == 4
    assert pair.stats().operations_read == 2


async def test_it_copies_at_the_rate_that_is_set_and_feels_a_change(pair: Pair) -> None:
    await pair.connect()
    index = pair.create(shards=2)
    for shard in index.shards:
        shard.ballast = 10 << 20
    cluster_settings.update(pair.follower, {RATE: "1mb"}, {})
    await pair.follow(wait=0)
    await pair.pass_time(4)
    copy = pair.follower.following.copies["orders"]
    recovered = [shard_copy.recovered / (1 << 20) for shard_copy in copy.shards]
    assert recovered == pytest.approx([1.9, 1.9], abs=0.3)
    cluster_settings.update(pair.follower, {RATE: "100mb"}, {})
    await pair.pass_time(2)
    assert pair.follower.indices["orders"].started


async def test_a_narrow_link_is_slower_than_the_rate(pair: Pair) -> None:
    await pair.connect()
    pair.create().shards[0].ballast = 10 << 20
    pair.link.bandwidth = 1 << 20
    await pair.follow(wait=0)
    await pair.pass_time(5)
    assert 3 << 20 < pair.follower.following.copies["orders"].shards[0].recovered < 6 << 20


async def test_a_copy_that_is_cut_fails_for_good(pair: Pair) -> None:
    await pair.connect()
    pair.create().shards[0].ballast = 1 << 30
    await pair.follow(wait=0)
    await pair.pass_time(2)
    pair.link.set("refuse")
    await pair.pass_time(1)
    pair.link.set("pass")
    await pair.pass_time(30)
    shard = pair.follower.indices["orders"].shards[0]
    assert shard.state == "UNASSIGNED"
    assert "ConnectException[Connection refused]" in str(shard.failure)
    assert pair.follower.following.copies["orders"].shards == []


async def test_a_copy_through_a_link_that_swallows_fails_after_a_minute(pair: Pair) -> None:
    await pair.connect()
    pair.create().shards[0].ballast = 1 << 30
    await pair.follow(wait=0)
    await pair.pass_time(2)
    pair.link.set("hang")
    await pair.pass_time(50)
    assert pair.follower.indices["orders"].shards[0].failure is None
    await pair.pass_time(15)
    assert "timed out after [60000ms]" in str(pair.follower.indices["orders"].shards[0].failure)


async def test_a_doomed_copy_fails_once(pair: Pair) -> None:
    await pair.connect()
    pair.create(docs=1)
    pair.follower.following.doomed["orders"] = "disk full"
    assert await pair.follow() == Followed(True, False, False)
    assert pair.follower.indices["orders"].shards[0].failure == "disk full"
    indices.close(pair.follower, pair.follower.indices["orders"])
    assert await pair.follow() == Followed(True, True, True)


async def test_a_failed_copy_answers_who_waits(pair: Pair) -> None:
    await pair.connect()
    pair.create().shards[0].ballast = 1 << 30
    job = asyncio.ensure_future(follow(pair.follower, NOBODY, FollowRequest("orders", "leader", "orders", wait=1)))
    await pair.pass_time(2)
    pair.link.set("refuse")
    await pair.pass_time(1)
    assert await job == Followed(True, False, False)


async def test_an_own_licence_is_asked_for_first(pair: Pair) -> None:
    pair.follower.licence = basic("x", 0)
    error = await pair.refused_follow()
    assert (error.status, error.cause.reason) == (403, "current license is non-compliant for [ccr]")
    assert error.cause.metadata == {"license.expired.feature": "ccr"}


async def test_then_the_alias(pair: Pair) -> None:
    error = await pair.refused_follow()
    assert (error.status, error.cause.reason) == (404, "no such remote cluster: [leader]")


async def test_then_the_leaders_licence(pair: Pair) -> None:
    await pair.connect()
    pair.leader.licence = basic("x", 0)
    error = await pair.refused_follow()
    assert error.cause.reason == (
        "can not fetch remote index [leader:orders] metadata as the remote cluster [leader] is not licensed for "
        "[ccr]; the license mode [BASIC] on cluster [leader] does not enable [ccr]"
    )


async def test_a_leader_out_of_reach_is_wrapped_in_words_about_the_licence(pair: Pair) -> None:
    await pair.connect()
    pair.link.set("refuse")
    error = await pair.refused_follow()
    assert (error.status, error.cause.type) == (400, "status_exception")
    assert str(error.cause.reason).endswith("license state of the remote cluster [leader] could not be determined")
    inner = error.cause.caused_by
    assert inner is not None
    assert inner.reason == "could not determine the license type for cluster [leader]"
    assert inner.caused_by is not None
    assert inner.caused_by.type == "connect_transport_exception"


async def test_certificates_that_differ_are_wrapped_too(pair: Pair) -> None:
    pair.leader.tls, pair.follower.tls = Trust("a", frozenset("a")), Trust("b", frozenset("b"))
    await pair.connect()
    error = await pair.refused_follow()
    assert error.root is not None
    assert error.root.reason == "handshake failed because connection reset"


@pytest.mark.parametrize(
    ("version", "status", "reason"),
    [("7.3", 404, "no such index [sales]"), ("7.14", 400, "cannot follow [sales], because it is a ALIAS")],
)
async def test_an_alias_is_not_followed(make: Callable[..., Pair], version: str, status: int, reason: str) -> None:
    pair = make(version)
    await pair.connect()
    pair.create().set_alias("sales", {})
    error = await pair.refused_follow(leader="sales")
    assert (error.status, error.cause.reason) == (status, reason)


async def test_a_missing_leader_index_is_named_without_its_resource(pair: Pair) -> None:
    await pair.connect()
    error = await pair.refused_follow(leader="nosuch")
    assert error.cause.metadata == {"index_uuid": "_na_", "index": "nosuch"}


async def test_a_closed_leader_index_is_refused(pair: Pair) -> None:
    await pair.connect()
    indices.close(pair.leader, pair.create(docs=1))
    error = await pair.refused_follow()
    assert (error.status, error.cause.type) == (400, "index_closed_exception")


async def test_an_index_without_soft_deletes_is_refused(pair: Pair) -> None:
    await pair.connect()
    pair.create(soft_deletes__enabled=False)
    error = await pair.refused_follow()
    assert error.cause.reason == "leader index [orders] does not have soft deletes enabled"


async def test_a_leader_shard_that_does_not_serve_is_refused(pair: Pair) -> None:
    await pair.connect()
    indices.create(pair.leader, "orders", {"routing.allocation.include._name": "nobody"})
    error = await pair.refused_follow()
    assert error.cause.reason == "no index stats available for the leader index"


async def test_role_names_count_as_the_leader_defines_them(pair: Pair) -> None:
    await pair.connect()
    pair.create(docs=1)
    pair.leader.remote_check = lambda roles, action, index: "reader" in roles and "shard_changes" not in action
    stranger = follow(pair.follower, Caller("ann", ("other",)), FollowRequest("copy", "leader", "orders"))
    refusal = await pair.refused(stranger)
    assert refusal.cause.reason == "action [cluster:monitor/state] is unauthorized for user [ann]"
    reader = follow(pair.follower, Caller("ann", ("reader",)), FollowRequest("copy", "leader", "orders"))
    assert (await pair.refused(reader)).cause.reason == (
        "insufficient privileges to follow index [orders], "
        "privilege for action [indices:data/read/xpack/ccr/shard_changes] is missing"
    )


async def test_an_open_index_of_that_name_is_left_alone(pair: Pair) -> None:
    await pair.connect()
    pair.create(docs=1)
    mine = indices.create(pair.follower, "copy")
    error = await pair.refused_follow()
    assert (error.status, error.cause.type) == (500, "snapshot_restore_exception")
    assert "because an open index with same name already exists in the cluster" in str(error.cause.reason)
    assert pair.follower.indices["copy"] is mine
    assert not mine.following


async def test_a_closed_index_of_that_name_is_overwritten(pair: Pair) -> None:
    await pair.connect()
    pair.create(docs=3)
    mine = indices.create(pair.follower, "copy", {"number_of_shards": 1})
    documents.write(pair.follower, mine, documents.Write("index", "old", {}))
    indices.close(pair.follower, mine)
    uuid = mine.uuid
    await pair.follow("copy")
    await pair.pass_time(1)
    assert pair.follower.indices["copy"].uuid == uuid
    assert sorted(pair.follower.indices["copy"].shards[0].docs) == ["0", "1", "2"]


async def test_but_not_with_another_number_of_shards(pair: Pair) -> None:
    await pair.connect()
    pair.create(docs=3)
    indices.close(pair.follower, indices.create(pair.follower, "copy", {"number_of_shards": 2}))
    error = await pair.refused_follow()
    assert str(error.cause.reason).endswith(
        "cannot restore index [copy] with [2] shards from a snapshot of index [orders] with [1] shards"
    )
    assert not pair.follower.indices["copy"].open


async def test_an_alias_of_that_name_is_a_name_clash(pair: Pair) -> None:
    await pair.connect()
    pair.create(docs=1)
    indices.create(pair.follower, "mine").set_alias("copy", {})
    error = await pair.refused_follow()
    assert error.cause.reason == "Invalid index name [copy], already exists as alias"


async def test_an_older_follower_cannot_restore(make: Callable[..., Pair]) -> None:
    pair = make("7.17", "7.10")
    await pair.connect()
    pair.create(docs=1)
    error = await pair.refused_follow()
    assert error.status == 500
    assert str(error.cause.reason).endswith(
        "the snapshot was created with Elasticsearch version [7.17.28] which is higher than the version of this node "
        "[7.10.2]"
    )
    assert "copy" not in pair.follower.indices


async def test_too_many_shards_are_refused(pair: Pair) -> None:
    await pair.connect()
    pair.create(docs=1)
    indices.create(pair.follower, "mine", {"number_of_shards": 1, "number_of_replicas": 0})
    cluster_settings.update(pair.follower, {"cluster.max_shards_per_node": 1}, {})
    error = await pair.refused_follow()
    assert error.cause.reason == (
        "Validation Failed: 1: this action would add [1] total shards, but this cluster "
        "currently has [1]/[1] maximum shards open;"
    )


async def test_overrides_are_taken_unless_the_leader_decides(make: Callable[..., Pair]) -> None:
    pair = make("7.14")
    await pair.connect()
    pair.create(docs=1)
    taken = FollowRequest("copy", "leader", "orders", settings={"index.number_of_replicas": 2})
    await pair.run(follow(pair.follower, NOBODY, taken))
    assert pair.follower.indices["copy"].replicas == 2
    clash = FollowRequest("copy2", "leader", "orders", settings={"index.number_of_shards": 5})
    error = await pair.refused(follow(pair.follower, NOBODY, clash))
    assert "could override leader settings" in str(error.cause.reason)


async def test_a_refused_follow_leaves_nothing_behind(pair: Pair) -> None:
    await pair.connect()
    with pytest.raises(ApiError):
        await pair.run(follow(pair.follower, NOBODY, FollowRequest("Bad", "leader", pair.create(docs=1).name)))
    assert pair.follower.indices == {}
