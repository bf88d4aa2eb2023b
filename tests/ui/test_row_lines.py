"""Rows of the board are painted once for a state, and anew where anything that they show may be another."""

from __future__ import annotations

import pytest

from ccrtui.text.catalogue import words
from ccrtui.ui.render.line import Line
from ccrtui.ui.render.view import View
from ccrtui.ui.render.watch import row_lines
from ccrtui.ui.render.watch.board import Board, watch_columns
from ccrtui.ui.render.watch.row_lines import RowLines
from ccrtui.ui.render.watch.rows import watch_row
from tests.ui.stage.states import BUSY, NOW, link, state

STATE = state(link=link(BUSY))
BOARD = Board.of(BUSY)


def view(later: float = 0.0) -> View:
    return View(STATE, words("en"), NOW + later)


def test_each_row_is_the_row_of_its_place() -> None:
    columns = watch_columns(words("en"), 80)
    paint = RowLines().of(view(), (BOARD, columns, 80))
    assert [paint(place) for place in range(len(BUSY))] == [watch_row(view(), columns, row, 80) for row in BUSY]


def test_a_row_is_painted_anew_only_for_another_state_second_board_or_width(monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[Line] = []

    def counting(*_shown: object) -> Line:
        painted.append(())
        return ()

    monkeypatch.setattr(row_lines, "watch_row", counting)
    lines, columns = RowLines(), watch_columns(words("en"), 80)
    same = (BOARD, columns, 80)
    others = (
        (view(), same),
        (view(0.4), (BOARD, watch_columns(words("en"), 80), 80)),
        (view(1.0), same),
        (view(1.0), (Board.of(BUSY), columns, 80)),
        (View(state(link=link(BUSY)), words("en"), NOW + 1.0), (BOARD, columns, 80)),
        (view(1.0), (BOARD, watch_columns(words("en"), 120), 120)),
    )
    counts = []
    for seen, frame in others:
        lines.of(seen, frame)(0)
        counts.append(len(painted))
    assert counts == [1, 1, 2, 3, 4, 5]
