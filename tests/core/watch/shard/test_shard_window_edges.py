"""Where one sample more or less, a millisecond, or another counter decides what a window says."""

from __future__ import annotations

from typing import Any

import pytest

from ccrtui.core.elasticsearch.replication import ReadError
from ccrtui.core.watch.shard.shard_window import ShardWindow, read_came_back_at
from ccrtui.core.watch.shard.track import Point, Track
from tests.core.watch.film import task

OUT = {"since_last_read_ms": 1040}
"""A long poll that stays out."""
BROKEN = (ReadError(1, "connect_transport_exception", "words"),)


def after(passed_s: float, last: dict[str, Any], now: dict[str, Any]) -> ShardWindow:
    """The window after two samples of a task, so many seconds apart."""
    first = task(5, **last)
    return ShardWindow().with_task(0.0, first, None, 0.0).with_task(passed_s, task(5, **now), first, 0.0)


def test_a_track_keeps_240_points_the_first_and_the_newest_and_none_twice() -> None:
    steady = Track((Point(0.0, 0),))
    for at in range(1, 240):
        steady = steady.with_sample(float(at), at, float(at - 1))
    assert steady.points == tuple(Point(float(at), at) for at in range(240))
    for at in range(240, 300):
        steady = steady.with_sample(float(at), at, float(at - 1))
    assert len(steady.points) <= 240
    assert steady.points[0] == Point(0.0, 0)
    assert steady.points[-120:] == tuple(Point(float(at), at) for at in range(180, 300))
    assert len(set(steady.points)) == len(steady.points)


def test_a_change_after_a_rest_keeps_how_long_the_rest_was() -> None:
    assert Track((Point(0.0, 3),)).with_sample(9.0, 5, 8.0).points == (Point(0.0, 3), Point(8.0, 3), Point(9.0, 5))


def test_the_rate_is_that_of_fifteen_seconds_to_the_moment() -> None:
    burst = Track((Point(0.0, 0), Point(1.0, 100)))
    assert burst.rate(15.5, 0.0) == pytest.approx(100 / 15)
    assert burst.rate(16.0, 0.0) == 0.0


def test_the_rate_of_a_track_that_begins_later_is_from_its_first_point() -> None:
    assert Track((Point(10.0, 0), Point(12.0, 20))).rate(14.0, 9.0) == pytest.approx(4.0)


def test_where_nothing_happens_the_window_stays_the_same_object() -> None:
    window = ShardWindow().with_leader(5.0, 8, 5.0).with_follower(5.0, 8)
    assert window.with_leader(6.0, 8, 5.0) is window
    assert window.with_follower(6.0, 8) is window
    assert window.with_task(6.0, None, None, 5.0) is window
    out = window.with_task(6.0, task(5), None, 5.0)
    assert out.with_task(7.0, task(5, since_last_read_ms=1100), task(5), 6.0) is out


def test_a_side_counts_from_its_first_sample_and_from_where_its_number_fell() -> None:
    window = ShardWindow().with_leader(5.0, 8, 5.0).with_follower(6.0, 8)
    assert (window.leader_first, window.follower_first) == (5.0, 6.0)
    later = window.with_leader(7.0, 9, 5.0).with_follower(8.0, 9)
    assert (later.leader_first, later.follower_first) == (5.0, 6.0)
    fell = later.with_leader(9.0, 2, 7.0).with_follower(10.0, 2)
    assert (fell.leader_first, fell.follower_first) == (9.0, 10.0)


def test_there_is_no_gain_before_both_sides_were_sampled_twice() -> None:
    leader, follower = ShardWindow().with_leader(0.0, 0, 0.0), ShardWindow().with_follower(0.0, 0)
    both = leader.with_follower(0.0, 0)
    assert [window.gain(0.5, 0.5) for window in (ShardWindow(), leader, follower)] == [None] * 3
    assert (both.gain(0.5, 0.0), both.gain(0.0, 0.5)) == (None, None)


def test_what_never_was_behind_gains_from_its_first_sample() -> None:
    window = ShardWindow().with_leader(0.0, 0, 0.0).with_follower(0.0, 0).with_follower(0.5, 10)
    assert window.gain(0.5, 0.5) == pytest.approx(20.0)


def test_a_task_that_is_gone_takes_everything_with_it_and_a_new_one_begins_with_nothing() -> None:
    bad = ShardWindow(
        task_since=1.0, failed_at=2.0, writes_failed_at=3.0, returned_at=4.0, fatal_at=5.0, behind_since=6.0
    )
    assert bad.with_task(9.0, None, task(5), 8.0) == ShardWindow(behind_since=6.0)
    assert bad.with_task(9.0, task(5), None, 8.0) == ShardWindow(task_since=9.0, behind_since=6.0)


def test_giving_up_is_dated_once_and_over_when_the_task_runs_again() -> None:
    dead = task(5, fatal_type="resource_not_found_exception")
    window = ShardWindow().with_task(1.0, dead, None, 0.0)
    assert window.fatal_at == 1.0
    assert window.with_task(2.0, dead, dead, 1.0).fatal_at == 1.0
    assert window.with_task(3.0, task(5), dead, 1.0).fatal_at is None


def test_a_write_that_fails_is_dated_while_the_read_stays_out() -> None:
    window = after(1.0, {"since_last_read_ms": 40}, {**OUT, "failed_writes": 1})
    assert (window.writes_failed_at, window.failed_at, window.returned_at) == (1.0, None, None)


