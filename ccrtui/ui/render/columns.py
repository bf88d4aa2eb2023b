"""Columns of a table: how wide, which side figures stand on, and which of them have room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ccrtui.ui.render.line import Line, Span, Tone, crop, fit

_LEAST = 8
EXTRA = 4
"""The rank from which on a column only takes room that no other prefers to have."""


@dataclass(frozen=True, slots=True)
class Column:
    """`width` cells; 0 takes what is left, at least `least` of it and at most `most` (0: all).

    Shown from `shown_from` columns of the terminal on. Where there is no room, the highest `rank` gives way first, and
    0 never; from `EXTRA` on already where others would have less than they prefer.
    """

    key: str
    title: str
    width: int
    right: bool = False
    shown_from: int = 0
    rank: int = 0
    least: int = _LEAST
    prefers: int = 0
    most: int = 0

    @property
    def needs(self) -> int:
        """The cells without which it is not shown."""
        return self.width or self.least

    @property
    def wants(self) -> int:
        """The cells that it has before there is room for extras."""
        return self.width or max(self.least, self.prefers)


def layout(columns: Sequence[Column], width: int, room: int | None = None) -> tuple[Column, ...]:
    """The columns that are shown at that width of the screen in `room` cells of it, each with its number of cells."""
    room = width if room is None else room
    shown = [column for column in columns if width >= column.shown_from]
    while last := max((column.rank for column in shown), default=0):
        if (_wanted(shown) if last >= EXTRA else _needed(shown)) <= room:
            break
        shown = [column for column in shown if column.rank != last]
    left, laid = room - _needed(shown), []
    for column in shown:
        takes = 0 if column.width else max(0, min(left, column.most - column.least) if column.most else left)
        left -= takes
        laid.append(replace(column, width=column.needs + takes))
    return tuple(laid)


def _needed(columns: Sequence[Column]) -> int:
    return 1 + sum(column.needs + 1 for column in columns)


def _wanted(columns: Sequence[Column]) -> int:
    return 1 + sum(column.wants + 1 for column in columns)


def heading(columns: Sequence[Column], width: int, sorted_by: str = "") -> Line:
    """The line of titles; that of the column which the rows are sorted by stands out."""
    titles = {column.key: Span(column.title, Tone.KEY if column.key == sorted_by else Tone.HEAD) for column in columns}
    return crop(row(columns, titles), width)


def column_at(columns: Sequence[Column], x: int) -> str | None:
    """The key of the column that stands at a cell of the line, with the blank after it; None beside them."""
    begins = 1
    for column in columns:
        if begins <= x <= begins + column.width:
            return column.key
        begins += column.width + 1
    return None


def row(columns: Sequence[Column], values: dict[str, Span], note: tuple[str, str] | None = None, room: int = 0) -> Line:
    """One row, each value cut and padded to its column.

    A `note` takes the place of a column and all after it, and what is left behind them of `room` cells.
    """
    spans: list[Span] = [Span(" ")]
    free = max(0, room - _needed(columns))
    for position, column in enumerate(columns):
        if note and column.key == note[0]:
            left = sum(other.width + 1 for other in columns[position:]) - 1 + free
            spans.append(Span(fit(note[1], left), Tone.DIM))
            break
        value = values.get(column.key, Span(""))
        spans.append(Span(fit(value.text, column.width, right=column.right), value.tone))
        spans.append(Span(" "))
    return tuple(spans)
