"""A server that passes everything on to a simulated cluster and changes one answer of one read."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.scenarios.spoiling_server import Passed, spoiling

ODD: tuple[Any, ...] = (
    None,
    "",
    "x" * 70_000,
    "\x1b]0;owned\x07\x1b[2J",
    "\u009b31m\u202egnp.exe\u2066\u200b",
    10**400,
    1e308,
    [],
    [[]],
    {},
    {"a": None},
    True,
)
"""What a leaf becomes: nothing, much, what a terminal obeys, and shapes that nobody expects there."""
FOREIGN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]")
"""What may never reach a terminal."""


class Lie:
    """Changes one answer: the leaf and what it becomes, or where the body is cut, follow from a seed."""

    def __init__(self, path: str, seed: int) -> None:
        self._path = re.compile(path)
        self._chance = random.Random(f"{path} {seed}")
        self.told = 0
        self.about = ""

    def change(self, path: str, body: bytes) -> bytes:
        """The body as it is sent on."""
        if not self._path.fullmatch(path) or not body:
            return body
        self.told += 1
        if self._chance.random() < 0.1:
            cut = self._chance.randrange(len(body))
            self.about = f"cut at {cut}"
            return body[:cut]
        try:
            document = json.loads(body)
        except ValueError:
            return body
        spots = list(_leaves(document, ()))
        if not spots:
            return json.dumps(self._chance.choice(ODD)).encode()
        spot, odd = self._chance.choice(spots), self._chance.choice(ODD)
        self.about = f"{'.'.join(map(str, spot))} = {str(odd)[:40]!r}"
        return json.dumps(_put(document, spot, odd)).encode()


def _leaves(value: Any, spot: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    """Where the leaves are; each inner value counts as one as well."""
    if spot:
        yield spot
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from _leaves(inner, (*spot, key))


def _put(document: Any, spot: tuple[str | int, ...], odd: Any) -> Any:
    holder = document
    for key in spot[:-1]:
        holder = holder[key]
    holder[spot[-1]] = odd
    return document


@contextmanager
def lying(upstream: str) -> Iterator[tuple[str, list[Lie]]]:
    """A server in front of another; gives its URL, and the list whose last lie it tells."""
    lies = list[Lie]()

    def spoil(request: Passed, status: int, body: bytes) -> tuple[int, bytes]:
        return status, lies[-1].change(f"{request.method} {request.path}", body) if lies else body

    with spoiling(upstream, spoil) as own:
        yield own, lies
