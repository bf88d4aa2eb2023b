"""The filter language: conditions add up, and what is not understood is named."""

from __future__ import annotations

import pytest

from ccrtui.ui.render.filtering import FilterError, parse_filter
from tests.ui.stage.states import BUSY, sent_calls


def shown(text: str) -> list[str]:
    wanted = parse_filter(text)
    return [index.follower_index for index in BUSY if wanted.admits(index)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("orders", ["orders-2026.11", "orders-2026.10"]),
        ("!archive", ["audit-2026.11", "orders-2026.11", "orders-2026.10", "catalog", "sessions"]),
        ("lag>10s", ["orders-2026.11"]),
        ("state:paused", ["audit-2026.11"]),
        ("state:catching orders lag<1s", ["orders-2026.10"]),
        ("ops>100", ["orders-2026.11", "orders-2026.10"]),
        ("lag>10", ["orders-2026.11"]),
        ("2026 !orders", ["audit-2026.11"]),
    ],
)
def test_conditions_add_up(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


def test_an_empty_filter_shows_all() -> None:
    assert len(shown("")) == len(BUSY)


@pytest.mark.parametrize("text", ["lag>soon", "state:lost", "orders ops>many", "state:", "effect:burn"])
def test_what_is_not_understood_is_named(text: str) -> None:
    with pytest.raises(FilterError) as problem:
        parse_filter(text)
    assert str(problem.value) == text.rsplit(maxsplit=1)[-1]


def test_calls_are_found_by_what_they_do() -> None:
    wanted = parse_filter("effect:write _cluster")
    assert [sent.number for sent in sent_calls() if wanted.admits_call(sent)] == [3]


@pytest.mark.parametrize(("text", "numbers"), [("write", [3]), ("read", [1, 2, 4]), ("probe", []), ("!read", [3])])
def test_the_effect_of_a_call_is_a_word_like_any_other(text: str, numbers: list[int]) -> None:
    wanted = parse_filter(text)
    assert [sent.number for sent in sent_calls() if wanted.admits_call(sent)] == numbers


def test_a_call_is_found_by_what_its_row_shows() -> None:
    wanted = parse_filter("写入")
    assert [sent.number for sent in sent_calls() if wanted.admits_call(sent, "写入")] == [1, 2, 3, 4]
    assert not any(wanted.admits_call(sent) for sent in sent_calls())
