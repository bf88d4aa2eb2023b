"""One request as a handler sees it, and one answer as the server sends it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Request:
    """A request after routing: authenticated, its query checked, its body still raw."""

    method: str
    path: str
    query: Mapping[str, str]
    params: Mapping[str, str]
    body: bytes
    user: str | None = None

    def flag(self, name: str) -> bool:
        """Tell whether a boolean query parameter is set (bare, or anything but `false`)."""
        return self.query.get(name, "false") != "false"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: a JSON-able body, or a string for `text/plain`; None for an empty body."""

    body: Any
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
