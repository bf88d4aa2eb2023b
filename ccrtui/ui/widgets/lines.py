"""A page of lines, scrolled by whole rows."""

from __future__ import annotations

from collections.abc import Sequence

from textual.events import MouseScrollDown, MouseScrollUp
from textual.message import Message

from ccrtui.ui.render.line import Line
from ccrtui.ui.widgets.canvas import Canvas, Row

_WHEEL = 3
"""Rows that one notch of the wheel goes on."""


class Lines(Canvas):
    """Paints a page; the part that is seen begins at `top`."""

    class Scrolled(Message):
        """Another part of it is seen: what its place tells of what it hides may be another now."""

    def __init__(self, identity: str) -> None:
        super().__init__(identity)
        self._lines: Sequence[Line] = ()
        self.top = 0

    def show(self, lines: Sequence[Line]) -> None:
        """Take a new page, and stay where the reader was as far as it goes."""
        self._lines = lines
        self.top = min(self.top, self._lowest())
        self.repaint()

    def visible_rows(self) -> Sequence[Row]:
        """The part of the page that is seen."""
        self.top = min(self.top, self._lowest())
        return [(spans, False) for spans in self._lines[self.top : self.top + self.size.height]]

    def scroll_by(self, rows: int) -> None:
        """Move the page up or down."""
        self.top = max(0, min(self.top + rows, self._lowest()))
        self.repaint()

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """A few rows on."""
        event.stop()
        self._wheel(_WHEEL)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """A few rows back."""
        event.stop()
        self._wheel(-_WHEEL)

    def _wheel(self, rows: int) -> None:
        before = self.top
        self.scroll_by(rows)
        if self.top != before:
            self.post_message(self.Scrolled())

    def home(self) -> None:
        """Back to the beginning."""
        self.top = 0
        self.repaint()

    @property
    def hidden(self) -> int:
        """How many lines stand below the last that is seen."""
        return max(0, len(self._lines) - self.top - self.size.height)

    @property
    def page(self) -> int:
        """Rows that one page down goes on."""
        return max(1, self.size.height - 1)

    def _lowest(self) -> int:
        return max(0, len(self._lines) - max(1, self.size.height))
