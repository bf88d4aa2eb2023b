"""Refreshes that happen by themselves: each second, but not on a shard that nobody searches (`heartbeat`)."""

from __future__ import annotations

from collections.abc import Iterable

from ccrtui.sim.model.clock import SimClock
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.model.indices.shard import Shard

DEFAULT_S = 1.0
WAKE_S = 0.75
"""How long the first search of an idle shard waits for the refresh that it asks for (heartbeat 131)."""


class Refresher:
    """Refreshes shards a second after a write, as long as somebody searches them or an interval is set."""

    def __init__(self, clock: SimClock) -> None:
        self._clock = clock
        self._due: set[Shard] = set()

    def written(self, index: Index, shard: Shard) -> None:
        """A shard was written to: have it refreshed in time."""
        interval = DEFAULT_S if index.refresh_interval is None else index.refresh_interval
        if interval < 0 or shard in self._due or self._idle(index, shard):
            return
        self._due.add(shard)
        self._clock.call_later(interval, lambda: self._fire(index, shard))

    def searched(self, index: Index, shard: Shard) -> None:
        """A shard is searched: one that lay idle shows everything at once."""
        if self._idle(index, shard):
            shard.refresh()
        shard.last_search = self._clock.monotonic()
        shard.queries += 1
        if shard.unrefreshed:
            self.written(index, shard)

    async def wake(self, indices: Iterable[Index]) -> None:
        """Wait as a search does that is the first of a shard with something new since it fell idle."""
        shards = ((index, shard) for index in indices if index.open for shard in index.shards if shard.started)
        if any(shard.unrefreshed and self._idle(index, shard) for index, shard in shards):
            await self._clock.sleep(WAKE_S)

    def _idle(self, index: Index, shard: Shard) -> bool:
        return index.refresh_interval is None and self._clock.monotonic() - shard.last_search >= index.idle_after

    def _fire(self, index: Index, shard: Shard) -> None:
        self._due.discard(shard)
        if not self._idle(index, shard):
            shard.refresh()
