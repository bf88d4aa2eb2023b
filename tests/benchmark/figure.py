"""One line of the benchmark: what was measured, against which peer, and how much of its budget it takes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value in `unit`; with a `peer` the budget is a ratio to it, without one it is in `unit` too.

    Without a budget it is only shown.
    """

    name: str
    value: float
    unit: str
    budget: float | None
    peer: float | None = None
    peer_name: str = ""

    @property
    def judged(self) -> float:
        """What the budget speaks of: the ratio where there is a peer, else the value."""
        return self.value if self.peer is None else self.value / self.peer

    @property
    def holds(self) -> bool:
        """Whether the budget is kept."""
        return self.budget is None or self.judged <= self.budget


@dataclass(frozen=True, slots=True)
class Missed:
    """A budget that could not be measured, and why."""

    name: str
    reason: str


def lines(results: Iterable[Figure | Missed]) -> list[str]:
    """Give the results as a table."""
    rows = [("budget", "value", "peer", "ratio", "at most", "", "against"), *map(_row, results)]
    widths = [max(len(row[at]) for row in rows) for at in range(6)]
    return ["  ".join((_aligned(row, widths), row[6])).rstrip() for row in rows]


def _aligned(row: tuple[str, ...], widths: list[int]) -> str:
    left, right = row[0].ljust(widths[0]), (row[at].rjust(widths[at]) for at in range(1, 6))
    return "  ".join((left, *right))


def _row(result: Figure | Missed) -> tuple[str, ...]:
    if isinstance(result, Missed):
        return (result.name, "", "", "", "", "?", f"not measured: {result.reason}")
    ratio = "" if result.peer is None else f"{result.judged:.3g}"
    peer = "" if result.peer is None else _amount(result.peer, result.unit)
    budget, verdict = ("", "") if result.budget is None else (f"{result.budget:g}", "ok" if result.holds else "OVER")
    return (result.name, _amount(result.value, result.unit), peer, ratio, budget, verdict, result.peer_name)


def _amount(value: float, unit: str) -> str:
    number = f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.2f}"
    return f"{number} {unit}".rstrip()
