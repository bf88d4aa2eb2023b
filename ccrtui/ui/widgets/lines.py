"""A page of lines, scrolled by whole rows."""

from __future__ import annotations

from collections.abc import Sequence

from ccrtui.ui.render.line import Line
from ccrtui.ui.widgets.canvas import Canvas, Row


class Lines(Canvas):
    """Paints a page; the part that is seen begins at `top`."""

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
