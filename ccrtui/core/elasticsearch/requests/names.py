"""Names of indices as a path carries them: how many fit into one, and how many parts all of them make."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from urllib.parse import quote

LONGEST_PATH = 3500
"""Characters of index names a path may carry; a server takes 4,096 of a whole line by default (public reference)."""
MOST_TOGETHER = 100
"""How many indices one request asks something of that costs the server work for each."""
_FURTHER_CHARACTERS = 300
"""What the longest path and query that names are put into have beside them."""


def fitting(names: Iterable[str], characters: int = LONGEST_PATH - _FURTHER_CHARACTERS) -> list[str]:
    """As many of the names as fit into one path; `characters` is what they may have of it, as they are escaped."""
    fitting: list[str] = []
    for name in names:
        characters -= len(quote(name, safe="")) + 1
        if characters < 0:
            break
        fitting.append(name)
    return fitting


def fits(names: Collection[str]) -> bool:
    """Whether all of them may stand in one path."""
    longer = sum(map(len, names)) + len(names) > LONGEST_PATH + 1
    return not longer and len(fitting(names, LONGEST_PATH + 1)) == len(names)


def name_list(indices: Iterable[str]) -> str:
    """Names as a path carries them; all indices where they are too long for one, or none is named."""
    names = list(indices)
    return ",".join(sorted(names)) if names and fits(names) else "_all"


def in_parts(names: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """All names, in their order, in parts of which each fits into one request; a name alone always does."""
    rest, parts = list(names), []
    while rest:
        part = tuple(fitting(rest[:MOST_TOGETHER])) or (rest[0],)
        parts.append(part)
        rest = rest[len(part) :]
    return tuple(parts)
