"""The board of all profiles: worst first, what is only remembered is not green, and enter opens a link."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from ccrtui.core.board import BoardRow, worst_first
from ccrtui.core.profile.profile import ClusterProfile, LinkProfile, Profile
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.text.catalogue import words
from ccrtui.text.language import Language
from ccrtui.ui.board import Board
from ccrtui.ui.options import ConsoleOptions
from ccrtui.ui.render.line import Tone
from ccrtui.ui.render.links.board import board_columns, board_row
from ccrtui.ui.render.view import View

ENDS = {"bj": ClusterProfile(), "sh": ClusterProfile()}
ORDERS = Profile("orders", "5f0c1b7e", ENDS, (LinkProfile("bj", "sh", "bj"), LinkProfile("sh", "bj", "sh")))
PAY = replace(ORDERS, name="pay", links=ORDERS.links[:1])


def seen(verdict: Verdict, at: float = 90.0) -> LinkView:
    reason = {Verdict.IN_SYNC: Reason.PROVEN}.get(verdict, Reason.PAUSED)
    index = IndexView("orders", "orders", verdict, reason, operations_behind=0, seconds_behind=0.0, leader_told=True)
    return LinkView("bj", True, reason, (index,), 1_700_000_000.0, at, leader_heard_at=at)


ROWS = worst_first(
    (
        BoardRow("orders", ORDERS, seen(Verdict.IN_SYNC, 100.0)),
        BoardRow("orders", ORDERS.of_link("sh"), seen(Verdict.PAUSED)),
        BoardRow("pay", PAY, seen(Verdict.IN_SYNC, 100.0), recorded=True),
        BoardRow("new", replace(PAY, name="new")),
        BoardRow("torn", None, problem="torn.toml, line 1: not TOML"),
    )
)


class Told:
    """A source of rows that stands still."""

    def rows(self) -> Sequence[BoardRow]:
        return ROWS

    def listen(self, wake: Callable[[], None]) -> None:
        del wake


def test_the_worst_comes_first_and_what_nobody_knows_is_not_well() -> None:
    assert [row.key for row in ROWS] == ["orders/sh", "new/bj", "torn", "orders/bj", "pay/bj"]


def test_only_what_is_proven_now_is_green() -> None:
    view = View(None, words("en"), 100.0)
    columns = board_columns(words("en"), ROWS, 120)
    tones = {row.key: {span.tone for span in board_row(view, columns, row)} for row in ROWS}
    assert {key for key, used in tones.items() if Tone.GOOD in used} == {"orders/bj"}


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_enter_opens_the_chosen_link_and_one_that_cannot_be_read_says_why(language: Language) -> None:
    board = Board(Told(), words(language), ConsoleOptions(clock=lambda: 100.0))
    async with board.run_test(size=(100, 24)) as pilot:
        await pilot.pause()
        strips = board.screen._compositor.render_strips()
        text = "\n".join("".join(segment.text for segment in strip) for strip in strips)
        assert all(row.name in text for row in ROWS)
        await pilot.press("question_mark")
        await pilot.pause()
        assert board.screen.name == "help"
        await pilot.press("escape", "down", "down", "enter")
        await pilot.pause()
        assert (board.chosen, board.session.remark) == (None, ROWS[2].problem)
        await pilot.press("up", "up", "enter")
        await pilot.pause()
    assert board.chosen is ROWS[0]
