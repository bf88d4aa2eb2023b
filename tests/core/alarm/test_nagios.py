"""Every verdict, and every alarm on top of one, as one of the four states of a monitoring plug-in."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from ccrtui.cli.shapes.nagios import plugin_lines
from ccrtui.core.alarm.alarm import Alarm, Figure, Level
from ccrtui.core.alarm.nagios import NagiosState, index_state, link_state
from ccrtui.core.profile.profile import ClusterProfile, LinkProfile, Profile
from ccrtui.core.profile.threshold import Threshold
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.text.catalogue import words
from ccrtui.text.language import Language

PROFILE = Profile("orders-dr", "5f0c1b7e", {"a": ClusterProfile(), "b": ClusterProfile()}, (LinkProfile("a", "b"),))
LEVEL = IndexView("catalog", "catalog", Verdict.IN_SYNC, Reason.PROVEN, operations_behind=0, seconds_behind=0.0)
BEHIND = IndexView(
    "orders", "orders", Verdict.CATCHING_UP, Reason.BEHIND, operations_behind=18_204, seconds_behind=12.5
)
DATA = re.compile(r"'[a-z_ ]+'=(U|-?[0-9.]+)(s?);([0-9.]*:?);([0-9.]*:?);0(;[0-9]+)?")
"""The form of performance data (public guidelines for monitoring plug-ins), with our least value always 0."""


def view(*indices: IndexView) -> LinkView:
    return LinkView("leader", True, Reason.BEHIND, indices, 0.0, 0.0)


@pytest.mark.parametrize("verdict", Verdict)
def test_a_verdict_is_what_its_exit_code_says(verdict: Verdict) -> None:
    state = index_state(replace(BEHIND, verdict=verdict, reason=Reason.FATAL_ERROR))
    assert state is {0: NagiosState.OK, 1: NagiosState.CRITICAL, 4: NagiosState.UNKNOWN}[verdict.exit_code]


def test_paused_and_too_slow_are_a_warning_while_nothing_is_lost() -> None:
    paused = replace(BEHIND, verdict=Verdict.PAUSED, reason=Reason.PAUSED)
    slow = replace(BEHIND, verdict=Verdict.SLOW, reason=Reason.FALLING_BEHIND)
    assert index_state(paused) is index_state(slow) is NagiosState.WARNING
    assert index_state(replace(paused, reason=Reason.LEASE_EXPIRED)) is NagiosState.CRITICAL


def test_an_alarm_counts_on_top_of_the_verdict() -> None:
    assert index_state(replace(BEHIND, alarms=(Alarm(Figure.SECONDS, Level.WARN, 5, 12.5, 0),))) is NagiosState.WARNING
    critical = replace(BEHIND, alarms=(Alarm(Figure.SECONDS, Level.CRITICAL, 5, 12.5, 0),))
    assert link_state(view(critical, LEVEL)) is NagiosState.CRITICAL


def test_of_a_link_without_indices_nothing_is_known() -> None:
    assert link_state(view()) is NagiosState.UNKNOWN


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_output_is_one_line_with_data_and_then_what_to_look_at(language: Language) -> None:
    paused = replace(BEHIND, follower_index="a|b", verdict=Verdict.PAUSED, reason=Reason.PAUSED, lease_left_s=7200.0)
    profile = replace(PROFILE, thresholds=(Threshold(warn_seconds=60, critical_seconds=600, warn_history_hours=4),))
    first, *more = plugin_lines(words(language), [(profile, view(paused, BEHIND, LEVEL))])
    sentence, bar, data = first.partition("|")
    assert sentence.startswith("CCR WARNING - orders-dr")
    assert bar
    assert [(row[0], "|" in row) for row in more] == [(" ", False)]
    assert all(DATA.fullmatch(part) for part in re.findall(r"'[^']*'=\S+", data))
    assert "'behind'=12.5s;60;600;0" in data
    assert "'history'=7200s;14400:;;0" in data
    assert "'not_level'=2;;;0;3" in data


def test_a_sum_over_something_unknown_is_not_known_and_limits_of_some_indices_are_not_those_of_all() -> None:
    unknown = replace(BEHIND, verdict=Verdict.UNKNOWN, seconds_behind=None, operations_behind=None)
    profile = replace(PROFILE, thresholds=(Threshold(warn_seconds=60), Threshold(index="x-*", warn_seconds=5)))
    data = plugin_lines(words("en"), [(profile, view(unknown, LEVEL))])[0].partition("|")[2]
    assert data.startswith("'behind'=U;;;0 'operations'=U;;;0 ")


def test_a_long_list_is_cut() -> None:
    stopped = [replace(BEHIND, follower_index=f"i{n}", verdict=Verdict.STOPPED) for n in range(5000)]
    lines = plugin_lines(words("en"), [(PROFILE, view(*stopped))])
    assert len(lines) == 11
    assert sum(map(len, lines)) < 4096
