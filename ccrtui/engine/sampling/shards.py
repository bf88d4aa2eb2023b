"""Shards of many indices on one side, of which one that refuses never takes the answer of the others away."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.call.answer import Outcome
from ccrtui.core.call.call import Side
from ccrtui.core.call.fault import Fault
from ccrtui.core.elasticsearch.requests.indices import shard_stats
from ccrtui.core.elasticsearch.requests.names import fits
from ccrtui.core.watch.unread import culprits
from ccrtui.engine.observation import Send
from ccrtui.ports.system import Clock

AGAIN_S = 10.0
"""How long an index that made the cluster refuse is left out before it is asked for again."""


class ShardReader:
    """Asks for the shards of one side and remembers who has to be left out."""

    def __init__(self, side: Side, send: Send, clock: Clock) -> None:
        self._side = side
        self._send = send
        self._clock = clock
        self._since = 0.0
        self.refused: Mapping[str, Fault] = {}
        """The indices left out, each with how the cluster refuses to tell of it."""

    async def read(self, names: frozenset[str], leases: bool = False) -> Outcome | None:
        """Ask for all of those but the refused; None where nobody is left to ask for."""
        if self.refused and self._clock.monotonic() - self._since >= AGAIN_S:
            self.refused = {}
        return await self._ask(names, leases)

    def blames(self, names: frozenset[str], outcome: Outcome | None) -> bool:
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

    async def once_more(self, names: frozenset[str], leases: bool = False) -> Outcome | None:
        """Ask again, without those who were blamed."""
        return await self._ask(names, leases)

    async def _ask(self, names: frozenset[str], leases: bool) -> Outcome | None:
        wanted = names - self.refused.keys()
        if not wanted:
            return None
        left_out = () if fits(names) else self.refused
        asked = names if left_out else wanted
        return await self._send(shard_stats(self._side, asked, leases, without=left_out))
