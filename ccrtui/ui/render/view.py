"""What every place renders from: the state, the words, the signs, and what time it is."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from ccrtui.core.aging import STALE_AFTER_S
from ccrtui.core.call import Side
from ccrtui.core.state import State
from ccrtui.text.words import Words
from ccrtui.ui.render.glyphs import UNICODE, Glyphs


@dataclass(frozen=True, slots=True)
class View:
    """`now` is monotonic seconds on the clock that the state's times are taken from."""

    state: State | None
    words: Words
    now: float
    glyphs: Glyphs = UNICODE

    def age(self, at: float) -> float:
        """How old something is, in seconds; never negative."""
        return max(0.0, self.now - at)

    def fresh(self, at: float | None) -> bool:
        """Whether something is young enough to rely on."""
        return at is not None and self.age(at) < STALE_AFTER_S

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
