"""A sequence number over time, as two rows of plain numbers: hundreds for each of thousands of shards."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

KEPT_POINTS = 240
"""How many changes of a sequence number are kept per shard: the newer half all, the older ones the thinner."""
APART = 0.2
"""How far two older points may be apart, as a share of their age."""
RATE_WINDOW_S = 15.0
"""Over how long rates are measured."""


@dataclass(frozen=True, slots=True)
class Point:
    """A sequence number and when it was seen."""

    at: float
    seq_no: int


class Track:
    """The points where a number changed, oldest first, each change with the sample before it; never changed itself.

    Neither time nor number ever falls within it. Of the older ones fewer are kept, and the first of all: of a follower
    that stands still for hours it is told for how long, at the worst to a fifth of that.
    """

    __slots__ = ("_numbers", "_times")

    def __init__(self, points: Iterable[Point]) -> None:
        kept = tuple(points)
        self._times: Final = array("d", (point.at for point in kept))
        self._numbers: Final = array("q", (_within(point.seq_no) for point in kept))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Track) and self.points == other.points

    def __repr__(self) -> str:
        return f"Track({self.points!r})"

    @property
    def points(self) -> tuple[Point, ...]:
        """All that are kept."""
        return tuple(map(Point, self._times, self._numbers))

    @property
    def newest(self) -> int:
        """The number as of the last sample."""
        return self._numbers[-1]

    @property
    def changed_at(self) -> float:
        """When it was first seen to be what it is."""
        return self._times[-1]

    @property
    def begins(self) -> bool:
        """Whether it was never seen to change."""
        return len(self._times) == 1

    def with_sample(self, at: float, seq_no: int, before: float) -> Track:
        """Add a sample; `before` is when the last one was taken. A number that went backwards begins afresh."""
        newest, changed_at, seq_no = self.newest, self.changed_at, _within(seq_no)
        if seq_no == newest:
            return self
        if seq_no < newest:
            return Track((Point(at, seq_no),))
        held = before > changed_at
        added = ((before, at), (newest, seq_no)) if held else ((at,), (seq_no,))
        track = self._followed_by(*added, first=0)
        return track if len(track._times) <= KEPT_POINTS else track._thinned()

    def _thinned(self) -> Track:
        """The newer half, and of the older one the first point and those without which a passing would be dated badly.

        What was passed in between is dated by the points around it: the older they are, the further apart they may be.
        """
        times, half, kept = self._times, len(self._times) // 2, [0]
        for place in range(1, half):
            if times[place + 1] - times[kept[-1]] > APART * (times[-1] - times[place + 1]):
                kept.append(place)
        places = [*kept, *range(half, len(times))][-KEPT_POINTS:]
        track = Track(())
        track._times.extend(times[place] for place in places)
        track._numbers.extend(self._numbers[place] for place in places)
        return track

    def for_rates(self) -> Track:
        """The same for rates alone, from now on: without what is older than the newest point that one begins with."""
        first = bisect_right(self._times, self.changed_at - RATE_WINDOW_S) - 1
        return self if first <= 0 else self._followed_by((), (), first=first)

    def _followed_by(self, times: Iterable[float], numbers: Iterable[int], *, first: int) -> Track:
        track = Track(())
        track._times.extend(self._times[first:])
        track._numbers.extend(self._numbers[first:])
        track._times.extend(times)
        track._numbers.extend(numbers)
        return track

    def passed_at(self, seq_no: int) -> tuple[float, bool] | None:
        """When the number first exceeded that one (interpolated between two samples); None if it has not.

        The second value tells that it was exceeded already when the samples began.
        """
        after = bisect_right(self._numbers, seq_no)
        if after == len(self._numbers):
            return None
        if after == 0:
            return self._times[0], True
        begin, begin_at = self._numbers[after - 1], self._times[after - 1]
        share = (seq_no + 1 - begin) / (self._numbers[after] - begin)
        return begin_at + share * (self._times[after] - begin_at), False

    def rate(self, now: float, first: float) -> float | None:
        """Operations per second up to `now` over the last RATE_WINDOW_S; None until there is a sample after `first`."""
        since = max(first, now - RATE_WINDOW_S)
        if now <= since:
            return None
        begin = self._numbers[max(0, bisect_right(self._times, since) - 1)]
        return (self.newest - begin) / (now - since)


def _within(seq_no: int) -> int:
    """A number of eight bytes, as sequence numbers are; what else a server may say is the nearest of these."""
    return max(-_MOST, min(seq_no, _MOST))


_MOST = 2**63 - 1
