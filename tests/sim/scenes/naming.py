"""Which recorded id, uuid or address stands for which one of the run: learned from the answers, both ways."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_TOKENS = re.compile(
    r"(?P<address>(?:127\.0\.0\.1|localhost):\d+)"
    r"|(?P<file>certs/[\w.-]+|(?<=^)[\w-]+\.crt)"
    r"|(?P<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z|(?<!\d)1[5-9]\d{11}(?!\d))"
    r"|(?P<clock>(?<!\d)1[5-9]\d{8} \d\d:\d\d:\d\d)"
    r"|(?P<object>(?<=Input)@[0-9a-f]+)"
    r"|(?P<uuid>(?<![\w-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-]))"
    r"|(?P<id>(?<![\w-])(?=[\w-]*[A-Z])(?=[\w-]*[a-z])[\w-]{22}(?=$|[^\w-]|-following-|-\d+(?!\w))(?::\d+)?)"
    r"|(?P<document>(?<![\w-])(?=[\w-]*[A-Z])(?=[\w-]*[a-z])(?=[\w-]*\d)[\w-]{20}(?![\w-]))"
)
_FREE = frozenset({"time", "clock", "object"})


@dataclass(slots=True)
class Naming:
    """The names learned so far; `addresses` are the ones known from the start.

    `published` has those by which a node also calls itself: the recorded leader publishes the address of the link.
    """

    addresses: Mapping[str, str]
    published: Mapping[str, str] = field(default_factory=dict)
    _known: dict[str, str] = field(default_factory=dict)
    _back: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for recorded, actual in self.addresses.items():
            self._known[recorded] = actual

    def rename(self, value: Any) -> Any:
        """Put the names of the run into a recorded request."""
        if isinstance(value, str):
            return _TOKENS.sub(lambda match: self._known.get(match.group(), match.group()), value)
        if isinstance(value, dict):
            return {self.rename(key): self.rename(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self.rename(item) for item in value]
        return value

    def same(self, recorded: str, actual: str) -> bool:
        """Tell whether two texts agree up to names, and learn the names that are new."""
        if mould(recorded) != mould(actual):
            return False
        pairs = zip(_names(recorded), _names(actual), strict=True)
        return all(self._agree(left, right) for left, right in pairs)

    def _agree(self, recorded: str, actual: str) -> bool:
        if recorded in self.addresses:
            return actual in (self.addresses[recorded], self.published.get(recorded))
        if recorded == actual:
            return True
        return (
            self._known.setdefault(recorded, actual) == actual and self._back.setdefault(actual, recorded) == recorded
        )


@functools.lru_cache(maxsize=1 << 14)
def mould(text: str) -> str:
    """Leave of a text what does not differ from run to run."""
    return _TOKENS.sub(lambda match: f"<{match.lastgroup}>", text)


@functools.lru_cache(maxsize=1 << 14)
def _names(text: str) -> tuple[str, ...]:
    """The names in a text, in order, without what moves with the clock."""
    return tuple(match.group() for match in _TOKENS.finditer(text) if match.lastgroup not in _FREE)
