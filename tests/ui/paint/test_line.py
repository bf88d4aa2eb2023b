"""Lines are as wide as they say, whatever script they are in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from ccrtui.ui.render.line import Span, Tone, cells, crop, fit, line, shorten, spread, text_of
from ccrtui.ui.render.wrap import wrap
from tests.examples import tried

TEXT = st.text(alphabet="abc 复制链路，。é►✓-", max_size=60)


@tried(100)
@given(TEXT, st.integers(0, 40), st.booleans())
def test_fitted_text_is_exactly_as_wide_as_asked(text: str, width: int, right: bool) -> None:
    assert cell_len(fit(text, width, right=right)) == width


@tried(100)
@given(TEXT, TEXT, st.integers(0, 60))
def test_a_cropped_line_is_never_wider(one: str, two: str, width: int) -> None:
    assert cells(crop(line(one, Span(two, Tone.BAD)), width)) <= width


@tried(100)
@given(TEXT, TEXT, st.integers(1, 80))
def test_two_ends_fill_the_line_and_the_left_gives_way(left: str, right: str, width: int) -> None:
    made = spread(line(left), line(right), width)
    assert cells(made) <= max(width, 1)
    if cell_len(right) + 1 <= width:
        assert text_of(made).endswith(right)


@tried(100)
@given(TEXT, st.integers(4, 40))
def test_wrapped_text_loses_nothing_but_blanks(text: str, width: int) -> None:
    rows = wrap(text, width)
    assert all(cell_len(row) <= width + 1 for row in rows)
    assert "".join(rows).replace(" ", "") == text.replace(" ", "")


def test_latin_words_stay_whole_and_chinese_breaks_between_characters() -> None:
    assert wrap("the standby is level", 11) == ["the standby", "is level"]
    assert wrap("备份端拥有全部文档。", 8) == ["备份端拥", "有全部文", "档。"]


def test_punctuation_never_begins_a_line() -> None:
    assert all(row[0] not in "，。" for row in wrap("领导者仍保留历史，暂无损失，请恢复。", 16))


@pytest.mark.parametrize(("name", "width", "expected"), [("orders", 10, "orders"), ("orders-2026.11", 9, "orde...11")])
def test_a_long_name_keeps_its_ends(name: str, width: int, expected: str) -> None:
    made = shorten(name, width)
    assert cell_len(made) <= width
    assert made[:3] == expected[:3]
    assert made[-2:] == expected[-2:]
