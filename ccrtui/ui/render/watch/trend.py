"""Trends: filled braille charts, two samples a cell and four dots a row, always from zero."""

from __future__ import annotations

from collections.abc import Sequence

_LEFT = (0x40, 0x04, 0x02, 0x01)
_RIGHT = (0x80, 0x20, 0x10, 0x08)
_BLANK = 0x2800
_ASCII = " .:|"


def chart(values: Sequence[int], width: int, height: int, *, dots: bool = True) -> list[str]:
    """Draw the newest values, the latest at the right, as `height` rows of `width` cells; the top is the largest."""
    if dots:
        return _braille(list(values)[-2 * width :], width, height)
    return _plain(list(values)[-width:], width, height)


def _braille(values: list[int], width: int, height: int) -> list[str]:
    levels = _levels(values, 4 * height)
    levels = [0] * (2 * width - len(levels)) + levels
    rows = []
    for row in range(height - 1, -1, -1):
        cells = []
        for column in range(width):
            left = min(max(levels[2 * column] - 4 * row, 0), 4)
            right = min(max(levels[2 * column + 1] - 4 * row, 0), 4)
            cells.append(chr(_BLANK + sum(_LEFT[:left]) + sum(_RIGHT[:right])))
        rows.append("".join(cells))
    return rows


def _plain(values: list[int], width: int, height: int) -> list[str]:
    levels = _levels(values, 3 * height)
    levels = [0] * (width - len(levels)) + levels
    return ["".join(_ASCII[min(max(level - 3 * row, 0), 3)] for level in levels) for row in range(height - 1, -1, -1)]


def _levels(values: list[int], steps: int) -> list[int]:
    """Heights in dots; whatever is not zero shows at least one."""
    top = max(values, default=0)
    return [max(1, round(value * steps / top)) if value > 0 else 0 for value in values]
