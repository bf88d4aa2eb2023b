"""The rows of the board as they were painted: a key that moves the cursor paints none of them anew, nor does a sample
those that are level as before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ccrtui.core.state import State
from ccrtui.core.watch.link_view import IndexView
from ccrtui.ui.render.columns import Column
from ccrtui.ui.render.line import Line
from ccrtui.ui.render.view import View
from ccrtui.ui.render.watch.board import Board
from ccrtui.ui.render.watch.rows import Circumstances, circumstances, watch_row

Frame = tuple[Board, Sequence[Column], int]
"""What the rows are painted into: the board, its columns, and the cells that they have."""

_Level = tuple[IndexView, Circumstances, Line]


class RowLines:
    """Keeps the lines for as long as the same state is seen in the same columns, within one second.

    Beyond that those of rows that are level, of the state that was seen last, while nothing that they show changes.
    """

    def __init__(self) -> None:
        self._seen: tuple[State | None, int] = (None, 0)
        self._frame: Frame | None = None
        self._lines: dict[int, Line] = {}
        self._level: dict[str, _Level] = {}

    def of(self, view: View, frame: Frame) -> Callable[[int], Line]:
        """What paints the row at a position."""
        board, columns, room = frame
        before: dict[str, _Level] = {}
        if not self._holds(view, frame):
            if self._frame is not None and self._frame[1:] == (columns, room):
                before = self._level
            self._seen, self._frame, self._lines = (view.state, int(view.now)), frame, {}
            self._level = {}
        lines, level = self._lines, self._level

        def painted(place: int) -> Line:
            line = lines.get(place)
            if line is None:
                row = board.rows[place]
                line = lines[place] = _painted(view, columns, row, room, before, level)
            return line

        return painted

    def _holds(self, view: View, frame: Frame) -> bool:
        state, second = self._seen
        if self._frame is None or state is not view.state or second != int(view.now):
            return False
        board, columns, room = self._frame
        return board is frame[0] and columns == frame[1] and room == frame[2]


def _painted(
    view: View,
    columns: Sequence[Column],
    row: IndexView,
    room: int,
    before: dict[str, _Level],
    level: dict[str, _Level],
) -> Line:
    """The line of a row: of one that is level that of `before`, where it is the same; kept in `level` for the next."""
    around = circumstances(view, columns, row)
    if around is None:
        return watch_row(view, columns, row, room)
    kept = before.get(row.follower_index)
    is_same = kept is not None and kept[0] is row and kept[1] == around
    line = kept[2] if kept is not None and is_same else watch_row(view, columns, row, room)
    level[row.follower_index] = (row, around, line)
    return line
