"""The switch for writing: it stays as it is while connections come and go, and goes with the lock of the profile."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from ccrtui.core.state import NoticeCode
from ccrtui.engine.connection import Connection
from ccrtui.engine.intents import SetWrite
from ccrtui.engine.state_store import StateStore


class WriteSwitch:
    """One session's; off at first. No write leaves without the lock, and the lock is not let go of under a write."""

    def __init__(self, store: StateStore, in_background: Callable[[Awaitable[None]], None]) -> None:
        """`in_background` does something that nothing else waits for."""
        self._store = store
        self._in_background = in_background
        self._on = False

    def set(self, intent: SetWrite, connection: Connection) -> None:
        """Switch it, and tell. Raises ProfileError where another process has the lock; then it is off."""
        profile = self._store.state.profile
        if not intent.on:
            self._on = connection.sender.allow_write = False
            self._in_background(connection.unlock_after_writes())
            self._store.notice(NoticeCode.WRITE_OFF)
            return
        if profile.production and intent.typed_name != profile.name:
            self._store.notice(NoticeCode.NAME_DIFFERS, name=profile.name)
            return
        self._lock(connection)
        self._store.notice(NoticeCode.WRITE_ON)

    def carry_to(self, connection: Connection) -> None:
        """Let writes leave over another connection where they may. Raises ProfileError as `set` does."""
        if self._on:
            self._lock(connection)

    def _lock(self, connection: Connection) -> None:
        self._on = False
        connection.lock_for_writing()
        self._on = True
