"""Drawing a measure through time: read beside the loop, the newest wish alone."""

from __future__ import annotations

import asyncio
import logging

from ccrtui.core.record.through_time.measure import Measure
from ccrtui.core.record.through_time.piece import pieces
from ccrtui.core.record.through_time.series import series
from ccrtui.core.record.trouble import HistoryError
from ccrtui.core.state import Drawn
from ccrtui.engine.intents import Draw
from ccrtui.engine.recording.recall import OpenPast
from ccrtui.engine.recording.recorder import BATCH_S
from ccrtui.engine.state_store import StateStore

COLUMNS = 480
"""Into how many columns a time is cut: two for each cell of the widest screen there is."""
UNWRITTEN_S = 2 * BATCH_S
"""For how many seconds at most what was seen last is not written yet."""
_LOG = logging.getLogger("ccrtui.history")


class Drawer:
    """One console's. What it draws is published as the state's `drawn`."""

    def __init__(self, store: StateStore) -> None:
        self._store = store
        self._wish: tuple[Draw, OpenPast] | None = None
        self._task: asyncio.Task[None] | None = None

    def take(self, wish: Draw, open_past: OpenPast | None) -> None:
        """Draw that, in place of what was wished before and is not begun."""
        if open_past is None:
            return
        self._wish = wish, open_past
        if self._task is None or self._task.done():
            self._task = asyncio.ensure_future(self._draw())

    async def _draw(self) -> None:
        while self._wish is not None:
            (wish, open_past), self._wish = self._wish, None
            until = self._store.epoch() if wish.until is None else wish.until
            link = self._store.state.profile.link_name
            self._store.publish(drawn=await asyncio.to_thread(_drawn, wish, open_past, link, until))


def _drawn(wish: Draw, open_past: OpenPast, link: str, until: float) -> Drawn:
    """The charts until that moment; until now they end at what is written by now, which is no gap."""
    try:
        past = open_past()
        try:
            last = past.step(link, until, forward=False) if wish.until is None else None
            until = last if last is not None and until - last <= UNWRITTEN_S else until
            since = until - wish.span_s
            watched = past.watched(link, since, until)
            told = pieces(past.moments(link, since, until), watched)
            wanted = [(measure, wish.index) for measure in Measure]
            return Drawn(wish.index, wish.span_s, until, series(told, wanted, since, until, COLUMNS))
        finally:
            past.close()
    except HistoryError as error:
        _LOG.info("nothing is drawn: %s", error)
        return Drawn(wish.index, wish.span_s, until, ())
