"""What the engine publishes: the newest state, replaced whole; whoever listens is woken and takes the newest."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ccrtui.core.aging import STALE_AFTER_S, age_step, aged
from ccrtui.core.link_view import LinkView
from ccrtui.core.profile import Profile
from ccrtui.core.state import Notice, NoticeCode, State

if TYPE_CHECKING:
    from ccrtui.engine.sender import Sender
    from ccrtui.ports import Clock


class Board:
    """The state as it is built up by the jobs, and the last one published. Written by one thread, read by any."""

    def __init__(self, profile: Profile, clock: Clock) -> None:
        self._clock = clock
        self._state = State(0, clock.monotonic(), profile)
        self._fresh: LinkView | None = None
        self._wake: Callable[[], None] | None = None
        self.sender: Sender | None = None

    @property
    def state(self) -> State:
        """The newest state."""
        return self._state

    def listen(self, wake: Callable[[], None]) -> None:
        """Have `wake` called with each newer state."""
        self._wake = wake

    def publish(self, **changes: Any) -> None:
        """Replace parts of the state and tell; `link` is kept fresh here and published as old as it is by now."""
        if "link" in changes:
            self._fresh = changes.pop("link")
        now = self._clock.monotonic()
        link = aged(self._fresh, now) if self._fresh else None
        sender = self.sender
        sent = {"calls": sender.sent, "counts": sender.counts, "write": sender.allow_write} if sender else {}
        revision = self._state.revision + 1
        self._state = replace(self._state, revision=revision, now=now, link=link, **{**sent, **changes})
        if self._wake:
            self._wake()

    def notice(self, code: NoticeCode, /, **params: str) -> None:
        """Publish something to tell."""
        number = self._state.notice.number + 1 if self._state.notice else 1
        self.publish(notice=Notice(number, code, params))

    def fail(self, reason: str) -> None:
        """Tell that nothing will be read any more; what was seen proves nothing from now on."""
        if self._fresh is not None:
            self._fresh = aged(self._fresh, math.inf)
        self.notice(NoticeCode.ENGINE_FAILED, reason=reason)

    def grow_older(self) -> None:
        """Publish again if the figures shown have become older by a step that is shown, or too old to be believed."""
        if self._fresh is None:
            return
        taken, now = self._fresh.taken_at, self._clock.monotonic()
        before = self._state.now - taken
        if age_step(now - taken) != age_step(before) or before <= STALE_AFTER_S < now - taken:
            self.publish()
