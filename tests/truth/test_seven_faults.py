"""Each of seven faults is told within two samples of when it can be judged, and what is well until then is so called.

When a fault can be judged is said at each: a link that swallows everything only by its poll time-out.
"""

from __future__ import annotations

import pytest

from ccrtui.core.alarm.alarm import Figure, Level
from ccrtui.core.profile.threshold import Threshold
from ccrtui.core.watch.shard.trouble import SILENCE_GRACE_S
from ccrtui.engine.sampling.seldom import ROUND_S
from tests.truth.watched_pair import TICK_S, WatchedPair, watched_pair

TWO = 2
POLL_S = 60
VERSIONS = pytest.mark.parametrize("version", ["7.3.0", "8.19.0"])


async def _level(pair: WatchedPair) -> None:
    """Watch long enough that every question has had its turn, with nothing but green to be said."""
    await pair.ticks(8)
    assert {(view.verdict.value, view.reason.value) for view in pair.views} == {("in_sync", "proven")}


@VERSIONS
async def test_a_link_that_is_cut(version: str) -> None:
    async with watched_pair(version=version) as pair:
        await _level(pair)
        await pair.fault("link", state="refuse")
        assert await pair.within(TWO, "retrying", "leader_unreachable")


@VERSIONS
async def test_a_link_that_swallows_everything_by_its_poll_time_out(version: str) -> None:
    async with watched_pair(version=version) as pair:
        await _level(pair)
        await pair.fault("link", state="hang")
        await pair.write("orders", 10)
        assert (await pair.tick()).verdict.value != "in_sync"
        assert await pair.within(POLL_S + int(SILENCE_GRACE_S) + TWO, "retrying", "link_silent")


@VERSIONS
async def test_an_error_that_a_task_dies_of(version: str) -> None:
    async with watched_pair(version=version) as pair:
        await _level(pair)
        limit = {"index.mapping.total_fields.limit": 1}
        await pair.client.ok("PUT", "/orders/_settings", limit, on="follower")
        await pair.client.ok("PUT", "/orders/_doc/9", {"one": 1, "two": 2})
        assert await pair.within(TWO, "stopped", "mapping_conflict")


@VERSIONS
async def test_a_follower_that_stands_still_without_an_error_by_two_poll_time_outs(version: str) -> None:
    async with watched_pair(version=version) as pair:
        await _level(pair)
        await pair.fault("slow_writes", operation_s=100_000)
        await pair.write("orders", 10, 11)
        assert (await pair.tick()).verdict.value != "in_sync"
        assert not await pair.within(2 * POLL_S - 1, "stalled", "not_moving")
        assert await pair.within(1 + TWO, "stalled", "not_moving")


@VERSIONS
async def test_a_follower_that_somebody_paused(version: str) -> None:
    async with watched_pair(version=version) as pair:
        await _level(pair)
        await pair.client.ok("POST", "/orders/_ccr/pause_follow", on="follower")
        assert await pair.within(TWO, "paused", "paused")


async def test_a_lease_that_runs_out_by_its_threshold_and_when_the_leader_has_dropped_it() -> None:
    limit = Threshold(warn_history_hours=60 / 3600)
    async with watched_pair(thresholds=(limit,)) as pair:
        await pair.client.ok("PUT", "/orders/_settings", {"index.soft_deletes.retention_lease.period": "90s"})
        await _level(pair)
        await pair.client.ok("POST", "/orders/_ccr/pause_follow", on="follower")
        assert await pair.within(TWO, "paused", "paused")
        while _left_s(pair) > 60:
            await pair.tick()
        await pair.ticks(1)
        row = pair.row(pair.views[-1])
        assert row is not None
        assert [(alarm.figure, alarm.level) for alarm in row.alarms] == [(Figure.HISTORY_HOURS, Level.WARN)]
        while _leases(pair):
            assert pair.views[-1].reason.value == "paused"
            await pair.tick()
        assert pair.views[-1].reason.value == "lease_expired" or await pair.within(1, "paused", "lease_expired")


