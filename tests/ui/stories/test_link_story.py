"""The page about the link as a whole: its numbers and charts, what nobody takes of its leader, what has changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccrtui.core.record.event import Event, What
from ccrtui.core.record.through_time.measure import Measure
from ccrtui.core.record.through_time.series import Column, Series
from ccrtui.core.state import Covered, Drawn, Moment
from ccrtui.core.watch.following.coverage import Coverage
from ccrtui.engine.intents import CountUntaken, Draw
from ccrtui.text.catalogue import words
from ccrtui.text.language import Language
from ccrtui.ui.options import Place
from tests.ui.stage.stage import stage
from tests.ui.stage.states import BUSY, NOW, link, state, walk

WALL = 1_800_000_000.0
"""Epoch seconds of the stage."""


def drawn(span_s: float = 900.0) -> Drawn:
    columns = tuple(Column(float(place), WALL - 480 + place) for place in range(480))
    told = (Series(measure, None, WALL - span_s, WALL, columns) for measure in Measure)
    return Drawn(None, span_s, WALL, tuple(told))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("place", [Place.OVERVIEW, Place.WATCH])
async def test_one_key_opens_the_link_with_its_lags_its_rates_and_its_charts(place: Place, language: Language) -> None:
    said = words(language)
    shown = state(link=link(BUSY), walk=walk(None), drawn=drawn())
    async with stage(shown, place, language, (120, 50)) as story:
        await story.press("d")
        assert story.asked[-1] == Draw(None, 900.0)
        for text in (said.numbers.lags, said.watch.slow_link, said.numbers.untaken_open, said.charts.spans[900.0]):
            assert text in story.text
        heads = [row for row in story.rows if said.charts.measures[Measure.TRANSPORT] in row]
        assert said.charts.measures[Measure.APPLY] in heads[0]
        await story.press("right_parenthesis")
        assert story.asked[-1] == Draw(None, 10_800.0)
        await story.press("escape")
        assert said.numbers.untaken_open not in story.text


async def test_below_its_numbers_stands_what_has_changed() -> None:
    event = Event(WALL - 60, What.VERDICT, "leader", "catalog", "in_sync", "stalled")
    shown = state(link=link(BUSY), walk=walk(None), events=(event,))
    async with stage(shown, size=(80, 40)) as story:
        await story.press("d")
        assert "EVENTS" in story.text
        assert "catalog: in sync to stalled" in story.text


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_one_key_counts_what_nobody_takes_and_the_page_tells_it_with_its_age(language: Language) -> None:
    said = words(language)
    shown = state(link=link(BUSY), walk=walk(None))
    async with stage(shown, Place.WATCH, language) as story:
        await story.press("u")
        assert CountUntaken() in story.asked
        assert said.remarks.counting_untaken in story.text
        covered = Covered(Coverage(20, ("invoices", "payroll"), ("logs-1",)), NOW)
        await story.publish(replace(shown, covered=covered))
        await story.later(11)
        assert said.numbers.untaken_open not in story.text
        for text in ("invoices", "payroll", "logs-1", "10 s ago" if language == "en" else "10 秒前"):
            assert text in story.text
        await story.press("u")
        assert [asked for asked in story.asked if isinstance(asked, CountUntaken)] == [CountUntaken()] * 2


async def test_in_the_past_nothing_is_counted_and_no_count_of_today_stands_there() -> None:
    covered = Covered(Coverage(20, ("invoices",), ()), NOW)
    past = Moment(WALL - 3600, replace(link(BUSY), taken_at=WALL - 3600, sampled_at=WALL - 3600))
    async with stage(state(link=link(BUSY), past=past, covered=covered), Place.WATCH, size=(100, 30)) as story:
        await story.press("d")
        assert "invoices" not in story.text
        await story.press("u")
        assert words("en").history.only_now in story.text
        assert CountUntaken() not in story.asked
