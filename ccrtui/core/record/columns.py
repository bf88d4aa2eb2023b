"""Moments one after the other, value by value: what hardly changes, or changes evenly, takes hardly any room so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from ccrtui.core.record.kept import Kept, Plain, Values, whole_number

Column = tuple[int, list[int], list[Plain]]
"""One value through time: how its values are written, the moments in which it changes by their distance from one to
the next (the first from the moment before the first), and the values.
"""

Columns = tuple[list[int], dict[str, Column], dict[str, dict[str, Column]], list[tuple[int, str]]]
"""Moments in milliseconds, the first since 1970 and the others from one to the next; the link's values; those of the
followers, by the name of the value and then theirs; and in which moment which follower is gone.
"""

RAW, STEPS, BEFORE = 0, 1, 2
"""Values as they are; whole numbers from one to the next; moments by how long before their own they lie."""

MOST_MOMENTS = 20_000


class ColumnsError(ValueError):
    """What was read are no columns."""


def columns_of(frames: Sequence[Kept]) -> Columns:
    """Write changes, oldest first, in columns."""
    times = [round(frame.at * 1000) for frame in frames]
    link = _columns(times, ((place, frame.link) for place, frame in enumerate(frames)))
    by_row: dict[str, list[tuple[int, Values]]] = {}
    for place, frame in enumerate(frames):
        for name, values in frame.rows.items():
            by_row.setdefault(name, []).append((place, values))
    rows: dict[str, dict[str, Column]] = {}
    for name, changes in by_row.items():
        for value, column in _columns(times, changes).items():
            rows.setdefault(value, {})[name] = column
    gone = [(place, name) for place, frame in enumerate(frames) for name in frame.gone]
    return [*times[:1], *(after - before for before, after in pairwise(times))], link, rows, gone


def frames_of(columns: Columns) -> list[Kept]:
    """The changes again. Raises ColumnsError where the columns contradict each other."""
    distances, link_columns, row_columns, gone = columns
    if len(distances) > MOST_MOMENTS:
        raise ColumnsError("too many moments")
    times = list(accumulate(distances))
    if times and not 0 <= min(times) <= max(times) <= _LATEST_MS:
        raise ColumnsError("no such moment")
    links: list[dict[str, Plain]] = [{} for _ in times]
    rows: list[dict[str, dict[str, Plain]]] = [{} for _ in times]
    for value, column in link_columns.items():
        for place, said in _points(value, times, column):
            links[place][value] = said
    for value, columns_by_row in row_columns.items():
        for name, column in columns_by_row.items():
            for place, said in _points(value, times, column):
                row = rows[place].get(name)
                if row is None:
                    row = rows[place][name] = {}
                row[value] = said
    left: dict[int, list[str]] = {}
    for place, name in gone:
        left.setdefault(place, []).append(name)
    return [
        Kept(time / 1000, links[place], rows[place], tuple(left.get(place, ()))) for place, time in enumerate(times)
    ]


_LATEST_MS = 32_503_680_000_000
"""The year 3000: nothing of ours is later."""


def _columns(times: Sequence[int], changes: Iterable[tuple[int, Values]]) -> dict[str, Column]:
    by_name: dict[str, list[tuple[int, Plain]]] = {}
    for place, values in changes:
        for name, value in values.items():
            by_name.setdefault(name, []).append((place, value))
    return {name: _column(name, times, points) for name, points in by_name.items()}


def _column(name: str, times: Sequence[int], points: Sequence[tuple[int, Plain]]) -> Column:
    gaps = [after - before for before, after in pairwise([-1, *(place for place, _ in points)])]
    if name.startswith("@"):
        return BEFORE, gaps, [_before(times[place], value) for place, value in points]
    numbers = [number for _, value in points if (number := whole_number(value)) is not None]
    if len(numbers) < len(points):
        return RAW, gaps, [value for _, value in points]
    return STEPS, gaps, [after - before for before, after in pairwise([0, *numbers])]


def _before(time_ms: int, value: Plain) -> Plain:
    number = whole_number(value)
    return value if number is None else time_ms // 100 - number


def _points(name: str, times: Sequence[int], column: Column) -> Iterable[tuple[int, Plain]]:
    """In which moment a value becomes what. Most columns of many followers have one value, and are read at once."""
    way, gaps, written = column
    if len(gaps) == 1 == len(written) and 0 < gaps[0] <= len(times):
        place, value = gaps[0] - 1, written[0]
        if way == STEPS:
            value = _step(value)
        elif way == BEFORE:
            value = _before(times[place], value)
        return ((place, value),)
    if len(gaps) != len(written):
        raise ColumnsError(f"{name}: two lengths")
    places = [place - 1 for place in accumulate(gaps)]
    if places and not (0 <= places[0] <= places[-1] < len(times) and min(gaps) > 0):
        raise ColumnsError(f"{name}: a moment that is not there")
    if way == STEPS:
        return zip(places, accumulate(map(_step, written)), strict=True)
    if way == BEFORE:
        return [(place, _before(times[place], value)) for place, value in zip(places, written, strict=True)]
    return zip(places, written, strict=True)


def _step(value: Plain) -> int:
    """A distance as it is written; of what is none nothing is gone on."""
    return whole_number(value) or 0
