"""A measure through time, reduced to as many columns as there is room for: each is the worst that was within it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ccrtui.core.record.through_time.measure import Measure, figure
from ccrtui.core.record.through_time.piece import Piece

SPANS_S = (900.0, 10_800.0, 86_400.0, 30 * 86_400.0)
"""Over how much time a chart tells: 15 minutes, 3 hours, a day, 30 days."""


@dataclass(frozen=True, slots=True)
class Column:
    """The largest value within a part of the time, and when it was that; None where nothing is known of it."""

    value: float | None = None
    at: float | None = None

    def or_this(self, value: float, at: float) -> Column:
        """With one more value."""
        return Column(value, at) if self.value is None or value > self.value else self


EMPTY = Column()


@dataclass(frozen=True, slots=True)
class Series:
    """A measure of a follower, or of the link (`index` None), between two moments, epoch seconds."""

    measure: Measure
    index: str | None
    since: float
    until: float
    columns: tuple[Column, ...]

    @property
    def worst(self) -> Column:
        """The largest value of all, and when it was that first."""
        worst = EMPTY
        for column in self.columns:
            if column.value is not None and column.at is not None:
                worst = worst.or_this(column.value, column.at)
        return worst


def narrowed(told: Series, columns: int) -> tuple[Column, ...]:
    """The columns of a series as fewer, or more: each is the worst of those it stands for."""
    have = len(told.columns)
    reduced = []
    for place in range(columns if have else 0):
        first = place * have // columns
        part = told.columns[first : max(first + 1, (place + 1) * have // columns)]
        reduced.append(max(part, key=lambda column: -1.0 if column.value is None else column.value))
    return tuple(reduced)


Wanted = tuple[Measure, str | None]
"""A measure, and the follower that it is of; None: the link."""


def series(
    told: Iterable[Piece], wanted: Sequence[Wanted], since: float, until: float, columns: int
) -> tuple[Series, ...]:
    """These measures between two moments, from the pieces of that time, oldest first; each of so many columns."""
    drawn = [_Drawing(since, until, columns) for _ in wanted]
    for piece in told:
        for (measure, index), drawing in zip(wanted, drawn, strict=True):
            begin, end = figure(measure, piece, index)
            if begin is not None and end is not None:
                drawing.add(piece.begin, piece.end, begin, end)
    return tuple(
        Series(measure, index, since, until, tuple(drawing.columns))
        for (measure, index), drawing in zip(wanted, drawn, strict=True)
    )


class _Drawing:
    """Columns as they fill up."""

    def __init__(self, since: float, until: float, columns: int) -> None:
        self.columns = [EMPTY] * columns
        self._since, self._until = since, until
        self._width = (until - since) / columns if columns else 0.0

    def add(self, begin: float, end: float, first: float, last: float) -> None:
        """Add a value that goes evenly from `first` at `begin` to `last` at `end`."""
        start, stop = max(begin, self._since), min(end, self._until)
        if start > stop or not self._width:
            return
        for place in range(self._place(start), self._place(stop) + 1):
            left = max(start, self._since + place * self._width)
            right = min(stop, self._since + (place + 1) * self._width)
            at, value = max(
                ((at, _between(begin, end, first, last, at)) for at in (max(left, right), left)),
                key=lambda point: point[1],
            )
            self.columns[place] = self.columns[place].or_this(value, at)

    def _place(self, at: float) -> int:
        return min(len(self.columns) - 1, max(0, int((at - self._since) / self._width)))


def _between(begin: float, end: float, first: float, last: float, at: float) -> float:
    if end <= begin or first == last:
        return last
    return first + (last - first) * (at - begin) / (end - begin)
