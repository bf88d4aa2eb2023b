"""Blocks, limits and full queues: what a follower's task says of them, and what it does not say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ccrtui.sim.errors import ApiError
from ccrtui.sim.model.indices import documents
from ccrtui.sim.model.indices.documents import Write
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.model.replication import lifecycle
from tests.sim.model.pair import Pair

LIMIT = "index.mapping.total_fields.limit"


def with_new_field(pair: Pair, index: Index) -> None:
    documents.write(pair.leader, index, Write("index", "n", {"qty": 1, "fresh": 2}))


@pytest.mark.parametrize("block", ["metadata", "read_only", "read_only_allow_delete"])
async def test_a_new_field_under_a_block_waits_without_a_trace(pair: Pair, block: str) -> None:
    leader = await pair.followed(docs=2)
    follower = pair.follower.indices["orders"]
    follower.set_settings({f"index.blocks.{block}": "true"})
    with_new_field(pair, leader)
    await pair.pass_time(5)
    stats = pair.stats()
    assert (stats.fatal, dict(stats.read_exceptions), stats.failed_write_requests) == (None, {}, 0)
    assert pair.checkpoints() == (1, 1, 1)
    follower.set_settings({f"index.blocks.{block}": None})
    await pair.pass_time(5)
    assert pair.checkpoints() == (2, 2, 2)


async def test_a_known_field_under_a_write_block_is_counted(pair: Pair) -> None:
    leader = await pair.followed(docs=2)
    pair.follower.indices["orders"].set_settings({"index.blocks.write": "true"})
    pair.write(leader, 2, 3)
    await pair.pass_time(3)
    assert pair.stats().failed_write_requests > 1
    assert pair.checkpoints() == (2, 2, 1)


async def test_too_many_fields_end_the_task_with_a_type_that_says_nothing(pair: Pair) -> None:
    leader = await pair.followed(docs=2)
    pair.follower.indices["orders"].set_settings({LIMIT: "1"})
    with_new_field(pair, leader)
    await pair.pass_time(5)
    fatal = pair.stats().fatal
    assert fatal is not None
    assert fatal.cause.type == "exception"
    reason = "Limit of total fields [1] in index [orders] has been exceeded"
    assert fatal.cause.reason == f"java.lang.IllegalArgumentException: {reason}"
    assert fatal.cause.caused_by is not None
    assert fatal.cause.caused_by.reason == reason


async def test_a_limit_of_its_own_refuses_the_resume(pair: Pair) -> None:
    await pair.followed(docs=2)
    pair.follower.indices["orders"].set_settings({LIMIT: "5000"})
    pair.follower.following.pause("orders")
    error = await pair.refused(pair.resume())
    assert f'follower index settings [{{"{LIMIT}":"5000","index.number_of_shards":"1"}}]' in str(error.cause.reason)
    pair.follower.indices["orders"].set_settings({LIMIT: None, "index.refresh_interval": "5s"})
    await pair.resume()


async def test_a_leader_with_too_many_fields_refuses_the_document(pair: Pair) -> None:
    index = pair.create(docs=1)
    index.set_settings({LIMIT: "2"})
    with_new_field(pair, index)
    with pytest.raises(ApiError, match="Limit of total fields"):
        documents.write(pair.leader, index, Write("index", "m", {"one": {"more": 2}}))


@pytest.mark.parametrize("setting", ["index.blocks.read_only", "cluster.blocks.read_only_allow_delete"])
async def test_a_follower_is_not_paused_under_a_block(pair: Pair, setting: str) -> None:
    await pair.followed()
    if setting.startswith("index"):
        pair.follower.indices["orders"].set_settings({setting: "true"})
    else:
        pair.follower.persistent[setting] = "true"
    with pytest.raises(ApiError) as refusal:
        lifecycle.pause(pair.follower, "orders")
    assert (refusal.value.status, refusal.value.cause.type) == (403, "cluster_block_exception")
    assert len(pair.follower.following.tasks_of("orders")) == 1


async def test_nothing_is_followed_into_a_full_cluster(pair: Pair) -> None:
    await pair.followed()
    pair.follower.persistent["cluster.blocks.read_only_allow_delete"] = "true"
    error = await pair.refused_follow("copy")
    assert (error.status, str(error.cause.reason).split()[1]) == (403, "[copy]")


async def test_a_read_block_on_the_leader_is_retried_and_keeps_a_new_follower_from_its_copy(pair: Pair) -> None:
    leader = await pair.followed()
    leader.set_settings({"index.blocks.read": "true"})
    await pair.pass_time(5)
    [failure] = pair.stats().read_exceptions.values()
    assert "FORBIDDEN/7/index read" in str(failure.error.cause.reason)
    assert pair.stats().fatal is None
    await pair.follow("other", wait=0)
    await pair.pass_time(2)
    assert not pair.follower.indices["other"].started


@pytest.mark.parametrize(("version", "ends"), [("7.3", True), ("7.10", False)])
async def test_a_full_write_queue_ends_the_task_on_old_servers(
    make: Callable[..., Pair], version: str, ends: bool
) -> None:
    pair = make(version)
    leader = await pair.followed(docs=2)
    pair.follower.node.queue_full = True
    pair.write(leader, 2, 3)
    await pair.pass_time(2)
    fatal = pair.stats().fatal
    assert (fatal is not None) is ends
    assert fatal is None or fatal.cause.type == "es_rejected_execution_exception"
    assert not pair.stats().read_exceptions
    pair.follower.node.queue_full = False
    pair.follower.following.pause("orders")
    await pair.resume()
    await pair.pass_time(3)
    assert pair.checkpoints() == (2, 2, 2)


async def test_unfollow_over_a_link_that_swallows_is_done_before_it_answers(pair: Pair) -> None:
    leader = await pair.followed()
    pair.follower.following.pause("orders")
    index = pair.follower.indices["orders"]
    index.state = "close"
    pair.link.set("hang")
    job = pair.world.spawn(lifecycle.unfollow(pair.follower, "orders"))
    await pair.pass_time(45)
    assert not job.done()
    assert index.leader is None
    assert leader.shards[0].leases.by_id
    pair.link.set("pass")
    await pair.pass_time(1)
    assert job.done()
    assert not leader.shards[0].leases.by_id
