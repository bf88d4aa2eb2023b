"""A line of text as spans with a tone; widths are cells of the terminal, in which Chinese takes two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import zip_longest
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from ccrtui.core.harmless import harmless_line


class Tone(StrEnum):
    """What a span means; the theme gives it a colour. Good, warn and bad are for verdicts and states alone."""

    PLAIN = "plain"
    DIM = "dim"
    STRONG = "strong"
    HEAD = "head"
    INFO = "info"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    KEY = "key"
    BADGE = "badge"
    BAND = "band"
    PAST = "past"


class Span(NamedTuple):
    """A piece of text of one tone."""

    text: str
    tone: Tone = Tone.PLAIN


Line = tuple[Span, ...]
"""One row of a screen."""

EMPTY: Line = ()


def line(*parts: str | Span) -> Line:
    """Make a line; bare text is plain."""
    return tuple(part if isinstance(part, Span) else Span(part) for part in parts)


def cells(spans: Iterable[Span]) -> int:
    """How many cells wide a line is."""
    return sum(cell_len(span.text) for span in spans)


def text_of(spans: Iterable[Span]) -> str:
    """A line without its tones."""
    return "".join(span.text for span in spans)


def harmless(spans: Line) -> Line:
    """A line without anything that a terminal would obey; the same line where there is nothing."""
    texts = [harmless_line(span.text) for span in spans]
    if all(text == span.text for text, span in zip(texts, spans, strict=True)):
        return spans
    return tuple(Span(text, span.tone) for text, span in zip(texts, spans, strict=True))


def crop(spans: Sequence[Span], width: int) -> Line:
    """Cut a line to at most `width` cells; half a wide character becomes a blank."""
    cropped: list[Span] = []
    for span in spans:
        size = cell_len(span.text)
        if size > width:
            if width > 0:
                cropped.append(Span(set_cell_size(span.text, width), span.tone))
            break
        cropped.append(span)
        width -= size
    return tuple(cropped)


def fit(text: str, width: int, *, right: bool = False) -> str:
    """Cut or pad text to exactly `width` cells."""
    text = harmless_line(text)
    size = cell_len(text)
    if size > width:
        return set_cell_size(text, max(width, 0))
    blank = " " * (width - size)
    return blank + text if right else text + blank


def spread(left: Sequence[Span], right: Sequence[Span], width: int) -> Line:
    """One line with a left and a right end; the left one gives way."""
    gap = 1 if left and 0 < cells(right) < width else 0
    room = max(0, width - cells(right) - gap)
    cut = crop(left, room)
    return (*cut, Span(" " * (room + gap - cells(cut))), *crop(right, width))


def side_by_side(left: Sequence[Line], right: Sequence[Line], width: int) -> list[Line]:
    """Lines in `width` cells, and others to the right of them."""
    rows = []
    for one_end, other_end in zip_longest(left, right, fillvalue=EMPTY):
        cut = crop(one_end, width)
        rows.append((*cut, Span(" " * (width - cells(cut))), *other_end) if other_end else one_end)
    return rows


def indent(lines: Iterable[Line], by: int) -> list[Line]:
    """Move lines to the right."""
    blank = Span(" " * by)
    return [(blank, *spans) if spans else spans for spans in lines]


def cut(text: str, width: int) -> str:
    """Take away the end of what is too long, with a mark in its place."""
    text = harmless_line(text)
    return text if cell_len(text) <= width else f"{fit(text, max(0, width - 2))}.."


def shorten(text: str, width: int) -> str:
    """Take the middle out of a name that is too long: its ends tell it apart."""
    text = harmless_line(text)
    if cell_len(text) <= width:
        return text
    if width < 4:
        return fit(text, width)
    head = (width - 2 + 1) // 2
    return text[:head] + ".." + text[len(text) - (width - 2 - head) :]
