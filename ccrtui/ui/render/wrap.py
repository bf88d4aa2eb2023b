"""Breaking sentences into lines by cells: Latin words stay whole, Chinese breaks between characters."""

from __future__ import annotations

import re

from rich.cells import cell_len

from ccrtui.core.harmless import harmless_line
from ccrtui.text.template import said

_HAN = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_PIECES = re.compile(rf"\d[\d.,]* (?:s|m|h|d|ms)\b|[{_HAN}]|[^\s{_HAN}]+|\s+")
"""A figure stays with its unit."""

_NEVER_FIRST = frozenset("，。；：、？！）】》”’,.;:?!)]}")
_NEVER_LAST = frozenset("（【《“‘([{")


def wrap(text: str, width: int) -> list[str]:
    """Break text into lines of at most `width` cells; a word that is longer than a line is cut."""
    text, width = harmless_line(said(text)), max(2, width)
    lines: list[str] = []
    current = ""
    for piece in _pieces(text):
        if cell_len(current) + cell_len(piece.rstrip()) <= width:
            current += piece
            continue
        if current.strip():
            lines.append(current.rstrip())
        current = piece.lstrip()
        while cell_len(current) > width:
            head = _head(current, width)
            lines.append(head)
            current = current[len(head) :]
    if current.strip():
        lines.append(current.rstrip())
    return lines


def wrap_code(text: str, width: int) -> list[str]:
    """Exact text, broken at the width and nowhere changed."""
    width = max(8, width)
    rows = [harmless_line(row) for row in text.splitlines()]
    return [row[start : start + width] for row in rows for start in range(0, max(len(row), 1), width)]


def _pieces(text: str) -> list[str]:
    """Units that are not broken: punctuation that must not begin or end a line sticks to what it belongs to."""
    pieces: list[str] = []
    for piece in _PIECES.findall(text):
        alone = not pieces or pieces[-1].isspace() or piece.isspace()
        if not alone and (piece[0] in _NEVER_FIRST or pieces[-1][-1] in _NEVER_LAST):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces


def _head(text: str, width: int) -> str:
    size = 0
    for position, character in enumerate(text):
        size += cell_len(character)
        if size > width:
            return text[: max(1, position)]
    return text
