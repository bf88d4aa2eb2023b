"""Going through time: the keys ask the engine, every screen shows what it gives, and says so in its first line."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from ccrtui.core.record.event import CONNECTED, CUT, Event, What
from ccrtui.core.state import Moment
from ccrtui.core.watch.link_view import LinkView
from ccrtui.core.watch.verdict import Verdict
from ccrtui.engine.intents import CountExactly, LookAt, ReturnToNow, Travel, TravelTo
from ccrtui.text.catalogue import words
from ccrtui.ui.options import Place
from ccrtui.ui.render.line import text_of
from ccrtui.ui.render.view import View
from ccrtui.ui.render.watch.summary import empty_watch
from tests.ui.stage.stage import stage
from tests.ui.stage.states import NOW, index, link, state

AT = 1_790_000_000.0
TOP = "PAST  2026-09-21 14:13:20"


def now() -> LinkView:
    return link([index("orders")])


def past() -> Moment:
    view = link([index("orders", Verdict.STOPPED), index("audit")])
    return Moment(AT, replace(view, taken_at=AT, sampled_at=AT))


@pytest.mark.parametrize(
    ("key", "wish"),
    [
        ("left_square_bracket", Travel(forward=False)),
        ("right_square_bracket", Travel(forward=True)),
        ("left_curly_bracket", Travel(forward=False, to_change=True)),
        ("right_curly_bracket", Travel(forward=True, to_change=True)),
        ("escape", ReturnToNow()),
        ("0", ReturnToNow()),
    ],
)
async def test_a_key_asks_for_another_moment(key: str, wish: Travel | ReturnToNow) -> None:
    async with stage(state(link=now(), past=past()), Place.WATCH) as story:
        await story.press(key)
        assert story.source.asked[-1] == wish


async def test_a_time_is_typed() -> None:
    async with stage(state(link=now()), Place.OVERVIEW) as story:
        await story.press("at", *"yesterday", "enter")
        assert words("en").history.no_time.partition("}")[2][:20] in " ".join(story.text.split())
        await story.press("at", *"2026-09-21", "enter")
        assert story.source.asked[-1] == TravelTo(AT - 14 * 3600 - 13 * 60 - 20)


@pytest.fixture
def in_shanghai(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The program on a machine whose clock on the wall is eight hours ahead of UTC."""
    with monkeypatch.context() as there:
        there.setenv("TZ", "CST-8")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("in_shanghai")
async def test_every_time_on_the_screen_and_each_that_is_typed_is_one_of_the_clock_on_the_wall() -> None:
    stood = Event(1_800_000_000.0 - 60, What.CONNECTION, "leader", None, CONNECTED, CUT)
    async with stage(state(link=now(), events=(stood,)), Place.OVERVIEW) as story:
        assert "15:59:00" in story.text
        await story.press("at", *"2026-09-21 22:13:20", "enter")
        assert story.source.asked[-1] == TravelTo(AT)
        await story.publish(state(link=now(), past=past()))
        assert "PAST  2026-09-21 22:13:20" in story.text.splitlines()[0]


async def test_every_screen_shows_the_past_and_says_so() -> None:
    async with stage(state(link=now()), Place.OVERVIEW) as story:
        assert "PAST" not in story.text
        await story.publish(state(link=now(), past=past()))
        for key in ("1", "2", "3", "c"):
            await story.press(key)
            assert TOP in story.text.splitlines()[0]
        await story.press("3")
        assert "stopped" in story.text
        await story.publish(state(link=now()))
        assert TOP not in story.text
        assert "stopped" not in story.text


async def test_in_the_past_nothing_is_asked_of_the_clusters() -> None:
    async with stage(state(past=past()), Place.WATCH) as story:
        await story.press("enter", "enter")
        assert words("en").history.only_now in " ".join(story.text.split())
        assert [wish for wish in story.source.asked if isinstance(wish, CountExactly | LookAt)] == []


def test_nothing_of_the_past_is_green() -> None:
    row = index("audit")
    seen = state(link=link([row]))
    assert View(seen, words("en"), NOW).proves(row)
    assert not View(seen, words("en"), NOW, past_at=AT).proves(row)


async def test_of_a_time_of_which_nothing_is_recorded_that_is_said() -> None:
    async with stage(state(past=Moment(AT, None)), Place.OVERVIEW) as story:
        assert words("en").history.nothing_then in story.text
        view = story.console.session.view()
        assert words("en").history.nothing_then in text_of(empty_watch(view, 80, filtered=False)[0])


async def test_the_first_thing_shown_is_what_was_recorded_last_until_there_is_a_sample() -> None:
    old = replace(link([index("audit")]), sampled_at=AT, taken_at=-7200.0)
    async with stage(state(recorded=old), Place.OVERVIEW) as story:
        assert "LAST RECORDED  2026-09-21 14:13:20" in story.text.splitlines()[0]
        assert "audit" in story.text
        await story.publish(state(link=now()))
        assert "RECORDED" not in story.text
        assert "audit" not in story.text


async def test_the_overview_tells_what_changed_within_the_hour() -> None:
    wall = 1_800_000_000.0
    events = [
        Event(wall - 5000, What.VERDICT, "leader", "before", "in_sync", "stopped"),
        Event(wall - 600, What.CONNECTION, "leader", None, CONNECTED, CUT),
        Event(wall - 559, What.CONNECTION, "leader", None, CUT, CONNECTED),
        Event(wall - 60, What.VERDICT, "leader", "a", "catching_up", "in_sync"),
        Event(wall - 60, What.VERDICT, "leader", "b", "catching_up", "in_sync"),
    ]
    async with stage(state(link=now(), events=tuple(events)), Place.OVERVIEW) as story:
        assert "last hour: 1 break, 41 s" in story.text
        assert "a: catching up to in sync, and 1 more" in story.text
        assert "before: in sync" not in story.text
        await story.publish(state(past=past(), events=tuple(events)))
        assert "last hour" not in story.text
