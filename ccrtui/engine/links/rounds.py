"""Several links under watch at once: each at its own pace, told together."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence

from ccrtui.core.record.recall import Recalled
from ccrtui.core.watch.aging import aged
from ccrtui.core.watch.link_view import LinkView
from ccrtui.engine.collection import collect_seldom
from ccrtui.engine.connection import Connection
from ccrtui.engine.heartbeat.heart import Heart
from ccrtui.engine.pace import Pace
from ccrtui.engine.status import nothing_known
from ccrtui.engine.watch import TICK_MOST_S, Watch


class WatchedLink:
    """One link, its connection, and what was seen last."""

    def __init__(self, connection: Connection, recalled: Recalled | None = None, pace: Pace | None = None) -> None:
        """Nothing is asked yet. `recalled` is what an earlier session recorded."""
        self.connection = connection
        self.profile = connection.profile
        self.fresh = asyncio.Event()
        send, clock = connection.sender.send, connection.clock
        self._watch = Watch(self.profile, send, clock, connection.proofs, recalled=recalled, pace=pace)
        self._heart: Heart | None = None
        self._seen: LinkView | None = None

    async def beat(self) -> None:
        """Write the heartbeat of the link until cancelled, and let its samples tell of it.

        Raises ProfileError and JournalError, ValueError where it has none.
        """
        heart = self._heart = Heart(self.connection)
        self._watch.pulse = lambda: heart.pulse
        await heart.run()

    async def run(self) -> None:
        """Sample until cancelled."""
        while True:
            self._seen = await self._watch.tick()
            if self._heart is not None:
                self._heart.look(self._seen)
            self.fresh.set()
            await self._watch.rest()

    @property
    def view(self) -> LinkView:
        """The link as old as it is by now; one that never answered is unknown."""
        clock = self.connection.clock
        if self._seen is None:
            return nothing_known(self.profile, clock, self._watch)
        return aged(self._seen, clock.monotonic())


async def rounds(links: Sequence[WatchedLink]) -> AsyncGenerator[tuple[LinkView, ...], None]:
    """All links, each time that all were sampled anew; one that is late is told as it was last.

    A mistake of ours in one of them ends it and is raised.
    """
    collect_seldom()
    running = [asyncio.ensure_future(link.run()) for link in links]
    try:
        while True:
            await _sampled(links, running)
            views = tuple(link.view for link in links)
            for link in links:
                link.fresh.clear()
            yield views
    finally:
        for task in running:
            task.cancel()


async def _sampled(links: Sequence[WatchedLink], running: Sequence[asyncio.Task[None]]) -> None:
    """Wait for the first sample, and then for those of the others, but not for long."""
    waits = [asyncio.ensure_future(link.fresh.wait()) for link in links]
    await asyncio.wait([*waits, *running], return_when=asyncio.FIRST_COMPLETED)
    await asyncio.wait(waits, timeout=TICK_MOST_S if not any(task.done() for task in running) else 0)
    for wait in waits:
        wait.cancel()
    for task in running:
        if task.done():
            task.result()
