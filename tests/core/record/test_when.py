from __future__ import annotations

from datetime import UTC, timedelta, timezone

import pytest

from ccrtui.core.record.when import moment
from ccrtui.core.timestamp import rfc3339

NOW = 1_796_000_400.0
"""2026-11-30T01:00:00Z"""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("90s", "2026-11-30T00:58:30Z"),
        ("15m", "2026-11-30T00:45:00Z"),
        ("3h", "2026-11-29T22:00:00Z"),
        (" 1.5H ", "2026-11-29T23:30:00Z"),
        ("7d", "2026-11-23T01:00:00Z"),
        ("99999999d", "1970-01-01T00:00:00Z"),
        ("00:30", "2026-11-30T00:30:00Z"),
        ("3:00", "2026-11-29T03:00:00Z"),
        ("23:59:58", "2026-11-29T23:59:58Z"),
        ("2026-11-28", "2026-11-28T00:00:00Z"),
        ("2026-11-28 04:00", "2026-11-28T04:00:00Z"),
        ("2026-11-28t04:00:00z", "2026-11-28T04:00:00Z"),
        ("2026-11-28T04:00:00+08:00", "2026-11-27T20:00:00Z"),
    ],
)
def test_a_moment_is_read_as_it_is_typed(typed: str, meant: str) -> None:
    at = moment(typed, NOW, UTC)
    assert at is not None
    assert rfc3339(at) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("03:00", "2026-11-29T19:00:00Z"),
        ("09:30", "2026-11-29T01:30:00Z"),
        ("2026-11-28", "2026-11-27T16:00:00Z"),
        ("2026-11-28T04:00:00Z", "2026-11-28T04:00:00Z"),
        ("3h", "2026-11-29T22:00:00Z"),
    ],
)
def test_a_time_that_names_no_zone_is_one_of_where_it_is_typed(typed: str, meant: str) -> None:
    at = moment(typed, NOW, timezone(timedelta(hours=8)))
    assert at is not None
    assert rfc3339(at) == meant


@pytest.mark.parametrize("typed", ["", "x", "3", "h", "-3h", "25:00", "12:61", "2026-13-01", "1e9d", "3 weeks", "nan"])
def test_what_is_no_moment_is_none(typed: str) -> None:
    assert moment(typed, NOW) is None
