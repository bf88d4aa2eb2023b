"""How far behind an index was at each sample, and where that was not known."""

from __future__ import annotations

from dataclasses import dataclass, replace

TREND_POINTS = 240
"""How many past figures of operations behind are kept per index."""


@dataclass(frozen=True, slots=True)
class Trend:
    """Operations behind, sample by sample; None where it was not known.

    While it has only ever been level it is the number of the sample with which that began, so that a quiet index costs
    nothing; `points` are filled from there once it was not.
    """

    first: int
    points: tuple[int | None, ...] = ()

    @property
    def newest(self) -> int | None:
        """What the last sample told."""
        return self.points[-1] if self.points else 0

    def with_sample(self, number: int, behind: int | None) -> Trend:
        """Add what sample `number` told."""
        if behind == 0 and not self.points:
            return self
        level = (0,) * min(number - self.first, TREND_POINTS)
        return replace(self, points=(*(self.points or level), behind)[-TREND_POINTS:])


def begun(number: int, behind: int | None) -> Trend | None:
    """The trend as it begins with sample `number`; None as long as nothing is known."""
    return None if behind is None else Trend(number).with_sample(number, behind)
