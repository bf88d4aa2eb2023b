"""How often the cloud is asked: freely, until it says that it was too often; then each action at its own slow pace."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from ccrtui.ports.system import Clock

SPACING_S = 1.1
"""Between the end of a call and the next of the same action: limits are per second and counted where it arrives."""

ATTEMPTS = 6


class RateLimiter:
    """The times of the calls of one account. Limits are per account and action, whatever the region."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._slow = False
        self._ended: dict[str, float] = {}
        self._turns: dict[str, asyncio.Lock] = {}

    def turn(self, action: str) -> AbstractAsyncContextManager[None]:
        """Wait for the time to send, and note when the call ended."""
        return self._in_turn(action) if self._slow else self._note_end(action)

    def slow(self) -> None:
        """From now on, ask each action slowly."""
        self._slow = True

    async def pause(self, refused: int) -> None:
        """Wait after the `refused`th refusal of a call, longer each time."""
        await self._clock.sleep(SPACING_S * refused)

    @asynccontextmanager
    async def _in_turn(self, action: str) -> AsyncIterator[None]:
        async with self._turns.setdefault(action, asyncio.Lock()):
            left = self._ended.get(action, float("-inf")) + SPACING_S - self._clock.monotonic()
            if left > 0:
                await self._clock.sleep(left)
            async with self._note_end(action):
                yield

    @asynccontextmanager
    async def _note_end(self, action: str) -> AsyncIterator[None]:
        try:
            yield
        finally:
            self._ended[action] = self._clock.monotonic()
