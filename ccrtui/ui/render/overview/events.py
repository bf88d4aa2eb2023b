"""What has changed lately: how often something broke, and the newest changes."""

from __future__ import annotations

from ccrtui.core.record.event import Group, breaks, grouped, lasting
from ccrtui.core.state import State
from ccrtui.text.durations import duration
from ccrtui.text.phrases.event import event_text
from ccrtui.text.phrases.number import moment
from ccrtui.ui.render.line import Line, Span, Tone, cells, crop, line
from ccrtui.ui.render.view import View
from ccrtui.ui.render.wrap import wrap

LATELY_S = 3600.0
MOST = 5
"""How many changes are listed at most."""


def recent_events(view: View, state: State, width: int, room: int, most: int = MOST) -> list[Line]:
    """As many lines as have room, with `most` changes; none where nothing changed within the hour, or in the past.

    A break is told a little after it is seen: until then that there was none is not said of a link that is cut.
    """
    events = [event for event in state.events if event.at >= view.wall - LATELY_S]
    if view.past_at is not None or not events or room < 1:
        return []
    words = view.words
    told = breaks(events, view.wall)
    template = {0: words.history.no_breaks, 1: words.history.one_break}.get(told.number, words.history.breaks)
    summary = words.say(template, n=told.number, longest=duration(words.figures, told.longest_s))
    is_cut = not told.number and state.link is not None and state.link.connected is False
    head = line(" ", Span(words.history.events, Tone.HEAD), "  ", Span("" if is_cut else summary))
    lines = [crop(head, width)]
    for group in grouped(lasting(events))[::-1][:most]:
        change = _lines(view, group, width)
        if len(lines) + len(change) > room:
            break
        lines += change
    return lines


def newest_events(view: View, state: State, width: int) -> Line:
    """The newest changes of the last hour on one line, as many as have room; empty where there are none."""
    events = [event for event in state.events if event.at >= view.wall - LATELY_S]
    if view.past_at is not None or not events:
        return ()
    told: Line = line(" ", Span(view.words.history.events, Tone.HEAD))
    for group in grouped(lasting(events))[::-1][:MOST]:
        first, *rest = _lines(view, group, width)
        more = (Span("  "), *first[1:])
        if rest or cells(told) + cells(more) >= width:
            break
        told = (*told, *more)
    return told


def _lines(view: View, group: Group, width: int) -> list[Line]:
    """A change with when it was, as many lines as that takes."""
    at = moment(group.first.event.at, view.wall)
    more = view.words.say(view.words.history.alike, n=group.more) if group.more else ""
    start = line("   ", Span(at, Tone.DIM), "  ")
    first, *rest = wrap(f"{event_text(view.words, group.first)}{more}", max(8, width - cells(start) - 1))
    return [(*start, Span(first)), *(line(" " * cells(start), part) for part in rest)]
