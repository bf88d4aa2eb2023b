"""Times as they are typed at the command line, in seconds."""

from __future__ import annotations

import math

from ccrtui.cli.usage import UsageError
from ccrtui.core.watch.measure.pace import LEAST_S, MOST_S


def seconds(name: str, typed: str) -> float:
    """A time that is one. Raises UsageError."""
    number = _number(typed)
    if not (math.isfinite(number) and number >= 0):
        raise UsageError("profile_value_bad", option=name, reason="seconds_form")
    return number


def every(name: str, typed: str) -> float:
    """From one sample to the next. Raises UsageError."""
    number = _number(typed)
    if not LEAST_S <= number <= MOST_S:
        raise UsageError("profile_value_bad", option=name, reason="every_form")
    return number


def _number(typed: str) -> float:
    try:
        return float(typed)
    except ValueError:
        return math.nan
