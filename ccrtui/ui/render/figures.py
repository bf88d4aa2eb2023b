"""Figures as text: ages that step, durations, counts. Every one carries its unit."""

from __future__ import annotations

from ccrtui.core.watch.aging import age_step
from ccrtui.core.watch.link_view import IndexView
from ccrtui.text.durations import duration
from ccrtui.text.template import fill
from ccrtui.text.words import Words

_MINUTE_S = 60
_HOUR_S = 3600
_DAY_S = 86400


def stepped_age(words: Words, seconds: float) -> str:
    """An age as it stands beside what it is about: now, then in steps."""
    step = age_step(seconds)
    if step == 0:
        return words.figures.now
    if seconds >= _DAY_S:
        step = seconds // _DAY_S * _DAY_S
    return fill(words.figures.ago, {"age": duration(words.figures, step)})


def number(value: int | None) -> str:
    """A count with thousands separated, `?` where it is not known."""
    return "?" if value is None else f"{value:,}"


def counts_differ(index: IndexView) -> bool:
    """Whether the counts of documents of both sides are known and not the same."""
    return None not in (index.leader_docs, index.follower_docs) and index.leader_docs != index.follower_docs


def short(figure: float) -> str:
    """A figure in at most six cells: whole, or thousands with one digit."""
    return f"{figure:,.0f}" if figure < 1000 else f"{figure / 1000:,.1f}k"


def seconds_behind(words: Words, index: IndexView) -> str:
    """How far behind in time; empty when it is not known. What is a least figure anyway is told in one unit."""
    behind_s = index.seconds_behind
    if behind_s is None:
        return ""
    return _at_least(words, behind_s) if index.seconds_at_least else duration(words.figures, behind_s)


def one_unit(seconds: float) -> float:
    """A length, no more than it is, that takes one unit to tell."""
    unit_s = next((unit for unit in (_DAY_S, _HOUR_S, _MINUTE_S) if seconds >= unit), 1)
    return seconds // unit_s * unit_s


def _at_least(words: Words, seconds: float) -> str:
    return fill(words.figures.at_least, {"n": duration(words.figures, one_unit(seconds))})


def paused_for(words: Words, index: IndexView) -> str:
    """How long it has been paused; empty where it is not."""
    if index.paused_for_s is None:
        return ""
    seconds = index.paused_for_s
    return _at_least(words, seconds) if index.paused_at_least else duration(words.figures, seconds)


def since(words: Words, index: IndexView) -> str:
    """For how long it is paused, or how much of the first copy is here; empty where it is neither."""
    if index.paused_for_s is not None:
        return paused_for(words, index)
    copied = percent(index)
    return "" if copied is None else f"{copied} %"


def behind(words: Words, index: IndexView) -> str:
    """How far behind it is, in time or else in operations; empty where that is not known or not what counts."""
    if not index.distance_known or since(words, index):
        return ""
    if duration := seconds_behind(words, index):
        return duration
    if index.operations_behind:
        return fill(words.figures.operations_short, {"n": number(index.operations_behind)})
    return ""


def distance(words: Words, index: IndexView) -> str:
    """The one figure that says most: time paused, share copied, time behind, or operations behind."""
    return since(words, index) or behind(words, index) if index.distance_known else ""


def percent(index: IndexView) -> int | None:
    """How much of the first copy is here, None when none is under way."""
    copy = index.first_copy
    if copy is None or not copy.total_bytes:
        return None
    return int(100 * copy.recovered_bytes / copy.total_bytes)
