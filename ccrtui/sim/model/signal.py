"""Waiting for something to happen in the model, with a time-out on its clock; costs nothing meanwhile."""

from __future__ import annotations

import asyncio

from ccrtui.sim.model.clock import SimClock


class Signal:
    """Something that can happen any number of times, and those who wait for the next time."""

    def __init__(self) -> None:
        self._waiting: list[asyncio.Future[bool]] = []

    def fire(self) -> None:
        """Wake everyone who waits now."""
        waiting, self._waiting = self._waiting, []
        for future in waiting:
            if not future.done():
                future.set_result(True)

    async def wait(self, clock: SimClock | None = None, seconds: float = 0.0) -> bool:
        """Wait for the next time; with a clock at most so many seconds. Tells whether it happened."""
        future: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append(future)
        if clock is None:
            return await future
        cancel = clock.call_later(seconds, lambda: None if future.done() else future.set_result(False))
        try:
            return await future
        finally:
            cancel()
            if future in self._waiting:
                self._waiting.remove(future)
