"""In which line of a TOML text a key stands, for messages that name it."""

from __future__ import annotations

import re

KeyPath = tuple[str | int, ...]
"""Where a value stands: keys, and for arrays of tables the number of the table, from 0."""

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(#.*)?$")
_ENTRY = re.compile(r"\s*((?:[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*'))*)\s*=")
_PART = re.compile(r"[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*'")


def line_of(text: str, path: KeyPath) -> int:
    """The line (from 1) of the key, or of the innermost table around it that can be found; 1 for the document."""
    lines = _lines(text)
    for length in range(len(path), 0, -1):
        if path[:length] in lines:
            return lines[path[:length]]
    return 1


def dotted(path: KeyPath) -> str:
    """The path as a person reads it: `clusters.leader.url`, `links[1].alias`, counted from 1."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def _lines(text: str) -> dict[KeyPath, int]:
    lines: dict[KeyPath, int] = {}
    table: KeyPath = ()
    tables: dict[KeyPath, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        header = _HEADER.match(line)
        entry = _ENTRY.match(line)
        if header:
            table = _parts(header.group(2))
            if header.group(1) == "[[":
                tables[table] = tables.get(table, -1) + 1
                table = (*table, tables[table])
            _remember(lines, table, number)
        elif entry:
            _remember(lines, (*table, *_parts(entry.group(1))), number)
    return lines


def _remember(lines: dict[KeyPath, int], path: KeyPath, number: int) -> None:
    for length in range(1, len(path) + 1):
        lines.setdefault(path[:length], number)


def _parts(text: str) -> KeyPath:
    return tuple(part.strip("\"'") for part in _PART.findall(text))
