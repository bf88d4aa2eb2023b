"""Trends: filled braille charts, two samples a cell and four dots a row, always from zero."""

from __future__ import annotations

from collections.abc import Sequence

_LEFT = (0x40, 0x04, 0x02, 0x01)
_RIGHT = (0x80, 0x20, 0x10, 0x08)
_BLANK = 0x2800
_ASCII = " .:|"
GAP = "?"
"""What stands where a sample did not tell: nothing drawn is zero."""


def chart(values: Sequence[int | None], width: int, height: int, *, dots: bool = True) -> list[str]:
    """Draw the newest values, the latest at the right, as `height` rows of `width` cells; the top is the largest.

    Where a value is not known (None) its cell has a question mark in the lowest row, and nothing above.
    """
    wide = 2 if dots else 1
    shown = list(values)[-wide * width :]
    levels = [0] * (wide * width - len(shown)) + _levels(shown, (4 if dots else 3) * height)
    cells = [levels[place : place + wide] for place in range(0, wide * width, wide)]
    return ["".join(_cell(cell, row, dots=dots) for cell in cells) for row in range(height - 1, -1, -1)]


def thinned(values: Sequence[int | None], most: int) -> list[int | None]:
    """At most so many values for all of them: of neighbours the worst, and what was not known for a while stays so."""
    by = -(-len(values) // most)
    if by <= 1:
        return list(values)
    parts = [values[max(0, end - by) : end] for end in range(len(values), 0, -by)]
    return [max((value for value in part if value is not None), default=None) for part in reversed(parts)]


def _cell(levels: Sequence[int | None], row: int, *, dots: bool) -> str:
    known = [level for level in levels if level is not None]
    if len(known) < len(levels):
        return GAP if row == 0 else chr(_BLANK) if dots else " "
    if not dots:
        return _ASCII[min(max(known[0] - 3 * row, 0), 3)]
    left, right = (min(max(level - 4 * row, 0), 4) for level in known)
    return chr(_BLANK + sum(_LEFT[:left]) + sum(_RIGHT[:right]))


def _levels(values: Sequence[int | None], steps: int) -> list[int | None]:
    """Heights in dots; whatever is not zero shows at least one."""
    top = max((value for value in values if value is not None), default=0)
    return [max(1, round(value * steps / top)) if value else value for value in values]
