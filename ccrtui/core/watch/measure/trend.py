"""How far behind an index was at each sample, and where that was not known."""

from __future__ import annotations

from dataclasses import dataclass

TREND_POINTS = 240
"""How many past figures of operations behind are kept per index."""


@dataclass(frozen=True, slots=True)
class Trend:
    """Operations behind, sample by sample; None where it was not known.

    `points` are up to the sample number `until`, and since then it is as far behind as it was then: a sample that tells
    nothing else need not be added. While it has only been level there are none, so that a quiet index costs nothing,
    and `first` is the number of the sample with which that began.
    """

    first: int
    points: tuple[int | None, ...] = ()
    until: int = 0

    @property
    def newest(self) -> int | None:
        """What the last sample told."""
        return self.points[-1] if self.points else 0

    def with_sample(self, number: int, behind: int | None) -> Trend:
        """Add what sample `number` told."""
        if behind == 0 and not self.points:
            return self
        before = self.points_at(number - 1) if self.points else (0,) * min(number - self.first, TREND_POINTS)
        points = (*before, behind)[-TREND_POINTS:]
        if any(point != 0 for point in points):
            return Trend(self.first, points, number)
        return Trend(number - len(points) + 1)

    def points_at(self, number: int) -> tuple[int | None, ...]:
        """The points up to the sample of that number."""
        return later(self.points, number - self.until)


def later(points: tuple[int | None, ...], samples: int) -> tuple[int | None, ...]:
    """The points so many samples later, all of which told what the last one did."""
    return (*points, *points[-1:] * min(samples, TREND_POINTS))[-TREND_POINTS:] if samples else points


def begun(number: int, behind: int | None) -> Trend | None:
    """The trend as it begins with sample `number`; None as long as nothing is known."""
    return None if behind is None else Trend(number).with_sample(number, behind)
