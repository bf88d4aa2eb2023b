"""Figures carry their unit; ages step; what is not known is never 0."""

from __future__ import annotations

import pytest

from ccrtui.core.elasticsearch.replication import FirstCopy
from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.text.catalogue import words
from ccrtui.text.durations import duration
from ccrtui.ui.render.figures import distance, number, short, stepped_age
from ccrtui.ui.render.watch.trend import chart
from tests.ui.stage.states import index

EN = words("en")


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (0.02, "<1 s"),
        (0.8, "0.8 s"),
        (12.4, "12 s"),
        (119, "119 s"),
        (600, "10 m"),
        (31_680, "8 h 48 m"),
        (172_800, "2 d"),
    ],
)
def test_a_duration_has_at_most_two_units(seconds: float, expected: str) -> None:
    assert duration(EN.figures, seconds) == expected


def test_an_age_changes_only_at_its_steps() -> None:
    ages = [stepped_age(EN, second) for second in range(60)]
    assert ages[0] == "now"
    assert sorted(set(ages), key=ages.index) == ["now", "5 s ago", "10 s ago", "30 s ago"]


def test_chinese_ages_are_said_in_chinese() -> None:
    assert stepped_age(words("zh"), 31) == "30 秒前"


def test_what_is_not_known_is_not_zero() -> None:
    assert number(None) == "?"
    assert distance(EN, index("a", Verdict.UNKNOWN, Reason.NOT_ESTABLISHED, seconds_behind=None)) == ""


def test_the_figure_that_says_most_comes_first() -> None:
    paused = index("a", Verdict.PAUSED, Reason.PAUSED, paused_for_s=31_680.0, seconds_behind=5.0)
    assert distance(EN, paused) == "8 h 48 m"
    copying = index("a", Verdict.BOOTSTRAPPING, Reason.FIRST_COPY, first_copy=FirstCopy(200, 86, 0, 1))
    assert distance(EN, copying) == "43 %"
    late = index("a", Verdict.CATCHING_UP, Reason.BEHIND, seconds_behind=12.0, seconds_at_least=True)
    assert distance(EN, late) == "at least 12 s"


def test_a_least_figure_is_told_in_one_unit() -> None:
    late = index("a", Verdict.CATCHING_UP, Reason.BEHIND, seconds_behind=43_020.0, seconds_at_least=True)
    assert distance(EN, late) == "at least 11 h"
    assert distance(words("zh"), late) == "11 小时以上"


def test_rates_are_short() -> None:
    assert short(4100) == "4.1k"
    assert short(12) == "12"


def test_a_constant_is_drawn_at_its_height_and_zero_as_nothing() -> None:
    assert chart([5, 5], 1, 1) == ["⣿"]
    assert chart([0, 0], 1, 1) == ["⠀"]


def test_a_small_value_beside_a_peak_still_shows() -> None:
    assert chart([1, 1000], 1, 2)[1][0] not in ("⠀", "⣿")


def test_the_newest_samples_stand_at_the_right() -> None:
    rows = chart([0] * 10 + [4], 3, 1)
    assert rows[0][:2] == "⠀⠀"
    assert rows[0][2] != "⠀"


def test_a_chart_without_braille_is_ascii() -> None:
    assert "".join(chart([1, 2, 3], 3, 2, dots=False)).isascii()
