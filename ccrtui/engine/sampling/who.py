"""Who follows, asked again where it may be somebody else: not in each tick, as nothing tells it less often."""

from __future__ import annotations

from typing import NamedTuple

from ccrtui.core.call.answer import Answer, Outcome
from ccrtui.core.elasticsearch.replication import FollowInfo, FollowStats, ShardStats
from ccrtui.core.profile.profile import IndexPair
from ccrtui.ports.system import Clock

AGAIN_S = 5.0
"""After how long it is asked again in any case: what has begun to be copied runs nowhere yet."""

Names = frozenset[str]


class Seen(NamedTuple):
    """Of whom tasks run, and who gives figures; None where that was not told."""

    running: Names | None
    figured: Names | None


class Who:
    """Remembers who follows, and of whom tasks ran and figures came when that was told."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._at = float("-inf")
        self._seen: Seen | None = None
        self._resting: tuple[Answer | None, tuple[IndexPair, ...], bool] = (None, (), True)
        """By whom it was told of which pairs that one of them is not at work."""
        self.told: Answer | None = None

    def is_time(self, pairs: tuple[IndexPair, ...]) -> bool:
        """Whether to ask, whatever else is told: it is not known, some time ago, or one of the pairs is not at work."""
        if self.told is None or self._clock.monotonic() - self._at >= AGAIN_S:
            return True
        told, known, rests = self._resting
        if told is not self.told or known is not pairs:
            rests = _rests(self.told, pairs)
            self._resting = self.told, pairs, rests
        return rests

    def seen(self, tasks: Outcome, shards: Outcome | None) -> Seen:
        """What these two answers tell."""
        running = tasks.value if isinstance(tasks, Answer) else None
        stats = shards.value if isinstance(shards, Answer) else None
        return Seen(
            frozenset(running.tasks) if isinstance(running, FollowStats) else None,
            frozenset(stats.indices) if isinstance(stats, ShardStats) else None,
        )

    def others(self, seen: Seen) -> bool:
        """Whether others run, or give figures, than when it was told who follows."""
        return seen != self._seen or None in seen

    def tell(self, outcome: Outcome | None, seen: Seen) -> None:
        """Remember who follows, and what was seen then."""
        self.told = outcome if isinstance(outcome, Answer) else None
        self._at, self._seen = self._clock.monotonic(), seen


def _rests(told: Answer, pairs: tuple[IndexPair, ...]) -> bool:
    followers = told.value.followers if isinstance(told.value, FollowInfo) else {}
    return any((entry := followers.get(pair.follower)) is None or not entry.active for pair in pairs)
