"""When the leader passed a point, who moves, what keeps failing: by our own samples of one shard."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccrtui.core.watch.shard.shard_window import ShardWindow
from ccrtui.core.watch.shard.track import KEPT_POINTS, Point, Track
from tests.core.watch.film import fresh_task, task
from tests.examples import tried


def track(*samples: tuple[float, int]) -> Track:
    """A track of samples (seconds, number), oldest first."""
    at, number = samples[0]
    grown = Track((Point(at, number),))
    for (before, _), (at, number) in pairwise(samples):
        grown = grown.with_sample(at, number, before)
    return grown


def test_passing_is_interpolated_between_two_samples() -> None:
    assert track((0.0, 0), (10.0, 10)).passed_at(4) == (5.0, False)


def test_a_burst_after_an_idle_hour_is_dated_within_its_own_tick() -> None:
    idle = [(float(second), 7) for second in range(3600)]
    passed = track(*idle, (3600.0, 1007)).passed_at(7)
    assert passed is not None
    assert 3599.0 <= passed[0] <= 3600.0


def test_a_point_passed_before_the_first_sample_is_at_least_that_long_ago() -> None:
    assert track((5.0, 100), (6.0, 120)).passed_at(50) == (5.0, True)


def test_a_point_not_passed_is_not_dated() -> None:
    assert track((0.0, 3), (1.0, 9)).passed_at(9) is None


def test_a_quiet_number_leaves_the_track_unchanged() -> None:
    quiet = track((0.0, 3))
    assert quiet.with_sample(9.0, 3, 8.0) is quiet


def test_a_number_that_falls_begins_afresh() -> None:
    assert track((0.0, 50), (1.0, 60), (2.0, 4)).points == (Point(2.0, 4),)


def test_the_rate_is_that_of_the_last_window_and_not_of_all_time() -> None:
    busy_then_idle = track((0.0, 0), (10.0, 1000), *((float(at), 1000) for at in range(11, 60)))
    assert busy_then_idle.rate(59.0, 0.0) == 0.0
    assert track((0.0, 0), (10.0, 1000)).rate(10.0, 0.0) == pytest.approx(100.0)


def test_one_sample_has_no_rate() -> None:
    assert track((3.0, 50)).rate(3.0, 3.0) is None


def test_a_long_life_keeps_a_bounded_number_of_points() -> None:
    assert len(track(*((float(at), at) for at in range(3 * KEPT_POINTS))).points) <= KEPT_POINTS


def test_what_was_passed_hours_ago_is_dated_though_the_leader_went_on_each_second() -> None:
    hours = track(*((float(at), at) for at in range(9 * 3600)))
    assert len(hours.points) <= KEPT_POINTS
    for passed in (1, 60, 3600, 5 * 3600, 9 * 3600 - 61):
        at, at_least = hours.passed_at(passed - 1) or (0.0, True)
        assert not at_least
        assert abs(at - passed) <= 1


def test_a_burst_after_an_idle_hour_stays_dated_within_its_tick_while_it_grows_old() -> None:
    burst = [(0.0, 5), (3600.0, 5), (3601.0, 1000), *((3601.0 + at, 1000 + at) for at in range(1, 2 * KEPT_POINTS))]
    at, at_least = track(*burst).passed_at(5) or (0.0, True)
    assert (at_least, 3600 <= at <= 3601) == (False, True)


rising = st.lists(st.tuples(st.floats(0.1, 30.0), st.integers(0, 500)), min_size=1, max_size=60).map(
    lambda steps: [(sum(t for t, _ in steps[: n + 1]), sum(s for _, s in steps[: n + 1])) for n in range(len(steps))]
)


@tried(100)
@given(rising, st.integers(-1, 20_000))
def test_the_date_of_passing_lies_between_the_samples_around_it(samples: list[tuple[float, int]], point: int) -> None:
    passed = track(*samples).passed_at(point)
    later = [at for at, number in samples if number > point]
    earlier = [at for at, number in samples if number <= point]
    if not later:
        assert passed is None
    elif not earlier:
        assert passed == (later[0], True)
    else:
        assert passed is not None
        assert earlier[-1] - 1e-6 <= passed[0] <= later[0] + 1e-6
        assert passed[1] is False


@tried(100)
@given(rising)
def test_the_rate_is_never_negative_nor_above_the_fastest_step(samples: list[tuple[float, int]]) -> None:
    rate = track(*samples).rate(samples[-1][0], samples[0][0])
    steps = [(after[1] - before[1]) / (after[0] - before[0]) for before, after in pairwise(samples)]
    assert rate is None if len(samples) == 1 else rate is not None and rate >= -1e-6
    if rate is not None and len(samples) > 1 and samples[-1][0] - samples[0][0] <= 15.0:
        assert rate <= max(steps) + 1e-6


def seen(*samples: tuple[float, dict[str, int]]) -> ShardWindow:
    """The window of a task sampled with these changes."""
    window, last, before = ShardWindow(), None, samples[0][0]
    for at, changes in samples:
        now = task(5, **changes)
        window, last, before = window.with_task(at, now, last, before), now, at
    return window


def test_failures_are_dated_by_their_growth_and_not_by_their_number() -> None:
    still = seen((0.0, {"failed_reads": 7}), (1.0, {"failed_reads": 7}))
    assert still.failed_at is None
    assert seen((0.0, {"failed_reads": 7}), (1.0, {"failed_reads": 8})).failed_at == 1.0
    assert seen((0.0, {}), (1.0, {"failed_writes": 1})).writes_failed_at == 1.0


def test_a_read_with_operations_has_returned() -> None:
    assert seen((0.0, {}), (1.0, {"successful_reads": 2})).returned_at == 1.0


def test_an_empty_read_has_returned_when_another_left() -> None:
    assert seen((0.0, {"since_last_read_ms": 59_000}), (5.0, {"since_last_read_ms": 4_000})).returned_at == 5.0
    assert seen((0.0, {"since_last_read_ms": 59_000}), (1.0, {"since_last_read_ms": 900})).returned_at == 1.0


def test_a_read_that_stays_out_has_not_returned() -> None:
    assert seen((0.0, {"since_last_read_ms": 40}), (1.0, {"since_last_read_ms": 1040})).returned_at is None


def test_an_answer_that_came_sooner_is_no_return() -> None:
    out = seen((0.0, {"since_last_read_ms": 20}), (1.0, {"since_last_read_ms": 930}))
    assert out.returned_at is None


def test_a_failed_read_has_not_returned() -> None:
    failed = seen((0.0, {"since_last_read_ms": 900}), (1.0, {"since_last_read_ms": 10, "failed_reads": 1}))
    assert failed.returned_at is None


@pytest.mark.parametrize("counter", ["failed_reads", "failed_writes", "successful_reads", "operations_read"])
def test_a_task_whose_counters_fell_is_a_new_one(counter: str) -> None:
    window = ShardWindow().with_task(0.0, task(5, **{counter: 9}), None, 0.0)
    again = window.with_task(4.0, task(5, **{counter: 0}), task(5, **{counter: 9}), 0.0)
    assert (again.task_since, again.returned_at) == (4.0, None)


def test_a_task_that_lost_its_contact_is_a_new_one() -> None:
    quiet = task(5, successful_reads=0, operations_read=0, operations_written=0)
    window = ShardWindow().with_task(0.0, quiet, None, 0.0)
    assert window.with_task(3.0, fresh_task(5), quiet, 0.0).task_since == 3.0


def test_a_task_that_is_gone_leaves_nothing_behind() -> None:
    window = seen((0.0, {}), (1.0, {"failed_reads": 1}))
    gone = window.with_task(2.0, None, task(5), 1.0)
    assert (gone.task_since, gone.failed_at) == (None, None)


def test_falling_behind_is_dated_once_and_forgotten_when_level() -> None:
    window = ShardWindow().with_distance(1.0, True).with_distance(2.0, True)
    assert window.behind_since == 1.0
    assert window.with_distance(3.0, False).behind_since is None


def test_the_gain_counts_from_where_the_follower_fell_behind() -> None:
    """The burst itself is before that: what counts is whether the distance shrinks since."""
    window = ShardWindow()
    samples = [(0.0, 0, 0), (9.8, 0, 0), (10.0, 10_000, 0), (11.0, 10_000, 100), (12.0, 10_000, 200)]
    before = 0.0
    for at, leader, follower in samples:
        window = window.with_leader(at, leader, before).with_follower(at + 0.1, follower)
        window = window.with_distance(at + 0.1, leader > follower)
        before = at
    assert window.gain(12.0, 12.1) == pytest.approx(100.0)
