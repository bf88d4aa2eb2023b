"""The watch through real keys: cursor, filters, freezing, detail, any number of rows."""

from __future__ import annotations

from dataclasses import replace

from ccrtui.core.state import ExactCount
from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.engine.intents import CountExactly, LookAt
from ccrtui.ui.options import Place
from tests.ui.stage.stage import stage
from tests.ui.stage.states import BUSY, LEVEL, NOW, index, link, state


async def test_the_worst_row_comes_first_and_is_told_below() -> None:
    async with stage(state(link=link(BUSY)), Place.WATCH) as story:
        assert "audit-2026.11" in story.rows[3]
        assert "Replication of audit-2026.11 has been paused for 8 h 48 m." in story.text


async def test_the_cursor_stays_on_its_row_when_the_order_changes() -> None:
    async with stage(state(link=link(BUSY)), Place.WATCH) as story:
        await story.press("down", "down", "down")
        assert "The standby of orders-2026.11" in story.text
        worse = [replace(each, verdict=Verdict.STALLED) if each.follower_index == "catalog" else each for each in BUSY]
        await story.publish(state(link=link(worse)))
        assert "catalog" in story.rows[3]
        assert "The standby of orders-2026.11" in story.text


async def test_filters_compose_and_stand_as_chips() -> None:
    async with stage(state(link=link(BUSY)), Place.WATCH) as story:
        await story.press("slash", *"2026", "enter", "exclamation_mark")
        assert "1 shown" in story.rows[1]
        assert "[problems only]" in story.rows[1]
        assert "[2026]" in story.rows[1]
        assert "catalog" not in story.text


async def test_filters_survive_leaving_the_place_and_go_with_esc() -> None:
    async with stage(state(link=link(BUSY)), Place.WATCH) as story:
        await story.press("slash", *"sessions", "enter", "1", "3")
        assert "[sessions]" in story.rows[1]
        await story.press("escape")
        assert "worst:" in story.rows[1]


async def test_a_filter_that_is_not_understood_changes_nothing() -> None:
    async with stage(state(link=link(BUSY)), Place.WATCH) as story:
        await story.press("slash", *"state", "colon", *"x", "enter")
        assert "Not understood: state:x" in story.text
        assert "worst:" in story.rows[1]


async def test_nothing_matching_says_how_to_go_on() -> None:
    async with stage(state(link=link(BUSY)), Place.WATCH) as story:
        await story.press("slash", *"nowhere", "enter")
        assert "No index matches." in story.text


async def test_the_rows_that_are_seen_are_counted_and_those_scrolled_to_as_well() -> None:
    many = [index(f"log-{number:03}") for number in range(200)]
    async with stage(state(link=link(many)), Place.WATCH) as story:
        await story.publish(state(link=link(many, taken_at=NOW + 1)))
        await story.press("end")
        first, *_, last = [intent.follower_indices for intent in story.asked if isinstance(intent, LookAt)]
        assert (first[0], last[-1]) == ("log-000", "log-199")
        assert len(last) < 40


async def test_freezing_stands_still_and_counts_what_is_not_shown() -> None:
    async with stage(state(link=link(BUSY)), Place.WATCH) as story:
        await story.press("space")
        for tick in range(1, 4):
            await story.publish(state(link=link(LEVEL, taken_at=NOW + tick)))
        assert "+3 samples behind" in story.text
        assert "audit-2026.11" in story.text
        await story.press("space")
        assert "audit-2026.11" not in story.text
        assert "+3" not in story.text


async def test_enter_counts_exactly_and_opens_the_index() -> None:
    async with stage(state(link=link(LEVEL)), Place.WATCH) as story:
        await story.press("enter")
        assert story.asked[:2] == [LookAt(("orders",)), CountExactly("orders")]
        assert "not counted exactly yet" in story.text
        counted = {"orders": ExactCount(4, 4, NOW, True)}
        await story.publish(state(link=link(LEVEL), exact_counts=counted))
        assert "4  =  4   counted exactly, now, level" in story.text
        await story.press("enter")
        assert story.asked.count(CountExactly("orders")) == 2
        await story.press("escape")
        assert "VERDICT" in story.text


async def test_an_index_that_disappears_is_said_to_be_gone() -> None:
    async with stage(state(link=link(LEVEL)), Place.WATCH) as story:
        await story.press("enter")
        await story.publish(state(link=link(BUSY)))
        assert "not in the newest sample any more" in story.text


async def test_ten_thousand_rows_scroll() -> None:
    many = [index(f"index-{number:05}") for number in range(10_000)]
    async with stage(state(link=link(many)), Place.WATCH) as story:
        await story.press("end")
        assert "index-09999" in story.text
        await story.press("pageup", "up", "home")
        assert "index-00000" in story.rows[3]


async def test_figures_that_grow_old_say_so_without_news() -> None:
    async with stage(state(link=link(LEVEL)), Place.WATCH) as story:
        assert story.rows[0].rstrip().endswith("now")
        await story.later(6)
        assert story.rows[0].rstrip().endswith("5 s ago")
        await story.later(30)
        assert "sampled 30 s ago" in story.text


async def test_an_empty_watch_says_what_to_do_next() -> None:
    async with stage(state(link=link([])), Place.WATCH) as story:
        assert "Nothing is followed yet. 2 goes to the set-up." in story.text


async def test_a_silent_link_is_never_shown_in_sync() -> None:
    silent = [index("orders", Verdict.RETRYING, Reason.LINK_SILENT)]
    async with stage(state(link=link(silent)), Place.WATCH) as story:
        assert "in sync" not in story.text
        assert "swallows" in story.text
