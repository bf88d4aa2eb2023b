"""A chart of a measure through time: its scale and unit, its time at both ends, its worst value with when, its gaps."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from rich.cells import cell_len

from ccrtui.core.record.through_time.series import Column, Series, narrowed
from ccrtui.text.glyphs import Glyphs
from ccrtui.text.phrases.chart import moment_text, value_text, worst_text
from ccrtui.text.words import Words
from ccrtui.ui.render.line import Line, Span, Tone, fit, line, spread
from ccrtui.ui.render.watch.trend import GAP
from ccrtui.ui.render.watch.trend import chart as drawn

LEAST_ROWS = 4
"""Of how many lines a chart is at least: its head, two of drawing, its time."""


def chart(words: Words, glyphs: Glyphs, told: Series, width: int, height: int) -> list[Line]:
    """A series in so many lines of so many cells; one that tells nothing is a line that says so."""
    worst, text = told.worst, words.charts
    name = line(" ", Span(text.measures[told.measure], Tone.DIM))
    if worst.value is None or worst.at is None:
        return [spread(name, line(Span(text.nothing, Tone.DIM), " "), width)]
    top = value_text(words, told.measure, worst.value) or ""
    scale = max(cell_len(top), 1)
    cells = max(8, width - scale - 3)
    columns = narrowed(told, cells * (2 if glyphs.dots else 1))
    rows = max(1, height - 2)
    labels = [top, *[""] * (rows - 2), "0"] if rows > 1 else [top]
    return [
        spread(name, line(worst_text(words, told), " "), width),
        *(
            line(" ", Span(fit(label, scale, right=True), Tone.DIM), " ", *_with_gaps(row, text.not_known))
            for label, row in zip(labels, drawn(_heights(columns), cells, rows, dots=glyphs.dots), strict=True)
        ),
        line(" " * (scale + 2), Span(_axis(told, columns, cells), Tone.DIM)),
    ]


def _with_gaps(row: str, text: str) -> Line:
    """A row of a drawing: a gap says in words that nothing is known there, where it has room for them."""
    parts = (part for part in re.split(rf"({re.escape(GAP)}+)", row) if part)
    return tuple(Span(_gap(part, text), Tone.DIM) if part[0] == GAP else Span(part, Tone.INFO) for part in parts)


def _gap(part: str, text: str) -> str:
    left = (len(part) - cell_len(text)) // 2
    return part if left < 1 else " " * left + text + " " * (len(part) - left - cell_len(text))


def _heights(columns: Sequence[Column]) -> list[int | None]:
    """Values as whole numbers, fine enough to be drawn; whatever is not nothing stays so."""
    return [None if column.value is None else math.ceil(column.value * 1000) for column in columns]


def _axis(told: Series, columns: Sequence[Column], cells: int) -> str:
    """The time at both ends, and between them a mark under the worst value where there is room for it."""
    span_s = told.until - told.since
    left, right = moment_text(told.since, span_s), moment_text(told.until, span_s)
    if len(left) + len(right) + 2 > cells:
        return left[:cells]
    axis = left + " " * (cells - len(left) - len(right)) + right
    place = next(place for place, column in enumerate(columns) if column.value == told.worst.value)
    at = place * cells // len(columns)
    if not told.worst.value or not len(left) < at < cells - len(right) - 1:
        return axis
    return f"{axis[:at]}^{axis[at + 1 :]}"
