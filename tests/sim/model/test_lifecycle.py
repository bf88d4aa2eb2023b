"""Pausing, resuming, unfollowing, forgetting: order, refusals, and what stays behind."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from ccrtui.sim.errors import ApiError
from ccrtui.sim.model.indices import documents, indices
from ccrtui.sim.model.indices.documents import Write
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.model.replication import lifecycle
from ccrtui.sim.model.replication.parameters import Parameters
from tests.sim.model.pair import NOBODY, Pair


def refused_pause(pair: Pair, name: str) -> ApiError:
    with pytest.raises(ApiError) as error:
        lifecycle.pause(pair.follower, name)
    return error.value


async def stopped(pair: Pair) -> Index:
    """Pause and close the follower."""
    lifecycle.pause(pair.follower, "orders")
    ours = pair.follower.indices["orders"]
    indices.close(pair.follower, ours)
    return ours


async def test_a_second_pause_finds_nothing(pair: Pair) -> None:
    await pair.followed()
    lifecycle.pause(pair.follower, "orders")
    assert refused_pause(pair, "orders").cause.reason == "no shard follow tasks for [orders]"
    assert refused_pause(pair, "nosuch").cause.reason == "no shard follow tasks for [nosuch]"


async def test_newer_servers_look_at_the_index_first(make: Callable[..., Pair]) -> None:
    pair = make("7.14")
    indices.create(pair.follower, "plain")
    assert refused_pause(pair, "nosuch").status == 404
    assert refused_pause(pair, "plain").cause.reason == "index [plain] is not a follower index"


async def test_a_paused_follower_stands_still_and_catches_up(pair: Pair) -> None:
    index = await pair.followed()
    lifecycle.pause(pair.follower, "orders")
    pair.write(index, 3, 20)
    await pair.pass_time(10)
    assert pair.follower.indices["orders"].shards[0].max_seq_no == 2
    await pair.resume()
    await pair.pass_time(1)
    assert pair.checkpoints() == (19, 19, 19)
    assert pair.stats().operations_read == 17


async def test_resume_while_it_runs_is_refused_for_each_shard(pair: Pair) -> None:
    await pair.followed(shards=2)
    error = await pair.refused(lifecycle.resume(pair.follower, NOBODY, "orders", Parameters()))
    uuid = pair.follower.indices["orders"].uuid
    assert error.cause.reason == f"task with id {{{uuid}-0}} already exist"
    assert [cause.reason for cause in error.cause.suppressed] == [f"task with id {{{uuid}-1}} already exist"]


async def test_resume_needs_metadata_of_a_leader(pair: Pair) -> None:
    indices.create(pair.follower, "plain")
    plain = await pair.refused(lifecycle.resume(pair.follower, NOBODY, "plain", Parameters()))
    assert plain.cause.reason == "follow index [plain] does not have ccr metadata"
    gone = await pair.refused(lifecycle.resume(pair.follower, NOBODY, "nosuch", Parameters()))
    assert (gone.status, gone.cause.metadata) == (404, {"index_uuid": "_na_", "index": "nosuch"})


async def test_resume_during_the_first_copy_names_each_shard(pair: Pair) -> None:
    await pair.connect()
    for shard in pair.create(shards=2).shards:
        shard.ballast = 1 << 30
    await pair.follow(wait=0)
    await pair.pass_time(1)
    error = await pair.refused(lifecycle.resume(pair.follower, NOBODY, "orders", Parameters()))
    assert error.cause.reason == "Not all copies of follow shard are started"
    assert len(error.cause.suppressed) == 1
    assert refused_pause(pair, "orders").cause.reason == "no shard follow tasks for [orders]"


async def test_resume_of_a_closed_follower_is_refused(pair: Pair) -> None:
    await pair.followed()
    await stopped(pair)
    error = await pair.refused(lifecycle.resume(pair.follower, NOBODY, "orders", Parameters()))
    assert error.cause.reason == "leader and follow index must be open"


async def test_resume_asks_the_leader_first(pair: Pair) -> None:
    await pair.followed()
    lifecycle.pause(pair.follower, "orders")
    pair.link.set("refuse")
    error = await pair.refused(lifecycle.resume(pair.follower, NOBODY, "orders", Parameters()))
    assert "license state of the remote cluster [leader] could not be determined" in str(error.cause.reason)


async def test_resume_through_a_link_that_swallows_gets_no_answer_and_does_not_happen(pair: Pair) -> None:
    await pair.followed()
    lifecycle.pause(pair.follower, "orders")
    pair.link.set("hang")
    job = asyncio.ensure_future(lifecycle.resume(pair.follower, NOBODY, "orders", Parameters()))
    await pair.pass_time(8)
    assert not job.done()
    pair.link.set("refuse")
    with pytest.raises(ApiError, match="could not be determined"):
        await job
    assert pair.follower.following.tasks_of("orders") == []


async def test_a_recreated_leader_is_not_the_same(pair: Pair) -> None:
    index = await pair.followed()
    lifecycle.pause(pair.follower, "orders")
    indices.delete(pair.leader, "orders")
    missing = await pair.refused(lifecycle.resume(pair.follower, NOBODY, "orders", Parameters()))
    assert missing.status == 404
    fresh = pair.create()
    error = await pair.refused(lifecycle.resume(pair.follower, NOBODY, "orders", Parameters()))
    assert error.cause.reason == (
        f"follow index [orders] should reference [{fresh.uuid}] as leader index but instead reference "
        f"[{index.uuid}] as leader index"
    )


async def test_another_history_is_refused(pair: Pair) -> None:
    index = await pair.followed()
    lifecycle.pause(pair.follower, "orders")
    index.shards[0].history_uuid = "restored"
    error = await pair.refused(lifecycle.resume(pair.follower, NOBODY, "orders", Parameters()))
    assert str(error.cause.reason).startswith("leader shard [orders][0] should reference [")


async def test_unfollow_wants_it_closed_then_paused(pair: Pair) -> None:
    await pair.followed()
    prefix = "cannot convert the follower index [orders] to a non-follower, because it has not been"
    assert (await pair.refused(lifecycle.unfollow(pair.follower, "orders"))).cause.reason == f"{prefix} closed"
    indices.close(pair.follower, pair.follower.indices["orders"])
    assert (await pair.refused(lifecycle.unfollow(pair.follower, "orders"))).cause.reason == f"{prefix} paused"


async def test_an_unfollowed_index_is_writable_and_counts_on(pair: Pair) -> None:
    index = await pair.followed()
    ours = await stopped(pair)
    await pair.run(lifecycle.unfollow(pair.follower, "orders"))
    assert index.shards[0].leases.by_id == {}
    indices.reopen(pair.follower, ours)
    done = documents.write(pair.follower, ours, Write("index", "x", {"qty": 1}))
    assert (done.result, done.seq_no) == ("created", 3)
    again = await pair.refused(lifecycle.unfollow(pair.follower, "orders"))
    assert again.cause.reason == "index [orders] is not a follower index"


async def test_unfollow_without_the_leader_works_and_says_it_did_not(pair: Pair) -> None:
    index = await pair.followed()
    pair.link.set("refuse")
    ours = await stopped(pair)
    error = await pair.refused(lifecycle.unfollow(pair.follower, "orders"))
    assert (error.status, error.cause.type) == (500, "exception")
    assert str(error.cause.reason).startswith("ConnectTransportException[[]")
    assert error.cause.metadata["failed_to_remove_retention_leases"] == next(iter(index.shards[0].leases.by_id))
    assert not ours.following


@pytest.mark.parametrize(("version", "answers"), [("7.3", False), ("7.14", True)])
async def test_unfollow_without_the_alias_never_answers_on_old_servers(
    make: Callable[..., Pair], version: str, answers: bool
) -> None:
    pair = make(version)
    await pair.followed()
    ours = await stopped(pair)
    pair.settings(cluster__remote__leader__seeds=None)
    job = asyncio.ensure_future(lifecycle.unfollow(pair.follower, "orders"))
    await pair.pass_time(120)
    assert job.done() is answers
    assert not ours.following
    job.cancel()
    await asyncio.gather(job, return_exceptions=True)


@pytest.mark.parametrize(("version", "left"), [("7.3", 1), ("7.14", 0)])
async def test_deleting_a_follower_leaves_its_task_up_to_7_3_0(
    make: Callable[..., Pair], version: str, left: int
) -> None:
    pair = make(version)
    index = await pair.followed()
    indices.delete(pair.follower, "orders")
    assert len(pair.follower.following.tasks_of("orders")) == left
    assert len(index.shards[0].leases.by_id) == 1


async def test_forgetting_wants_all_four_parts_right(pair: Pair) -> None:
    index = await pair.followed(shards=2)
    follower = {"cluster": "follower", "index": "orders", "uuid": pair.follower.indices["orders"].uuid}
    wrong = lifecycle.forget(index, {**follower, "cluster": "nosuch"}, "leader")
    assert (wrong.total, wrong.failed) == (2, (0, 1))
    assert str(wrong.cause.reason).startswith("retention lease with ID [nosuch/orders/")
    assert lifecycle.forget(index, follower, "leader").failed == ()
    assert all(shard.leases.by_id == {} for shard in index.shards)


async def test_a_fatal_task_needs_a_pause_before_it_resumes(pair: Pair) -> None:
    index = await pair.followed()
    right = index.shards[0].history_uuid
    index.shards[0].history_uuid = "restored"
    await pair.pass_time(3)
    index.shards[0].history_uuid = right
    error = await pair.refused(lifecycle.resume(pair.follower, NOBODY, "orders", Parameters()))
    assert error.cause.type == "resource_already_exists_exception"
    lifecycle.pause(pair.follower, "orders")
    await pair.resume()
    await pair.pass_time(1)
    assert pair.stats().fatal is None
    assert pair.stats().failed_read_requests == 0
