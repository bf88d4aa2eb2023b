"""This machine's clock."""

from __future__ import annotations

import asyncio
import time


class SystemClock:
    """The port Clock."""

    def monotonic(self) -> float:
        """Seconds that only grow."""
        return time.monotonic()

    def epoch(self) -> float:
        """Seconds since 1970 in UTC."""
        return time.time()

    async def sleep(self, seconds: float) -> None:
        """Wait that long."""
        await asyncio.sleep(seconds)
