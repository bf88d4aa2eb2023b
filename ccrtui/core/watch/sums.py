"""What the indices of a link add up to: counted once, and carried forward by what comes and goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ccrtui.core.alarm.alarm import Level, worst_level
from ccrtui.core.watch.verdict import Verdict

if TYPE_CHECKING:
    from ccrtui.core.watch.link_view import IndexView


@dataclass(frozen=True, slots=True)
class Sums:
    """The sums of these `indices`, which are in their order here too; `counts` by verdict, those of none left out.

    `known` of them are so many whose distance is known, `proven` those that are level and have the leader's history.
    """

    indices: tuple[IndexView, ...] = ()
    counts: Mapping[Verdict, int] = field(default_factory=dict)
    known: int = 0
    proven: int = 0
    not_level: tuple[IndexView, ...] = ()
    unproven: tuple[IndexView, ...] = ()
    problems: tuple[IndexView, ...] = ()
    alarm: Level | None = None


NO_SUMS = Sums()


def summed(indices: tuple[IndexView, ...]) -> Sums:
    """Count all of them."""
    counts = Counter(row.verdict for row in indices)
    known = sum(row.operations_behind is not None for row in indices)
    unproven = tuple(row for row in indices if not row.proven)
    not_level = tuple(row for row in indices if row.verdict is not Verdict.IN_SYNC)
    problems = tuple(row for row in indices if row.is_problem)
    alarm = worst_level(alarm for row in indices if row.alarms for alarm in row.alarms)
    return Sums(indices, counts, known, len(indices) - len(unproven), not_level, unproven, problems, alarm)


def carried(before: Sums, indices: tuple[IndexView, ...], gone: Sequence[IndexView], come: Sequence[IndexView]) -> Sums:
    """The sums of `indices`, worst first, which are those of before but for what has gone and come, none with an alarm.

    Looks at no more of them than at those that are not level.
    """
    counts = Counter(before.counts)
    counts.update(row.verdict for row in come)
    counts.subtract(row.verdict for row in gone)
    known, proven = (
        number + sum(map(counted, come)) - sum(map(counted, gone))
        for number, counted in ((before.known, _is_known), (before.proven, _is_proven))
    )
    not_level = indices[: len(indices) - counts[Verdict.IN_SYNC]]
    unproven = not_level
    if len(indices) - proven != len(not_level):
        unproven = tuple(row for row in indices if not row.proven)
    problems = tuple(row for row in not_level if row.is_problem)
    return Sums(indices, +counts, known, proven, not_level, unproven, problems, before.alarm)


def _is_known(row: IndexView) -> bool:
    return row.operations_behind is not None


def _is_proven(row: IndexView) -> bool:
    return row.proven
