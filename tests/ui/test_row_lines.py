"""Rows of the board are painted once for a state, and anew where anything that they show may be another."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from ccrtui.core.watch.course import Course
from ccrtui.core.watch.following.roster import Moment
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Reason, Verdict
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


def changed(row: IndexView, chance: Random, now: float) -> IndexView:
    """Another view of the same index, as a later sample may show it."""
    return chance.choice(
        (
            row,
            replace(row, docs_at=now, leader_docs=chance.randrange(10**7), follower_docs=chance.randrange(10**7)),
            replace(row, leader_told=chance.random() < 0.7),
            replace(row, trend=(*row.trend, chance.choice((0, 5, None)))),
            replace(row, verdict=Verdict.IN_SYNC, reason=chance.choice((Reason.PROVEN, Reason.BY_NUMBERS))),
            replace(row, verdict=Verdict.CATCHING_UP, reason=Reason.BEHIND, operations_behind=chance.randrange(10**6)),
            replace(row, lease_left_s=chance.choice((None, 3_600.0 * chance.randrange(9)))),
        )
    )


def later(shown: LinkView, chance: Random, now: float) -> LinkView:
    """The next sample: some rows are other ones, most are not; who has come and when the leader was heard may be."""
    rows = tuple(changed(row, chance, now) if chance.random() < 0.2 else row for row in shown.indices)
    roster = shown.roster
    if chance.random() < 0.1:
        name = chance.choice(rows).follower_index
        roster = replace(roster, came={**roster.came, name: Moment(now, shown.sampled_at)})
    heard_at = now if chance.random() < 0.7 else shown.leader_heard_at
    taken_at = now if chance.random() < 0.9 else shown.taken_at
    return replace(shown, indices=rows, roster=roster, leader_heard_at=heard_at, taken_at=taken_at)


@pytest.mark.parametrize("width", [80, 120, 200])
@pytest.mark.parametrize("seed", range(3))
def test_a_kept_row_is_what_it_would_be_painted_as(seed: int, width: int) -> None:
    chance, now = Random(seed), NOW
    course = Course(Verdict.IN_SYNC, NOW, False, None)
    shown = link([replace(row, course=course) for row in BUSY])
    lines, columns, kept = RowLines(), watch_columns(words("en"), width, room=width), 0
    for _ in range(120):
        now += chance.choice((0.5, 1.0, 1.0, 4.0, 40.0))
        shown = later(shown, chance, now)
        seen = View(state(link=shown), words("en"), now + chance.choice((0.0, 0.4, 6.0)))
        board = Board.of(shown.indices)
        before = dict(lines._level)
        paint = lines.of(seen, (board, columns, width))
        for place, row in enumerate(board.rows):
            assert paint(place) == watch_row(seen, columns, row, width)
        kept += sum(line[2] is lines._level[name][2] for name, line in before.items() if name in lines._level)
    assert kept > 100
