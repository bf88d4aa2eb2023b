"""The overview: is everything all right? The worst row first, then both ends, then what to do next."""

from __future__ import annotations

from collections.abc import Sequence

from ccrtui.core.standing.next import next_of, nothing_stands
from ccrtui.core.state import State
from ccrtui.core.walk.step import StepState
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.text.number_words import exposure, gone_sentence, moment
from ccrtui.ui.render.beginning import is_nothing_yet, not_begun, step_sentence
from ccrtui.ui.render.figures import behind, distance, since, stepped_age
from ccrtui.ui.render.index_words import reason_sentence, row_notes, verdict_sentence
from ccrtui.ui.render.line import EMPTY, Line, Span, Tone, cells, crop, fit, line, side_by_side
from ccrtui.ui.render.links.rows import beside
from ccrtui.ui.render.next_words import next_sentence
from ccrtui.ui.render.overview.course import course
from ccrtui.ui.render.overview.ends import ends, silent_ends
from ccrtui.ui.render.overview.events import recent_events
from ccrtui.ui.render.setup.steps import step_glyph, step_tone
from ccrtui.ui.render.tones import verdict_tone
from ccrtui.ui.render.view import View
from ccrtui.ui.render.watch.board import TREND, TREND_FROM, board_width
from ccrtui.ui.render.watch.rows import small_trend
from ccrtui.ui.render.wrap import wrap

_LEAST_ROWS = 3
"""How many lines the rows of indices keep, with what stands around them."""


def overview(view: View, width: int, height: int) -> list[Line]:
    """Everything the overview shows, at most `height` lines where that is possible."""
    state = view.state
    if state is not None and state.link is None and view.past_at is not None:
        return [EMPTY, *_sentence(view.glyphs.unknown, view.words.history.nothing_then, Tone.PLAIN, width)]
    if state is None or (state.link is None and state.walk is None):
        return [EMPTY, *_sentence(" ", view.words.frame.starting, Tone.PLAIN, width)]
    room = board_width(width)
    went = course(view, state, width - room, height) if room < width else []
    if went:
        return side_by_side(_page(view, state, room, height, eventful=False), went, room)
    return _page(view, state, width, height)


def _page(view: View, state: State, width: int, height: int, *, eventful: bool = True) -> list[Line]:
    """What stands under one another."""
    headline, exposed = [EMPTY, *_headline(view, state, width)], _exposed(view, state, width)
    headline += beside(view, state, width)
    head = [*headline, EMPTY, *ends(view, state, width)]
    head += [] if not_begun(state) else silent_ends(view, state, width)
    foot = [EMPTY, *_next(view, state, width)]
    if len(head) + len(exposed) + len(foot) + _LEAST_ROWS <= height:
        head = [*headline, *exposed, *head[len(headline) :]]
    if len(head) + len(foot) > height:
        head = [spans for spans in head if spans]
    rows = _rows(view, state, width, max(1, height - len(head) - len(foot) - 3))
    body = [*head, *([EMPTY, *rows] if rows else [])]
    events = recent_events(view, state, width, height - len(body) - len(foot) - 1) if eventful else []
    return [*body, *([EMPTY, *events] if events else []), *foot]


def _headline(view: View, state: State, width: int) -> list[Line]:
    link = state.link
    if not_begun(state):
        return _walk_headline(view, state, width)
    if link is not None and link.indices and not nothing_stands(link):
        return _link_headline(view, link, width)
    if link is not None and link.own_verdict is not None:
        return _of_verdict(view, link.own_verdict, view.words.overview.link_unknown, _link_reason(view, link), width)
    if state.walk is not None and state.walk.steps and state.walk.done:
        return _sentence(view.glyphs.unknown, view.words.overview.nothing_followed, Tone.PLAIN, width)
    return _walk_headline(view, state, width)


def _exposed(view: View, state: State, width: int) -> list[Line]:
    """What would be lost now, or when it was last known that nothing would; nothing of a link that is level."""
    link = state.link
    if link is None or not_begun(state) or nothing_stands(link):
        return []
    text = exposure(view.words, link) or ""
    if text and not view.fresh(link.taken_at):
        text = f"{text}{view.words.figures.joint}{stepped_age(view.words, view.told_age(link.taken_at))}"
    texts = filter(None, (text, gone_sentence(view.words, link)))
    return [line("   ", part) for said in texts for part in wrap(said, width - 4)]


def _walk_headline(view: View, state: State, width: int) -> list[Line]:
    words, walk = view.words, state.walk
    current = walk.current if walk else None
    if walk is None or current is None:
        return _sentence(view.glyphs.idle, words.overview.not_looked, Tone.PLAIN, width)
    sentence = words.overview.nothing_set_up if is_nothing_yet(state) else words.overview.perhaps_nothing
    first = _sentence(step_glyph(view, current, True), sentence, step_tone(view, current, True), width)
    where = words.say(
        words.overview.nothing_set_up_next,
        step=words.steps[current.name].name,
        n=walk.steps.index(current) + 1,
        total=len(walk.steps),
    )
    lines = [*first, line("   ", where)]
    if current.judgement.state is not StepState.MISSING:
        lines += [line("   ", part) for part in wrap(step_sentence(view, current), width - 4)]
    return lines


