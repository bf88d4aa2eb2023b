"""What a step saw: figures of both sides next to each other, leader left, then what is not of one side."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import zip_longest

from rich.cells import cell_len

from ccrtui.core.call.call import ENDS
from ccrtui.core.json_value import JsonObject, JsonValue
from ccrtui.text.template import said
from ccrtui.ui.render.line import EMPTY, Line, Span, Tone, cells, crop, fit, line, shorten
from ccrtui.ui.render.setup.route_evidence import KEYS, Row, route_rows
from ccrtui.ui.render.view import View
from ccrtui.ui.render.wrap import wrap

_SAID_ELSEWHERE = frozenset(
    {"side", "option", "confirm", "index", "indices", "leader_index", "follower_index", "step", "pairs", "unfinished"}
    | {"replaces", "fault", "wanted_alias", "wanted_leader_index", "alias", "leader_docs", "follower_docs", "documents"}
    | {"licence", "licence_status", "privileges", "url", "reason", "error", "status", "connect_ms", "percent"}
    | {"flaw", "ca_more", "other_key", "refusal", "own_address", "others_alias"}
    | {"price", "price_per", "price_listed", "not_seen", "overlaps", "service"}
    | {"connected", "connections_wanted", "speaks", "not_changed", "policy", "places", "call_id", "made_by_us"}
    | {
        "was",
        "worked_until",
        "watch_reason",
        "watch_verdict",
        "open_again",
        "cause",
        "origin",
        "operations_read",
        "history_left_s",
    }
)
"""Keys that the sentences of the codes or lines of their own name, so that they are not said twice."""

_NARROW = 44

_WIDEST_LABEL = 20

_LONG = 12
"""Characters from which on two values are read more easily in a sentence than in columns."""

_TELLING = 5
"""Characters from which on a value in a sentence is surely the same value."""


def evidence_lines(
    view: View, evidence: JsonObject, width: int, sentence: str = "", without: Collection[str] = ()
) -> list[Line]:
    """The figures of a judgement that are neither `told`, in the sentence above, nor among the keys `without`."""
    pairs = [*route_rows(view, evidence), *(row for row in _pairs(view, evidence) if not _are_told(sentence, row))]
    singles = {
        key: text for key, text in _singles(view, evidence).items() if key not in without and not _has(sentence, text)
    }
    labels = view.words.evidence
    names = [*(name for name, _left, _right in pairs), *(labels.of(key) for key in singles)]
    label = min(max((cell_len(name) for name in names), default=0) + 2, _WIDEST_LABEL)
    lines: list[Line] = []
    if pairs:
        lines += _both(view, pairs, label, width)
    for key, text in singles.items():
        first, *rest = wrap(text, max(12, width - label - 1)) or [""]
        lines.append(line(Span(fit(labels.of(key), label), Tone.DIM), first))
        lines += [line(" " * label, part) for part in rest]
    return lines


def _pairs(view: View, evidence: JsonObject) -> list[Row]:
    names = dict.fromkeys(
        name
        for key in evidence
        if (name := key.removeprefix("leader_").removeprefix("follower_")) != key
        and name not in evidence
        and key not in _SAID_ELSEWHERE
        and not (name in KEYS and "hop" in evidence)
    )
    rows = []
    for name in names:
        left, right = (_members(view, name, evidence.get(f"{side}_{name}")) for side in ("leader", "follower"))
        if left or right:
            rows.append((view.words.evidence.of(name), left, right))
    return rows


def _members(view: View, name: str, value: JsonValue) -> Sequence[Span]:
    """A value as the members that stand under one another where they have no room on one line."""
    shown = view.words.evidence.in_text(name, value)
    several = shown if isinstance(shown, list) else [shown]
    return [_member(view, name, text) for item in several if (text := said(item))]


def _member(view: View, name: str, text: str) -> Span:
    """A value in words; one that is good or bad as such has its sign."""
    word, glyphs = view.words.evidence.value(name, text), view.glyphs
    sign = {"open": glyphs.good, "closed": glyphs.bad, "unclear": glyphs.unknown}.get(text)
    if sign is None:
        return Span(word)
    tones = {glyphs.good: Tone.GOOD, glyphs.bad: Tone.BAD, glyphs.unknown: Tone.WARN}
    return Span(f"{sign} {word}", tones[sign])


def _singles(view: View, evidence: JsonObject) -> dict[str, str]:
    texts = {}
    for key, value in evidence.items():
        one_side = key.removeprefix("leader_").removeprefix("follower_") != key
        if key in _SAID_ELSEWHERE or one_side or (isinstance(value, list) and _structured(value)):
            continue
        if members := _members(view, key, value):
            texts[key] = view.words.figures.separator.join(member.text for member in members)
    return texts


def _are_told(sentence: str, row: Row) -> bool:
    """Whether a sentence names all of a row; what is short is compared better side by side."""
    _name, left, right = row
    return all(len(member.text) >= _LONG and _has(sentence, member.text) for member in (*left, *right))


def _has(sentence: str, text: str) -> bool:
    """Whether a sentence names a value; one that is short may stand there for something else."""
    if len(text) < _TELLING and not text.isdecimal():
        return False
    return re.search(rf"(?<![\w.]){re.escape(text)}(?![\w.]\w)", sentence) is not None


def _structured(value: list[object]) -> bool:
    return any(isinstance(item, Mapping) for item in value)


def _both(view: View, pairs: Sequence[Row], label: int, width: int) -> list[Line]:
    if width < _NARROW:
        return _one_column(view, pairs, label, width)
    half = (width - label) // 2
    lines = [_row("", label, *heads, half) for heads in one_head(view, half)]
    for name, left, right in pairs:
        rows = zip_longest(_cell(view, left, half - 1), _cell(view, right, half), fillvalue=EMPTY)
        for number, (left_line, right_line) in enumerate(rows):
            lines.append(_row("" if number else name, label, left_line, right_line, half))
    return lines


def _one_column(view: View, pairs: Sequence[Row], label: int, width: int) -> list[Line]:
    """First all that the leader has, then all that the follower has."""
    lines: list[Line] = []
    names, places = two_heads(view)
    for side in (0, 1):
        lines.append(crop((*names[side], Span(" "), *places[side]), width))
        for name, *both in pairs:
            for number, part in enumerate(_cell(view, both[side], max(8, width - label - 1))):
                lines.append((Span(f" {fit('' if number else name, label)}", Tone.DIM), *part))
    return lines


def _cell(view: View, members: Sequence[Span], width: int) -> list[Line]:
    """Members on one line where they have room, else one a line."""
    if not members:
        return []
    between = Span(view.words.figures.separator)
    joined = [span for member in members for span in (between, member)][1:]
    if cells(joined) <= width:
        return [tuple(joined)]
    return [part for member in members for part in _wrapped(member, width)]


def _wrapped(member: Span, width: int) -> list[Line]:
    """A member on as many lines as it needs; what follows a sign stands under the text."""
    by = 2 if member.text[1:2] == " " else 0
    first, *rest = wrap(_breakable(member.text, width), width)
    rest = wrap(" ".join(rest), width - by)
    return [line(Span(first, member.tone)), *(line(Span(" " * by + part, member.tone)) for part in rest)]


def _breakable(text: str, width: int) -> str:
    """An address that is too long breaks after its scheme; of an id that is too long the ends tell it apart."""
    if cell_len(text) <= width or " " in text:
        return text
    scheme, mark, host = text.rpartition("://")
    return f"{scheme}{mark} {shorten(host, width)}".strip()


def one_head(view: View, half: int) -> tuple[tuple[Line, Line], ...]:
    """The headings of leader and follower with what tells the two apart: on one line where that has room."""
    names, places = two_heads(view)
    both = [(*name, Span(" " if place else ""), *place) for name, place in zip(names, places, strict=True)]
    if cells(both[0]) < half and cells(both[1]) <= half:
        return ((both[0], both[1]),)
    return names, places


def two_heads(view: View) -> tuple[tuple[Line, Line], tuple[Line, Line]]:
    """The headings of leader and follower, and under them what tells the two apart."""
    frame = view.words.frame
    names = (line(Span(frame.leader, Tone.HEAD)), line(Span(frame.follower, Tone.HEAD)))
    places = [line(Span(view.place_of(side), Tone.DIM)) for side in ENDS]
    return names, (places[0], places[1])


def _row(label: str, width: int, left: Line, right: Line, half: int) -> Line:
    cut = crop(left, half - 1)
    return (Span(fit(label, width), Tone.DIM), *cut, Span(" " * (half - cells(cut))), *crop(right, half))
