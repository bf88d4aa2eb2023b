"""Shard-follow tasks: truthful operations, and statistics that lie exactly as recorded."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from ccrtui.sim.model.indices import documents, indices
from ccrtui.sim.model.indices.documents import Write
from ccrtui.sim.model.replication import lifecycle
from ccrtui.sim.model.replication.parameters import Parameters
from tests.sim.model.pair import FAST, Pair


async def test_what_is_indexed_updated_and_deleted_arrives_within_milliseconds(pair: Pair) -> None:
    index = await pair.followed()
    for step in (Write("delete", "0"), Write("update", "1", {"qty": 100}), Write("index", "9", {"qty": 9})):
        documents.write(pair.leader, index, step)
    await pair.pass_time(0.05)
    ours = pair.follower.indices["orders"].shards[0]
    assert {key: doc.source["qty"] for key, doc in ours.docs.items()} == {"1": 100, "2": 2, "9": 9}
    assert (ours.docs["1"].version, ours.docs["1"].seq_no) == (2, 4)
    assert pair.stats().operations_written == 6


async def test_operations_take_the_size_that_was_recorded(pair: Pair) -> None:
    await pair.connect()
    index = pair.create()
    await pair.follow()
    for number in range(4):
        documents.write(pair.leader, index, Write("index", str(number), {"sku": f"sku-{number}", "qty": number}))
    await pair.pass_time(1)
    assert pair.stats().bytes_read == 192


async def test_a_fresh_task_shows_zeros_then_its_own_checkpoint_as_the_leaders(pair: Pair) -> None:
    index = await pair.followed()
    lifecycle.pause(pair.follower, "orders")
    pair.write(index, 3, 8)
    await pair.resume()
    assert pair.checkpoints() == (0, 0, 0)
    await pair.pass_time(0.02)
    assert pair.checkpoints() == (2, 2, 2)
    assert (pair.stats().follower_mapping_version, pair.stats().last_read_at) == (0, None)
    await pair.pass_time(0.5)
    assert pair.checkpoints() == (7, 7, 7)
    assert pair.stats().follower_mapping_version == 1


async def test_without_the_leader_the_zero_lasts_and_nothing_is_counted(pair: Pair) -> None:
    index = await pair.followed()
    pair.link.set("refuse")
    pair.write(index, 3, 9)
    pair.world.stop_node("follower")
    pair.world.start_node("follower")
    await pair.pass_time(20)
    stats = pair.stats()
    assert pair.checkpoints() == (2, 2, 2)
    assert (stats.failed_read_requests, stats.outstanding_read_requests, stats.follower_mapping_version) == (0, 0, 0)
    assert stats.since_last_read(99) == -1
    assert stats.read_exceptions == {}
    pair.link.set("pass")
    await pair.pass_time(2.5)
    assert pair.checkpoints() == (8, 8, 8)


async def test_an_idle_task_polls_and_counts_nothing(pair: Pair) -> None:
    await pair.followed()
    before = (pair.stats().successful_read_requests, pair.stats().read_s)
    ages = []
    for _ in range(20):
        await pair.pass_time(0.5)
        ages.append(pair.stats().since_last_read(pair.world.clock.monotonic()))
    assert (pair.stats().successful_read_requests, pair.stats().read_s) == before
    assert pair.stats().outstanding_read_requests == 1
    assert max(ages) <= 2100
    assert any(later < earlier for earlier, later in pairwise(ages))


async def test_a_link_that_swallows_shows_no_error_anywhere(pair: Pair) -> None:
    index = await pair.followed()
    before = pair.stats().counters()
    pair.link.set("hang")
    pair.write(index, 3, 8)
    await pair.pass_time(27)
    stats = pair.stats()
    assert pair.checkpoints() == (2, 2, 2)
    assert stats.counters() == before
    assert (stats.read_exceptions, stats.fatal, stats.outstanding_read_requests) == ({}, None, 1)
    assert pair.follower.remotes.info()["leader"]["connected"] is True
    assert stats.since_last_read(pair.world.clock.monotonic()) > 25_000
    pair.link.set("pass")
    await pair.pass_time(0.1)
    assert pair.checkpoints() == (7, 7, 7)
    assert stats.counters()["total_read_time_millis"] > before["total_read_time_millis"] + 25_000
    assert stats.counters()["failed_read_requests"] == before["failed_read_requests"]


async def test_a_cut_link_is_retried_with_growing_pauses_and_heals(pair: Pair) -> None:
    index = await pair.followed()
    pair.link.set("refuse")
    await pair.pass_time(0)
    first = pair.stats().read_exceptions[3]
    assert (first.retries, first.error.cause.type) == (1, "node_disconnected_exception")
    await pair.pass_time(1)
    early = pair.stats().failed_read_requests
    assert pair.stats().read_exceptions[3].error.cause.type == "connect_transport_exception"
    await pair.pass_time(10)
    assert early < pair.stats().failed_read_requests <= early + 12
    pair.write(index, 3, 4)
    pair.link.set("pass")
    await pair.pass_time(2.5)
    assert pair.checkpoints() == (3, 3, 3)
    assert pair.stats().read_exceptions == {}


async def test_an_error_stays_listed_until_the_retried_poll_returns(pair: Pair) -> None:
    await pair.followed()
    pair.link.set("refuse")
    await pair.pass_time(8)
    pair.link.set("pass")
    while pair.stats().since_last_read(pair.world.clock.monotonic()) > 20:
        await pair.pass_time(0.01)
    assert pair.stats().read_exceptions != {}
    await pair.pass_time(2.2)
    assert pair.stats().read_exceptions == {}


async def test_a_slow_link_delays_each_way(pair: Pair) -> None:
    index = await pair.followed()
    pair.link.delay_s = 0.25
    pair.write(index, 3, 4)
    await pair.pass_time(0.2)
    assert pair.checkpoints() == (2, 2, 2)
    await pair.pass_time(2.5)
    assert pair.checkpoints() == (3, 3, 3)


async def test_far_behind_it_reads_with_all_it_may(pair: Pair) -> None:
    index = await pair.followed()
    lifecycle.pause(pair.follower, "orders")
    pair.write(index, 3, 500)
    pair.link.delay_s = 0.1
    await pair.resume(parameters=Parameters(max_read_request_operation_count=10, max_outstanding_read_requests=4))
    peak = 0
    for _ in range(200):
        await pair.pass_time(0.02)
        peak = max(peak, pair.stats().outstanding_read_requests)
    assert peak == 4
    await pair.pass_time(5)
    assert pair.checkpoints() == (499, 499, 499)
    assert pair.stats().outstanding_read_requests == 1
    assert len(pair.follower.indices["orders"].shards[0].docs) == 500


async def test_a_full_write_buffer_stops_reading(pair: Pair) -> None:
    index = await pair.followed()
    lifecycle.pause(pair.follower, "orders")
    pair.write(index, 3, 60)
    ours = pair.follower.indices["orders"]
    ours.set_settings({"index.blocks.write": "true"})
    await pair.resume(
        parameters=Parameters(
            max_read_request_operation_count=5,
            max_write_buffer_count=5,
            max_outstanding_read_requests=1,
            max_outstanding_write_requests=1,
        )
    )
    await pair.pass_time(3)
    stats = pair.stats()
    assert (stats.outstanding_read_requests, stats.write_buffer_operation_count) == (0, 5)
    assert stats.failed_write_requests > 0
    assert stats.read_exceptions == {}
    ours.set_settings({"index.blocks.write": None})
    await pair.pass_time(61)
    assert pair.checkpoints() == (59, 59, 59)


async def test_operations_above_the_global_checkpoint_do_not_travel(pair: Pair) -> None:
    index = await pair.followed()
    index.shards[0].replicas_hold = 3
    pair.write(index, 3, 8)
    await pair.pass_time(1)
    assert pair.checkpoints() == (3, 7, 3)


async def test_a_closed_leader_is_retried_and_heals(pair: Pair) -> None:
    index = await pair.followed()
    indices.close(pair.leader, index)
    await pair.pass_time(2)
    listed = pair.stats().read_exceptions[3]
    assert listed.error.cause.reason == "index [orders] blocked by: [FORBIDDEN/4/index closed];"
    indices.reopen(pair.leader, index)
    pair.write(index, 3, 4)
    await pair.pass_time(2.5)
    assert pair.checkpoints() == (3, 3, 3)
    assert pair.stats().follower_settings_version == 3


async def test_a_closed_follower_shows_only_failed_writes(pair: Pair) -> None:
    index = await pair.followed()
    ours = pair.follower.indices["orders"]
    indices.close(pair.follower, ours)
    await pair.pass_time(3)
    assert pair.stats().failed_write_requests == 0
    pair.write(index, 3, 4)
    await pair.pass_time(2)
    assert pair.stats().failed_write_requests > 2
    assert pair.checkpoints() == (3, 3, 2)
    assert pair.stats().fatal is None
    indices.reopen(pair.follower, ours)
    await pair.pass_time(2.5)
    assert pair.checkpoints() == (3, 3, 3)


async def test_a_deleted_leader_ends_the_task_but_leaves_it_registered(pair: Pair) -> None:
    index = await pair.followed()
    indices.delete(pair.leader, index.name)
    await pair.pass_time(0.006)
    assert pair.stats().read_exceptions[3].error.cause.type == "no_shard_available_action_exception"
    await pair.pass_time(1)
    stats = pair.stats()
    assert stats.fatal is not None
    assert stats.fatal.cause.reason == "no such index [orders]"
    assert stats.outstanding_read_requests == 1
    counted = stats.counters()
    await pair.pass_time(60)
    assert stats.counters() == counted


async def test_a_role_taken_away_is_retried_and_heals(pair: Pair) -> None:
    index = await pair.followed()
    pair.leader.remote_check = lambda _roles, _action, _index: False
    await pair.pass_time(4)
    assert pair.stats().read_exceptions[3].error.cause.type == "security_exception"
    assert pair.stats().fatal is None
    pair.leader.remote_check = lambda _roles, _action, _index: True
    pair.write(index, 3, 4)
    await pair.pass_time(2.5)
    assert pair.checkpoints() == (3, 3, 3)


async def test_another_history_on_the_leader_is_fatal_once_there_is_something_to_read(pair: Pair) -> None:
    index = await pair.followed()
    index.shards[0].history_uuid = "restored"
    pair.write(index, 100, 101)
    await pair.pass_time(3)
    fatal = pair.stats().fatal
    assert fatal is not None
    assert str(fatal.cause.reason).startswith("unexpected history uuid, expected [")


async def test_an_alias_removed_under_it_is_retried_and_heals(pair: Pair) -> None:
    index = await pair.followed()
    pair.settings(cluster__remote__leader__seeds=None)
    pair.write(index, 3, 4)
    await pair.pass_time(3)
    assert pair.stats().read_exceptions[3].error.cause.reason == "no such remote cluster: [leader]"
    await pair.connect()
    await pair.pass_time(2.5)
    assert pair.checkpoints() == (3, 3, 3)


async def test_another_cluster_behind_the_alias_is_fatal(make: Callable[..., Pair]) -> None:
    pair = make(third=True)
    await pair.followed()
    await pair.connect(target="other")
    await pair.pass_time(2)
    fatal = pair.stats().fatal
    assert fatal is not None
    assert fatal.cause.type == "index_not_found_exception"


async def test_metadata_travels_with_the_next_read_that_returns(pair: Pair) -> None:
    index = await pair.followed()
    index.set_mappings({"properties": {**index.mappings["properties"], "note": {"type": "text"}}})
    index.set_settings({"index.refresh_interval": "7s", "index.mapping.total_fields.limit": "2000"})
    index.set_alias("sales", {"is_write_index": True})
    await pair.pass_time(2.2)
    ours = pair.follower.indices["orders"]
    assert "note" in ours.mappings["properties"]
    assert ours.aliases == {"sales": {"is_write_index": False}}
    assert ours.settings["index.mapping.total_fields.limit"] == "2000"
    assert "index.refresh_interval" not in ours.settings
    stats = pair.stats()
    assert (stats.follower_mapping_version, stats.follower_settings_version) == (2, 2)
    assert stats.follower_aliases_version == 2


async def test_a_static_setting_closes_and_opens_the_follower(pair: Pair) -> None:
    index = await pair.followed()
    index.set_settings({"index.analysis.analyzer.k.type": "keyword"})
    states = set()
    for _ in range(300):
        await pair.pass_time(0.01)
        states.add(pair.follower.indices["orders"].state)
    assert states == {"open", "close"}
    assert pair.follower.indices["orders"].open
    assert pair.follower.indices["orders"].settings["index.analysis.analyzer.k.type"] == "keyword"


async def test_a_mapping_that_does_not_fit_is_fatal(pair: Pair) -> None:
    index = await pair.followed()
    pair.follower.indices["orders"].mappings = {"properties": {"note": {"type": "keyword"}}}
    index.set_mappings({"properties": {"note": {"type": "text"}}})
    await pair.pass_time(2.5)
    fatal = pair.stats().fatal
    assert fatal is not None
    assert fatal.cause.reason == "mapper [note] cannot be changed from type [keyword] to [text]"


async def test_a_write_to_a_follower_is_refused(pair: Pair) -> None:
    await pair.followed()
    with pytest.raises(Exception, match="a following engine does not accept operations"):
        documents.write(pair.follower, pair.follower.indices["orders"], Write("index", "x", {}))


async def test_a_restarted_leader_is_followed_on(pair: Pair) -> None:
    index = await pair.followed()
    pair.world.stop_node("leader")
    await pair.pass_time(3)
    pair.world.start_node("leader")
    await pair.pass_time(1)
    written = pair.write(index, 3, 4)
    assert written[0].term == 2
    await pair.pass_time(4)
    assert pair.checkpoints() == (3, 3, 3)


async def test_the_same_seed_and_script_give_the_same_statistics(make: Callable[..., Pair]) -> None:
    async def script(seed: int) -> list[tuple[object, ...]]:
        pair = make(seed=seed)
        index = await pair.followed()
        pair.link.set("refuse")
        samples: list[tuple[object, ...]] = [(pair.leader.uuid, index.uuid)]
        for step in range(30):
            await pair.pass_time(0.5)
            if step == 20:
                pair.link.set("pass")
            pair.write(index, 3 + step, 4 + step)
            samples.append((*pair.stats().counters().values(), *pair.checkpoints()))
        return samples

    assert await script(7) == await script(7)
    assert await script(7) != await script(8)


async def test_parameters_are_kept(pair: Pair) -> None:
    await pair.followed()
    assert pair.follower.following.tasks_of("orders")[0].params.parameters == FAST
    assert FAST.printed()["read_poll_timeout"] == "2s"
    assert FAST.printed()["max_write_request_size"] == "9223372036854775807b"


async def test_a_follower_that_writes_slowly_has_what_it_did_not_write(pair: Pair) -> None:
    """As recorded while much was written (stats-over-time 38): all was read, and what was not written is out."""
    index = await pair.followed()
    pair.follower.node.operation_s = 1.0
    pair.write(index, 3, 63)
    await pair.pass_time(5)
    stats = pair.stats()
    assert stats.last_requested_seq_no == 62
    assert stats.operations_read - stats.operations_written == 60
    assert stats.follower_global_checkpoint == 2
    assert stats.outstanding_write_requests > 0
