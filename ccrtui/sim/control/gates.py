"""Faults that stop a request on its way: `hold` keeps it, `drop` cuts its connection; before or after acting."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any, Literal

from ccrtui.sim.control.journal import Arrival

When = Literal["before", "after"]


@dataclass(frozen=True, slots=True)
class RequestFilter:
    """Which request is meant: the `n`-th that matches, counted from when the fault was set."""

    cluster: str
    effect: str
    n: int
    when: When
    path: str = ""

    @classmethod
    def read(cls, body: dict[str, Any]) -> RequestFilter:
        """Read it from a request body. Raises ValueError that says what is wrong."""
        request_filter = cls(
            str(body.get("cluster", "any")),
            str(body.get("effect", "write")),
            int(body.get("n", 1)),
            "after" if body.get("when", "before") == "after" else "before",
            str(body.get("path", "")),
        )
        if request_filter.effect not in ("read", "probe", "write", "any"):
            raise ValueError("effect is read, probe, write or any")
        if body.get("when", "before") not in ("before", "after"):
            raise ValueError("when is before or after")
        if request_filter.n < 1:
            raise ValueError("n counts from 1")
        return request_filter

    def names(self, arrival: Arrival) -> bool:
        """Tell whether the request is of the kind that is counted."""
        return (
            self.cluster in ("any", arrival.cluster)
            and self.effect in ("any", arrival.effect)
            and self.path in arrival.path
        )


class Gate:
    """A set fault: counts the requests that match and catches one."""

    def __init__(self, request_filter: RequestFilter, keeps: bool) -> None:
        self.request_filter = request_filter
        self._keeps = keeps
        self._seen = 0
        self._caught: Arrival | None = None
        self._reached = asyncio.Event()
        self._released = asyncio.Event()

    async def pass_through(self, arrival: Arrival, when: When) -> bool:
        """Let a request through, perhaps late; False when its connection is to be cut.

        A client that goes away meanwhile cancels the wait, so what was kept before acting is never acted on.
        """
        if when == "before" and self._caught is None and self.request_filter.names(arrival):
            self._seen += 1
            self._caught = arrival if self._seen == self.request_filter.n else None
        if self._caught is not arrival or self.request_filter.when != when:
            return True
        self._reached.set()
        if self._keeps:
            await self._released.wait()
        return self._keeps

    def release(self) -> None:
        """Let the kept request go on."""
        self._released.set()

    async def reached(self, seconds: float) -> bool:
        """Wait until it holds one, at most so many (real) seconds."""
        try:
            async with asyncio.timeout(seconds):
                await self._reached.wait()
        except TimeoutError:
            return False
        return True

    def view(self) -> dict[str, Any]:
        """How the control endpoint shows it."""
        request_filter = self.request_filter
        body: dict[str, Any] = {
            "cluster": request_filter.cluster,
            "effect": request_filter.effect,
            "n": request_filter.n,
            "when": request_filter.when,
        }
        if request_filter.path:
            body["path"] = request_filter.path
        body["reached"] = self._reached.is_set()
        if self._reached.is_set() and self._caught is not None:
            body["request"] = {key: self._caught.view()[key] for key in ("n", "cluster", "method", "path", "query")}
        return body
