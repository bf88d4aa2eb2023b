"""Shards of many indices on one side, of which one that refuses never takes the answer of the others away.

Where they stand is asked in each tick; what they are (uuid, documents, leases, histories, nodes) as their turn comes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import replace

from ccrtui.core.call.answer import Answer, Outcome
from ccrtui.core.call.call import Side
from ccrtui.core.call.fault import Fault
from ccrtui.core.elasticsearch.replication import ShardStats
from ccrtui.core.elasticsearch.requests.indices import shard_numbers, shard_stats
from ccrtui.core.elasticsearch.requests.names import fits
from ccrtui.core.watch.unread import culprits
from ccrtui.engine.observation import Send
from ccrtui.engine.sampling.identified import Identified
from ccrtui.ports.system import Clock

MOST_REQUESTS = 4
"""To each side in one tick."""
AGAIN_S = 10.0
"""How long an index that made the cluster refuse is left out before it is asked for again."""

Names = frozenset[str]


class ShardReader:
    """Asks for the shards of one side and remembers what they are, and who has to be left out."""

    def __init__(self, side: Side, send: Send, clock: Clock) -> None:
        self._side = side
        self._send = send
        self._clock = clock
        self._since = 0.0
        self._known = Identified()
        self.refused: Mapping[str, Fault] = {}
        """The indices left out, each with how the cluster refuses to tell of it."""
        self.told: Names = frozenset()
        """The indices that were asked in the last read what they are, and of which that was told."""
        self.doubted: Names = frozenset()
        """Those of which that is not known: they are new, were away, or stand below where they stood."""
        self.spent = 0
        """How many requests the last read took."""

    async def read(self, names: Names, seldom: Names) -> Outcome | None:
        """Ask for all of those but the refused, and what those in `seldom` are; None where nobody is left to ask for.

        Where somebody may refuse once more, nothing is asked beside the numbers: that leaves room to ask again.
        """
        self.told, self.spent = frozenset(), 0
        if self.refused and self._clock.monotonic() - self._since >= AGAIN_S:
            self.refused = {}
            seldom = seldom if names <= seldom else frozenset()
        return await self._ask(names, seldom)

    def blames(self, names: Names, outcome: Outcome | None) -> bool:
        """Take out whom a refusal names; tells whether there is a reason to ask once more."""
        if not isinstance(outcome, Fault):
            return False
        named = culprits(outcome)
        blamed = (named & names if fits(names) else named) - self.refused.keys()
        if not blamed:
            return False
        self._since = self._clock.monotonic()
        self.refused = {**self.refused, **dict.fromkeys(blamed, outcome)}
        return True

    async def once_more(self, names: Names, seldom: Names) -> Outcome | None:
        """Ask again, without those who were blamed; what some are only where all are asked that."""
        return await self._ask(names, seldom if names <= seldom else frozenset())

    async def identify(self, names: Iterable[str], outcome: Outcome | None) -> Outcome | None:
        """Ask what some are, and put it into an answer about all; the answer as it is where that cannot be asked."""
        asked = frozenset(names) - self.refused.keys()
        if not asked or not fits(asked) or not isinstance(outcome, Answer):
            return outcome
        self.spent += 1
        self._take(asked, await self._send(shard_stats(self._side, asked, leases=True)))
        self.doubted -= self.told
        return replace(outcome, value=self._known.completed())

    async def _ask(self, names: Names, seldom: Names) -> Outcome | None:
        wanted = names - self.refused.keys()
        if not wanted:
            return None
        if not names <= seldom:
            seldom &= self._known.standing
        left_out = () if fits(names) else self.refused
        asked = names if left_out else wanted
        some = seldom & wanted
        if some == wanted or not fits(some):
            self.spent += 1
            outcome = await self._send(shard_stats(self._side, asked, leases=True, without=left_out))
            return self._all_told(wanted, outcome)
        self.spent += 1 + bool(some)
        numbers = self._send(shard_numbers(self._side, asked, without=left_out))
        outcome, more = await asyncio.gather(numbers, self._more(some))
        if more is not None:
            self._take(some, more)
        stats = _stats(outcome)
        if stats is None:
            return outcome
        self.doubted = self._known.stand(stats, wanted)
        self.told -= self.doubted
        return replace(outcome, value=self._known.completed()) if isinstance(outcome, Answer) else outcome

    async def _more(self, names: Names) -> Outcome | None:
        return await self._send(shard_stats(self._side, names, leases=True)) if names else None

    def _all_told(self, names: Names, outcome: Outcome) -> Outcome:
        if (stats := _stats(outcome)) is not None:
            self._known.begin(stats)
            self.told, self.doubted = names, frozenset()
        return outcome

    def _take(self, names: Names, outcome: Outcome) -> None:
        if (stats := _stats(outcome)) is not None:
            self._known.identify(names, stats)
            self.told |= names


def _stats(outcome: Outcome) -> ShardStats | None:
    value = outcome.value if isinstance(outcome, Answer) else None
    return value if isinstance(value, ShardStats) else None
