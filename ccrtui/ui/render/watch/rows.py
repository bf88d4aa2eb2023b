"""The watch: one row for each index, and why it stands as it does where that has room."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from ccrtui.core.alarm.alarm import Figure, worst_level
from ccrtui.core.watch.aging import STALE_AFTER_S, age_step
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.shard.lag import SlowHalf, slow_half
from ccrtui.core.watch.verdict import Verdict
from ccrtui.text.durations import duration
from ccrtui.text.phrases.number import copied, gone_at
from ccrtui.text.sizes import size
from ccrtui.text.words import Words
from ccrtui.ui.render.columns import Column, row
from ccrtui.ui.render.figures import (
    counts_differ,
    distance,
    number,
    one_unit,
    percent,
    seconds_behind,
    short,
    stepped_age,
)
from ccrtui.ui.render.index_words import row_notes
from ccrtui.ui.render.line import Line, Span, Tone, cut, fit, shorten
from ccrtui.ui.render.tones import ALARM_SIGNS, verdict_tone
from ccrtui.ui.render.view import View
from ccrtui.ui.render.watch.board import TREND
from ccrtui.ui.render.watch.trend import chart, thinned

OTHER_MOMENT = "*"
"""Stands before a count that is of another moment than the sample, or of one that nobody knows."""


def watch_row(view: View, columns: Sequence[Column], index: IndexView, room: int = 0) -> Line:
    """One index in `room` cells. What is not known is told in words instead of figures; a stale row shows its age."""
    words, link = view.words, view.state.link if view.state else None
    if link is not None and index.course is None and index.follower_index in link.roster.gone:
        return _gone_row(view, columns, link, index)
    widths = {column.key: column.width for column in columns}
    glyph, word = view.glyphs.verdict(index.verdict), words.verdict(index.verdict, index.reason).word
    values = {
        "index": Span(_name(view, index, widths["index"])),
        "verdict": Span(f"{glyph} {word}", verdict_tone(index.verdict, fresh=view.proves(index))),
        "behind": _limited(index, _behind(words, index), Figure.SECONDS, Figure.HISTORY_HOURS),
        "operations": _limited(index, number(index.operations_behind), Figure.OPERATIONS),
    }
    if "trend" in widths:
        values["trend"] = Span(small_trend(view, index), Tone.DIM)
    if "leader" in widths:
        values["leader"], values["follower"] = (
            _documents(view, index, count) for count in (index.leader_docs, index.follower_docs)
        )
    if "transport" in widths:
        values["transport"], values["apply"] = (_lag(lag) for lag in (index.lags.transport, index.lags.apply))
    rates = link.flow.rates(index.follower_index) if link is not None and "read" in widths else None
    if rates is not None:
        values["read"] = Span(short(rates.operations_read_per_s))
        values["written"] = Span(short(rates.operations_written_per_s))
        values["bytes"] = Span(size(int(rates.bytes_per_s)))
    if "why" in widths:
        values["why"] = Span(_why(view, index, widths))
    return row(columns, values, _note(view, index) or _counts_apart(words, columns, index), room)


Circumstances = tuple[object, ...]
"""What a row shows beside the view of its index."""


def circumstances(view: View, columns: Sequence[Column], index: IndexView) -> Circumstances | None:
    """All that the row of an index that is level shows beside its view; None of another, whose whole link counts."""
    link = view.state.link if view.state else None
    if link is None or index.verdict is not Verdict.IN_SYNC or index.course is None:
        return None
    heard_at = link.leader_heard_at
    is_late = index.leader_told and heard_at is not None and view.behind_sample(heard_at)
    return (
        view.proves(index),
        stepped_age(view.words, view.age(heard_at)) if is_late and heard_at is not None else None,
        link.roster.new_since(index.follower_index, view.now) is not None,
        _moment_of(view, index),
        link.flow.rates(index.follower_index) if any(column.key == "read" for column in columns) else None,
    )


def _name(view: View, index: IndexView, width: int) -> str:
    """Its name, and that it is new where it is."""
    link = view.state.link if view.state else None
    if link is None or link.roster.new_since(index.follower_index, view.now) is None:
        return shorten(index.follower_index, width)
    mark = f" {view.words.numbers.new}"
    return f"{shorten(index.follower_index, width - cell_len(mark))}{mark}"


def _gone_row(view: View, columns: Sequence[Column], link: LinkView, index: IndexView) -> Line:
    """One that was there and is no more, with when it was first missed."""
    words = view.words
    values = {
        "index": Span(shorten(index.follower_index, columns[0].width), Tone.DIM),
        "verdict": Span(f"{view.glyphs.idle} {words.numbers.gone}", Tone.WARN),
    }
    since = words.say(words.numbers.gone_since, at=gone_at(link, index.follower_index))
    return row(columns, values, ("behind", since))


def _lag(operations: int | None) -> Span:
    return Span(number(operations), Tone.DIM if operations is None else Tone.PLAIN)


def _why(view: View, index: IndexView, widths: dict[str, int]) -> str:
    """Why it stands as it does and until when; of what is level its documents, where they have no columns."""
    words, link, width = view.words, view.state.link if view.state else None, widths["why"]
    if link is None:
        return ""
    notes = row_notes(words, index, link)
    slow = slow_half(index.lags) if index.operations_behind and index.distance_known and index.goes_on else None
    if slow is not None:
        half = words.watch.slow_link if slow is SlowHalf.LINK else words.watch.slow_follower
        notes = (*(f"{note}{words.figures.clause}{half}" for note in notes), *notes) or (half,)
    if not notes and index.verdict is Verdict.IN_SYNC:
        apart = counts_differ(index)
        counts = () if "leader" in widths else _both_counts(view, index)
        pending = words.detail.refresh_pending if apart else ""
        notes = tuple(words.figures.clause.join(filter(None, (both, pending))) for both in counts)
        notes = (*notes, pending) if apart else notes
    elif index.lease_left_s is not None and index.lease_left_s > 0:
        lengths = (index.lease_left_s, one_unit(index.lease_left_s))
        notes = (*notes, *(words.say(words.watch.kept, time=duration(words.figures, left)) for left in lengths))
    return next((note for note in notes if cell_len(note) <= width), cut(notes[-1], width) if notes else "")


def _both_counts(view: View, index: IndexView) -> tuple[str, ...]:
    """The documents of both sides, and whether they are as many, the fullest first; nothing where one is not known."""
    if index.leader_docs is None or index.follower_docs is None:
        return ()
    mark, leader, follower = _moment_of(view, index), number(index.leader_docs), number(index.follower_docs)
    if counts_differ(index):
        return (f"{mark}{leader} / {follower}",)
    return f"{mark}{leader} = {follower}", f"{mark}= {follower}"


def _limited(index: IndexView, text: str, *figures: Figure) -> Span:
    """A figure, marked where it has passed a threshold: one sign warns, two are critical."""
    level = worst_level(alarm for alarm in index.alarms if alarm.figure in figures)
    if level is None:
        return Span(text)
    sign = ALARM_SIGNS[level]
    return Span(f"{sign.text} {text}", sign.tone)


def _note(view: View, index: IndexView) -> tuple[str, str] | None:
    words, link = view.words, view.state.link if view.state else None
    heard_at = link.leader_heard_at if link else None
    if not index.distance_known:
        text = words.reasons[index.reason].short
        if heard_at is not None and not view.fresh(heard_at) and age_step(view.age(heard_at)):
            text = f"{text}{words.figures.clause}{stepped_age(words, view.age(heard_at))}"
        return "behind", text
    if copy := copied(words, index):
        return "behind", copy
    if index.verdict is Verdict.IN_SYNC and index.leader_told and heard_at is not None and view.behind_sample(heard_at):
        return "behind", words.say(words.watch.sampled, age=stepped_age(words, view.age(heard_at)))
    return None


def _counts_apart(words: Words, columns: Sequence[Column], index: IndexView) -> tuple[str, str] | None:
    """Both counts of a standby that is level, and why they differ all the same, where nothing else says it."""
    counted = [column.width + 1 for column in columns if column.key in ("leader", "follower")]
    said = any(column.key == "why" for column in columns)
    if index.verdict is not Verdict.IN_SYNC or said or not counted or not counts_differ(index):
        return None
    why, room = words.detail.refresh_pending, sum(counted) - 1
    both = f"{number(index.leader_docs)} / {number(index.follower_docs)}{words.figures.clause}{why}"
    return "leader", fit(both if cell_len(both) <= room else why, room, right=True)


def _behind(words: Words, index: IndexView) -> str:
    if index.verdict is Verdict.IN_SYNC:
        return words.figures.under_a_second if not index.seconds_behind else seconds_behind(words, index)
    if index.paused_for_s is not None or percent(index) is not None:
        return distance(words, index)
    return seconds_behind(words, index) or "?"


def _moment_of(view: View, index: IndexView) -> str:
    """The mark of counts that are not of this sample."""
    return OTHER_MOMENT if index.docs_at is None or view.age(index.docs_at) > STALE_AFTER_S else ""


def _documents(view: View, index: IndexView, count: int | None) -> Span:
    """Live counts are as of each side's last refresh and therefore dimmed."""
    return Span(number(count) if count is None else f"{_moment_of(view, index)}{number(count)}", Tone.DIM)


def small_trend(view: View, index: IndexView) -> str:
    """Everything that is known of the way it went, in one cell row; nothing of what has only been level."""
    if not any(index.trend):
        return ""
    points = TREND * (2 if view.glyphs.dots else 1)
    return chart(thinned(index.trend, points), TREND, 1, dots=view.glyphs.dots)[0]