def _link_headline(view: View, link: LinkView, width: int) -> list[Line]:
    words = view.words.overview
    worst, total = link.indices[0], len(link.indices)
    verdict = link.verdict
    if verdict is Verdict.IN_SYNC and worst.reason is not Reason.PROVEN:
        cut = worst.reason is Reason.CONNECTION_DOWN
        one, many = (words.cut_one, words.cut_many) if cut else (words.by_numbers_one, words.by_numbers_many)
        text = one if total == 1 else many
        sentence = view.words.say(text, n=total, m=len(link.unproven), index=worst.follower_index)
        why = reason_sentence(view.words, worst, link)
        return _of_verdict(view, verdict, sentence, why, width, fresh=False)
    if verdict is Verdict.IN_SYNC:
        text = words.all_level_one if total == 1 else words.all_level_many
        proven = view.words.say(words.level_at, age=stepped_age(view.words, view.age(link.taken_at)))
        sentence = view.words.say(text, n=total, index=worst.follower_index)
        return _of_verdict(view, verdict, sentence, proven, width, fresh=view.proves_all(link))
    if link.own_verdict is not None and link.own_verdict.rank < worst.verdict.rank:
        return _of_verdict(view, verdict, words.link_unknown, _link_reason(view, link), width)
    if total == 1:
        why = reason_sentence(view.words, worst, link)
        return _of_verdict(view, verdict, verdict_sentence(view.words, worst), why, width)
    sentence = view.words.say(
        _text_for(view, worst),
        n=total,
        bad=len(link.not_level),
        index=worst.follower_index,
        verdict=view.words.verdict(worst.verdict).word,
        since=since(view.words, worst) or None,
        behind=behind(view.words, worst) or None,
    )
    return _of_verdict(view, worst.verdict, sentence, reason_sentence(view.words, worst, link), width)


def _text_for(view: View, worst: IndexView) -> str:
    words = view.words.overview
    if not worst.is_problem:
        return words.all_at_work
    return words.not_known_many if worst.verdict is Verdict.UNKNOWN else words.not_level_many


def _link_reason(view: View, link: LinkView) -> str:
    return view.words.say(view.words.reasons[link.reason].sentence, alias=link.alias)


def _of_verdict(view: View, verdict: Verdict, sentence: str, why: str, width: int, *, fresh: bool = True) -> list[Line]:
    glyph, tone = view.glyphs.verdict(verdict), verdict_tone(verdict, fresh=fresh)
    lines = _sentence(glyph, sentence, tone, width)
    return [*lines, *(line("   ", part) for part in wrap(why, width - 4))]


def _sentence(glyph: str, text: str, tone: Tone, width: int) -> list[Line]:
    first, *rest = wrap(text, width - 4) or [""]
    return [
        line(" ", Span(glyph, tone), " ", Span(first, Tone.STRONG)),
        *(line("   ", Span(part, Tone.STRONG)) for part in rest),
    ]


def _rows(view: View, state: State, width: int, room: int) -> list[Line]:
    link = state.link
    if link is None or nothing_stands(link) or not_begun(state):
        return []
    words = view.words
    unproven = link.unproven
    shown = unproven[: room - 1] if len(unproven) > room else unproven
    name = min(max((len(index.follower_index) for index in shown), default=8) + 2, max(12, width // 3))
    figure = max((cells(line(distance(words, index))) for index in shown), default=0)
    rows = [_row(view, link, index, (name, figure), width) for index in shown]
    if len(shown) < len(unproven):
        rows.append(line("   ", words.say(words.overview.more, n=len(unproven) - len(shown))))
    level = [index for index in link.indices if index.proven]
    return [*rows, EMPTY, line("   ", Span(_rest(view, link, level), Tone.DIM))] if level and unproven else rows


def _rest(view: View, link: LinkView, level: Sequence[IndexView]) -> str:
    """How many more are level, and when that was proven; of those cut off since, at what moment."""
    words, text = view.words, view.words.overview
    heard_at = link.leader_heard_at
    if heard_at is not None and any(index.reason is Reason.CONNECTION_DOWN for index in level):
        singular, plural = text.rest_was_level_one, text.rest_was_level
    elif view.fresh(link.taken_at):
        singular, plural = text.in_sync_rest_one, text.in_sync_rest
    else:
        singular, plural = text.in_sync_rest_stale_one, text.in_sync_rest_stale
    epoch_s = link.sampled_at - (link.taken_at - (heard_at or link.taken_at))
    at, age = moment(epoch_s, link.sampled_at), stepped_age(words, view.age(link.taken_at))
    return words.say(singular if len(level) == 1 else plural, n=len(level), at=at, age=age)


def _row(view: View, link: LinkView, index: IndexView, wide_as: tuple[int, int], width: int) -> Line:
    """One row; its name and its figure are as wide as the widest of all, and the note is what has room."""
    words = view.words
    name, figure = wide_as
    word = words.verdict(index.verdict, index.reason).word
    glyph = view.glyphs.verdict(index.verdict)
    wide = 13 if words.language == "en" else 11
    spans = line(
        "   ",
        fit(index.follower_index, name),
        " ",
        Span(fit(f"{glyph} {word}", wide), verdict_tone(index.verdict, index.reason)),
        " ",
        fit(distance(words, index), figure, right=True),
        "   ",
        *((Span(fit(small_trend(view, index), TREND), Tone.DIM), "  ") if width >= TREND_FROM else ()),
    )
    notes = row_notes(words, index, link)
    fitting = (note for note in notes if cells(spans) + cells(line(note)) <= width)
    return crop((*spans, Span(next(fitting, notes[-1] if notes else ""))), width)


def _next(view: View, state: State, width: int) -> list[Line]:
    words = view.words.overview
    if view.past_at is not None:
        return []
    text = next_sentence(view, next_of(state))
    head = line(" ", Span(words.next, Tone.HEAD), "  ")
    by = cells(head)
    first, *rest = wrap(text, width - by - 1) or [""]
    lines = [(*head, Span(first)), *(line(" " * by, part) for part in rest)]
    hint = line("   ", Span("enter", Tone.KEY))
    if cells(lines[-1]) + cells(hint) <= width:
        lines[-1] = (*lines[-1], *hint)
    return lines
