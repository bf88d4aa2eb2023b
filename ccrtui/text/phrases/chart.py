"""Values and times as they stand at a chart and in a report."""

from __future__ import annotations

import math
from datetime import datetime, tzinfo

from ccrtui.core.record.through_time.measure import Measure
from ccrtui.core.record.through_time.series import Series
from ccrtui.text.durations import duration
from ccrtui.text.template import fill
from ccrtui.text.words import Words

_DAY_S = 86_400.0
_RATES = (Measure.TAKEN, Measure.WRITTEN)


def value_text(words: Words, measure: Measure, value: float | None) -> str | None:
    """A value with its unit, never less than it is; None where it is not known."""
    if value is None:
        return None
    if measure is Measure.SECONDS:
        return span_text(words, value)
    if measure in _RATES:
        return fill(words.figures.per_second, {"n": f"{value:,.0f}" if value >= 10 else f"{value:,.1f}"})
    return fill(words.figures.operations_short, {"n": f"{math.ceil(value):,}"})


def span_text(words: Words, seconds: float) -> str:
    """A span of time; of minutes with their seconds."""
    whole = math.ceil(seconds - 1e-3)
    if 120 <= whole < 7200 and whole % 60:
        return fill(words.charts.minutes_and, {"m": str(whole // 60), "s": str(whole % 60)})
    return duration(words.figures, seconds if seconds < 1 else whole)


def moment_text(at: float, span_s: float, zone: tzinfo | None = None) -> str:
    """A moment within so much time: no more of it than tells it apart, and what is readable.

    It is one of `zone`, None for that of this machine.
    """
    form = "%H:%M:%S" if span_s <= 900 else "%H:%M" if span_s < _DAY_S else "%m-%d %H:%M"
    return datetime.fromtimestamp(at, zone).strftime(form)


def worst_text(words: Words, told: Series, zone: tzinfo | None = None) -> str:
    """The worst value of a series and when it was that, by the clock of `zone`; of a rate the highest."""
    worst, text = told.worst, words.charts
    at = moment_text(worst.at, told.until - told.since, zone) if worst.value and worst.at is not None else None
    template = text.peak if told.measure in _RATES else text.worst
    return words.say(template, value=value_text(words, told.measure, worst.value), at=at)
