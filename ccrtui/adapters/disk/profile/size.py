"""How large the file of a profile may be: what is larger takes the TOML library minutes, and is none that we wrote.

Its time grows with bytes, more with values, lines and escapes, and by the square with keys and tables. The bounds leave
room for 10,000 index pairs or sample documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ccrtui.core.profile.error import ProfileError

LARGEST = 2 * 1024 * 1024
"""Bytes."""
KEYS_MOST = 300
"""Keys and tables."""
PARTS_MOST = 50_000
"""Values, lines and escapes."""
_AROUND = 4
"""Bytes that an entry of a list takes beside itself: quotes, comma and blank."""

_TEXT = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'")
_TABLE = re.compile(r"^[ \t]*\[[^,\n]*$", re.MULTILINE)


def check_bytes(size: int, file: str) -> None:
    """Raises ProfileError `profile_too_large` for a file of so many bytes."""
    if size > LARGEST:
        raise ProfileError("profile_too_large", file=file, size=f"{size:,}", most=f"{LARGEST:,}")


def check_room(text: str, further: Iterable[str], file: str) -> None:
    """Raises ProfileError `profile_no_room` where a file with that text could not take these entries of lists too."""
    entries = list(further)
    size = len(text.encode()) + sum(len(entry.encode()) + _AROUND for entry in entries)
    if size > LARGEST or _parts(text) + len(entries) > PARTS_MOST:
        raise ProfileError("profile_no_room", file=file, n=f"{len(entries):,}", size=f"{size:,}", most=f"{LARGEST:,}")


def _parts(text: str) -> int:
    return sum(map(text.count, ",\n\\"))


def check_parts(text: str, file: str) -> None:
    """Raises ProfileError `profile_too_full` for a text with more in it than a profile has."""
    if _parts(text) > PARTS_MOST:
        raise ProfileError("profile_too_full", file=file)
    bare = _TEXT.sub("", text)
    if bare.count("=") + sum(1 for _ in _TABLE.finditer(bare)) > KEYS_MOST:
        raise ProfileError("profile_too_full", file=file)
