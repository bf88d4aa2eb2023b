"""Where two versions of a line differ, in cells."""

from __future__ import annotations

from rich.cells import cell_len

from ccrtui.ui.render.line import Line, Tone

_GAP = 6
"""Unchanged cells between two changes that are cheaper painted than skipped, as moving the cursor costs as much."""


def changed_spans(old: Line, new: Line, width: int) -> list[tuple[int, int]]:
    """The stretches of cells, from and to, that must be painted anew."""
    before, after = _by_cell(old, width), _by_cell(new, width)
    stretches: list[tuple[int, int]] = []
    for position in range(width):
        if before[position] == after[position]:
            continue
        if stretches and position - stretches[-1][1] <= _GAP:
            stretches[-1] = (stretches[-1][0], position + 1)
        else:
            stretches.append((position, position + 1))
    return [_whole(after, start, end, width) for start, end in stretches]


def _by_cell(line: Line, width: int) -> list[tuple[str, Tone]]:
    """Every cell with its character; the second cell of a wide one holds an empty string."""
    cells: list[tuple[str, Tone]] = []
    for text, tone in line:
        for character in text:
            cells.append((character, tone))
            if cell_len(character) == 2:
                cells.append(("", tone))
    return (cells + [(" ", Tone.PLAIN)] * (width - len(cells)))[:width]


def _whole(cells: list[tuple[str, Tone]], start: int, end: int, width: int) -> tuple[int, int]:
    """Widen a stretch so that it cuts no wide character in half."""
    if start > 0 and cells[start][0] == "":
        start -= 1
    if end < width and cells[end][0] == "":
        end += 1
    return start, end
