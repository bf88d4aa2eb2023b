"""What a step saw: figures of both sides next to each other, leader left, then what is not of one side."""

from __future__ import annotations

from collections.abc import Mapping

from rich.cells import cell_len

from ccrtui.core.call import Side
from ccrtui.core.json_value import JsonObject
from ccrtui.text.template import said
from ccrtui.ui.render.line import Line, Span, Tone, cells, crop, fit, line
from ccrtui.ui.render.view import View
from ccrtui.ui.render.wrap import wrap

_SAID_ELSEWHERE = frozenset(
    {"side", "option", "confirm", "index", "indices", "leader_index", "follower_index", "step", "pairs", "unfinished"}
    | {"replaces", "fault", "wanted_alias", "wanted_leader_index", "alias", "leader_docs", "follower_docs", "documents"}
    | {"licence", "licence_status", "privileges", "url", "reason", "error", "status", "connect_ms", "percent"}
    | {"connected", "connections_wanted", "speaks"}
)
"""Keys that the sentences of the codes name, so that they are not said twice."""

_NARROW = 44


def evidence_lines(view: View, evidence: JsonObject, width: int) -> list[Line]:
    """The figures of a judgement; nothing where there are none."""
    pairs = _pairs(evidence)
    singles = _singles(view, evidence, pairs)
    labels = view.words.evidence
    names = [labels.of(key) for key in (*pairs, *singles)]
    label = min(max((cell_len(name) for name in names), default=0) + 2, 20)
    lines: list[Line] = []
    if pairs:
        lines += _both(view, pairs, label, width)
    for key, text in singles.items():
        first, *rest = wrap(text, max(12, width - label - 1)) or [""]
        lines.append(line(Span(fit(labels.of(key), label), Tone.DIM), first))
        lines += [line(" " * label, part) for part in rest]
    return lines


def _pairs(evidence: JsonObject) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for key in evidence:
        name = key.removeprefix("leader_")
        if name == key or key in _SAID_ELSEWHERE or f"follower_{name}" not in evidence:
            continue
        both = (said(evidence[key]), said(evidence[f"follower_{name}"]))
        if any(both):
            found[name] = both
    return found


def _singles(view: View, evidence: JsonObject, pairs: Mapping[str, object]) -> dict[str, str]:
    taken = {f"{side}_{name}" for name in pairs for side in ("leader", "follower")}
    found = {}
    for key, value in evidence.items():
        one_side = key.removeprefix("leader_").removeprefix("follower_") != key
        if key in taken or key in _SAID_ELSEWHERE or one_side or (isinstance(value, list) and _structured(value)):
            continue
        if text := said(value):
            found[key] = view.words.evidence.value(key, text)
    return found


def _structured(value: list[object]) -> bool:
    return any(isinstance(item, Mapping) for item in value)


def _both(view: View, pairs: Mapping[str, tuple[str, str]], label: int, width: int) -> list[Line]:
    words = view.words
    if width < _NARROW:
        lines = []
        for key, (left, right) in pairs.items():
            lines.append(crop(line(Span(words.evidence.of(key), Tone.DIM)), width))
            lines.append(crop(line(f"  {words.sides.leader} {left}"), width))
            lines.append(crop(line(f"  {words.sides.follower} {right}"), width))
        return lines
    half = (width - label) // 2
    lines = [_row("", label, *heads, half) for heads in two_heads(view)]
    for key, (left, right) in pairs.items():
        lines.append(_row(words.evidence.of(key), label, line(left), line(right), half))
    return lines


def two_heads(view: View) -> tuple[tuple[Line, Line], tuple[Line, Line]]:
    """The headings of leader and follower, and under them what tells the two apart."""
    frame = view.words.frame
    names = (line(Span(frame.leader, Tone.HEAD)), line(Span(frame.follower, Tone.HEAD)))
    places = [line(Span(view.place_of(side), Tone.DIM)) for side in (Side.LEADER, Side.FOLLOWER)]
    return names, (places[0], places[1])


def _row(label: str, width: int, left: Line, right: Line, half: int) -> Line:
    cut = crop(left, half - 1)
    return (Span(fit(label, width), Tone.DIM), *cut, Span(" " * (half - cells(cut))), *crop(right, half))
