"""The rows of the board as they were painted: a key that moves the cursor paints none of them anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ccrtui.core.state import State
from ccrtui.ui.render.columns import Column
from ccrtui.ui.render.line import Line
from ccrtui.ui.render.view import View
from ccrtui.ui.render.watch.board import Board
from ccrtui.ui.render.watch.rows import watch_row

Frame = tuple[Board, Sequence[Column], int]
"""What the rows are painted into: the board, its columns, and the cells that they have."""


class RowLines:
    """Keeps the lines for as long as the same state is seen in the same columns, within one second."""

    def __init__(self) -> None:
        self._seen: tuple[State | None, int] = (None, 0)
        self._frame: Frame | None = None
        self._lines: dict[int, Line] = {}

    def of(self, view: View, frame: Frame) -> Callable[[int], Line]:
        """What paints the row at a position."""
        board, columns, room = frame
        if not self._holds(view, frame):
            self._seen, self._frame, self._lines = (view.state, int(view.now)), frame, {}
        lines = self._lines

        def painted(place: int) -> Line:
            line = lines.get(place)
            if line is None:
                line = lines[place] = watch_row(view, columns, board.rows[place], room)
            return line

        return painted

    def _holds(self, view: View, frame: Frame) -> bool:
        state, second = self._seen
        if self._frame is None or state is not view.state or second != int(view.now):
            return False
        board, columns, room = self._frame
        return board is frame[0] and columns == frame[1] and room == frame[2]
