"""A trend begins with the first sample that told something, holds its gaps, and forgets what is long ago."""

from __future__ import annotations

from ccrtui.core.watch.measure.trend import TREND_POINTS, Trend, begun, later


def test_nothing_begins_before_something_is_known() -> None:
    assert begun(3, None) is None
    assert begun(3, 0) == Trend(3)
    assert begun(3, 4) == Trend(3, (4,), 3)


def test_what_was_only_level_costs_nothing_until_it_was_not() -> None:
    level = Trend(10)
    assert level.with_sample(12, 0) is level
    assert level.with_sample(13, 1).points == (0, 0, 0, 1)
    assert level.with_sample(12, None).points == (0, 0, None)


def test_what_has_points_takes_every_sample() -> None:
    assert Trend(3, (4,), 3).with_sample(4, 0).points == (4, 0)
    assert Trend(3, (4, 0), 4).with_sample(5, None).points == (4, 0, None)


def test_samples_that_told_nothing_else_need_not_be_added() -> None:
    gap = Trend(3, (4, 1), 4)
    assert gap.points_at(4) == (4, 1)
    assert gap.points_at(6) == (4, 1, 1, 1)
    assert gap.with_sample(7, 0).points == (4, 1, 1, 1, 0)
    assert later((4, 1), 0) == (4, 1)
    assert later((), 3) == ()
    assert later((4, 1), TREND_POINTS - 1) == (1,) * TREND_POINTS


def test_what_has_been_level_for_all_that_is_kept_costs_nothing_again() -> None:
    quiet = Trend(0, (7,), 0).with_sample(TREND_POINTS - 1, 0)
    assert quiet.points == (*(7,) * (TREND_POINTS - 1), 0)
    level = Trend(0, (7, 0), 1).with_sample(TREND_POINTS + 1, 0)
    assert level == Trend(2)
    assert level.with_sample(TREND_POINTS + 2, 5).points == (*(0,) * (TREND_POINTS - 1), 5)


def test_only_so_many_points_are_kept() -> None:
    assert TREND_POINTS == 240
    long = Trend(0).with_sample(TREND_POINTS + 100, 7)
    assert long.points == (*(0,) * (TREND_POINTS - 1), 7)
    assert long.with_sample(TREND_POINTS + 101, 8).points == (*(0,) * (TREND_POINTS - 2), 7, 8)
