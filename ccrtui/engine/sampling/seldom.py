"""Whose leases, histories and documents are asked for in a tick: all within a round, and at once who has to be."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from ccrtui.core.elasticsearch.requests.names import fitting
from ccrtui.core.profile.profile import IndexPair
from ccrtui.ports.system import Clock

ROUND_S = 30.0
"""Within how long everybody has had a turn, seconds; leases are renewed as often."""
LEAST = 50
"""How many are asked for together, so that not each tick has a request for a few."""

Names = frozenset[str]


class SeldomRound:
    """Remembers whose turn it was; followers by index name."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._pairs: tuple[IndexPair, ...] = ()
        self._leaders: dict[str, str] = {}
        self._told: dict[str, None] = {}
        """Who was told of, the longest ago first."""
        self._untold: set[str] = set()
        self._credit = 0.0
        self._at = clock.monotonic()

    def next(self, pairs: tuple[IndexPair, ...], wanted: Iterable[str], room: bool) -> Names:
        """Those whose turn it is: `wanted`, who was never told of, and where there is `room` the next in the round."""
        if pairs is not self._pairs:
            self._pairs, self._leaders = pairs, {pair.follower: pair.leader for pair in pairs}
            self._told = {name: None for name in self._told if name in self._leaders}
            self._untold = self._leaders.keys() - self._told.keys()
        now, everybody = self._clock.monotonic(), len(self._leaders)
        self._credit = min(everybody, self._credit + everybody * (now - self._at) / ROUND_S)
        self._at = now
        chosen = self._untold.union(name for name in wanted if name in self._leaders)
        if room and self._credit >= min(everybody, LEAST):
            chosen.update(self._in_turn(chosen))
        return frozenset(self._leaders if 2 * len(chosen) > everybody else chosen)

    def _in_turn(self, chosen: set[str]) -> list[str]:
        names = [name for name in islice(self._told, int(self._credit)) if name not in chosen]
        both = (fitting([*chosen, *names]), fitting(self._leaders[name] for name in (*chosen, *names)))
        names = names[: max(0, min(map(len, both)) - len(chosen))]
        self._credit -= len(names)
        return names

    def tell(self, names: Iterable[str]) -> None:
        """Remember that those were told of just now."""
        for name in names:
            self._told.pop(name, None)
            self._told[name] = None
        self._untold.difference_update(names)

    def forget(self) -> None:
        """Have everybody's turn come at once: what was told may have changed while nobody could be asked."""
        self._told, self._untold = {}, set(self._leaders)
