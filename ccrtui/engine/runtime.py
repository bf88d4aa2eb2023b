"""The engine's own thread and loop: neither sampling nor a write in progress stops with a stalled terminal."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from ccrtui.core.profile.profile import Profile
from ccrtui.core.state import State
from ccrtui.engine.collection import collect_seldom
from ccrtui.engine.intents import Intent, LookAgain, Stop
from ccrtui.engine.state_store import StateStore

if TYPE_CHECKING:
    from ccrtui.engine.connection import Connect
    from ccrtui.engine.jobs import Jobs

_LOG = logging.getLogger("ccrtui.engine")
END_S = 8.0
"""How long the end may take: a write in flight has five seconds, and then connections are closed."""


Open = Callable[[], "tuple[Profile, Connect]"]
"""Gives the profile and how to connect to its clusters. May take its time; raises OpenError with a reason."""


class OpenError(Exception):
    """There is nothing to work on; the message says why, in the words of the operator's language."""


class Runtime:
    """The engine as a screen sees it: `latest`, `submit`, `listen`; started once and stopped once."""

    def __init__(self, open_profile: Open, store: StateStore) -> None:
        self._open = open_profile
        self._store = store
        self._thread = threading.Thread(target=self._run, name="engine", daemon=True)
        self._ready = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._jobs: Jobs | None = None
        self._main: asyncio.Task[None] | None = None
        self._early: list[Intent] = []
        self._ending = False
        self._failure: str | None = None

    def latest(self) -> State | None:
        """The newest state."""
        return self._store.state

    def listen(self, wake: Callable[[], None]) -> None:
        """Have `wake` called, from the engine's thread, whenever a newer state exists."""
        self._store.listen(wake)

    def submit(self, intent: Intent) -> None:
        """Ask for something, from any thread. Before the start it is kept for then.

        After the end nobody hears it; where that was a failure, it is told again.
        """
        if isinstance(intent, Stop):
            self.request_stop()
        elif self._failure is not None:
            self._store.fail(self._failure)
        elif self._loop is None or self._jobs is None:
            self._early.append(intent)
        elif not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._jobs.take, intent)

    def start(self) -> None:
        """Begin to look and to watch."""
        self._thread.start()

    def request_stop(self) -> None:
        """Begin to end; returns at once, also from a signal handler. Asked again it changes nothing."""
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._end)

    def _end(self) -> None:
        """Cancel once: a second time would cut the grace of the writes in flight."""
        if self._main is not None and not self._ending:
            self._ending = True
            self._main.cancel()

    def stop(self, within_s: float = END_S) -> bool:
        """End and wait for it so many seconds; tells whether everything came to its end in time."""
        if not self._thread.is_alive():
            return True
        self._ready.wait(within_s)
        self.request_stop()
        self._thread.join(within_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            profile, connect = self._open()
            self._store.publish(profile=profile)
            asyncio.run(self._live(connect))
        except OpenError as error:
            self._fail(str(error))
        except BaseException as error:
            _LOG.exception("the engine has ended by a mistake")
            self._fail(f"{type(error).__name__}: {error}")
        finally:
            self._ready.set()

    def _fail(self, reason: str) -> None:
        self._failure = reason
        self._store.fail(reason)

    async def _live(self, connect: Connect) -> None:
        from ccrtui.engine.jobs import Jobs

        collect_seldom()
        self._loop, self._main = asyncio.get_running_loop(), asyncio.current_task()
        jobs = self._jobs = Jobs(connect, self._store)
        for intent in (LookAgain(), *self._early):
            jobs.take(intent)
        self._ready.set()
        try:
            await jobs.run()
        except asyncio.CancelledError:
            return
        finally:
            self._ending = True
            await jobs.close()