@pytest.mark.parametrize(
    ("passed_s", "last", "now", "returned"),
    [
        (1.0, {"since_last_read_ms": 40}, {**OUT, "successful_reads": 2}, True),
        (1.0, {"since_last_read_ms": 20}, {"since_last_read_ms": 749}, True),
        (1.0, {"since_last_read_ms": 20}, {"since_last_read_ms": 750}, False),
        (1000.0, {"since_last_read_ms": 20}, {"since_last_read_ms": 999_749}, True),
        (0.1, {"since_last_read_ms": 500}, {"since_last_read_ms": 499}, True),
        (0.1, {"since_last_read_ms": 500}, {"since_last_read_ms": 500}, False),
        (5.0, {"since_last_read_ms": -1}, {"since_last_read_ms": 100}, False),
        (5.0, {"since_last_read_ms": -1}, {"since_last_read_ms": -1}, False),
        (5.0, {"since_last_read_ms": 0}, {"since_last_read_ms": 100}, True),
        (5.0, {"since_last_read_ms": 100}, {"since_last_read_ms": 0}, True),
        (5.0, {"outstanding_reads": 0}, {"since_last_read_ms": 90}, False),
        (5.0, {"read_errors": BROKEN}, {"read_errors": BROKEN}, False),
        (5.0, {"read_errors": BROKEN}, {}, True),
        (5.0, {}, {"read_errors": BROKEN}, True),
    ],
)
def test_a_read_has_returned_when_another_left_since(
    passed_s: float, last: dict[str, Any], now: dict[str, Any], returned: bool
) -> None:
    assert after(passed_s, last, now).returned_at == (passed_s if returned else None)


@pytest.mark.parametrize(
    ("last", "now", "new"),
    [
        ({"operations_written": 9}, {"operations_written": 8}, True),
        ({"follower_mapping_version": 2}, {"follower_mapping_version": 1}, True),
        ({"since_last_read_ms": 100}, {"since_last_read_ms": -1}, True),
        ({"since_last_read_ms": 0}, {"since_last_read_ms": -1}, True),
        ({"since_last_read_ms": 500}, {"since_last_read_ms": 0}, False),
        ({"since_last_read_ms": -1}, {"since_last_read_ms": -1}, False),
    ],
)
def test_a_task_is_a_new_one_when_anything_of_it_fell(last: dict[str, Any], now: dict[str, Any], new: bool) -> None:
    assert after(4.0, last, now).task_since == (4.0 if new else 0.0)


@pytest.mark.parametrize(
    ("changes", "by_task"),
    [
        ({"since_last_read_ms": 1000}, 99.0),
        ({"since_last_read_ms": 0}, 100.0),
        ({"since_last_read_ms": -1}, None),
        ({"since_last_read_ms": 1000, "successful_reads": 0}, None),
        ({"since_last_read_ms": 1000, "outstanding_reads": 0}, None),
        ({"since_last_read_ms": 1000, "outstanding_reads": 2}, None),
        ({"since_last_read_ms": 1000, "read_errors": BROKEN}, None),
    ],
)
def test_by_its_own_word_a_read_came_back_when_the_one_that_is_out_left(
    changes: dict[str, Any], by_task: float | None
) -> None:
    now = task(5, **changes)
    assert read_came_back_at(ShardWindow(), now, 100.0) == by_task
    assert read_came_back_at(ShardWindow(returned_at=50.0), now, 100.0) == (50.0 if by_task is None else by_task)
    assert read_came_back_at(ShardWindow(returned_at=99.5), now, 100.0) == max(99.5, by_task or 0.0)


def test_without_a_task_a_read_came_back_when_it_was_seen_to() -> None:
    assert read_came_back_at(ShardWindow(), None, 100.0) is None
    assert read_came_back_at(ShardWindow(returned_at=50.0), None, 100.0) == 50.0


def test_the_gain_is_what_the_follower_takes_more_than_the_leader() -> None:
    window = ShardWindow().with_leader(0.0, 100, 0.0).with_follower(0.0, 0)
    window = window.with_leader(1.0, 130, 0.0).with_follower(1.0, 50)
    assert window.gain(1.0, 1.0) == pytest.approx(20.0)


def test_a_passing_far_from_nought_is_interpolated_and_a_change_is_dated() -> None:
    steady = Track((Point(0.0, 1000),)).with_sample(10.0, 1010, 0.0)
    assert steady.passed_at(1004) == (5.0, False)
    later = steady.with_sample(20.0, 1030, 10.0)
    assert (later.changed_at, later.newest) == (20.0, 1030)


def test_an_older_failed_write_keeps_its_date_when_a_read_returns() -> None:
    window = ShardWindow(task_since=0.0, writes_failed_at=3.0)
    assert window.with_task(9.0, task(5, successful_reads=2), task(5), 8.0).writes_failed_at == 3.0


def test_a_number_that_is_none_of_a_sequence_ends_nothing() -> None:
    grown = Track((Point(0.0, 3),)).with_sample(1.0, 2**70, 0.0)
    assert grown.newest == 2**63 - 1
    assert grown.with_sample(2.0, 2**80, 1.0) is grown
    assert Track((Point(0.0, -(2**70)),)).newest == -(2**63 - 1)


def test_of_a_follower_that_moves_what_rates_are_made_of_is_kept() -> None:
    window, whole = ShardWindow(), Track((Point(0.0, 0),))
    for second in range(600):
        at = float(second) if second < 300 else second * 20.0
        window, whole = window.with_follower(at, 3 * second), whole.with_sample(at, 3 * second, whole.changed_at)
        assert window.follower is not None
        assert len(window.follower.points) <= 17
        for now in (at, at + 0.5, at + 14.0, at + 100.0):
            assert window.follower.rate(now, 0.0) == whole.rate(now, 0.0)
    assert window.follower_first == 0.0
