"""The board through real keys and the mouse: its order, its two panes, what came and went."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.events import MouseScrollDown, MouseScrollUp

from ccrtui.core.profile.order import By, Order
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.record.event import Event, What
from ccrtui.core.walk.step import StepName
from ccrtui.core.watch.following.roster import Moment, Roster
from ccrtui.engine.intents import KeepOrder, SetInterval
from ccrtui.ui.commands.command import Command, Ready
from ccrtui.ui.commands.link import Untaken
from ccrtui.ui.commands.listing import OpenRow
from ccrtui.ui.options import Place
from ccrtui.ui.screens.watch import WatchScreen
from tests.ui.stage.stage import Stage, stage
from tests.ui.stage.states import BUSY, NOW, index, link, profile, state, walk


def names(story: Stage) -> list[str]:
    return [words[0] for line in story.rows[3:] if len(words := line.split()) > 2 and words[1] in "-?►✓"]


async def test_rows_are_sorted_by_the_next_column_and_turned_and_that_is_kept() -> None:
    async with stage(state(link=link(BUSY)), Place.WATCH) as story:
        await story.press("greater_than_sign", "greater_than_sign")
        assert "▾OPS" in story.rows[2]
        assert names(story)[0] == "orders-2026.11"
        await story.press("o", "less_than_sign")
        assert "▾BEHIND" in story.rows[2]
        assert names(story)[:2] == ["audit-2026.11", "orders-2026.11"]
        kept = [intent.order for intent in story.asked if isinstance(intent, KeepOrder)]
        assert kept == [Order(By.BEHIND), Order(By.OPERATIONS), Order(By.OPERATIONS, True), Order(By.BEHIND)]


async def test_the_order_that_the_profile_keeps_is_the_first() -> None:
    kept = replace(profile(), sort="index:turned")
    async with stage(state(link=link(BUSY), profile=kept), Place.WATCH) as story:
        assert names(story)[0] == "sessions"
        assert "INDEX▴" in story.rows[2]


async def test_a_click_on_a_title_sorts_and_once_more_turns_and_a_click_on_a_row_chooses_it() -> None:
    async with stage(state(link=link(BUSY)), Place.WATCH) as story:
        at = story.rows[2].index("OPS")
        await story.pilot.click("#titles", offset=(at, 0))
        assert names(story)[0] == "orders-2026.11"
        await story.pilot.click("#titles", offset=(at, 0))
        assert "▴OPS" in story.rows[2]
        await story.pilot.click("#rows", offset=(2, 3))
        assert names(story)[3] in story.text.split("✓ The standby of ")[1]


async def test_the_letters_of_less_move_the_cursor() -> None:
    async with stage(state(link=link(BUSY)), Place.WATCH) as story:
        await story.press("j", "j", "k")
        assert "How far behind the standby of sessions is, is not known." in story.text
        await story.press("G")
        assert "The standby of catalog" in story.text
        await story.press("g")
        assert "Replication of audit-2026.11" in story.text


async def test_from_120_columns_the_chosen_index_stands_beside_the_rows_and_follows_the_cursor() -> None:
    async with stage(state(link=link(BUSY)), Place.WATCH, size=(120, 24)) as story:
        assert "audit-2026.11" in story.rows[3]
        assert "Replication of audit-2026.11" in story.rows[2]
        await story.press("j", "j", "j")
        assert "The standby of orders-2026.11" in story.rows[2]
        await story.pilot.resize_terminal(100, 24)
        await story.press("j", "k")
        assert "The standby of orders-2026.11" not in story.rows[2]
        assert "The standby of orders-2026.11" in story.text


async def test_what_came_and_what_went_is_filtered_by_its_mark() -> None:
    moment = Moment(NOW, 1_800_000_000.0)
    roster = Roster(came={"catalog": moment}, gone={"old": (IndexPair("old", "old"), moment)})
    async with stage(state(link=link([*BUSY, index("news")], roster=roster)), Place.WATCH) as story:
        await story.press("slash", *"new", "enter")
        assert [row.split()[:2] for row in story.rows[3:5]] == [["catalog", "new"], []]
        await story.press("escape", "slash", *"gone", "enter")
        assert story.rows[3].split()[:3] == ["old", "-", "gone"]
        await story.press("escape", "slash", *"lease<4h", "enter")
        assert names(story) == ["audit-2026.11"]


async def test_the_pace_is_shown_on_top_and_set_by_keys() -> None:
    async with stage(state(link=link(BUSY)), Place.WATCH) as story:
        assert "every 1 s  now" in story.rows[0]
        await story.press("plus", "plus", "minus")
        assert "A sample every 2 s from now on." in story.text
        paces = [intent.every_s for intent in story.asked if isinstance(intent, SetInterval)]
        assert paces == [2.0, 3.0, 2.0]
        await story.publish(state(link=link(BUSY, every_s=2.0, tick_s=9.0)))
        assert "every 10 s" in story.rows[0]


async def test_what_has_changed_lately_stands_under_both_panes() -> None:
    at = 1_800_000_000.0 - 60
    event = Event(at, What.VERDICT, "leader", "catalog", "in_sync", "stalled")
    async with stage(state(link=link(BUSY), events=(event,)), Place.WATCH, size=(120, 24)) as story:
        assert "EVENTS" in story.rows[22]
        assert "catalog" in story.rows[22]
        await story.publish(state(link=link(BUSY)))
        assert "EVENTS" not in story.text
    async with stage(state(link=link(BUSY), events=(event,)), Place.WATCH) as story:
        assert "EVENTS" not in story.text


async def test_the_overview_shows_how_it_went_where_there_is_room() -> None:
    for width, drawn in ((100, True), (99, False)):
        async with stage(state(link=link(BUSY), walk=walk(None)), size=(width, 30)) as story:
            row = next(line for line in story.rows if line.strip().startswith("orders-2026.11"))
            assert any(0x2800 < ord(sign) < 0x2900 for sign in row) is drawn


async def test_beside_the_overview_stands_how_the_worst_went_and_what_has_changed() -> None:
    event = Event(1_800_000_000.0 - 60, What.VERDICT, "leader", "catalog", "in_sync", "stalled")
    async with stage(state(link=link(BUSY), walk=walk(None), events=(event,)), size=(120, 30)) as story:
        headline, changes = story.rows[2], next(row for row in story.rows if "EVENTS" in row)
        assert headline.startswith(" - 4 of 17 indices are not level.")
        assert "orders-2026.11" in headline[75:]
        assert changes.index("EVENTS") > 75
        told = story.rows[story.rows.index(changes) + 1 :][:3]
        assert " ".join(" ".join(row[80:].split()) for row in told).startswith("07:59:00 catalog: in sync to stalled")
        assert max(len(row.rstrip()) for row in story.rows if "NEXT" in row) <= 75
        await story.publish(state(walk=walk(StepName.REMOTE_CLUSTER)))
        assert "EVENTS" not in story.text


async def test_the_wheel_goes_on_in_what_stands_beside_the_rows() -> None:
    async with stage(state(link=link(BUSY)), Place.WATCH, size=(120, 14)) as story:
        assert "Replication of audit-2026.11" in story.text
        await story.pilot._post_mouse_events([MouseScrollDown], "#selected", offset=(2, 2))
        await story.settle()
        assert "Replication of audit-2026.11" not in story.text
        await story.pilot._post_mouse_events([MouseScrollUp], "#selected", offset=(2, 2))
        await story.settle()
        assert "Replication of audit-2026.11" in story.text


async def test_a_key_draws_the_place_once_and_asks_only_the_commands_that_are_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done: list[str] = []
    draw = WatchScreen.draw

    def drawing(screen: WatchScreen) -> None:
        done.append("draw")
        draw(screen)

    def asked(command: Command) -> Ready:
        done.append(command.name)
        return Ready()

    monkeypatch.setattr(WatchScreen, "draw", drawing)
    monkeypatch.setattr(OpenRow, "availability", asked)
    monkeypatch.setattr(Untaken, "availability", asked)
    async with stage(state(link=link(BUSY)), Place.WATCH, size=(120, 30)) as story:
        done.clear()
        await story.press("down")
        assert done == ["draw", "detail"]


@pytest.mark.parametrize("number", [1, 7, 14])
async def test_below_few_rows_the_selected_index_has_all_that_they_leave(number: int) -> None:
    async with stage(state(link=link(BUSY[:number])), Place.WATCH) as story:
        board, selected = (story.console.screen.query_one(f"#{name}") for name in ("board", "selected"))
        assert (board.size.height, selected.size.height) == (number + 1, 20 - number)
