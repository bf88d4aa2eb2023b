"""How history gets coarser with age, and what is kept of the samples of which only one can stay: the worst."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ccrtui.core.record.kept import Kept, Values, whole_number
from ccrtui.core.watch.verdict import Verdict

_HOUR_S, _DAY_S = 3600.0, 86_400.0


@dataclass(frozen=True, slots=True)
class Resolution:
    """One of the layers of a history: a moment for every so many seconds (0: each sample), for how long it is kept.

    `whole_s`: how often everything is written and not the changes alone, so that reading may begin there. `share`: how
    much of the room of a history it may take.
    """

    number: int
    seconds: float
    kept_s: float
    whole_s: float
    share: float

    def tells_documents(self, at: float, before: float) -> bool:
        """Whether the documents of a follower that moves are told at a moment, when the one before was then.

        Their counts are of moments of their own, and move with the sequence numbers, which are always told.
        """
        return at // (self.whole_s / 12) != before // (self.whole_s / 12)


RESOLUTIONS = (
    Resolution(0, 0.0, _HOUR_S, 120.0, 0.4),
    Resolution(1, 10.0, _DAY_S, _HOUR_S / 2, 0.3),
    Resolution(2, 60.0, 7 * _DAY_S, 3 * _HOUR_S, 0.2),
    Resolution(3, _HOUR_S, 365 * _DAY_S, 7 * _DAY_S, 0.1),
)
"""The finest first."""
BASE_S = _DAY_S
"""How often a new base is laid, in seconds."""

_RANKS = {verdict.value: verdict.rank for verdict in Verdict}
_LAG = "@seconds_behind"
_EVENLY = ("seq_no", "leader_docs", "follower_docs", "@docs_at")


def is_worse(values: Values, than: Values) -> bool:
    """Whether a follower was at least as badly off: by its verdict, then by how far behind it was."""
    return _badness(values) >= _badness(than)


def _badness(values: Values) -> tuple[int, int]:
    rank = _RANKS.get(str(values.get("verdict")), Verdict.UNKNOWN.rank)
    return -rank, whole_number(values.get("operations_behind")) or 0


@dataclass(frozen=True, slots=True)
class Worst:
    """The worst that a follower was within one span, and when."""

    at: float
    values: Values

    def or_this(self, at: float, values: Values) -> Worst:
        """With one more sample."""
        return Worst(at, values) if is_worse(values, self.values) else self

    def told_at(self, at: float, now: Values) -> Values:
        """Its values as they are told at the end of the span, where it is as it is `now`.

        It was as far behind then, not since then; and how far either side had got is told evenly, so that it can be
        reckoned how fast it went.
        """
        values = {**self.values, **{name: now[name] for name in _EVENLY if name in now}}
        lag = whole_number(self.values.get(_LAG))
        return values if lag is None else {**values, _LAG: lag + round((at - self.at) * 10)}


@dataclass(slots=True)
class Span:
    """What has changed within one span of a resolution so far, and what the sample before the newest one was."""

    ends: float
    before: Kept | None = None
    rows: dict[str, Worst] = field(default_factory=dict)
    link: Values = field(default_factory=dict)

    def add(self, now: Kept, changed: tuple[str, ...]) -> None:
        """Add a sample, whole, and the followers that changed with it."""
        for name in changed:
            values = now.rows.get(name)
            if values is not None:
                earlier = self.rows.get(name) or self._until_now(name)
                self.rows[name] = earlier.or_this(now.at, values) if earlier else Worst(now.at, values)
        self.before = now
        if self.link.get("connected") is not False:
            self.link = now.link

    def _until_now(self, name: str) -> Worst | None:
        """What a follower was in this span before it changed for the first time; None: this is its first sample."""
        values = self.before.rows.get(name) if self.before else None
        return Worst(self.before.at, values) if self.before and values is not None else None

    def told(self, now: Kept) -> Kept:
        """The link as it is told for the span: each follower at its worst, all others as they are."""
        rows = self.rows.items()
        worst = {name: each.told_at(now.at, now.rows[name]) for name, each in rows if name in now.rows}
        return replace(now, link=self.link or now.link, rows={**now.rows, **worst})


def span_end(at: float, resolution: Resolution) -> float:
    """When the span that a moment lies in ends."""
    return (at // resolution.seconds + 1) * resolution.seconds
