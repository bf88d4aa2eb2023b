"""Versions of Elasticsearch and what each can do."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = re.compile(r"(\d+)\.(\d+)\.(\d+)")


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """A server version; compares as one would expect."""

    major: int
    minor: int
    patch: int = 0

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"


def parse_version(text: str) -> Version | None:
    """Read `7.14.2` or `8.0.0-SNAPSHOT`; None when it is no version."""
    match = _NUMBER.match(text)
    return Version(*map(int, match.groups())) if match else None
