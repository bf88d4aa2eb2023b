"""What somebody else has changed since the walk was looked at, as the watch sees it."""

from __future__ import annotations

from ccrtui.core.standing.claims import Shape, shape_of
from ccrtui.core.standing.contradiction import contradictions
from ccrtui.core.walk.code import OUTDATED, Code
from ccrtui.core.walk.step import StepName
from ccrtui.core.watch.verdict import Reason
from ccrtui.engine.state_store import StateStore

DISAGREE_S = 15.0
"""How long after a look the next one begins, where the watch still sees otherwise than the walk says."""

_Seen = tuple[bool | None, frozenset[tuple[str, Shape | None]], frozenset[tuple[StepName, Reason]]]
"""What the watch saw at the last look: the connection, what each index is, and which step which reason speaks against.
"""


class OthersAtWork:
    """Compares what the watch sees with what it saw when it was asked last."""

    def __init__(self, store: StateStore) -> None:
        self._store = store
        self._seen: _Seen | None = None

    def changed(self, now: float) -> bool:
        """Whether the watch sees other followers, another connection or other problems than at the last look, or still
        sees otherwise than the walk says.
        """
        link, pairs = self._store.state.link, self._store.state.profile.link.indices
        if link is None:
            return False
        following = frozenset((row.follower_index, shape_of(row)) for row in link.indices)
        against = contradictions(link, pairs).values()
        problems = frozenset((each.step, each.reason) for each in against if each.step is not StepName.COMPARE)
        seen, self._seen = self._seen, (link.connected, following, problems)
        return seen is not None and (seen != self._seen or self._disagrees(now))

    def _disagrees(self, now: float) -> bool:
        """Whether a step was said otherwise since it was looked at, and not a moment ago."""
        walk = self._store.state.walk
        if walk is None or walk.looked_at is None or now - walk.looked_at < DISAGREE_S:
            return False
        otherwise = OUTDATED | {Code.NO_LONGER_HOLDS}
        return any(step.judgement.code in otherwise and step.name is not StepName.COMPARE for step in walk.steps)
