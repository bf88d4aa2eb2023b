"""Watching a link: sample, add to the history, judge; as often as the number of followers allows."""

from __future__ import annotations

from dataclasses import replace

from ccrtui.core.assess import assess
from ccrtui.core.link_history import LinkHistory, advance
from ccrtui.core.link_view import LinkView
from ccrtui.core.profile import Profile
from ccrtui.core.snapshot import Snapshot
from ccrtui.engine.observation import Send
from ccrtui.engine.proving import Prover
from ccrtui.engine.sampler import Sampler
from ccrtui.ports import Clock, Proofs

TICK_S = 1.0
TICK_MOST_S = 3.0
FOLLOWERS_PER_SECOND = 4000
"""How many followers may be judged per second without taking more than a small share of a core."""


class Watch:
    """One link under watch."""

    def __init__(self, profile: Profile, send: Send, clock: Clock, proofs: Proofs | None = None) -> None:
        self._sampler = Sampler(profile, send, clock)
        self._prover = Prover(send, clock, proofs, profile.link.alias)
        self._history = LinkHistory(histories=self._prover.begin())
        self.snapshot: Snapshot | None = None

    async def tick(self) -> LinkView:
        """Take one sample and judge everything seen so far."""
        snapshot = await self._sampler.sample(tell_histories=self._history.histories.untold)
        seen = advance(self._history, snapshot)
        self._history = replace(seen, histories=await self._prover.settle(seen.histories, snapshot))
        self.snapshot = snapshot
        return assess(self._history, snapshot)

    def pause_s(self, view: LinkView, took_s: float) -> float:
        """How long to rest before the next tick: more followers, and slower clusters, are asked less often."""
        period = min(TICK_MOST_S, max(TICK_S, len(view.indices) / FOLLOWERS_PER_SECOND))
        return max(period - took_s, took_s, 0.2)
