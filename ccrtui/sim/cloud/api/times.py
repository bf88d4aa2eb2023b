"""Times as the API writes them: in China's zone, to the second, without saying so."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

ZONE = timezone(timedelta(hours=8))
FOUNDED = 1_709_258_400.0
"""When what was always there was made: a morning in March 2024."""


def formatted(seconds: float) -> str:
    """An epoch time in words; 0 is before anybody counted."""
    return datetime.fromtimestamp(seconds or FOUNDED, ZONE).strftime("%Y-%m-%d %H:%M:%S")


def read(text: str) -> float:
    """The epoch time that such words mean. Raises ValueError."""
    return datetime.strptime(text, "%Y-%m-%d %H:%M:%S").replace(tzinfo=ZONE).timestamp()


def zulu(seconds: float) -> str:
    """An epoch time as machines and their commands show it: in UTC, and saying so."""
    return datetime.fromtimestamp(seconds or FOUNDED, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
