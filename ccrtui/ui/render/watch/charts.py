"""The charts of an index or of the link: each measure that was ever more than nothing, over the time that is chosen."""

from __future__ import annotations

from ccrtui.text.template import fill
from ccrtui.ui.render.line import EMPTY, Line, Span, Tone, crop, line, side_by_side
from ccrtui.ui.render.view import View
from ccrtui.ui.render.watch.chart import chart
from ccrtui.ui.render.wrap import wrap

CHART_ROWS = 6
SIDE_BY_SIDE_FROM = 110
"""Cells from which on two charts stand beside each other."""


def charts(view: View, index: str | None, span_s: float, width: int) -> list[Line]:
    """The charts of an index, None: of the link; none before anything is drawn of it."""
    drawn = view.state.drawn if view.state else None
    if drawn is None or (drawn.index, drawn.span_s) != (index, span_s):
        return []
    words = view.words.charts
    lines: list[Line] = [EMPTY, line(" ", Span(fill(words.over, {"span": words.spans[span_s]}), Tone.HEAD))]
    known = [each for each in drawn.series if each.worst.value is not None]
    if not known:
        return [*lines, line("   ", Span(words.nothing, Tone.DIM))]
    columns = 2 if width >= SIDE_BY_SIDE_FROM else 1
    room = width // columns
    drawings = [chart(view.words, view.glyphs, each, room, CHART_ROWS) for each in known if each.worst.value]
    for place in range(0, len(drawings), columns):
        left, *right = drawings[place : place + columns]
        lines += side_by_side(left, right[0], room) if right else left
    level = [words.measures[each.measure] for each in known if not each.worst.value]
    if level:
        names = view.words.figures.separator.join(level)
        text = fill(words.level, {"names": names})
        lines += [line("   ", Span(part, Tone.DIM)) for part in wrap(text, width - 4)]
    return [crop(spans, width) for spans in lines]
