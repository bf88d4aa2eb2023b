"""Going about: places, help, palette, calls, copying, saving."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from textual.events import Key
from textual.widgets import Input

from ccrtui.core.state import Notice, NoticeCode
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import StepName
from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.engine.intents import Stop
from ccrtui.text.catalogue import words
from ccrtui.text.language import Language
from ccrtui.ui.options import Place
from tests.ui.stage.stage import stage
from tests.ui.stage.states import BUSY, COUNTS, LEVEL, blocked, index, link, sent_calls, state, walk


async def test_every_place_is_one_key_away() -> None:
    async with stage(state(link=link(BUSY), walk=walk(None), calls=sent_calls(), counts=COUNTS)) as story:
        await story.press("2")
        assert "COMPARE" in story.text
        await story.press("3")
        assert "VERDICT" in story.text
        await story.press("c")
        assert "2 reads, 1 probes, 1 writes" in story.text
        await story.press("1")
        assert "NEXT" in story.text


async def test_enter_goes_to_what_is_next() -> None:
    async with stage(state(walk=walk(StepName.REMOTE_CLUSTER))) as story:
        await story.press("enter")
        assert "REMOTE CLUSTER" in story.text
    async with stage(state(link=link(BUSY), walk=walk(None))) as story:
        assert "NEXT  resume audit-2026.11 within 3 h 12 m" in story.text
        await story.press("enter")
        assert "Replication of audit-2026.11 has been paused" in story.text
        await story.press("escape")
        assert "VERDICT" in story.text


async def test_help_lists_what_works_here_and_why_something_does_not() -> None:
    async with stage(state(walk=walk(None)), Place.SETUP, size=(80, 64)) as story:
        await story.press("question_mark")
        assert "KEYS THAT WORK HERE" in story.text
        assert "not now: This step has nothing to send." in " ".join(story.text.split())
        assert "in sync" in story.text
        await story.press("question_mark")
        assert "COMPARE" in story.text


async def test_the_palette_finds_a_command_and_runs_it() -> None:
    async with stage(state(link=link(BUSY), walk=walk(None))) as story:
        await story.press("ctrl+p", *"live", "escape")
        assert "NEXT" in story.text
        await story.press("ctrl+p", *"how far")
        assert "watch" in story.text
        assert "quit" not in story.text
        await story.press("enter")
        assert "VERDICT" in story.text


async def test_letters_that_came_to_the_place_under_the_palette_are_typed_into_it_in_their_order() -> None:
    async with stage(state(link=link(BUSY), walk=walk(None))) as story:
        below = story.console.screen
        await story.press("ctrl+p")
        field = story.console.screen.query_one(Input)
        for late, present in ("ho", "w ", "fa"):
            assert story.console.pass_on(Key(late, late), below)
            field.post_message(Key(present, present))
        await story.press("r")
        assert field.value == "how far"


async def test_the_palette_says_why_a_command_is_not_available() -> None:
    async with stage(state(walk=walk(None)), Place.SETUP) as story:
        await story.press("ctrl+p", *"apply", "down", "up")
        await story.press("enter")
        assert "This step has nothing to send." in story.text


async def test_quitting_stops_the_engine_and_ends_well() -> None:
    async with stage(state()) as story:
        await story.press("q")
        assert story.asked == [Stop()]
        assert story.console.return_code == 0


async def test_a_notice_of_the_engine_is_said_once() -> None:
    async with stage(state()) as story:
        await story.publish(state(notice=Notice(1, NoticeCode.WRITE_ON)))
        assert "Writing is on" in story.text
        await story.press("escape")
        await story.publish(state(notice=Notice(1, NoticeCode.WRITE_ON)))
        assert "Writing is on" not in story.text


async def test_a_profile_that_cannot_be_saved_is_said_plainly() -> None:
    async with stage(state()) as story:
        params = {"problem": "profile_unwritable", "file": "/home/a.toml", "reason": "Read-only file system"}
        await story.publish(state(notice=Notice(1, NoticeCode.PROFILE_FAILED, params)))
        assert "Read-only file system" in story.text


async def test_a_call_is_opened_and_its_fault_explained() -> None:
    async with stage(state(calls=sent_calls(), counts=COUNTS), Place.CALLS) as story:
        await story.press("slash", *"elastic", "escape", "exclamation_mark")
        assert "awaited" not in story.text
        await story.press("enter")
        assert "The connection to 10.1.3.7:9200 was refused." in story.text
        await story.press("escape", "escape")
        assert "awaited" in story.text


async def test_a_call_is_copied_as_curl_and_the_file_is_named(tmp_path: Path) -> None:
    async with stage(state(calls=sent_calls()), Place.CALLS, save_folder=str(tmp_path)) as story:
        await story.press("down", "y")
        assert "c curl" in story.text
        await story.press("c")
        (path,) = tmp_path.iterdir()
        assert "curl" in path.read_text()
        assert "cluster.remote.leader.seeds" in path.read_text()
        assert "asked the terminal to copy it (not every one does)" in " ".join(story.text.split())


async def test_a_plan_is_copied_for_the_kibana_console(tmp_path: Path) -> None:
    made = state(walk=walk(StepName.REMOTE_CLUSTER))
    async with stage(made, Place.SETUP, save_folder=str(tmp_path)) as story:
        await story.press("y", "k")
        (path,) = tmp_path.iterdir()
        assert path.read_text().startswith("PUT /_cluster/settings\n{")
        assert path.stat().st_mode & 0o077 == 0


async def test_what_is_seen_is_saved_in_three_forms(tmp_path: Path) -> None:
    async with stage(state(link=link(BUSY)), Place.WATCH, save_folder=str(tmp_path)) as story:
        await story.press("slash", *"orders", "enter", "s", "c", "s", "j", "s", "m")
        files = {path.suffix: path.read_text() for path in tmp_path.iterdir()}
        rows = list(csv.DictReader(files[".csv"].splitlines()))
        assert [row["follower_index"] for row in rows] == ["orders-2026.10", "orders-2026.11"]
        assert json.loads(files[".json"])[1]["operations_behind"] == 18_204
        assert files[".md"].count("|\n") == 4


async def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("")
    async with stage(state(link=link(BUSY)), Place.WATCH, save_folder=str(blocker)) as story:
        await story.press("s", "c")
        assert "Not saved:" in story.text


async def test_the_console_speaks_chinese_throughout() -> None:
    shown = state(link=link(LEVEL), walk=walk(None), calls=sent_calls())
    async with stage(shown, language="zh", size=(100, 36)) as story:
        await story.press("2")
        assert "备份端拥有 orders 的全部 4 个文档。" in story.text
        await story.press("3", "question_mark")
        assert "这里可用的按键" in story.text


async def test_production_stands_out() -> None:
    broken = [index("a", Verdict.STOPPED, Reason.FATAL_ERROR)]
    async with stage(state(link=link(broken))) as story:
        assert "TEST" in story.rows[0]
        assert "✗" in story.text


async def test_ascii_signs_where_others_cannot_be_drawn() -> None:
    async with stage(state(link=link(BUSY), walk=walk(None)), Place.WATCH, glyphs="ascii") as story:
        await story.press("down", "down", "down", "2", "1")
        assert story.text.isascii()


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (200, 60)])
async def test_no_size_of_terminal_breaks_it(size: tuple[int, int]) -> None:
    shown = state(link=link(BUSY), walk=walk(StepName.REMOTE_CLUSTER), calls=sent_calls(), write=True)
    async with stage(shown, size=size) as story:
        await story.press("2", "a", "escape", "3", "enter", "escape", "c", "question_mark", "escape", "ctrl+p")
        assert len(story.rows) == size[1]


async def test_the_colours_can_be_switched() -> None:
    async with stage(state(link=link(BUSY))) as story:
        await story.press("ctrl+p", *"colours", "enter")
        assert story.console.theme == "ccr-light"
        assert "Colours: ccr-light" in story.text


async def test_the_cursor_follows_the_newest_call_until_it_is_moved() -> None:
    first, second, third, fourth = sent_calls()
    async with stage(state(calls=(first, second)), Place.CALLS) as story:
        await story.publish(state(calls=(first, second, third)))
        await story.press("enter")
        assert "register the remote cluster" in story.text
        await story.press("escape", "down")
        await story.publish(state(calls=(first, second, third, fourth)))
        await story.press("enter")
        assert "The connection to 10.1.3.7:9200 was refused." in story.text


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_calls_that_the_filter_keeps_out_were_sent_all_the_same(language: Language) -> None:
    calls = words(language).calls
    async with stage(state(calls=sent_calls(), counts=COUNTS), Place.CALLS, language) as story:
        await story.press("slash", *"write", "enter")
        assert ["PUT /_cluster/settings" in story.text, "GET /" in story.text] == [True, False]
        await story.press("escape", "slash", *"probe", "enter")
        assert calls.nothing_matches in story.text
        assert calls.empty not in story.text
    async with stage(state(), Place.CALLS, language) as story:
        await story.press("slash", *"probe", "enter")
        assert calls.empty in story.text


async def test_a_remark_that_goes_gives_its_rows_back_and_nothing_is_said_to_be_below() -> None:
    taken = blocked(StepName.FOLLOWER_INDEX, Code.NAME_TAKEN_OPEN, index="orders", documents=7)
    shown = state(walk=walk(StepName.FOLLOWER_INDEX, taken))
    async with stage(shown, Place.SETUP, size=(40, 10)) as story:
        before = story.text
        await story.press("z")
        assert "more lines" in story.text
        await story.press("up")
        assert story.text == before
