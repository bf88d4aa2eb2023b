"""Runs the command of a profile on a change: one at a time, with a time-out, and never in the way of a sample."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable

from ccrtui.core.alarm.news import Heard, told
from ccrtui.core.harmless import harmless_json
from ccrtui.core.profile.profile import Profile
from ccrtui.core.watch.link_view import LinkView
from ccrtui.ports.system import Courier

PATIENCE_S = 10.0
"""How long the command may take."""
MOST_WAITING = 50
"""How many changes may wait for it; of more the oldest are lost."""
END_S = 2.0
"""How long the end waits for what was not told yet."""


class Notifier:
    """One session's, of all links of its profile.

    `failed` is called with what was wrong, once until the command works again; `changed` with each view that changes
    something.
    """

    def __init__(
        self,
        profile: Profile,
        courier: Courier | None,
        failed: Callable[[str], None],
        changed: Callable[[LinkView], None] | None = None,
    ) -> None:
        self._name = profile.name
        self._command = profile.notify
        self._courier = courier if profile.notify else None
        self._failed = failed
        self._changed = changed if profile.announce else None
        self._heard: dict[str, Heard] = {}
        self._waiting: deque[str] = deque(maxlen=MOST_WAITING)
        self._running: asyncio.Task[None] | None = None
        self._failing = False

    def take(self, view: LinkView) -> None:
        """Tell of what this view changes. Returns at once; where nobody wants to know it costs nothing."""
        if self._courier is None and self._changed is None:
            return
        heard, changes = self._heard.get(view.called, Heard()).after(view)
        self._heard[view.called] = heard
        if not changes:
            return
        if self._changed is not None:
            self._changed(view)
        if self._courier is not None:
            self._waiting.append(harmless_json(told(self._name, view, changes)))
            if self._running is None or self._running.done():
                self._running = asyncio.ensure_future(self._run(self._courier))

    async def close(self) -> None:
        """Give what was not told yet a moment, and end."""
        if self._running is not None:
            await asyncio.wait({self._running}, timeout=END_S)
            self._running.cancel()

    async def _run(self, courier: Courier) -> None:
        while self._waiting:
            reason = await courier.deliver(self._command, f"{self._waiting.popleft()}\n", PATIENCE_S)
            if reason is not None and not self._failing:
                self._failed(reason)
            self._failing = reason is not None
