"""What can be chosen: each value with what tells it from the others, in columns; and what cannot, and why."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from rich.cells import cell_len

from ccrtui.core.walk.step import Choice
from ccrtui.ui.render.line import Line, Span, Tone, crop, fit, line
from ccrtui.ui.render.view import View
from ccrtui.ui.render.wrap import wrap

_APART = "  "
_CLOSE = " "
"""Between the columns: where there is room, and where there is less."""

_PREVIEWED = 7
"""Rows that are shown before the choice is opened."""


def choice_texts(view: View, choice: Choice, width: int | None = None) -> tuple[list[str], list[str]]:
    """The rows of what can be chosen and of what cannot, with their parts under one another.

    Where they would be wider than `width` cells and that helps, their parts stand closer together.
    """
    labels = choice.labels[: len(choice.values)]
    widest = max(map(cell_len, choice.values), default=0)
    fit_rows = [
        [*_said(view, choice.option, value, widest), *(view.words.fields(label) if label else ())]
        for value, label in zip_longest(choice.values, labels)
    ]
    other_rows = [view.words.fields(other) for other in choice.others]
    rows = _aligned([*fit_rows, *other_rows], _APART)
    if width is not None and _widest(rows) > width >= _widest(closer := _aligned([*fit_rows, *other_rows], _CLOSE)):
        rows = closer
    return rows[: len(fit_rows)], rows[len(fit_rows) :]


def question(view: View, choice: Choice) -> str:
    """What is asked."""
    return view.words.say(view.words.choice(choice.option).question, option=choice.option)


def choice_lines(view: View, choices: Sequence[Choice], width: int, *, asked: bool) -> list[Line]:
    """The choices before they are opened; of those after the first what is proposed. `asked`: it was said above."""
    lines: list[Line] = []
    for number, choice in enumerate(choices):
        if number or not asked:
            lines += [line(Span(part, Tone.STRONG)) for part in wrap(question(view, choice), width)]
        lines += _values(view, choice, width, first=number == 0)
    return lines


def _values(view: View, choice: Choice, width: int, *, first: bool) -> list[Line]:
    if not choice.values:
        hint = view.words.choice(choice.option).hint
        return [line("  ", Span(part, Tone.DIM)) for part in wrap(hint, width - 2)]
    fitting, others = choice_texts(view, choice, width - 2)
    proposed = choice.values.index(choice.default) if choice.default in choice.values else None
    rows: list[Line] = [line("  ", text) for text in fitting]
    if proposed is not None:
        rows[proposed] = line(Span(f"{view.glyphs.cursor} ", Tone.INFO), Span(fitting[proposed], Tone.STRONG))
    if not first:
        rows = [rows[proposed or 0]]
    else:
        rows += [line("  ", Span(text, Tone.DIM)) for text in others]
    shown = [crop(row, width) for row in _no_more_than_seen(view, rows)]
    unpriced = choice.option == "bandwidth" and not choice.labels
    remarks = wrap(view.words.setup.price_unknown, width - 2) if unpriced else []
    return shown + [line("  ", Span(part, Tone.DIM)) for part in remarks]


def _no_more_than_seen(view: View, rows: list[Line]) -> list[Line]:
    if len(rows) <= _PREVIEWED:
        return rows
    more = view.words.say(view.words.setup.more_values, n=len(rows) - _PREVIEWED + 1)
    return [*rows[: _PREVIEWED - 1], line("  ", Span(more, Tone.DIM))]


def confirming(view: View, choice: Choice, value: str) -> str:
    """What a key confirms: the value as it is listed, what it means, and what it costs at most where that is known."""
    place = choice.values.index(value)
    label = choice.labels[place] if place < len(choice.labels) else {}
    price = view.words.fields(label) if "price" in label else []
    named = "  ".join([*_said(view, choice.option, value, cell_len(value)), *price])
    return view.words.say(view.words.setup.confirm_hint, value=named)


def fields_hint(view: View, fields: int) -> str:
    """How the next field is reached, where there are several."""
    return f"   {view.words.say(view.words.setup.field_next, n=fields)}" if fields > 1 else ""


def _said(view: View, option: str, value: str, widest: int) -> list[str]:
    """A value with its unit, or as it is written and what it means."""
    if option == "bandwidth":
        return [view.words.say(view.words.setup.bandwidth, n=fit(value, widest, right=True))]
    return [value, *filter(None, (view.words.choice(option).meaning(value),))]


def _widest(rows: Sequence[str]) -> int:
    return max(map(cell_len, rows), default=0)


def _aligned(rows: Sequence[Sequence[str]], apart: str) -> list[str]:
    """Rows as text, every part but the last as wide as the widest of its column."""
    columns = zip_longest(*(row[:-1] for row in rows), fillvalue="")
    widths = [max(map(cell_len, column)) for column in columns]
    return [
        apart.join([*(fit(part, width) for part, width in zip(row[:-1], widths, strict=False)), *row[-1:]]).rstrip()
        for row in rows
    ]
