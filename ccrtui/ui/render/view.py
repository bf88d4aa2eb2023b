"""What every place renders from: the state, the words, the signs, and what time it is."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from ccrtui.core.call.call import Side
from ccrtui.core.state import State
from ccrtui.core.walk.step import StepView
from ccrtui.core.watch.aging import STALE_AFTER_S, old_after_s
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.text.glyphs import UNICODE, Glyphs
from ccrtui.text.words import Words

LEAST_SHOWN_S = 5.0
"""The first age that is shown, in seconds: what is old and younger than that is told as this old."""


@dataclass(frozen=True, slots=True)
class View:
    """`now` is monotonic seconds on the clock that the state's times are taken from, `wall` epoch seconds."""

    state: State | None
    words: Words
    now: float
    glyphs: Glyphs = UNICODE
    wall: float = 0.0
    past_at: float | None = None
    """When what is shown was recorded, epoch seconds; None: it is the present."""

    def age(self, at: float) -> float:
        """How old something is, in seconds; never negative."""
        return max(0.0, self.now - at)

    def heard_at(self, index: IndexView) -> float | None:
        """When the leader's figures of an index arrived, monotonic seconds; None where it gave none in this sample."""
        link = self.state.link if self.state else None
        return link.leader_heard_at if link is not None and index.leader_told else None

    def fresh(self, at: float | None) -> bool:
        """Whether something is young enough to be drawn as true now: three ticks of the watch; nothing of the past."""
        if self.past_at is not None:
            return False
        link = self.state.link if self.state else None
        return at is not None and self.age(at) <= old_after_s(link.tick_s if link else 1.0)

    def behind_sample(self, at: float) -> bool:
        """Whether something is older than the sample whose age the top line tells, or too old for green."""
        link = self.state.link if self.state else None
        behind = link is not None and link.taken_at - at > old_after_s(link.tick_s)
        return behind or self.age(at) > STALE_AFTER_S

    def proves(self, index: IndexView) -> bool:
        """Whether an index may be drawn green: in sync, proven, and now. By numbers alone its tick is not green."""
        return index.verdict is Verdict.IN_SYNC and index.reason is Reason.PROVEN and self.fresh(self.heard_at(index))

    def proves_all(self, link: LinkView) -> bool:
        """Whether a whole link may be drawn green: as each of its indices."""
        return self.fresh(link.taken_at) and all(self.proves(index) for index in link.indices)

    def told_age(self, at: float) -> float:
        """How old something is told to be: what is not true now is never told as now."""
        age = self.age(at)
        return age if self.fresh(at) else max(age, LEAST_SHOWN_S)

    def step_age(self, step: StepView) -> float | None:
        """How old what a step says is, once that is to be told; None while it is true now, or was never seen."""
        at = step.known_at
        return None if at is None or self.fresh(at) else self.told_age(at)

    def place_of(self, side: Side) -> str:
        """What tells one end from the other at a glance: its region, else the cluster's name, else its address."""
        if self.state is None or side is Side.CLOUD:
            return ""
        cluster = self.state.profile.cluster(side)
        identity = self.state.identities.get(side)
        return cluster.region or (identity.name if identity else "") or host_of(cluster.url) or cluster.instance or ""


def host_of(url: str | None) -> str:
    """The host and port of an address; empty when there is none."""
    return urlsplit(url).netloc.rpartition("@")[2] if url else ""
