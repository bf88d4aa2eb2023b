"""Spans of time in words."""

from __future__ import annotations

from ccrtui.text.records.watch.figures import FigureWords
from ccrtui.text.template import fill


def duration(figures: FigureWords, seconds: float) -> str:
    """A span of time, in at most two units."""
    if seconds < 1:
        return figures.under_a_second if seconds < 0.1 else fill(figures.seconds, {"n": f"{seconds:.1f}"})
    whole = int(seconds)
    if whole < 120:
        return fill(figures.seconds, {"n": whole})
    if whole < 3600:
        return fill(figures.minutes, {"n": whole // 60})
    if whole < 86400:
        hours, minutes = fill(figures.hours, {"n": whole // 3600}), whole % 3600 // 60
        return f"{hours} {fill(figures.minutes, {'n': minutes})}" if minutes else hours
    days, hours_left = fill(figures.days, {"n": whole // 86400}), whole % 86400 // 3600
    return f"{days} {fill(figures.hours, {'n': hours_left})}" if hours_left and whole < 864000 else days
