"""What can be chosen: each value with what tells it from the others, in columns; and what cannot, and why."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from rich.cells import cell_len

from ccrtui.core.step import Choice
from ccrtui.ui.render.line import Line, Span, Tone, crop, fit, line
from ccrtui.ui.render.view import View

_APART = "  "
"""Between the parts of a label; a part may hold single blanks."""

_PREVIEWED = 6
"""Rows that are shown before the choice is opened."""


def choice_texts(view: View, choice: Choice) -> tuple[list[str], list[str]]:
    """The rows of what can be chosen and of what cannot, with their parts under one another."""
    labels = [label.split(_APART) for label in choice.labels[: len(choice.values)]]
    fit_rows = [
        [*_said(view, choice.option, value), *(label or ())] for value, label in zip_longest(choice.values, labels)
    ]
    other_rows = [[_reason(view, part) for part in other.split(_APART)] for other in choice.others]
    rows = _aligned([*fit_rows, *other_rows])
    return rows[: len(fit_rows)], rows[len(fit_rows) :]


def choice_preview(view: View, choice: Choice, width: int) -> list[Line]:
    """The rows as they are seen before the choice is opened; the one that is proposed stands out."""
    fitting, others = choice_texts(view, choice)
    rows: list[Line] = [
        line("  ", Span(text, Tone.STRONG if value == choice.default else Tone.PLAIN))
        for value, text in zip(choice.values, fitting, strict=True)
    ]
    rows += [line("  ", Span(text, Tone.DIM)) for text in others]
    shown = rows if len(rows) <= _PREVIEWED else rows[: _PREVIEWED - 1]
    lines = [crop(row, width) for row in shown]
    if len(shown) < len(rows):
        more = view.words.say(view.words.setup.more_values, n=len(rows) - len(shown))
        lines.append(line("  ", Span(more, Tone.DIM)))
    return lines


def fields_hint(view: View, fields: int) -> str:
    """How the next field is reached, where there are several."""
    return f"   {view.words.say(view.words.setup.field_next, n=fields)}" if fields > 1 else ""


def _said(view: View, option: str, value: str) -> list[str]:
    """A value with its unit, or as it is written and what it means."""
    if option == "bandwidth":
        return [view.words.say(view.words.setup.bandwidth, n=value)]
    return [value, *filter(None, (view.words.setup.values.of(option, value),))]


def _reason(view: View, part: str) -> str:
    """A side or a state is said in the language; everything else is data."""
    if part in ("leader", "follower"):
        return view.words.side(part)
    return view.words.evidence.value("instance_state", part)


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows as text, every part but the last as wide as the widest of its column."""
    columns = zip_longest(*(row[:-1] for row in rows), fillvalue="")
    widths = [max(map(cell_len, column)) for column in columns]
    return [
        _APART.join([*(fit(part, width) for part, width in zip(row[:-1], widths, strict=False)), *row[-1:]]).rstrip()
        for row in rows
    ]
