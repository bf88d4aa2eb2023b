"""What limits an index: the link, the follower's writes, the size of its reads, or nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccrtui.core.elasticsearch.flow import Waiting
from ccrtui.core.elasticsearch.follow_settings import DEFAULTS, NO_MAXIMA, Maxima, maxima_of
from ccrtui.core.watch.measure.limit import Limit, limit
from ccrtui.core.watch.measure.rates import Rates
from ccrtui.core.watch.shard.lag import Lags

FAR = Lags(50_000, 10_000, 9_000)
HERE = Lags(0, 10_000, 500)
FULL = Rates(60.0, 3e6, 9e3, 9e3, 5_120.0, 1e6, 31.0, 0, 0)
DEFAULT = Maxima(12, 9, 5_120)
ALL_OUT = Waiting(12, 1, 0, 0)


def test_nothing_limits_what_is_level() -> None:
    assert limit(Lags(0, 0, 0), ALL_OUT, FULL, DEFAULT, 1, 30.0) is Limit.NOTHING


def test_what_arrived_and_is_not_written_is_held_by_the_writes() -> None:
    assert limit(HERE, ALL_OUT, FULL, DEFAULT, 1, 30.0) is Limit.WRITES


def test_so_is_what_is_not_asked_for_because_the_buffer_is_full() -> None:
    assert limit(FAR, Waiting(0, 9, 400, 10**6), FULL, DEFAULT, 1, 30.0) is Limit.WRITES


def test_full_reads_that_take_hardly_longer_than_a_round_trip_are_too_small() -> None:
    assert limit(FAR, ALL_OUT, FULL, DEFAULT, 1, 30.0) is Limit.READ_SIZE


@pytest.mark.parametrize(
    ("waiting", "rates", "maxima", "shards", "trip"),
    [
        (ALL_OUT, replace(FULL, fetch_ms=900.0), DEFAULT, 1, 30.0),
        (ALL_OUT, replace(FULL, fetch_ms=None), DEFAULT, 1, 30.0),
        (ALL_OUT, replace(FULL, operations_per_read=700.0), DEFAULT, 1, 30.0),
        (ALL_OUT, FULL, DEFAULT, 2, 30.0),
        (ALL_OUT, FULL, DEFAULT, 1, None),
        (ALL_OUT, FULL, NO_MAXIMA, 1, 30.0),
        (ALL_OUT, None, DEFAULT, 1, 30.0),
        (None, FULL, DEFAULT, 1, 30.0),
    ],
    ids=["slow", "failing", "not full", "not all out", "trip unknown", "settings unknown", "first look", "no task"],
)
def test_else_what_did_not_arrive_is_held_by_the_link(
    waiting: Waiting | None, rates: Rates | None, maxima: Maxima, shards: int, trip: float | None
) -> None:
    assert limit(FAR, waiting, rates, maxima, shards, trip) is Limit.LINK


def test_where_the_lags_are_not_known_neither_is_the_limit() -> None:
    assert limit(Lags(None, 5, 5), ALL_OUT, FULL, DEFAULT, 1, 30.0) is None
    assert limit(Lags(), None, None, NO_MAXIMA, 0, None) is None


def test_maxima_are_those_of_the_settings_as_far_as_they_are_told() -> None:
    assert maxima_of(DEFAULTS) == DEFAULT
    assert maxima_of({"read_poll_timeout": "1m"}) == NO_MAXIMA
