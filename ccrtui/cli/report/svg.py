"""A chart as a picture that stands in the page itself: no script, nothing from elsewhere, readable without colour."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import UTC
from html import escape

from ccrtui.core.harmless import harmless_line
from ccrtui.core.record.through_time.measure import Measure
from ccrtui.core.record.through_time.series import Column, Series
from ccrtui.text.phrases.chart import moment_text, value_text, worst_text
from ccrtui.text.words import Words

COLUMNS = 480
"""Into how many columns the time of a chart is cut."""
_WIDTH, _HEIGHT = 760, 190
_LEFT, _RIGHT, _TOP, _BOTTOM = 84, 16, 22, 26
_STROKES = (("#1c5d99", ""), ("#b3520a", "5 3"))
"""Colour and dashes of the first and the second line."""
_TICKS = 4
_SCALES = {1: (1, 2, 5, 10), 60: (1, 2, 5, 10, 15, 30, 60), 3600: (1, 2, 3, 6, 12, 24), 86_400: (1, 2, 5, 10)}
_TEXT = 'font-size="11" fill="#444"'


def svg(words: Words, told: Sequence[Series]) -> str:
    """The series over one another, of one unit and one time; `told` is not empty."""
    first = told[0]
    worst = max(told, key=lambda each: each.worst.value or 0.0)
    top = scale_of(first.measure, worst.worst.value or 0.0)
    label = harmless_line("; ".join(words.charts.measures[each.measure] for each in told))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" '
        f'height="{_HEIGHT}" role="img" aria-label="{escape(label)}" font-family="sans-serif">',
        *_gaps(told),
        *_frame(words, first, top),
    ]
    for each, (colour, dashes) in zip(told, _STROKES, strict=False):
        parts += _line(each.columns, top, colour, dashes, filled=len(told) == 1)
    return "\n".join([*parts, *_worst(words, worst, top), "</svg>"])


def scale_of(measure: Measure, worst: float) -> float:
    """The top of the scale: a round number in its unit, not less than the worst value."""
    if measure is not Measure.SECONDS:
        unit, steps = 1.0, _SCALES[1]
    else:
        size = next((size for size in (1, 60, 3600) if worst <= 2 * size * (60 if size < 3600 else 24)), 86_400)
        unit, steps = float(size), _SCALES[size]
    value = max(worst / unit, 1.0)
    if value <= steps[-1]:
        return unit * next(step for step in steps if step >= value)
    power = 10.0 ** math.floor(math.log10(value))
    return unit * next(step * power for step in (1, 2, 4, 6, 8, 10) if step * power >= value)


def _x(place: float, columns: int) -> float:
    return round(_LEFT + (_WIDTH - _LEFT - _RIGHT) * place / columns, 1)


def _y(value: float, top: float) -> float:
    return round(_HEIGHT - _BOTTOM - (_HEIGHT - _TOP - _BOTTOM) * min(value / top, 1.0), 1)


def _gaps(told: Sequence[Series]) -> Iterator[str]:
    columns = [any(each.columns[place].value is not None for each in told) for place in range(len(told[0].columns))]
    for begin, end in _runs([not known for known in columns]):
        left, right = _x(begin, len(columns)), _x(end, len(columns))
        yield (
            f'<rect x="{left}" y="{_TOP}" width="{round(right - left, 1)}" height="{_HEIGHT - _TOP - _BOTTOM}" '
            'fill="#e4e4e4"/>'
        )


def _frame(words: Words, told: Series, top: float) -> Iterator[str]:
    right, span_s = _WIDTH - _RIGHT, told.until - told.since
    for value in (0.0, top / 2, top):
        y, text = _y(value, top), "0" if not value else value_text(words, told.measure, value) or ""
        yield f'<line x1="{_LEFT}" y1="{y}" x2="{right}" y2="{y}" stroke="#bbb" stroke-width="0.7"/>'
        yield f'<text x="{_LEFT - 6}" y="{y + 4}" text-anchor="end" {_TEXT}>{escape(text)}</text>'
    for tick in range(_TICKS + 1):
        x, at = _x(tick, _TICKS), told.since + span_s * tick / _TICKS
        anchor = "start" if not tick else "end" if tick == _TICKS else "middle"
        yield f'<line x1="{x}" y1="{_y(0, 1)}" x2="{x}" y2="{_y(0, 1) + 4}" stroke="#888"/>'
        moment = escape(moment_text(at, span_s, UTC))
        yield f'<text x="{x}" y="{_HEIGHT - 8}" text-anchor="{anchor}" {_TEXT}>{moment}</text>'


def _line(columns: Sequence[Column], top: float, colour: str, dashes: str, *, filled: bool) -> Iterator[str]:
    for begin, end in _runs([column.value is not None for column in columns]):
        points: list[str] = []
        before: float | None = None
        for place in range(begin, end):
            y = _y(columns[place].value or 0.0, top)
            if y != before:
                points += [] if before is None else [f"{_x(place, len(columns))},{before}"]
                points.append(f"{_x(place, len(columns))},{y}")
            before = y
        points.append(f"{_x(end, len(columns))},{before}")
        if filled:
            base = f"{_x(end, len(columns))},{_y(0, 1)} {_x(begin, len(columns))},{_y(0, 1)}"
            yield f'<polygon points="{" ".join(points)} {base}" fill="{colour}" fill-opacity="0.25"/>'
        dash = f' stroke-dasharray="{dashes}"' if dashes else ""
        yield (
            f'<polyline points="{" ".join(points)}" fill="none" stroke="{colour}" stroke-width="1.4" '
            f'stroke-linejoin="round"{dash}/>'
        )


def _worst(words: Words, told: Series, top: float) -> Iterator[str]:
    """A mark at the worst value, with when it was."""
    worst, span_s = told.worst, told.until - told.since
    if not worst.value or worst.at is None or not span_s:
        return
    x, y = _x((worst.at - told.since) / span_s, 1), _y(worst.value, top)
    right = x > _WIDTH / 2
    yield f'<circle cx="{x}" cy="{y}" r="3.2" fill="none" stroke="#a01818" stroke-width="1.6"/>'
    yield (
        f'<text x="{x + (-7 if right else 7)}" y="{max(y - 5, 12)}" text-anchor="{"end" if right else "start"}" '
        f'font-size="11" font-weight="bold" fill="#a01818">{escape(worst_text(words, told, UTC))}</text>'
    )


def _runs(marks: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Where marks follow each other: from which place to before which."""
    begin: int | None = None
    for place, mark in enumerate([*marks, False]):
        if mark and begin is None:
            begin = place
        elif not mark and begin is not None:
            yield begin, place
            begin = None
