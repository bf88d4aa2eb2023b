"""How history gets coarser with age, and what is kept of the samples of which only one can stay: the worst."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ccrtui.core.record.kept import Kept, Plain, Values, changed, whole_number
from ccrtui.core.watch.verdict import INCOMPARABLE, Verdict

_HOUR_S, _DAY_S = 3600.0, 86_400.0


@dataclass(frozen=True, slots=True)
class Resolution:
    """One of the layers of a history: a moment for every so many seconds (0: each sample), for how long it is kept.

    `whole_s`: how often everything is written and not the changes alone, so that reading may begin there.
    """

    number: int
    seconds: float
    kept_s: float
    whole_s: float

    def tells_documents(self, at: float, before: float) -> bool:
        """Whether the documents of a follower that moves are told at a moment, when the one before was then.

        Their counts are of moments of their own, and move with the sequence numbers, which are always told.
        """
        return at // (self.whole_s / 12) != before // (self.whole_s / 12)


RESOLUTIONS = (
    Resolution(0, 0.0, _HOUR_S, 120.0),
    Resolution(1, 10.0, _DAY_S, _HOUR_S / 2),
    Resolution(2, 60.0, 7 * _DAY_S, 3 * _HOUR_S),
    Resolution(3, _HOUR_S, 365 * _DAY_S, 7 * _DAY_S),
)
"""The finest first."""
BASE_S = _DAY_S
"""How often a new base is laid, in seconds."""

_RANKS = {verdict.value: verdict.rank for verdict in Verdict}
_LAG, _AT_LEAST = "@seconds_behind", "seconds_at_least"
_DISTANCE = ("operations_behind", "transport_lag")
_EVENLY = ("seq_no", "leader_docs", "follower_docs", "@docs_at")


def is_worse(values: Values, than: Values) -> bool:
    """Whether a follower was at least as badly off: by its verdict, then by how far behind it was."""
    return _badness(values) >= _badness(than)


def _badness(values: Values) -> tuple[int, int]:
    rank = _RANKS.get(str(values.get("verdict")), Verdict.UNKNOWN.rank)
    return -rank, _operations(values)


def _operations(values: Values) -> int:
    return whole_number(values.get("operations_behind")) or 0


@dataclass(frozen=True, slots=True)
class Worst:
    """The worst that a follower was within one span: its values when its verdict was, and each measure at its largest.

    `lacked` is its distance in operations when that was largest, with the half of it that the link held then; `late`
    the longest that it was behind, in tenths of a second, and `at_least` whether it was longer. A figure of nothing is
    none of them: it does not stand in place of one that was not known.
    """

    values: Values
    lacked: Values
    late: int
    at_least: Plain

    def or_this(self, other: Worst) -> Worst:
        """The worst of both, of which the other is the later one."""
        values = other.values if is_worse(other.values, self.values) else self.values
        lacked = other.lacked if _operations(other.lacked) >= _operations(self.lacked) else self.lacked
        longest = other if other.late >= self.late else self
        return Worst(values, lacked, longest.late, longest.at_least)

    def told_at(self, at: float, now: Values) -> Values:
        """Its values as they are told at the end of the span, where it is as it is `now`.

        It was as far behind then, not since then; and how far either side had got is told evenly, so that it can be
        reckoned how fast it went. Of two histories no distance is told, though there was one before they were two.
        """
        values: Values = {**self.values, **{name: now[name] for name in _EVENLY if name in now}}
        if values.get("reason") in INCOMPARABLE:
            return values
        if self.lacked:
            values = changed(values, {**dict.fromkeys(_DISTANCE), **self.lacked})
        if self.late > 0:
            values = changed(values, {_LAG: round(at * 10) - self.late, _AT_LEAST: self.at_least})
        return values


def worst_at(at: float, values: Values) -> Worst:
    """What a follower was at one moment."""
    since = whole_number(values.get(_LAG))
    lacked = {name: values[name] for name in _DISTANCE if name in values} if _operations(values) else {}
    return Worst(values, lacked, 0 if since is None else round(at * 10) - since, values.get(_AT_LEAST))


@dataclass(slots=True)
class Span:
    """What has changed within one span of a resolution so far, and what the sample before the newest one was."""

    ends: float
    before: Kept | None = None
    rows: dict[str, Worst] = field(default_factory=dict)
    link: Values = field(default_factory=dict)

    def add(self, now: Kept, touched: tuple[str, ...]) -> None:
        """Add a sample, whole, and the followers that changed with it."""
        for name in touched:
            values = now.rows.get(name)
            if values is not None:
                earlier, newest = self._until(self.before, name), worst_at(now.at, values)
                self.rows[name] = earlier.or_this(newest) if earlier else newest
        self.before = now
        if self.link.get("connected") is not False:
            self.link = now.link

    def _until(self, last: Kept | None, name: str) -> Worst | None:
        """The worst that a follower was until that sample, as which it was behind all the longer; None: nothing yet."""
        earlier, values = self.rows.get(name), last.rows.get(name) if last else None
        if last is None or values is None:
            return earlier
        held = worst_at(last.at, values)
        return earlier.or_this(held) if earlier else held

    def told(self, now: Kept) -> Kept:
        """The link as it is told for the span: each follower at its worst, all others as they are."""
        names = self.rows.keys() & now.rows.keys()
        worst = {name: each.told_at(now.at, now.rows[name]) for name in names if (each := self._until(now, name))}
        return replace(now, link=self.link or now.link, rows={**now.rows, **worst})


def span_end(at: float, resolution: Resolution) -> float:
    """When the span that a moment lies in ends."""
    return (at // resolution.seconds + 1) * resolution.seconds
