"""Whether a session writes the heartbeat of its link: off at first, and only while writing is on."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from ccrtui.core.state import NoticeCode
from ccrtui.core.watch.heartbeat import Pulse
from ccrtui.core.watch.link_view import LinkView
from ccrtui.engine.connection import Connection
from ccrtui.engine.heartbeat.heart import Heart
from ccrtui.engine.state_store import StateStore


class Beating:
    """The heart of the link that is worked on, while it beats."""

    def __init__(self, store: StateStore, guarded: Callable[[Awaitable[None]], Awaitable[None]]) -> None:
        """`guarded` does something to its end, and tells of a mistake."""
        self._store = store
        self._guarded = guarded
        self._heart: Heart | None = None
        self._task: asyncio.Future[None] | None = None

    def set(self, on: bool, connection: Connection) -> None:
        """Begin to beat, or end, and tell; a link has to have a heartbeat, and writing has to be on."""
        if not on:
            self._cancel()
            self._store.notice(NoticeCode.BEAT_OFF)
        elif connection.profile.heartbeat_index is None:
            self._store.notice(NoticeCode.NO_HEARTBEAT)
        elif not connection.sender.allow_write:
            self._store.notice(NoticeCode.READ_ONLY)
        elif self._heart is None:
            self._heart = heart = Heart(connection)
            self._task = asyncio.ensure_future(self._beat(heart))
            self._store.notice(NoticeCode.BEAT_ON, index=heart.pulse.index)

    def pulse(self) -> Pulse | None:
        """What its beats tell; None where it does not beat."""
        return self._heart.pulse if self._heart is not None else None

    def look(self, view: LinkView) -> None:
        """Learn from a sample."""
        if self._heart is not None:
            self._heart.look(view)

    async def end(self) -> None:
        """Beat no more; the run is on record as ended when this returns."""
        task = self._task
        self._cancel()
        if task is not None:
            with suppress(asyncio.CancelledError):
                await task

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._heart = self._task = None

    async def _beat(self, heart: Heart) -> None:
        await self._guarded(heart.run())
        if self._heart is heart:
            self._heart = self._task = None
