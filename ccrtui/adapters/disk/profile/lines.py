"""In which line of a TOML text a key stands, for messages that name it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ccrtui.core.profile.error import KeyPath

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(#.*)?$")
_ENTRY = re.compile(r"\s*((?:[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*'))*)\s*=")
_PART = re.compile(r"[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*'")


def line_of(text: str, path: KeyPath) -> int:
    """The line (from 1) of the key, or of the innermost table around it that can be found; 1 for the document."""
    found = _lines(text)
    for length in range(len(path), 0, -1):
        if path[:length] in found:
            return found[path[:length]]
    return 1


def dotted(path: KeyPath) -> str:
    """The path as a person reads it: `clusters.leader.url`, `links[1].alias`, counted from 1."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def repeated(text: str) -> tuple[KeyPath, int] | None:
    """The first key or table that stands a second time, and in which line; None where there is none to be seen."""
    seen: set[KeyPath] = set()
    for path, number in _keys(text):
        if path in seen:
            return path, number
        seen.add(path)
    return None


def _lines(text: str) -> dict[KeyPath, int]:
    """The first line of each key, and of each table that a longer key makes by the way."""
    lines: dict[KeyPath, int] = {}
    for path, number in _keys(text):
        for length in range(1, len(path) + 1):
            lines.setdefault(path[:length], number)
    return lines


def _keys(text: str) -> Iterator[tuple[KeyPath, int]]:
    """Every header and key, with its line, in the order of the text."""
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
            yield table, number
        elif entry:
            yield (*table, *_parts(entry.group(1))), number


def _parts(text: str) -> KeyPath:
    return tuple(part.strip("\"'") for part in _PART.findall(text))
