"""A chart: its scale, its time at both ends, its worst with when, its gaps; in both sets of signs and languages."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from ccrtui.core.record.through_time.measure import Measure
from ccrtui.core.record.through_time.series import Column, Series
from ccrtui.core.state import Drawn
from ccrtui.engine.intents import Draw
from ccrtui.text.catalogue import words
from ccrtui.text.glyphs import ASCII, UNICODE, Glyphs
from ccrtui.text.language import Language
from ccrtui.ui.options import Place
from ccrtui.ui.render.line import Tone, text_of
from ccrtui.ui.render.watch.chart import chart
from tests.ui.stage.stage import stage
from tests.ui.stage.states import BUSY, link, state

UNTIL = 1_790_000_000.0 - 1_790_000_000.0 % 86_400
SPAN_S = 10_800.0
SIZES = ((40, 4), (80, 6), (200, 12))


def series(*values: float | None, measure: Measure = Measure.OPERATIONS) -> Series:
    """So many columns, each with its value at its end."""
    width = SPAN_S / len(values)
    columns = (
        Column(value, None if value is None else UNTIL - SPAN_S + (place + 1) * width)
        for place, value in enumerate(values)
    )
    return Series(measure, "orders", UNTIL - SPAN_S, UNTIL, tuple(columns))


def drawn(told: Series, width: int, height: int, glyphs: Glyphs = ASCII, language: Language = "en") -> list[str]:
    return [text_of(spans) for spans in chart(words(language), glyphs, told, width, height)]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("glyphs", [ASCII, UNICODE])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_it_fills_its_room_and_names_its_worst_and_its_time(
    width: int, height: int, glyphs: Glyphs, language: Language
) -> None:
    rows = drawn(series(*[0.0] * 100, 400.0, *[0.0] * 199), width, height, glyphs, language)
    assert len(rows) == height
    assert max(map(cell_len, rows)) <= width
    assert "22:00" in rows[0]
    assert ("400 ops" if language == "en" else "400 操作") in rows[0]
    assert rows[1].strip().startswith("400")
    assert rows[-1].split()[0] == "21:00"
    assert rows[-1].split()[-1] == "00:00"


def test_the_mark_stands_under_the_worst_however_narrow_it_is() -> None:
    rows = drawn(series(*[1.0] * 230, 900.0, *[1.0] * 249), 70, 5)
    place = rows[-1].index("^")
    assert rows[1][place] == "|"
    assert rows[1].count("|") == 1


def test_a_gap_is_a_gap_and_nothing_is_nothing() -> None:
    lowest = drawn(series(5.0, 5.0, None, None, 0.0, 0.0), 30, 4)[-2]
    drawing = lowest[lowest.index("0 ") + 2 :]
    kinds = [sign for place, sign in enumerate(drawing) if not place or drawing[place - 1] != sign]
    assert kinds == ["|", "?", " "]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_gap_says_in_words_that_nothing_is_known_there_where_it_has_room(language: Language) -> None:
    told = series(*[None] * 5, 1.0)
    (gap,) = (spans[-2] for spans in chart(words(language), UNICODE, told, 80, 4) if spans[-2].tone is Tone.DIM)
    assert gap.text.strip() == words(language).charts.not_known
    assert all("?" not in row for row in drawn(told, 80, 4, UNICODE, language))
    assert all(cell_len(row) <= 80 for row in drawn(told, 80, 4, UNICODE, language))


def test_of_what_is_not_recorded_one_line_says_so() -> None:
    assert len(drawn(series(None, None), 60, 6)) == 1


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_the_detail_asks_for_charts_and_the_keys_for_another_time(language: Language) -> None:
    async with stage(state(link=link(BUSY)), Place.WATCH, language, (120, 50)) as place:
        await place.press("enter")
        asked = place.source.asked[-1]
        assert isinstance(asked, Draw)
        assert asked.span_s == 900.0
        told = series(*[0.0] * 100, 400.0, *[0.0] * 199)
        level = series(0.0, measure=Measure.SECONDS)
        await place.publish(state(link=link(BUSY), drawn=Drawn(asked.index, SPAN_S, UNTIL, (told, level))))
        assert "21:00" not in place.text
        await place.press("right_parenthesis")
        assert place.source.asked[-1] == Draw(asked.index, SPAN_S)
        text = words(language).charts
        assert "21:00" in place.text
        assert text.spans[SPAN_S] in place.text
        assert text.measures[Measure.SECONDS] in place.text
        await place.press("left_parenthesis", "left_parenthesis")
        assert place.source.asked[-1] == Draw(asked.index, 900.0)
        assert text.no_further in place.text
