"""The links of a profile beside the one that is worked on: each is watched all the same, and nothing else."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from ccrtui.core.profile.profile import Profile
from ccrtui.core.record.recall import Recalled
from ccrtui.core.watch.link_view import LinkView
from ccrtui.engine.connection import Connect, Connection
from ccrtui.engine.identities import Identities, identify
from ccrtui.engine.pace import Pace
from ccrtui.engine.watch import Watch

Recall = Callable[[Connection, Identities], Awaitable[Recalled | None]]
"""Gives what was recorded of a link that these clusters answer for."""
Tell = Callable[[Identities, LinkView], None]
"""Is told how a link stands, and who answers at its ends."""
Guard = Callable[[Awaitable[None]], Awaitable[None]]
"""Does something to its end and tells what was wrong with it."""


class SideLinks:
    """Watches every link but the one that the profile speaks of, each over a connection of its own, read-only."""

    def __init__(self, connect: Connect, recall: Recall, tell: Tell, guarded: Guard, pace: Pace) -> None:
        """`recall` is asked before a link is watched, and `tell` called with each sample. Nothing is watched yet."""
        self._recall = recall
        self._pace = pace
        self._connect = connect
        self._tell = tell
        self._guarded = guarded
        self._watching: list[tuple[Connection, asyncio.Future[None]]] = []

    async def begin(self, profile: Profile) -> None:
        """Watch the others of this profile, and none of those of before."""
        await self.close()
        for each in profile.by_link:
            if each.chosen != profile.chosen:
                connection = self._connect(each)
                self._watching.append((connection, asyncio.ensure_future(self._guarded(self._watch(connection)))))

    async def close(self) -> None:
        """Watch nothing more."""
        watching, self._watching = self._watching, []
        for connection, task in watching:
            task.cancel()
            await connection.close()

    async def _watch(self, connection: Connection) -> None:
        send, clock = connection.sender.send, connection.clock
        identities = await identify(send)
        recalled = await self._recall(connection, identities)
        watch = Watch(connection.profile, send, clock, connection.proofs, recalled=recalled, pace=self._pace)
        while True:
            self._tell(identities, await watch.tick())
            await watch.rest()
