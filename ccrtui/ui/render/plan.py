"""Calls as an operator reads them before they are sent, and how they ended afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from ccrtui.core.call import Call, Side
from ccrtui.core.step import CallResult, Danger, PlannedCall, StepView
from ccrtui.ui.render.line import EMPTY, Line, Span, Tone, crop, line
from ccrtui.ui.render.view import View
from ccrtui.ui.render.wrap import wrap

_SHOWN = 3
"""Calls that are shown before the full plan is asked for."""


def plan_lines(view: View, planned: Sequence[PlannedCall], width: int, *, full: bool) -> list[Line]:
    """The calls that will be sent, with where they go and how they are undone."""
    if not planned:
        return []
    words = view.words.setup
    head = Span(words.will_send, Tone.HEAD)
    first, *rest = wrap(calls_to(view, planned), max(8, width - cell_len(head.text) - 2)) or [""]
    lines = [line(head, "  ", first), *(line(" " * (cell_len(head.text) + 2), part) for part in rest)]
    shown = planned if full else planned[:_SHOWN]
    for item in shown:
        lines += _planned(view, item, width, full)
    if len(shown) < len(planned):
        lines.append(line("  ", Span(view.words.say(words.more_calls, n=len(planned) - len(shown)), Tone.DIM)))
    return lines


def calls_to(view: View, planned: Sequence[PlannedCall]) -> str:
    """How many calls, and to which ends."""
    sides = dict.fromkeys(item.call.side for item in planned)
    to = view.words.figures.separator.join(end_of(view, side) for side in sides)
    words = view.words.setup
    return view.words.say(words.calls_one if len(planned) == 1 else words.calls_many, n=len(planned), to=to)


def end_of(view: View, side: Side) -> str:
    """An end by its word and what tells it from the other."""
    place = view.place_of(side)
    return f"{view.words.side(side.value)} {place}".strip()


def _planned(view: View, item: PlannedCall, width: int, full: bool) -> list[Line]:
    words = view.words
    lines = [crop(line("  ", Span(words.kinds.of(item.call.kind), Tone.STRONG)), width)]
    lines += _request(item.call, width, full)
    if item.danger is Danger.IRREVERSIBLE:
        lines.append(crop(line("    ", Span(words.setup.irreversible, Tone.BAD)), width))
    elif not item.undo:
        lines.append(crop(line("    ", Span(words.setup.no_undo, Tone.DIM)), width))
    elif full:
        lines.append(line("    ", Span(words.say(words.setup.undo, text="").rstrip(" ?"), Tone.DIM)))
        lines += [part for call in item.undo for part in _request(call, width, False, by=6)]
    else:
        summary = words.figures.separator.join(dict.fromkeys(words.kinds.of(call.kind) for call in item.undo))
        undo = words.say(words.setup.undo, text=summary)
        lines += [line("    ", Span(part, Tone.DIM)) for part in wrap(undo, width - 4)]
    return lines


def request_text(call: Call) -> str:
    """Method, path and query on one line."""
    return f"{call.verb} {call.target}{'?' + call.query if call.query else ''}"


def _request(call: Call, width: int, full: bool, by: int = 4) -> list[Line]:
    blank = " " * by
    lines = [line(blank, part) for part in wrap(request_text(call), width - by)]
    if call.body:
        body = wrap_code(call.body, width - by - 2)
        if not full:
            body = body[:2]
        lines += [line(blank, "  ", Span(part, Tone.DIM)) for part in body]
    return lines


def wrap_code(text: str, width: int) -> list[str]:
    """Exact text, broken at the width and nowhere changed."""
    width = max(8, width)
    return [row[start : start + width] for row in text.splitlines() for start in range(0, max(len(row), 1), width)]


def result_lines(view: View, step: StepView, width: int) -> list[Line]:
    """What was sent for a step in this session, and how each call ended."""
    if not step.results:
        return []
    lines: list[Line] = [line(Span(view.words.setup.sent, Tone.HEAD))]
    for item in step.sent:
        result = step.results.get(item.call.id)
        if result is not None:
            lines += _result(view, item.call, result, width)
    return lines


def _result(view: View, call: Call, result: CallResult, width: int) -> list[Line]:
    glyph, tone = {
        "done": (view.glyphs.good, Tone.GOOD),
        "refused": (view.glyphs.bad, Tone.BAD),
    }.get(result.result, (view.glyphs.unknown, Tone.WARN))
    words = view.words
    status = f" {result.status}" if result.status else ""
    word = f"{words.results.of(result.result)}{status}"
    lines = [crop(line("  ", Span(f"{glyph} {word}", tone), "  ", words.kinds.of(call.kind)), width)]
    if result.result != "done":
        said = ": ".join(filter(None, (result.error, result.reason)))
        lines += [line("    ", part) for part in wrap(said, width - 4)]
    return lines


def join_blocks(blocks: Iterable[list[Line]]) -> list[Line]:
    """Blocks of lines with an empty line between those that have any."""
    joined: list[Line] = []
    for block in blocks:
        if block:
            joined += [EMPTY, *block] if joined else block
    return joined
