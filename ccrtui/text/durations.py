"""Spans of time in words."""

from __future__ import annotations

from ccrtui.core.watch.link_view import IndexView
from ccrtui.text.template import fill
from ccrtui.text.words import Words


def duration(words: Words, seconds: float) -> str:
    """A span of time, in at most two units."""
    figures = words.figures
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


def history_kept(words: Words, index: IndexView) -> str | None:
    """How long the leader keeps what a follower needs that does not renew its leases; None where that is not known."""
    left = index.lease_left_s
    if left is None:
        return None
    return fill(words.overview.lease_ends, {"time": duration(words, left)}) if left > 0 else words.overview.lease_ended
