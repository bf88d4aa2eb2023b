"""Looking at the past: one wish after the other, read beside the loop, from what is recorded meanwhile as well."""

from __future__ import annotations

import asyncio
import logging
from collections import deque

from ccrtui.core.record.restore import restored
from ccrtui.core.record.trouble import HistoryError
from ccrtui.core.state import Moment
from ccrtui.engine.intents import ReturnToNow, Travel, TravelIntent, TravelTo
from ccrtui.engine.recording.recall import OpenPast
from ccrtui.engine.state_store import StateStore
from ccrtui.ports.memory import Past

TREND_S = 240.0
"""Over how many seconds before a moment it is shown how far behind each follower was."""
_LOG = logging.getLogger("ccrtui.history")


class Traveller:
    """One console's. What it finds is published as the state's `past`."""

    def __init__(self, open_past: OpenPast | None, store: StateStore) -> None:
        self._open_past = open_past
        self._store = store
        self._wishes: deque[Travel | TravelTo] = deque()
        self._task: asyncio.Task[None] | None = None

    def take(self, wish: TravelIntent) -> None:
        """Go there, behind what was wished before; to return forgets all of that."""
        if isinstance(wish, ReturnToNow):
            self._wishes.clear()
            self._store.publish(past=None)
            return
        self._wishes.append(wish)
        if not self.busy:
            self._task = asyncio.ensure_future(self._travel())

    @property
    def busy(self) -> bool:
        """Whether something that was wished is still being looked for."""
        return self._task is not None and not self._task.done()

    async def _travel(self) -> None:
        while self._wishes:
            wish, state = self._wishes.popleft(), self._store.state
            begin = state.past.at if state.past else None
            moment = await asyncio.to_thread(self._find, wish, begin, self._store.epoch())
            if moment is not None or begin is None:
                self._store.publish(past=moment)

    def _find(self, wish: Travel | TravelTo, begin: float | None, now: float) -> Moment | None:
        if self._open_past is None:
            return None
        try:
            past = self._open_past()
            try:
                return self._moment(past, wish, begin, now)
            finally:
                past.close()
        except HistoryError as error:
            _LOG.info("the past cannot be read: %s", error)
            return Moment(now if begin is None else begin, None)

    def _moment(self, past: Past, wish: Travel | TravelTo, begin: float | None, now: float) -> Moment | None:
        """The moment that was wished for; None where there is no other in that direction."""
        at, link = now if begin is None else begin, self._store.state.profile.link_name
        if isinstance(wish, TravelTo):
            there: float | None = min(wish.at, now)
        elif wish.to_change:
            there = past.change(link, at, forward=wish.forward)
        else:
            there = past.step(link, at, forward=wish.forward)
        if there is None:
            return Moment(at, None) if begin is None else None
        kept = past.moment(link, there)
        if kept is None:
            return Moment(there, None)
        trends: dict[str, list[int | None]] = {name: [] for name in kept.rows}
        for earlier in past.moments(link, there - TREND_S, there):
            for name, trend in trends.items():
                behind = earlier.rows.get(name, {}).get("operations_behind")
                trend.append(behind if isinstance(behind, int) else None)
        told = {name: tuple(trend) for name, trend in trends.items() if any(trend)}
        return Moment(there, restored(kept, trends=told))
