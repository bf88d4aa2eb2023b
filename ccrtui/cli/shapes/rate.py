"""Rates of a link and its indices, and what nobody takes, as `status` and `watch` report them; null where not known."""

from __future__ import annotations

from ccrtui.core.json_value import JsonObject
from ccrtui.core.watch.following.coverage import Coverage
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.measure.limit import limit_of
from ccrtui.core.watch.measure.rates import Rates


def link_rates(view: LinkView, now: float) -> JsonObject:
    """Of all indices together."""
    return _rates(view, view.flow.total_rates, now)


def index_rates(view: LinkView, index: IndexView, now: float) -> JsonObject:
    """Of one index, with what is out in its tasks, and what limits it."""
    name = index.follower_index
    waiting, maxima = view.flow.waiting(name), view.maxima(name)
    shards = max(1, len(index.shards))
    return {
        **_rates(view, view.flow.rates(name), now),
        "outstanding_reads": waiting.reads if waiting else None,
        "most_outstanding_reads": None if maxima.reads is None else maxima.reads * shards,
        "outstanding_writes": waiting.writes if waiting else None,
        "most_outstanding_writes": None if maxima.writes is None else maxima.writes * shards,
        "buffered_operations": waiting.buffered_operations if waiting else None,
        "buffered_bytes": waiting.buffered_bytes if waiting else None,
        "limited_by": limit_of(view, index),
    }


def coverage_object(covered: Coverage) -> JsonObject:
    """Which leader indices nobody takes, and which a pattern names that nobody follows all the same."""
    return {
        "leader_indices": covered.indices,
        "untaken": len(covered.untaken),
        "untaken_names": list(covered.untaken),
        "not_followed": len(covered.not_followed),
        "not_followed_names": list(covered.not_followed),
    }


def _rates(view: LinkView, rates: Rates | None, now: float) -> JsonObject:
    """The figures over the last so many seconds, and how old they are."""
    at = view.flow.last
    return {
        "rates_over_s": _figure(rates.span_s if rates else None),
        "rates_age_s": _figure(None if rates is None or at is None else max(0.0, now - at)),
        "read_bytes_per_s": _figure(rates.bytes_per_s if rates else None),
        "read_operations_per_s": _figure(rates.operations_read_per_s if rates else None),
        "write_operations_per_s": _figure(rates.operations_written_per_s if rates else None),
        "operations_per_read": _figure(rates.operations_per_read if rates else None),
        "fetch_ms": _figure(rates.fetch_ms if rates else None),
        "failed_reads": rates.failed_reads if rates else None,
        "failed_writes": rates.failed_writes if rates else None,
    }


def _figure(figure: float | None) -> float | None:
    return None if figure is None else round(figure, 3)
