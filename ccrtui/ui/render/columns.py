"""Columns of a table: how wide, which side figures stand on, and which are shown at which width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ccrtui.ui.render.line import Line, Span, Tone, crop, fit


@dataclass(frozen=True, slots=True)
class Column:
    """`width` cells; 0 takes what is left. Shown from `shown_from` columns of the terminal on."""

    key: str
    title: str
    width: int
    right: bool = False
    shown_from: int = 0


def layout(columns: Sequence[Column], width: int) -> tuple[Column, ...]:
    """The columns that are shown at that width, each with its final number of cells."""
    shown = [column for column in columns if width >= column.shown_from]
    fixed = sum(column.width for column in shown) + len(shown)
    flexible = sum(column.width == 0 for column in shown)
    left = max(8, (width - 1 - fixed) // max(1, flexible))
    return tuple(
        Column(column.key, column.title, column.width or left, column.right, column.shown_from) for column in shown
    )


def heading(columns: Sequence[Column], width: int) -> Line:
    """The line of titles."""
    return crop(row(columns, {column.key: Span(column.title, Tone.HEAD) for column in columns}), width)


def row(columns: Sequence[Column], values: dict[str, Span], note: tuple[str, str] | None = None) -> Line:
    """One row, each value cut and padded to its column. A `note` takes the place of a column and all after it."""
    spans: list[Span] = [Span(" ")]
    for position, column in enumerate(columns):
        if note and column.key == note[0]:
            left = sum(other.width + 1 for other in columns[position:]) - 1
            spans.append(Span(fit(note[1], left), Tone.DIM))
            break
        value = values.get(column.key, Span(""))
        spans.append(Span(fit(value.text, column.width, right=column.right), value.tone))
        spans.append(Span(" "))
    return tuple(spans)
