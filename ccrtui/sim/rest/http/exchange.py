"""One request as a handler sees it, and one answer as the server sends it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


def _everything(_action: str, _index: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Request:
    """A request after routing: authenticated, its query checked, its body still raw.

    `roles` are the names of the user's roles. `may(action, index)` tells whether the user may do an index action
    on an index; handlers ask it where the indices are known only from the body or from a wildcard. `accept` is
    the header of that name.
    """

    method: str
    path: str
    query: Mapping[str, str]
    params: Mapping[str, str]
    body: bytes
    user: str | None = None
    roles: tuple[str, ...] = ()
    may: Callable[[str, str], bool] = _everything
    accept: str = ""

    def flag(self, name: str) -> bool:
        """Tell whether a boolean query parameter is set (bare, or anything but `false`)."""
        return self.query.get(name, "false") != "false"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: a JSON-able body, or a string for `text/plain`; None for an empty body.

    One that is `unnamed` lacks the header that names the product (a block from 8.x on: core-index-states 137 to 144).
    """

    body: Any
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    unnamed: bool = False
