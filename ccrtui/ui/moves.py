"""The keys that move about in rows and pages, and the letters that do so in `less` and `vi`."""

from __future__ import annotations

_LETTERS = {"k": "up", "j": "down", "g": "home", "G": "end"}
_ALL = 10**9


def rows_moved(key: str, page: int) -> int | None:
    """How many rows further a key goes, where one page is so many; None for every other key."""
    moves = {"up": -1, "down": 1, "pageup": -page, "pagedown": page, "home": -_ALL, "end": _ALL}
    return moves.get(_LETTERS.get(key, key))
