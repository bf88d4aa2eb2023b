"""A table of any number of rows: only those that are seen are made, and the cursor stays on its row."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.events import Click, MouseScrollDown, MouseScrollUp

from ccrtui.ui.render.line import Line
from ccrtui.ui.widgets.canvas import Canvas, Row


class Table(Canvas):
    """Rows by key. `show` takes the keys in order and a function that paints the row at a position.

    One that `follows_first` keeps its cursor on the first row, whichever that is, until it is moved.
    """

    def __init__(self, identity: str, moved: Callable[[], None] | None = None, *, follows_first: bool = False) -> None:
        super().__init__(identity)
        self._keys: tuple[str, ...] = ()
        self._paint: Callable[[int], Line] = _nothing
        self._moved = moved
        self._follows_first = follows_first
        self.top = 0
        self.cursor = 0

    def show(self, keys: Sequence[str], paint: Callable[[int], Line]) -> None:
        """Take new rows. The cursor stays on its key, and the window moves with it; without it, where it was."""
        selected = keys[0] if self._follows_first and self.cursor == 0 and keys else self.selected
        self._paint = paint
        keys = tuple(keys)
        if keys != self._keys:
            self._keys = keys
            place = self._keys.index(selected) if selected in self._keys else min(self.cursor, len(self._keys) - 1)
            self.top += place - self.cursor if selected in self._keys and self.top > 0 else 0
            self.cursor = max(min(self.cursor, 0), place)
        self._keep_in_sight()
        self.repaint()

    @property
    def selected(self) -> str | None:
        """The key of the row the cursor is on."""
        return self._keys[self.cursor] if 0 <= self.cursor < len(self._keys) else None

    def select_none(self) -> None:
        """Put the cursor on no row, until it is moved to one."""
        self.cursor = -1
        self.repaint()

    def select(self, key: str) -> None:
        """Put the cursor on a row, if it is there."""
        if key in self._keys:
            self.move_to(self._keys.index(key))

    def move_by(self, rows: int) -> None:
        """Move the cursor up or down."""
        self.move_to(self.cursor + rows)

    def move_to(self, position: int) -> None:
        """Put the cursor on a position; one beyond the end is the end."""
        self.cursor = max(0, min(position, len(self._keys) - 1))
        self._keep_in_sight()
        self.repaint()

    def _move(self, position: int) -> None:
        """Put the cursor on a position by the mouse, of which nobody else knows."""
        self.move_to(position)
        if self._moved is not None:
            self._moved()

    @property
    def seen(self) -> tuple[str, ...]:
        """The keys of the rows that are seen."""
        self._keep_in_sight()
        return self._keys[self.top : self.top + self.size.height]

    @property
    def page(self) -> int:
        """Rows that one page down goes on."""
        return max(1, self.size.height - 1)

    def __len__(self) -> int:
        """How many rows there are, seen or not."""
        return len(self._keys)

    def visible_rows(self) -> Sequence[Row]:
        """The rows that are seen."""
        self._keep_in_sight()
        last = min(len(self._keys), self.top + self.size.height)
        return [(self._paint(position), position == self.cursor) for position in range(self.top, last)]

    def on_click(self, event: Click) -> None:
        """The row that was clicked becomes the selected one."""
        event.stop()
        if self.top + event.y < len(self._keys):
            self._move(self.top + event.y)

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Three rows on."""
        event.stop()
        self._move(self.cursor + 3)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Three rows back."""
        event.stop()
        self._move(self.cursor - 3)

    def _keep_in_sight(self) -> None:
        height = max(1, self.size.height)
        self.top = max(0, min(self.top, self.cursor, len(self._keys) - height) if height < len(self._keys) else 0)
        if self.cursor >= self.top + height:
            self.top = self.cursor - height + 1


def _nothing(position: int) -> Line:
    del position
    return ()
