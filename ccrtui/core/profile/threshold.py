"""From when on a standby that is behind is too far behind, as an operator wishes it: none by default."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from fnmatch import fnmatchcase

HOUR_S = 3600.0


@dataclass(frozen=True, slots=True)
class Threshold:
    """Limits of the indices of one link, or of all. What is None is not said here, and an earlier threshold may say it.

    `hold_seconds` is how long a limit must have been passed before that is told; `hysteresis_percent` how far back
    from the limit a figure must come before it is over.
    """

    link: str | None = None
    """What the link is called; None: of every link."""
    index: str | None = None
    """A pattern of follower indices, in which * stands for anything; None: every index."""
    warn_seconds: float | None = None
    critical_seconds: float | None = None
    warn_operations: float | None = None
    critical_operations: float | None = None
    warn_history_hours: float | None = None
    """Hours of history that the leader still keeps for a follower that does not renew: the fewer, the worse."""
    critical_history_hours: float | None = None
    hold_seconds: float | None = None
    hysteresis_percent: float | None = None

    def fits(self, link: str, follower_index: str) -> bool:
        """Whether it is about that index of that link."""
        if self.link is not None and self.link != link:
            return False
        return self.index is None or matches(self.index, follower_index)


LIMITS = tuple(field.name for field in fields(Threshold) if field.name.startswith(("warn_", "critical_")))
"""The keys that say from when on something is told."""


def matches(pattern: str, name: str) -> bool:
    """Whether a name is as the pattern says; only * means something else than itself."""
    literal = pattern.replace("[", "[[]").replace("?", "[?]")
    return fnmatchcase(name, literal)


def threshold_of(thresholds: Iterable[Threshold], link: str, follower_index: str) -> Threshold:
    """What counts for one index: of those that fit, key by key, what the last says that says anything."""
    said: dict[str, float] = {}
    for threshold in thresholds:
        if threshold.fits(link, follower_index):
            values = {name: getattr(threshold, name) for name in _COUNTING}
            said |= {name: value for name, value in values.items() if value is not None}
    return Threshold(link, follower_index, **said)


_COUNTING = (*LIMITS, "hold_seconds", "hysteresis_percent")
