"""A clock for adapters that only look at it."""

from __future__ import annotations


class CountingClock:
    """Grows by one second each time it is read."""

    def __init__(self) -> None:
        self._now = 0.0

    def monotonic(self) -> float:
        self._now += 1.0
        return self._now

    def epoch(self) -> float:
        return 0.0

    async def sleep(self, seconds: float) -> None:
        raise AssertionError(f"an adapter wanted to sleep for {seconds} s")
