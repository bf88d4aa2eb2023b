"""Calls as an operator reads them before they are sent, and how they ended afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby, zip_longest

from rich.cells import cell_len

from ccrtui.core.call.call import Call, Side
from ccrtui.core.walk.step import CallResult, Danger, PlannedCall, StepView, in_groups
from ccrtui.text.spacing import beside
from ccrtui.text.words import Words
from ccrtui.ui.render.calls.request import asked_in_words, marker_in_words, request_text, subject
from ccrtui.ui.render.line import EMPTY, Line, Span, Tone, cells, crop, line
from ccrtui.ui.render.view import View
from ccrtui.ui.render.wrap import wrap, wrap_code

_SHOWN = 4
"""Calls that are shown before the full plan is asked for."""

_MOST_ALIKE = 8
"""So many calls that are alike the full plan shows in full; of more, the others have a line or two each."""

_SAID = 4
"""Lines of what a call asks for that are shown before the full plan is."""


def plan_lines(view: View, planned: Sequence[PlannedCall], width: int, *, full: bool) -> list[Line]:
    """The calls that will be sent, with where they go and how they are undone."""
    if not planned:
        return []
    words = view.words.setup
    lines = hanging(Span(words.will_send, Tone.HEAD), calls_to(view, planned), width)
    regions = len({item.call.region for item in planned}) > 1
    if not full:
        lines += _shown_lines(view, planned[:_SHOWN], width, full=False, regions=regions)
        further = len(planned) - _SHOWN
        more = line("  ", Span(view.words.say(words.more_calls, n=further), Tone.DIM))
        return [*lines, more] if further > 0 else lines
    for group in in_groups(tuple(planned)):
        shown = group if len(group) <= _MOST_ALIKE else group[:_SHOWN]
        lines += _shown_lines(view, shown, width, full=True, regions=regions)
        for item in group[len(shown) :]:
            lines += [line("    ", part) for part in wrap_code(f"{item.call.line} {item.call.body or ''}", width - 4)]
    return lines


def _shown_lines(view: View, shown: Sequence[PlannedCall], width: int, *, full: bool, regions: bool) -> list[Line]:
    """Calls one under another, each with what it carries; what is the same as above is said once."""
    lines: list[Line] = []
    before: list[Line] = []
    for item, following in zip_longest(shown, shown[1:]):
        head = _request(view, item.call, width, region=regions)
        same = not full and head == before
        about = [line(" " * 6, part) for part in wrap(item.subject, width - 6)] if item.subject else []
        lines += [*([] if same else head), *about, *_asked(view, item.call, width, full), *_danger(view, item, width)]
        before = head
        if full or following is None or _undo_text(view, item) != _undo_text(view, following):
            lines += _undo(view, item, width, full)
    return lines


def hanging(head: Span, text: str, width: int) -> list[Line]:
    """A heading with its text beside it, whose lines begin under one another."""
    first, *rest = wrap(text, max(8, width - cell_len(head.text) - 2)) or [""]
    return [line(head, "  ", first), *(line(" " * (cell_len(head.text) + 2), part) for part in rest)]


def calls_to(view: View, planned: Sequence[PlannedCall]) -> str:
    """How many calls, and to which ends."""
    ends = dict.fromkeys(destination(view, item.call) for item in planned)
    to = view.words.figures.separator.join(ends)
    words = view.words.setup
    return view.words.say(words.calls_one if len(planned) == 1 else words.calls_many, n=len(planned), to=to)


def destination(view: View, call: Call) -> str:
    """Where a call goes: the region of the cloud, else the end that is asked."""
    if call.is_cloud:
        return call.region or view.words.side(Side.CLOUD.value)
    return beside(view.words.side(call.side.value), view.place_of(call.side))


def _request(view: View, call: Call, width: int, by: int = 2, *, region: bool = True) -> list[Line]:
    """What it is for and the request itself, on one line where both have room."""
    kind, request = view.words.kinds[call.kind], request_text(call, region=region)
    if by + cell_len(kind) + 2 + cell_len(request) <= width and call.is_cloud:
        return [line(" " * by, Span(kind, Tone.STRONG), "  ", request)]
    head = crop(line(" " * by, Span(kind, Tone.STRONG)), width)
    return [head, *(line(" " * (by + 2), part) for part in wrap(request, width - by - 2))]


def _asked(view: View, call: Call, width: int, full: bool) -> list[Line]:
    """What the request carries: for the cloud in words, and the exact text beside it in the full plan."""
    blank, room = " " * 6, width - 6
    texts = asked_in_words(view.words, call) + (marker_in_words(view.words, call) if full else [])
    parts = [part for text in texts for part in wrap(text, room)]
    lines = [line(blank, part) for part in (parts if full else parts[:_SAID])]
    if call.body and (full or not call.is_cloud):
        body = wrap_code(call.body, room)
        lines += [line(blank, Span(part, Tone.DIM)) for part in (body if full else body[:2])]
    return lines


def danger_text(words: Words, item: PlannedCall) -> str:
    """What is to be known before a call is sent; empty where there is nothing."""
    return {Danger.IRREVERSIBLE: words.setup.irreversible, Danger.REPEATED: words.setup.may_be_twice}.get(
        item.danger, ""
    )


def _danger(view: View, item: PlannedCall, width: int) -> list[Line]:
    return [line("    ", Span(part, Tone.BAD)) for part in wrap(danger_text(view.words, item), width - 4)]


def _undo(view: View, item: PlannedCall, width: int, full: bool) -> list[Line]:
    words = view.words
    if item.danger is Danger.IRREVERSIBLE:
        return []
    if full and item.undo:
        lines = [line("    ", Span(words.say(words.setup.undo, text="").rstrip(" ?"), Tone.DIM))]
        return lines + [part for call in item.undo for part in _request(view, call, width, by=6)]
    return [line("    ", Span(part, Tone.DIM)) for part in wrap(_undo_text(view, item), width - 4)]


def _undo_text(view: View, item: PlannedCall) -> str:
    words = view.words
    if item.undo:
        summary = words.figures.separator.join(dict.fromkeys(words.kinds[call.kind] for call in item.undo))
        return words.say(words.setup.undo, text=summary)
    return words.setup.no_undo


def result_lines(view: View, step: StepView, width: int) -> list[Line]:
    """What was sent for a step in this session, and how each call ended."""
    if not step.results:
        return []
    lines: list[Line] = [line(Span(view.words.setup.sent, Tone.HEAD))]
    ended = (
        _result(view, item.call, result, width)
        for item in step.sent
        if (result := step.results.get(item.call.id)) is not None
    )
    for ending, run in groupby(ended):
        times = len(list(run))
        if times > _MOST_ALIKE:
            head, *further = ending
            lines += [crop((*head, Span(f"  ({times:,})", Tone.DIM)), width), *further]
        else:
            lines += ending * times
    return lines


def _result(view: View, call: Call, result: CallResult, width: int) -> list[Line]:
    glyph, tone = {
        "done": (view.glyphs.good, Tone.GOOD),
        "refused": (view.glyphs.bad, Tone.BAD),
    }.get(result.result, (view.glyphs.unknown, Tone.WARN))
    words = view.words
    status = f" {result.status}" if result.status and not call.is_cloud else ""
    word = f"{words.results[result.result]}{status}"
    head = line("  ", Span(f"{glyph} {word}", tone), "  ", words.kinds[call.kind])
    about = Span(f"  {subject(call)}" if call.is_cloud else "")
    lines = [(*head, about) if cells((*head, about)) <= width else crop(head, width)]
    if result.result != "done":
        error = ": ".join(filter(None, (result.error, result.reason)))
        lines += [line("    ", part) for part in wrap(error, width - 4)]
        if result.request_id:
            request_id = words.say(words.calls.request_id, id=result.request_id)
            lines += [line("    ", Span(part, Tone.DIM)) for part in wrap(request_id, width - 4)]
    return lines


def join_blocks(blocks: Iterable[list[Line]]) -> list[Line]:
    """Blocks of lines with an empty line between those that have any."""
    joined: list[Line] = []
    for block in blocks:
        if block:
            joined += [EMPTY, *block] if joined else block
    return joined
