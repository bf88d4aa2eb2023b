"""The watch: one row for each index, worst first, and above them what they come to without hiding one."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from ccrtui.core.alarm.alarm import Figure, Level, worst_level
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Verdict
from ccrtui.text.number_words import copied, gone_at
from ccrtui.text.words import Words
from ccrtui.ui.render.beginning import step_sentence
from ccrtui.ui.render.columns import Column, layout, row
from ccrtui.ui.render.figures import (
    behind,
    counts_differ,
    distance,
    number,
    percent,
    rate,
    seconds_behind,
    since,
    stepped_age,
)
from ccrtui.ui.render.line import Line, Span, Tone, fit, line, shorten, spread
from ccrtui.ui.render.tones import verdict_tone
from ccrtui.ui.render.view import View
from ccrtui.ui.render.watch.trend import chart
from ccrtui.ui.render.wrap import wrap

_TREND = 10


def watch_columns(words: Words, width: int) -> tuple[Column, ...]:
    """The columns of the watch at that width; document counts need 76, the trend in a row 100."""
    text = words.watch
    return layout(
        (
            Column("index", text.index, 0),
            Column("verdict", text.verdict, 13 if words.language == "en" else 11),
            Column("behind", text.behind, 13 if words.language == "en" else 12, right=True),
            Column("operations", text.operations, 9, right=True, shown_from=54),
            Column("trend", "", _TREND, shown_from=104),
            Column("leader", text.leader_docs, 11, right=True, shown_from=76),
            Column("follower", text.follower_docs, 13, right=True, shown_from=76),
        ),
        width,
    )


def watch_row(view: View, columns: Sequence[Column], index: IndexView) -> Line:
    """One index. What is not known is told in words instead of figures; a stale row shows its age."""
    words, link = view.words, view.state.link if view.state else None
    if link is not None and index.course is None and index.follower_index in link.roster.gone:
        return _gone_row(view, columns, link, index)
    glyph, word = view.glyphs.verdict(index.verdict), words.verdict(index.verdict, index.reason).word
    values = {
        "index": Span(_name(view, index, columns[0].width)),
        "verdict": Span(f"{glyph} {word}", verdict_tone(index.verdict, fresh=view.proves(index))),
        "behind": _limited(index, _behind(words, index), Figure.SECONDS, Figure.HISTORY_HOURS),
        "operations": _limited(index, number(index.operations_behind), Figure.OPERATIONS),
        "trend": Span(_small_trend(view, index), Tone.DIM),
        "leader": _documents(index.leader_docs),
        "follower": _documents(index.follower_docs),
    }
    return row(columns, values, _note(view, index) or _counts_apart(words, columns, index))


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


def _limited(index: IndexView, text: str, *figures: Figure) -> Span:
    """A figure, marked where it has passed a threshold: one sign warns, two are critical."""
    level = worst_level(alarm for alarm in index.alarms if alarm.figure in figures)
    if level is None:
        return Span(text)
    return Span(f"!! {text}", Tone.BAD) if level is Level.CRITICAL else Span(f"! {text}", Tone.WARN)


def _note(view: View, index: IndexView) -> tuple[str, str] | None:
    words, link = view.words, view.state.link if view.state else None
    heard_at = link.leader_heard_at if link else None
    if not index.distance_known:
        text = words.reasons[index.reason].short
        if heard_at is not None and not view.fresh(heard_at):
            text = f"{text}{words.figures.clause}{stepped_age(words, view.age(heard_at))}"
        return "behind", text
    if copy := copied(words, index):
        return "behind", copy
    if index.verdict is Verdict.IN_SYNC and index.leader_told and heard_at is not None and view.behind_sample(heard_at):
        return "behind", words.say(words.watch.sampled, age=stepped_age(words, view.age(heard_at)))
    return None


def _counts_apart(words: Words, columns: Sequence[Column], index: IndexView) -> tuple[str, str] | None:
    """Both counts of a standby that is level, and why they differ all the same."""
    counted = [column.width + 1 for column in columns if column.key in ("leader", "follower")]
    if index.verdict is not Verdict.IN_SYNC or not counted or not counts_differ(index):
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


def _documents(count: int | None) -> Span:
    """Live counts are as of each side's last refresh and therefore dimmed."""
    return Span(number(count), Tone.DIM)


def _small_trend(view: View, index: IndexView) -> str:
    if not any(index.trend):
        return ""
    return chart(index.trend, _TREND, 1, dots=view.glyphs.dots)[0]


def watch_summary(view: View, link: LinkView | None, shown: int, chips: Sequence[str], width: int) -> Line:
    """The line above the rows: how many, the worst of them, how fast the leader writes, and which filters apply."""
    words = view.words
    if link is None:
        return line(" ", Span(words.watch.title, Tone.HEAD))
    total = len(link.indices)
    head = words.say(words.watch.total_one if total == 1 else words.watch.total_many, n=total)
    left: list[Span] = [Span(" "), Span(head, Tone.STRONG)]
    if chips:
        left += [Span("  "), Span(words.say(words.watch.shown, n=shown))]
        left += [part for chip in chips for part in (Span("  "), Span(f"[{chip}]", Tone.KEY))]
    elif link.indices:
        left += [Span("   "), *_worst(view, link)]
    right: list[Span] = []
    if link.operations_per_s is not None and width >= 60:
        right = [Span(rate(words, link.operations_per_s)), Span(" ")]
    return spread(left, right, width)


def _worst(view: View, link: LinkView) -> Line:
    words = view.words
    worst = link.indices[0]
    word = words.verdict(link.verdict, worst.reason).word
    tells = worst.verdict is link.verdict and worst.verdict is not Verdict.IN_SYNC
    name = worst.follower_index if tells else ""
    figures = {"since": since(words, worst) or None, "behind": behind(words, worst) or None} if tells else {}
    worst_said = words.say(words.watch.worst, index=name or None, verdict=word, **figures)
    sentence = word if link.verdict is Verdict.IN_SYNC else worst_said
    tone = verdict_tone(link.verdict, fresh=view.proves_all(link))
    return (Span(f"{view.glyphs.verdict(link.verdict)} ", tone), Span(sentence, tone))


def empty_watch(view: View, width: int, *, filtered: bool) -> list[Line]:
    """What stands where rows would be: which step is next, and what is told of it."""
    words, state = view.words, view.state
    walk = state.walk if state else None
    current = walk.current if walk else None
    if state is None:
        texts = [words.frame.starting]
    elif view.past_at is not None and state.link is None:
        texts = [words.history.nothing_then]
    elif filtered:
        texts = [words.watch.nothing_matches]
    elif walk is None or current is None:
        texts = [words.watch.empty]
    else:
        step, place = words.steps[current.name].name, walk.steps.index(current) + 1
        next_one = words.say(words.watch.empty_next, step=step, n=place, total=len(walk.steps))
        texts = [next_one, step_sentence(view, current)]
    return [line(" ", part) for text in texts for part in wrap(text, width - 2)]
