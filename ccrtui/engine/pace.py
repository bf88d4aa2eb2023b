"""How often is sampled, as the operator wishes it: one for all links of a session, changed while they are watched."""

from __future__ import annotations

import asyncio

from ccrtui.ports.system import Clock


class Pace:
    """`every_s` seconds from one sample to the next; None: as often as the number of followers allows."""

    def __init__(self, every_s: float | None = None) -> None:
        self.every_s = every_s
        self._wished = asyncio.Event()

    def wish(self, every_s: float) -> None:
        """Sample that often from now on, whoever rests meanwhile too."""
        self.every_s = every_s
        self._wished.set()
        self._wished = asyncio.Event()

    async def rest(self, clock: Clock, seconds: float) -> bool:
        """Wait so long; True at once where something else is wished before that is over."""
        rests = (asyncio.ensure_future(clock.sleep(seconds)), asyncio.ensure_future(self._wished.wait()))
        try:
            await asyncio.wait(rests, return_when=asyncio.FIRST_COMPLETED)
            return not rests[0].done()
        finally:
            for rest in rests:
                rest.cancel()