@VERSIONS
@pytest.mark.parametrize("written_since", [0, 1, 9])
async def test_a_leader_that_was_restored_from_a_snapshot(version: str, written_since: int) -> None:
    async with watched_pair(version=version) as pair:
        await pair.write("orders", *range(10, 20))
        await _level(pair)
        await pair.fault("history", index="orders", lost=2)
        await pair.write("orders", *range(20, 20 + written_since))
        assert await pair.within(TWO, "stopped", "history_differs")


@VERSIONS
async def test_a_leader_restored_and_written_to_as_far_as_before_once_histories_are_asked_for(version: str) -> None:
    """All of it between two samples: every number agrees, and no shard was seen to be away."""
    async with watched_pair(version=version) as pair:
        await pair.write("orders", *range(10, 20))
        await _level(pair)
        await pair.fault("history", index="orders", lost=2)
        await pair.write("orders", 20, 21)
        assert await pair.within(int(ROUND_S) + TWO, "stopped", "history_differs")


@VERSIONS
async def test_an_auto_follow_that_fails_by_its_error_and_until_it_is_mended(version: str) -> None:
    async with watched_pair(version=version) as pair:
        await _level(pair)
        pattern = {"remote_cluster": "leader", "leader_index_patterns": ["logs-*"]}
        one = {"settings": {"number_of_shards": 1, "number_of_replicas": 0}}
        await pair.client.ok("PUT", "/_ccr/auto_follow/logs", pattern, on="follower")
        await pair.client.ok("PUT", "/logs-1", one, on="follower")
        await pair.ticks(3)
        assert pair.views[-1].verdict.value == "in_sync"
        await pair.client.ok("PUT", "/logs-1", one)
        assert await pair.within(TWO, "retrying", "auto_follow_failed", "logs-1")
        row = pair.row(pair.views[-1], "logs-1")
        assert row is not None
        assert row.worst_error is not None
        assert "already exists" in row.worst_error.reason
        assert pair.views[-1].exit_code == 1
        assert pair.row(pair.views[-1]) is not None
        await pair.client.ok("DELETE", "/logs-1", on="follower")
        assert await pair.within(POLL_S + 10, "in_sync", "proven", "logs-1")
        assert pair.views[-1].verdict.value == "in_sync"


async def test_a_failure_of_auto_follow_that_is_over_is_not_told_though_the_server_still_lists_it() -> None:
    async with watched_pair(version="7.3.0") as pair:
        pattern = {"remote_cluster": "leader", "leader_index_patterns": ["logs-*"]}
        one = {"settings": {"number_of_shards": 1, "number_of_replicas": 0}}
        await pair.client.ok("PUT", "/_ccr/auto_follow/logs", pattern, on="follower")
        await pair.client.ok("PUT", "/logs-1", one, on="follower")
        await pair.client.ok("PUT", "/logs-1", one)
        assert await pair.within(TWO, "retrying", "auto_follow_failed", "logs-1")
        await pair.client.ok("DELETE", "/logs-1")
        await pair.ticks(220)
        told = await pair.client.ok("GET", "/_ccr/stats", on="follower")
        assert told["auto_follow_stats"]["recent_auto_follow_errors"]
        assert pair.row(pair.views[-1], "logs-1") is None
        assert pair.views[-1].verdict.value == "in_sync"


def _left_s(pair: WatchedPair) -> float:
    row = pair.row(pair.views[-1])
    return row.lease_left_s if row is not None and row.lease_left_s is not None else 90.0


def _leases(pair: WatchedPair) -> int:
    """How many leases of followers the leader has, by the simulator."""
    (shard,) = pair.simulator.world.clusters["leader"].indices["orders"].shards
    return sum(lease.source == "ccr" for lease in shard.leases.by_id.values())


@pytest.mark.parametrize("every_s", [2, 3, 10])
async def test_a_leader_that_is_lost_is_told_steadily_however_seldom_it_is_looked(every_s: int) -> None:
    """Whether the follower is connected is asked beside the counts, which are due in every such sample."""
    async with watched_pair() as pair:
        await _level(pair)
        await pair.fault("node", cluster="leader", state="stopped")
        for _ in range(TWO):
            await pair.clock.sleep(every_s - TICK_S)
            await pair.tick()
        for _ in range(20):
            await pair.clock.sleep(every_s - TICK_S)
            view = await pair.tick()
            assert (view.verdict.value, view.reason.value) == ("retrying", "leader_unreachable")
        assert view.connected is False
