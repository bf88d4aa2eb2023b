"""Beside the overview, where there is room: how far behind the worst index was lately, and what has changed."""

from __future__ import annotations

from ccrtui.core.state import State
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.ui.render.beginning import not_begun
from ccrtui.ui.render.line import EMPTY, Line, Span, Tone, line, shorten
from ccrtui.ui.render.overview.events import recent_events
from ccrtui.ui.render.view import View
from ccrtui.ui.render.watch.selected_index import trend_lines

_CHART_ROWS = 5
_TALL_ROWS = 10
_TALL_FROM = 40
"""The lines of the page from which on the chart is that high."""
_AMONG = 20
"""Among how many of the worst rows one is looked for that was behind."""
_MOST_EVENTS = 20


def course(view: View, state: State, width: int, height: int) -> list[Line]:
    """The trend and the changes, at most `height` lines; none where there is neither."""
    link = state.link
    behind = None if link is None or not_begun(state) else _behind(link)
    lines: list[Line] = []
    if behind is not None:
        name = Span(shorten(behind.follower_index, width - 2), Tone.HEAD)
        rows = _TALL_ROWS if height >= _TALL_FROM else _CHART_ROWS
        lines = [EMPTY, line(" ", name), *trend_lines(view, behind, width, rows)]
    events = recent_events(view, state, width, height - len(lines) - 1, _MOST_EVENTS)
    return [*lines, *([EMPTY, *events] if events else [])]


def _behind(link: LinkView) -> IndexView | None:
    """The worst of those that were behind within their trend."""
    return next((index for index in link.indices[:_AMONG] if len(index.trend) > 1 and any(index.trend)), None)
