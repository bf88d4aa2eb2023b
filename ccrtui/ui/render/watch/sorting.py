"""The rows of the watch in the order that was chosen. What is not known stands last, whichever way that is turned."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ccrtui.core.profile.order import By, Order
from ccrtui.core.watch.link_view import IndexView
from ccrtui.core.watch.measure.rates import Flow, Rates

_Figure = Callable[[IndexView], float | None]


def _behind(index: IndexView) -> float | None:
    """The figure that the column shows: how long it is paused, else how far behind in time."""
    if not index.distance_known:
        return None
    return index.seconds_behind if index.paused_for_s is None else index.paused_for_s


def _operations(index: IndexView) -> float | None:
    return index.operations_behind if index.distance_known else None


def _highest(index: IndexView) -> float | None:
    return max((behind for behind in index.trend if behind is not None), default=None)


def _ends_first(index: IndexView) -> float | None:
    return None if index.lease_left_s is None else -index.lease_left_s


_FIGURES: Mapping[By, _Figure] = {
    By.BEHIND: _behind,
    By.OPERATIONS: _operations,
    By.TREND: _highest,
    By.WHY: _ends_first,
    By.LEADER: lambda index: index.leader_docs,
    By.FOLLOWER: lambda index: index.follower_docs,
    By.TRANSPORT: lambda index: index.lags.transport,
    By.APPLY: lambda index: index.lags.apply,
}
"""What is sorted by, the largest first; by the reason, what is lost soonest."""

_RATES: Mapping[By, Callable[[Rates], float]] = {
    By.READ: lambda rates: rates.operations_read_per_s,
    By.WRITTEN: lambda rates: rates.operations_written_per_s,
    By.BYTES: lambda rates: rates.bytes_per_s,
}


def in_order(rows: Sequence[IndexView], order: Order, flow: Flow | None = None) -> list[IndexView]:
    """Rows that stand worst first, in another order; those that are alike in it stay worst first."""
    if order.by is By.VERDICT:
        return list(reversed(rows)) if order.turned else list(rows)
    if order.by is By.INDEX:
        return sorted(rows, key=_name, reverse=order.turned)
    figures = [(_figure_by(order.by, row, flow), row) for row in rows]
    known = [(value, row) for value, row in figures if value is not None]
    known.sort(key=_figure_of, reverse=not order.turned)
    return [row for _, row in known] + [row for value, row in figures if value is None]


def _figure_by(by: By, row: IndexView, flow: Flow | None) -> float | None:
    if by in _FIGURES:
        return _FIGURES[by](row)
    rates = flow.rates(row.follower_index) if flow else None
    return None if rates is None else _RATES[by](rates)


def _name(index: IndexView) -> str:
    return index.follower_index


def _figure_of(known: tuple[float, IndexView]) -> float:
    return known[0]
