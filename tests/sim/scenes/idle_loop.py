"""An event loop that tells when it has nothing left to do, so that stepped time moves on without guessing at turns."""

from __future__ import annotations

import asyncio
import selectors


class _Watching(selectors.DefaultSelector):
    """Asked for what is ready once in every turn, and to wait only when nothing else is left to do."""

    def __init__(self) -> None:
        super().__init__()
        self.turns = 0
        self.waiting: list[asyncio.Future[None]] = []

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        self.turns -= 1
        if self.waiting and (self.turns <= 0 or not (ready or timeout == 0)):
            for future in self.waiting:
                if not future.done():
                    future.set_result(None)
            self.waiting.clear()
            return ready
        return ready or super().select(timeout)


class IdleLoop(asyncio.SelectorEventLoop):
    """The usual loop, with `turns`."""

    def __init__(self) -> None:
        self._watching = _Watching()
        super().__init__(self._watching)

    async def turns(self, most: int) -> None:
        """Give others turns until nothing is left to do, but no more than `most`."""
        future = self.create_future()
        self._watching.turns = max(most, self._watching.turns) if self._watching.waiting else most
        self._watching.waiting.append(future)
        await future
