"""A moment as it is typed: how long ago, or a time by the clock where it is typed."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, tzinfo

_SPAN = re.compile(r"(\d{1,9}(?:\.\d{1,3})?)\s*([smhd])")
_UNITS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86_400.0}
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")


def moment(typed: str, now: float, zone: tzinfo | None = None) -> float | None:
    """Epoch seconds of what was typed when it was `now`; None where it is no moment.

    A time that names no zone is one of `zone`, None for that of this machine: as every time on its screen is.

    A time of day is the last one that has passed. What lies before 1970 is 1970.
    """
    text = typed.strip().lower()
    if span := _SPAN.fullmatch(text):
        return max(0.0, now - float(span[1]) * _UNITS[span[2]])
    if clock := _CLOCK.fullmatch(text):
        return _last(int(clock[1]), int(clock[2]), int(clock[3] or 0), now, zone)
    try:
        read = datetime.fromisoformat(text.upper())
        return max(0.0, (read if read.tzinfo else read.replace(tzinfo=zone)).timestamp())
    except (ValueError, OverflowError):
        return None


def _last(hour: int, minute: int, second: int, now: float, zone: tzinfo | None) -> float | None:
    today = datetime.fromtimestamp(now, zone)
    try:
        then = today.replace(hour=hour, minute=minute, second=second, microsecond=0)
    except ValueError:
        return None
    return (then if then <= today else then - timedelta(days=1)).timestamp()
