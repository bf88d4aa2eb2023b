"""What holds an index back: the link, the follower's writes, the size of its reads, or nothing."""

from __future__ import annotations

from enum import StrEnum

from ccrtui.core.elasticsearch.flow import Waiting
from ccrtui.core.elasticsearch.follow_settings import Maxima
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.measure.rates import Rates
from ccrtui.core.watch.shard.lag import Lags, SlowHalf, slow_half

FULL = 0.9
"""From which share of its maximum a read counts as full."""
ROUND_TRIPS = 2.0
"""How many round trips a read may take that is hardly longer than the way itself."""


class Limit(StrEnum):
    """What limits how fast a follower follows."""

    NOTHING = "nothing"
    LINK = "link"
    WRITES = "writes"
    READ_SIZE = "read_size"
    """Reads are full, as many are out as may be, and each takes hardly longer than a round trip."""


def limit_of(link: LinkView, index: IndexView, round_trip_ms: float | None = None) -> Limit | None:
    """What limits an index, None where it is stopped or paused.

    `round_trip_ms` is what a packet takes there and back, where that was measured.
    """
    if not index.goes_on:
        return None
    flow, name = link.flow, index.follower_index
    return limit(index.lags, flow.waiting(name), flow.rates(name), link.maxima(name), len(index.shards), round_trip_ms)


def limit(
    lag: Lags, waiting: Waiting | None, rates: Rates | None, maxima: Maxima, shards: int, round_trip_ms: float | None
) -> Limit | None:
    """What limits one index of so many shards; None where that is not known."""
    half = slow_half(lag)
    if half is None:
        return Limit.NOTHING if lag.transport == lag.apply == 0 else None
    if half is SlowHalf.FOLLOWER or (waiting and waiting.buffered_operations and not waiting.reads):
        return Limit.WRITES
    return Limit.READ_SIZE if _reads_are_small(waiting, rates, maxima, shards, round_trip_ms) else Limit.LINK


def _reads_are_small(
    waiting: Waiting | None, rates: Rates | None, maxima: Maxima, shards: int, round_trip_ms: float | None
) -> bool:
    if waiting is None or rates is None or maxima.reads is None or maxima.operations_per_read is None:
        return False
    if rates.operations_per_read is None or rates.fetch_ms is None or not round_trip_ms:
        return False
    full = rates.operations_per_read >= FULL * maxima.operations_per_read
    busy = waiting.reads >= maxima.reads * shards
    return full and busy and rates.fetch_ms <= ROUND_TRIPS * round_trip_ms
