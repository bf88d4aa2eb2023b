"""Counting the documents of the rows that are looked at, beside the samples: one search a side, never two at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping

from ccrtui.core.call.answer import Outcome
from ccrtui.core.call.call import Side
from ccrtui.core.call.fault import Fault
from ccrtui.core.elasticsearch.replication import ShardStats
from ccrtui.core.elasticsearch.requests.indices import document_counts
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.watch.snapshot import Snapshot
from ccrtui.core.watch.tally import Tally
from ccrtui.core.watch.unread import culprits
from ccrtui.engine.observation import Send
from ccrtui.ports.system import Clock

COUNT_EVERY_S = 2.0
"""How often the rows that are looked at are counted."""
PATIENCE_S = 0.5
"""How long a sample waits for the counts; those of an index that nobody searches wait for its refresh."""
MOST_ROWS = 20
"""How many rows are counted where nobody says which are looked at."""

_Asked = Mapping[str, str | None]


class Counter:
    """Counts both sides of some pairs; what takes longer than a sample is taken at a later one."""

    def __init__(self, send: Send, clock: Clock) -> None:
        self._send = send
        self._clock = clock
        self._asking: asyncio.Task[dict[Side, tuple[_Asked, Outcome]]] | None = None
        self._begun_at: float | None = None
        self._refused: set[str] = set()
        self.tally = Tally()
        self.blamed = False
        """Whether the last count of a side was refused because of indices that are left out from now on."""

    @property
    def due(self) -> bool:
        """Whether it is time to count again."""
        begun = self._begun_at
        return self._asking is None and (begun is None or self._clock.monotonic() - begun >= COUNT_EVERY_S)

    async def settle(
        self, pairs: Iterable[IndexPair], snapshot: Snapshot, begin: bool, patience_s: float = PATIENCE_S
    ) -> Tally:
        """Begin where that may be, and take what has come."""
        if begin and self._asking is None:
            wanted = tuple(pairs)
            asked = {
                Side.LEADER: self._there(snapshot.leader, (pair.leader for pair in wanted)),
                Side.FOLLOWER: self._there(snapshot.follower, (pair.follower for pair in wanted)),
            }
            self._begun_at = self._clock.monotonic()
            self._asking = asyncio.ensure_future(self._ask(asked))
        if self._asking is not None:
            await asyncio.wait((self._asking,), timeout=patience_s)
            if self._asking.done():
                self._take(self._asking.result())
                self._asking = None
        return self.tally

    def _there(self, stats: ShardStats | None, names: Iterable[str]) -> dict[str, str | None]:
        """Those of the indices that have a started shard, and that no search was refused for."""
        indices = stats.indices if stats else {}
        return {
            name: indices[name].uuid
            for name in names
            if name in indices and indices[name].shards and name not in self._refused
        }

    async def _ask(self, asked: Mapping[Side, _Asked]) -> dict[Side, tuple[_Asked, Outcome]]:
        sides = [side for side in asked if asked[side]]
        outcomes = await asyncio.gather(*(self._send(document_counts(side, asked[side])) for side in sides))
        return {side: (asked[side], outcome) for side, outcome in zip(sides, outcomes, strict=True)}

    def _take(self, answers: Mapping[Side, tuple[_Asked, Outcome]]) -> None:
        self.blamed = False
        for side, (asked, outcome) in answers.items():
            if isinstance(outcome, Fault):
                named = culprits(outcome)
                self.blamed = self.blamed or bool(named - self._refused)
                self._refused |= named
            self.tally = self.tally.add(side, asked, outcome)
