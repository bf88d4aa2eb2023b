"""Requests that a node is at work on, as `_tasks` lists them (recording `unfollow` 49)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RunningRequest:
    """One request: its number on the node, the name of its action, and when it began (epoch milliseconds)."""

    number: int
    action: str
    started_ms: int


@dataclass(slots=True)
class RunningRequests:
    """The requests one node is at work on, also those whose client has gone."""

    _by_number: dict[int, RunningRequest] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(200))

    @contextmanager
    def begun(self, action: str, started_ms: int) -> Iterator[None]:
        """Keep a request for as long as this lasts."""
        number = next(self._numbers)
        self._by_number[number] = RunningRequest(number, action, started_ms)
        try:
            yield
        finally:
            del self._by_number[number]

    def __iter__(self) -> Iterator[RunningRequest]:
        return iter(list(self._by_number.values()))
