"""Simulated time: every timer of the model waits on it, so that it can be stepped, stopped and run fast."""

from __future__ import annotations

import asyncio
import heapq
import itertools
import time
from collections.abc import Awaitable, Callable

PASSES = 16
"""Turns of the event loop given to woken coroutines before stepped time moves on."""
SETTLE = 100
"""Turns given before and after a step, so that what needs no time is done."""


async def passes(count: int) -> None:
    """Give others this many turns of the event loop."""
    for _ in range(count):
        await asyncio.sleep(0)


class SimClock:
    """Seconds that follow real time at `rate` (0 stands still) and can be advanced by hand.

    `turns` gives others up to so many turns of the event loop; a loop that knows when they are done may give fewer.
    """

    def __init__(
        self, epoch: float | None = None, rate: float = 1.0, turns: Callable[[int], Awaitable[None]] = passes
    ) -> None:
        self.turns = turns
        self._epoch = time.time() if epoch is None else epoch
        self._rate = rate
        self._elapsed = 0.0
        self._mark = time.monotonic()
        self._timers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._order = itertools.count()
        self._handle: asyncio.TimerHandle | None = None

    @property
    def rate(self) -> float:
        """Simulated seconds per real second."""
        return self._rate

    def set_rate(self, rate: float) -> None:
        """Change the rate; time that has passed keeps its old one. Raises ValueError when negative."""
        if rate < 0:
            raise ValueError("the rate of a clock is not negative")
        self._settle()
        self._rate = rate
        self._arm()

    def set_back(self, seconds: float) -> None:
        """Let the wall clock show an earlier time from now on; what was measured does not change."""
        self._epoch -= seconds

    def monotonic(self) -> float:
        """Simulated seconds since the clock began."""
        if not self._rate:
            return self._elapsed
        return self._elapsed + (time.monotonic() - self._mark) * self._rate

    def now(self) -> float:
        """Simulated wall clock, in seconds of the epoch."""
        return self._epoch + self.monotonic()

    def millis(self) -> int:
        """Simulated wall clock, in milliseconds of the epoch."""
        return int(self.now() * 1000)

    def stop(self) -> None:
        """End every wait by cancelling it, for a world that is over."""
        timers, self._timers = self._timers, []
        for _, _, future in timers:
            future.cancel()

    async def sleep(self, seconds: float) -> None:
        """Wait for simulated seconds; none or fewer just yields."""
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        await self._timer(self.monotonic() + seconds)

    def call_later(self, seconds: float, action: Callable[[], None]) -> Callable[[], None]:
        """Run `action` after simulated seconds; the answer cancels it."""
        future = self._timer(self.monotonic() + seconds)
        future.add_done_callback(lambda done: None if done.cancelled() else action())
        return lambda: None if future.done() else (future.cancel(), None)[1]

    def until_next(self) -> float:
        """Simulated seconds until the next timer; 0 when there is none."""
        due = self._next()
        return 0.0 if due is None else max(0.0, due - self.monotonic())

    async def advance(self, seconds: float) -> None:
        """Step time forward, firing timers in their order and letting those who wake act at their time."""
        self._settle()
        end = self._elapsed + seconds
        rate, self._rate = self._rate, 0.0
        try:
            await self.turns(SETTLE)
            while (due := self._next()) is not None and due <= end:
                self._elapsed = max(self._elapsed, due)
                self._fire()
                await self.turns(PASSES)
            await self.turns(SETTLE)
            self._elapsed = max(self._elapsed, end)
        finally:
            self._mark = time.monotonic()
            self._rate = rate
            self._arm()

    def _timer(self, due: float) -> asyncio.Future[None]:
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._timers, (due, next(self._order), future))
        if self._timers[0][2] is future:
            self._arm()
        return future

    def _next(self) -> float | None:
        while self._timers and self._timers[0][2].done():
            heapq.heappop(self._timers)
        return self._timers[0][0] if self._timers else None

    def _fire(self) -> None:
        now = self.monotonic()
        while (due := self._next()) is not None and due <= now:
            heapq.heappop(self._timers)[2].set_result(None)

    def _settle(self) -> None:
        self._elapsed = self.monotonic()
        self._mark = time.monotonic()

    def _arm(self) -> None:
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
        due = self._next()
        if due is not None and self._rate:
            wait = max(0.0, (due - self.monotonic()) / self._rate)
            self._handle = asyncio.get_running_loop().call_later(wait, self._ring)

    def _ring(self) -> None:
        self._handle = None
        self._fire()
        self._arm()
