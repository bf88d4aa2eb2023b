"""Where parts of a sentence meet: between Chinese words and behind a Chinese stop there is no blank."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SIGNS = "\u3000-\u303f\uff00-\uffef"
_TOO_MANY = re.compile(f"(?<=[\u4e00-\u9fff{_SIGNS}]) (?=[\u4e00-\u9fff{_SIGNS}])|(?<=[{_SIGNS}]) | (?=[{_SIGNS}])")
"""A blank between two Chinese characters, and one beside a Chinese sign."""


def beside(*parts: str) -> str:
    """Parts with a blank between them where one belongs; the empty ones are left out."""
    return joined(part if index == 0 else f" {part}" for index, part in enumerate(filter(None, parts)))


def joined(parts: Iterable[str]) -> str:
    """Parts one behind the other; a blank where two of them meet goes if it stands between Chinese words.

    What is inside of a part stays as it is: it may be what a server says.
    """
    text = ""
    for part in parts:
        if not part:
            continue
        left, right = text[-2:], part[:2]
        meeting = _TOO_MANY.sub("", left + right) if _apart(left, right) else left + right
        text = text[: len(text) - len(left)] + meeting + part[2:]
    return text


def _apart(left: str, right: str) -> bool:
    """Whether one single blank stands where two parts meet."""
    return (left.endswith(" ") and not left.endswith("  ") and not right.startswith(" ")) or (
        right.startswith(" ") and not right.startswith("  ") and not left.endswith(" ")
    )
