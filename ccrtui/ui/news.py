"""News of the engine on its way to the screen: no more often than the terminal takes it, and always the newest."""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Callable
from typing import Protocol

from ccrtui.ui.pacing import Pacing
from ccrtui.ui.session import Session

TICK_S = 1.0
"""How often ages are looked at; nothing is written unless one stepped."""


class Newsreader(Protocol):
    """Who shows the news."""

    def take_news(self) -> bool:
        """Take what is newest; False when there is nothing newer."""
        ...

    def show(self) -> None:
        """Paint what changed."""
        ...

    @property
    def queued(self) -> int:
        """Writes that wait for the terminal to take them."""
        ...


class News:
    """One reader's news. `later` calls something so many seconds from now."""

    def __init__(
        self, session: Session, reader: Newsreader, later: Callable[[float, Callable[[], None]], object]
    ) -> None:
        self._session = session
        self._reader = reader
        self._later = later
        self._pacing = Pacing(session.options.fps)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._context = contextvars.copy_context()
        self.is_awaited = False
        """Whether a look at the news is under way."""

    def listen(self) -> None:
        """Be woken from now on, on the loop and in the context that this is called in."""
        self._loop = asyncio.get_running_loop()
        self._context = contextvars.copy_context()
        self._session.source.listen(self._woken)

    def _woken(self) -> None:
        """Called from any thread: at most one look is under way, and it runs as if this loop had asked for it."""
        if self.is_awaited or self._loop is None or self._loop.is_closed():
            return
        self.is_awaited = True
        try:
            self._loop.call_soon_threadsafe(self.look, context=self._context)
        except RuntimeError:
            self.is_awaited = False

    def look(self) -> None:
        """Show what is newest, as soon as it may be painted."""
        now = self._session.options.clock()
        wait = self._pacing.wait_s(now, self._reader.queued)
        if wait > 0:
            self._later(wait, self.look)
            return
        self.is_awaited = False
        if self._take(now):
            self._reader.show()

    def tick(self) -> None:
        """Show what is newest and how old it is, unless the terminal has not taken the last yet."""
        if self._reader.queued > 0:
            return
        self._take(self._session.options.clock())
        self._reader.show()

    def _take(self, now: float) -> bool:
        self._session.slow = self._pacing.slow(now)
        if not self._reader.take_news():
            return False
        self._pacing.painted(now)
        return True
