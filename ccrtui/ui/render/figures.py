"""Figures as text: ages that step, durations, counts. Every one carries its unit."""

from __future__ import annotations

from ccrtui.core.aging import age_step
from ccrtui.core.link_view import IndexView
from ccrtui.core.verdict import Verdict
from ccrtui.text.durations import duration
from ccrtui.text.template import fill
from ccrtui.text.words import Words

_DAY_S = 86400


def stepped_age(words: Words, seconds: float) -> str:
    """An age as it stands beside what it is about: now, then in steps."""
    step = age_step(seconds)
    if step == 0:
        return words.figures.now
    if seconds >= _DAY_S:
        step = seconds // _DAY_S * _DAY_S
    return fill(words.figures.ago, {"age": duration(words, step)})


def number(value: int | None) -> str:
    """A count with thousands separated, `?` where it is not known."""
    return "?" if value is None else f"{value:,}"


def rate(words: Words, per_second: float) -> str:
    """Operations per second, short."""
    size = f"{per_second:,.0f}" if per_second < 1000 else f"{per_second / 1000:,.1f}k"
    return fill(words.figures.per_second, {"n": size})


def seconds_behind(words: Words, index: IndexView, *, said: bool = False) -> str:
    """How far behind in time, for a column or as it is `said` in a sentence; empty when it is not known."""
    if index.seconds_behind is None:
        return ""
    text = duration(words, index.seconds_behind)
    if not index.seconds_at_least:
        return text
    return fill(words.figures.at_least_said if said else words.figures.at_least, {"n": text})


def distance(words: Words, index: IndexView, *, said: bool = False) -> str:
    """The one figure that says most: time paused, share copied, time behind, or operations behind."""
    if index.verdict is Verdict.UNKNOWN:
        return ""
    if index.paused_for_s is not None:
        return duration(words, index.paused_for_s)
    copied = percent(index)
    if copied is not None:
        return f"{copied} %"
    if behind := seconds_behind(words, index, said=said):
        return behind
    if index.operations_behind:
        return fill(words.figures.operations_short, {"n": index.operations_behind})
    return ""


def percent(index: IndexView) -> int | None:
    """How much of the first copy is here, None when none is under way."""
    copy = index.first_copy
    if copy is None or not copy.total_bytes:
        return None
    return int(100 * copy.recovered_bytes / copy.total_bytes)
