"""A time looked back upon: how far behind a link and its followers were, how they were judged, what broke."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ccrtui.core.record.event import Break, Event, broken
from ccrtui.core.record.kept import Kept, Values
from ccrtui.core.record.through_time.measure import Measure, figure, operations, seconds
from ccrtui.core.record.through_time.piece import Piece, Watched, clipped, gaps
from ccrtui.core.record.through_time.spread import Spread
from ccrtui.core.watch.verdict import Verdict, worst


@dataclass(frozen=True, slots=True)
class Extreme:
    """The largest value, when it was that first (epoch seconds), and of which follower (None: of the link)."""

    value: float
    at: float
    index: str | None


class Account:
    """What is added up of a follower, or of a link, over a time."""

    def __init__(self, index: str | None = None) -> None:
        self.index = index
        self.leader_index = index
        self.verdicts: dict[Verdict, float] = {}
        """For how many seconds it was judged so."""
        self.behind = Spread()
        """Seconds behind."""
        self.most_seconds: Extreme | None = None
        self.most_operations: Extreme | None = None

    @property
    def looked_at_s(self) -> float:
        """For how many seconds it was looked at."""
        return sum(self.verdicts.values())

    @property
    def unknown_s(self) -> float:
        """For how many of these it was not known for how long it was behind."""
        return max(0.0, self.looked_at_s - self.behind.known_s)

    @property
    def badness(self) -> tuple[float, float, float]:
        """What followers are ranked by, the worst first: time with a problem, then how far it was behind at most."""
        bad_s = sum(lasted for verdict, lasted in self.verdicts.items() if verdict.is_problem)
        return (
            -bad_s,
            -(self.most_seconds.value if self.most_seconds else 0.0),
            -(self.most_operations.value if self.most_operations else 0.0),
        )

    @property
    def troubled(self) -> bool:
        """Whether there is anything to be told of it: a problem, or that it was behind."""
        return any(self.badness)

    def judged(self, verdict: Verdict, lasted_s: float) -> None:
        """Add a time with a verdict."""
        self.verdicts[verdict] = self.verdicts.get(verdict, 0.0) + lasted_s

    def was_behind(self, begin: float, end: float, first: float | None, last: float | None, whose: str | None) -> None:
        """Add a time in which it was `first` and then `last` seconds behind."""
        if first is None or last is None:
            return
        self.behind.add(end - begin, first, last)
        if self.most_seconds is None or max(first, last) > self.most_seconds.value:
            self.most_seconds = Extreme(max(first, last), begin if first > last else end, whose)

    def lacked(self, at: float, count: float | None, whose: str | None) -> None:
        """Add a moment at which it was so many operations behind."""
        if count is not None and (self.most_operations is None or count > self.most_operations.value):
            self.most_operations = Extreme(count, at, whose)


@dataclass(frozen=True, slots=True)
class Review:
    """One link between two moments, epoch seconds. `indices` are its followers, the worst first.

    `watched` are the times in which it was looked at, `unwatched` those in which nobody did.
    """

    link: str
    since: float
    until: float
    watched: tuple[Watched, ...]
    unwatched: tuple[tuple[float, float], ...]
    whole: Account
    indices: tuple[Account, ...]
    breaks: tuple[Break, ...]

    @property
    def watched_s(self) -> float:
        """For how many seconds it was looked at."""
        return sum(each.last - each.first for each in self.watched)


def review(
    link: str, told: Iterable[Piece], watched: Sequence[Watched], events: Sequence[Event], since: float, until: float
) -> Review:
    """Look back: from the pieces of that time, when it was looked at, and all events of the link until its end."""
    seen = tuple(clipped(watched, since, until))
    books = _Books(since, until)
    for piece in told:
        books.add(piece)
    books.close()
    end = max((each.last for each in seen), default=until)
    breaks = [each for each in broken(events, end) if each.end >= since and each.begin <= until]
    accounts = sorted(books.followers.values(), key=lambda account: (account.badness, account.index or ""))
    unwatched = tuple(gaps(seen, since, until))
    return Review(link, since, until, seen, unwatched, books.whole, tuple(accounts), tuple(breaks))


class _Books:
    """The accounts as they fill up; what does not change of a follower is added once."""

    def __init__(self, since: float, until: float) -> None:
        self._since, self._until = since, until
        self.whole = Account()
        self.followers: dict[str, Account] = {}
        self._open: dict[str, tuple[Values, float]] = {}
        self._end = since

    def add(self, piece: Piece) -> None:
        begin, end = max(piece.begin, self._since), min(piece.end, self._until)
        if begin > end:
            return
        if piece.begin == piece.end:
            self.close()
        self._link(piece, begin, end)
        rows = piece.kept.rows
        for name in [name for name in self._open if self._open[name][0] is not rows.get(name)]:
            self._settle(name, begin)
        for name, values in rows.items():
            self._open.setdefault(name, (values, begin))
        self._end = end

    def close(self) -> None:
        """Settle what lasted until the end of the last piece."""
        for name in list(self._open):
            self._settle(name, self._end)

    def _link(self, piece: Piece, begin: float, end: float) -> None:
        self.whole.judged(verdict_of(piece.kept), end - begin)
        first, last = figure(Measure.SECONDS, Piece(begin, end, piece.kept, piece.before), None)
        whose = None
        if last is not None and (self.whole.most_seconds is None or last > self.whole.most_seconds.value):
            whose = next((name for name, values in piece.kept.rows.items() if seconds(values, end) == last), None)
        self.whole.was_behind(begin, end, first, last, whose)
        self.whole.lacked(end, figure(Measure.OPERATIONS, piece, None)[1], None)

    def _settle(self, name: str, end: float) -> None:
        values, begin = self._open.pop(name)
        account = self.followers.setdefault(name, Account(name))
        leader = values.get("leader_index")
        account.leader_index = leader if isinstance(leader, str) else name
        account.judged(_verdict(values), end - begin)
        account.was_behind(begin, end, seconds(values, begin), seconds(values, end), name)
        account.lacked(begin, operations(values, begin), name)


def verdict_of(kept: Kept) -> Verdict:
    """The verdict of a link: the worst of its followers, or its own."""
    parts = {_verdict(values) for values in kept.rows.values()}
    own = _VERDICTS.get(str(kept.link.get("own_verdict")))
    return worst([*parts, own] if own else parts)


_VERDICTS: Mapping[str, Verdict] = {verdict.value: verdict for verdict in Verdict}


def _verdict(values: Values) -> Verdict:
    return _VERDICTS.get(str(values.get("verdict")), Verdict.UNKNOWN)
