"""The charts in the detail of an index: each measure that was ever more than nothing, over the time that is chosen."""

from __future__ import annotations

from ccrtui.text.template import fill
from ccrtui.ui.render.line import EMPTY, Line, Span, Tone, crop, line
from ccrtui.ui.render.view import View
from ccrtui.ui.render.watch.chart import chart

CHART_ROWS = 6


def charts(view: View, index: str, span_s: float, width: int) -> list[Line]:
    """The charts of an index; none before anything is drawn of it."""
    drawn = view.state.drawn if view.state else None
    if drawn is None or (drawn.index, drawn.span_s) != (index, span_s):
        return []
    words = view.words.charts
    lines: list[Line] = [EMPTY, line(" ", Span(fill(words.over, {"span": words.spans[span_s]}), Tone.HEAD))]
    known = [each for each in drawn.series if each.worst.value is not None]
    if not known:
        return [*lines, line("   ", Span(words.nothing, Tone.DIM))]
    for each in known:
        if each.worst.value:
            lines += chart(view.words, view.glyphs, each, width, CHART_ROWS)
    level = [words.measures[each.measure] for each in known if not each.worst.value]
    if level:
        names = view.words.figures.separator.join(level)
        lines.append(line("   ", Span(fill(words.level, {"names": names}), Tone.DIM)))
    return [crop(spans, width) for spans in lines]
