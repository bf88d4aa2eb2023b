"""Limits on top of verdicts: when one is told, for how long it must have been passed, and when it is over."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ccrtui.core.alarm.alarm import Figure, Level
from ccrtui.core.alarm.guard import Guard
from ccrtui.core.profile.threshold import Threshold, matches, threshold_of
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Reason, Verdict

BEHIND = IndexView("orders", "orders", Verdict.CATCHING_UP, Reason.BEHIND, operations_behind=10, seconds_behind=5.0)
LEVEL = IndexView("catalog", "catalog", Verdict.IN_SYNC, Reason.PROVEN, operations_behind=0, seconds_behind=0.0)


def view(*indices: IndexView, at: float = 100.0) -> LinkView:
    return LinkView("leader", True, Reason.BEHIND, indices, 1_700_000_000.0 + at, at)


def guard(**limits: Any) -> Guard:
    return Guard((Threshold(**limits),))


def told(guard: Guard, *films: tuple[float, float | None]) -> list[Level | None]:
    """The alarm after each sample of (moment, seconds behind); None is not known."""
    levels = []
    for at, seconds in films:
        index = replace(BEHIND, seconds_behind=seconds)
        guard, seen = guard.after(view(index, at=at))
        levels.append(seen.alarm)
    return levels


def test_without_a_threshold_nothing_is_told_and_nothing_is_made_anew() -> None:
    seen = view(replace(BEHIND, seconds_behind=1e9))
    assert Guard(()).after(seen)[1] is seen


def test_a_limit_is_passed_only_beyond_it_and_the_worse_level_counts() -> None:
    limits = guard(warn_seconds=30, critical_seconds=60)
    assert told(limits, (0, 30), (1, 31), (2, 61), (3, 59)) == [None, Level.WARN, Level.CRITICAL, Level.CRITICAL]


def test_it_is_over_only_where_the_figure_has_come_back_far_enough() -> None:
    limits = guard(warn_seconds=100, hysteresis_percent=20)
    assert told(limits, (0, 101), (1, 81), (2, 100), (3, 80), (4, 100)) == [
        Level.WARN,
        Level.WARN,
        Level.WARN,
        None,
        None,
    ]


def test_it_must_have_been_passed_for_its_hold_time_without_a_break() -> None:
    limits = guard(warn_operations=5, hold_seconds=10)
    over, under = replace(BEHIND, operations_behind=6), replace(BEHIND, operations_behind=4)
    levels = []
    for at, index in ((0, over), (9, over), (9.5, under), (10, over), (19, over), (20, over)):
        limits, seen = limits.after(view(index, at=at))
        levels.append(seen.alarm)
    assert levels == [None, None, None, None, None, Level.WARN]


def test_seconds_behind_tell_themselves_how_long_the_limit_has_been_passed() -> None:
    assert told(guard(warn_seconds=30, hold_seconds=10), (0, 41)) == [Level.WARN]


def test_one_look_does_not_wait() -> None:
    once = Guard((Threshold(warn_operations=5, hold_seconds=3600),), hold=False)
    assert once.after(view(BEHIND))[1].alarm is Level.WARN


def test_what_is_not_known_neither_raises_an_alarm_nor_ends_it() -> None:
    unknown = replace(BEHIND, verdict=Verdict.UNKNOWN, reason=Reason.LEADER_NOT_REACHED, seconds_behind=None)
    limits, seen = guard(warn_seconds=3).after(view(BEHIND))
    limits, blind = limits.after(view(unknown, at=101))
    assert (seen.alarm, blind.alarm) == (Level.WARN, Level.WARN)
    assert blind.indices[0].alarms[0].value is None
    assert guard(warn_seconds=3).after(view(unknown))[1].alarm is None


def test_what_is_level_has_no_alarm_and_begins_anew_when_it_falls_behind() -> None:
    limits = guard(warn_operations=5, hold_seconds=10)
    limits, _ = limits.after(view(BEHIND, at=0))
    limits, level = limits.after(view(replace(LEVEL, follower_index="orders"), at=5))
    limits, again = limits.after(view(BEHIND, at=11))
    assert (level.alarm, again.alarm) == (None, None)


def test_of_history_less_is_worse_and_what_renews_is_not_at_risk() -> None:
    paused = replace(BEHIND, verdict=Verdict.PAUSED, reason=Reason.PAUSED, lease_left_s=3 * 3600.0)
    limits = guard(warn_history_hours=4, critical_history_hours=2)
    limits, seen = limits.after(view(paused))
    assert [(alarm.figure, alarm.level, alarm.value) for alarm in seen.indices[0].alarms] == [
        (Figure.HISTORY_HOURS, Level.WARN, 3.0)
    ]
    limits, worse = limits.after(view(replace(paused, lease_left_s=60.0), at=101))
    assert worse.alarm is Level.CRITICAL
    _, resumed = limits.after(view(BEHIND, at=102))
    assert resumed.alarm is None


def test_each_figure_is_told_once_and_the_pressing_come_first_among_their_verdict() -> None:
    worse = replace(BEHIND, follower_index="zebra", operations_behind=1000)
    paused = replace(BEHIND, follower_index="audit", verdict=Verdict.PAUSED, reason=Reason.PAUSED)
    limits = Guard((Threshold(index="zebra", warn_operations=5, critical_operations=50),))
    _, seen = limits.after(view(paused, BEHIND, worse, LEVEL))
    assert [index.follower_index for index in seen.indices] == ["audit", "zebra", "orders", "catalog"]
    assert [alarm.level for alarm in seen.indices[1].alarms] == [Level.CRITICAL]
    assert (seen.verdict, seen.exit_code, len(seen.problems)) == (Verdict.PAUSED, 1, 2)


def test_a_critical_alarm_is_a_problem_and_a_warning_none() -> None:
    assert guard(critical_seconds=1).after(view(BEHIND))[1].exit_code == 1
    assert guard(warn_seconds=1).after(view(BEHIND))[1].exit_code == 0


def test_later_thresholds_override_earlier_ones_key_by_key() -> None:
    thresholds = (
        Threshold(warn_seconds=60, critical_seconds=600, hold_seconds=30),
        Threshold(index="audit-*", warn_seconds=5),
        Threshold(link="back", warn_seconds=7),
    )
    assert threshold_of(thresholds, "leader", "audit-1") == Threshold("leader", "audit-1", 5, 600, hold_seconds=30)
    assert threshold_of(thresholds, "back", "audit-1").warn_seconds == 7
    assert threshold_of(thresholds, "leader", "orders").warn_seconds == 60


def test_only_a_star_means_something_else_than_itself() -> None:
    assert matches("audit-*", "audit-2026")
    assert matches("*", "anything")
    assert not matches("audit-*", "my-audit-1")
    assert matches("a[1]?", "a[1]?")
    assert not matches("a[1]", "a1")
    assert not matches("a?", "ab")
