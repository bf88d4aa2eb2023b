"""A moment as it is typed: how long ago, or a time in UTC."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

_SPAN = re.compile(r"(\d{1,9}(?:\.\d{1,3})?)\s*([smhd])")
_UNITS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86_400.0}
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")


def moment(typed: str, now: float) -> float | None:
    """Epoch seconds of what was typed when it was `now`; None where it is no moment.

    A time of day is the last one that has passed. What lies before 1970 is 1970.
    """
    text = typed.strip().lower()
    if span := _SPAN.fullmatch(text):
        return max(0.0, now - float(span[1]) * _UNITS[span[2]])
    if clock := _CLOCK.fullmatch(text):
        return _last(int(clock[1]), int(clock[2]), int(clock[3] or 0), now)
    try:
        read = datetime.fromisoformat(text.upper())
    except ValueError:
        return None
    return max(0.0, (read if read.tzinfo else read.replace(tzinfo=UTC)).timestamp())


def _last(hour: int, minute: int, second: int, now: float) -> float | None:
    today = datetime.fromtimestamp(now, UTC)
    try:
        then = today.replace(hour=hour, minute=minute, second=second, microsecond=0)
    except ValueError:
        return None
    return (then if then <= today else then - timedelta(days=1)).timestamp()
