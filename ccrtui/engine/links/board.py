"""Watching all links of all profiles at once, read-only, in a thread of its own: what the board of all shows."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ccrtui.core.board import BoardRow, worst_first
from ccrtui.core.watch.aging import aged
from ccrtui.core.watch.link_view import LinkView
from ccrtui.engine.collection import collect_seldom
from ccrtui.ports.system import Clock

if TYPE_CHECKING:
    from ccrtui.engine.connection import Connect, Connection

_LOG = logging.getLogger("ccrtui.engine")
END_S = 5.0
"""How long the end waits for connections to be let go of."""


class BoardWatch:
    """The rows as they were last known, and the watch of those that can be connected to.

    Without `connects` nobody looks: the rows stay as they were recorded.
    """

    def __init__(self, rows: Sequence[BoardRow], connects: Sequence[tuple[BoardRow, Connect]], clock: Clock) -> None:
        self._rows = {row.key: row for row in rows}
        self._connects = connects
        self._clock = clock
        self._wake: Callable[[], None] | None = None
        self._thread = threading.Thread(target=self._run, name="board", daemon=True)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._main: asyncio.Task[None] | None = None

    def rows(self) -> tuple[BoardRow, ...]:
        """Every link as old as it is by now, the worst first."""
        now = self._clock.monotonic()
        return worst_first(
            row if row.view is None or row.recorded else replace(row, view=aged(row.view, now))
            for row in tuple(self._rows.values())
        )

    def listen(self, wake: Callable[[], None]) -> None:
        """Have `wake` called, from another thread, with each news."""
        self._wake = wake

    def start(self) -> None:
        """Begin to watch."""
        if self._connects:
            self._thread.start()

    def stop(self) -> None:
        """End and wait for it, but not for long."""
        if self._loop is not None and self._main is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._main.cancel)
        if self._thread.is_alive():
            self._thread.join(END_S)

    def _run(self) -> None:
        try:
            asyncio.run(self._live())
        except Exception:
            _LOG.exception("the board has ended by a mistake")

    async def _live(self) -> None:
        collect_seldom()
        self._loop, self._main = asyncio.get_running_loop(), asyncio.current_task()
        connections = [(row.key, connect(row.profile)) for row, connect in self._connects if row.profile is not None]
        try:
            await asyncio.gather(*(self._watch(key, connection) for key, connection in connections))
        except asyncio.CancelledError:
            return
        finally:
            for _, connection in connections:
                await connection.close()

    async def _watch(self, key: str, connection: Connection) -> None:
        from ccrtui.engine.watch import Watch

        watch = Watch(connection.profile, connection.sender.send, connection.clock, connection.proofs)
        while True:
            self._take(key, await watch.tick())
            await watch.rest()

    def _take(self, key: str, view: LinkView) -> None:
        self._rows[key] = replace(self._rows[key], view=view, recorded=False)
        if self._wake is not None:
            self._wake()
