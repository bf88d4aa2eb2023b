"""Asynchronous durability: operations that are acknowledged, searchable, and lost when the node is killed.

Observed on Elasticsearch 7.3.0 (`leader-async`): until the log is synced the checkpoints stand still, a follower is
given nothing beyond them, and the follower's own checkpoint waits for its own sync in the same way.
"""

from __future__ import annotations

from ccrtui.sim.model.clock import SimClock
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.model.indices.shard import Shard


class Syncer:
    """Syncs the logs of shards: with each write, or from time to time where the index says so."""

    def __init__(self, clock: SimClock) -> None:
        self._clock = clock
        self._due: set[Shard] = set()

    def writing(self, index: Index, shard: Shard) -> None:
        """A shard is about to be written to: hold its checkpoints back where its log is synced later."""
        if not index.synced_later:
            shard.sync()
            return
        if shard.synced is None:
            shard.synced = shard.history.checkpoint
        if shard not in self._due:
            self._due.add(shard)
            self._clock.call_later(index.sync_interval, lambda: self._fire(shard))

    def _fire(self, shard: Shard) -> None:
        self._due.discard(shard)
        shard.sync()
