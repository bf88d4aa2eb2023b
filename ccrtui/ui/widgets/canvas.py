"""A widget that paints lines it was given and repaints only what differs from what it painted last."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from itertools import zip_longest

from rich.segment import Segment
from rich.style import Style
from textual.events import Resize
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from ccrtui.ui.render.line import EMPTY, Line, harmless
from ccrtui.ui.theme import SELECTED, TONES
from ccrtui.ui.widgets.changes import changed_spans

Row = tuple[Line, bool]
"""A line and whether it is the selected one."""


class Canvas(Widget):
    """Base of everything that is painted line by line. A subclass says what the visible rows are."""

    can_focus = False

    class Reshaped(Message):
        """It has another size: what its place tells of what it hides, or puts beside it, may be another now."""

    def __init__(self, identity: str) -> None:
        super().__init__(id=identity)
        self._painted: list[Row] = []
        self._base = Style()
        self._width = 0

    @abstractmethod
    def visible_rows(self) -> Sequence[Row]:
        """The rows that stand in the window now, at most as many as it is high."""

    def repaint(self) -> None:
        """Paint what changed; nothing is sent to the terminal when nothing did."""
        height, width = self.size.height, self.size.width
        fresh = self._rows()
        regions = [
            region
            for y, (old, new) in enumerate(zip_longest(self._painted[:height], fresh, fillvalue=(EMPTY, False)))
            for region in _differences(old, new, y, width)
        ]
        self._painted = fresh
        if regions:
            self.refresh(*regions)

    def on_resize(self, event: Resize) -> None:
        """Paint all of it anew."""
        del event
        self._painted = self._rows()
        self.refresh()
        self.post_message(self.Reshaped())

    def _rows(self) -> list[Row]:
        """What is painted: names and sentences of servers are in it, and none of them is obeyed by a terminal."""
        return [(harmless(spans), selected) for spans, selected in self.visible_rows()[: self.size.height]]

    def render_lines(self, crop: Region) -> list[Strip]:
        """Rows as segments, in the style that the widget has now: what makes it up is gone through once for all."""
        self._base, self._width = self.rich_style, self.size.width
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One row as segments; neighbours of one style are one segment, because each costs bytes."""
        width, base = self._width, self._base
        theme = self.app.theme
        tones = TONES[theme] if theme in TONES else TONES["ccr-ansi"]
        spans, selected = self._painted[y] if y < len(self._painted) else (EMPTY, False)
        if selected:
            base += SELECTED[theme] if theme in SELECTED else Style(reverse=True)
        segments = [Segment(span.text, base + tones[span.tone]) for span in spans if span.text]
        return Strip(Segment.simplify(segments)).adjust_cell_length(width, base)


def _differences(old: Row, new: Row, y: int, width: int) -> list[Region]:
    if old == new:
        return []
    if old[1] != new[1]:
        return [Region(0, y, width, 1)]
    return [Region(start, y, end - start, 1) for start, end in changed_spans(old[0], new[0], width)]
