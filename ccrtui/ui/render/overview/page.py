"""The overview: is everything all right? The worst row first, then both ends, then what to do next."""

from __future__ import annotations

from collections.abc import Sequence

from ccrtui.core.standing.next import next_of, nothing_stands
from ccrtui.core.state import State
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Reason
from ccrtui.text.phrases.number import moment
from ccrtui.ui.render.beginning import not_begun
from ccrtui.ui.render.figures import distance, stepped_age
from ccrtui.ui.render.index_words import row_notes
from ccrtui.ui.render.line import EMPTY, Line, Span, Tone, cells, crop, fit, line, side_by_side
from ccrtui.ui.render.links.rows import beside
from ccrtui.ui.render.next_words import next_sentence
from ccrtui.ui.render.overview.course import course
from ccrtui.ui.render.overview.ends import ends, silent_ends
from ccrtui.ui.render.overview.events import recent_events
from ccrtui.ui.render.overview.headline import exposed, headline, sentence_lines
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
        return [EMPTY, *sentence_lines(view.glyphs.unknown, view.words.history.nothing_then, Tone.PLAIN, width)]
    if state is None or (state.link is None and state.walk is None):
        return [EMPTY, *sentence_lines(" ", view.words.frame.starting, Tone.PLAIN, width)]
    room = board_width(width)
    went = course(view, state, width - room, height) if room < width else []
    if went:
        return side_by_side(_page(view, state, room, height, eventful=False), went, room)
    return _page(view, state, width, height)


def _page(view: View, state: State, width: int, height: int, *, eventful: bool = True) -> list[Line]:
    """What stands under one another."""
    said, at_stake = [EMPTY, *headline(view, state, width)], exposed(view, state, width)
    said += beside(view, state, width)
    head = [*said, EMPTY, *ends(view, state, width)]
    head += [] if not_begun(state) else silent_ends(view, state, width)
    foot = [EMPTY, *_next(view, state, width)]
    if len(head) + len(at_stake) + len(foot) + _LEAST_ROWS <= height:
        head = [*said, *at_stake, *head[len(said) :]]
    if len(head) + len(foot) > height:
        head = [spans for spans in head if spans]
    rows = _rows(view, state, width, max(1, height - len(head) - len(foot) - 3))
    body = [*head, *([EMPTY, *rows] if rows else [])]
    events = recent_events(view, state, width, height - len(body) - len(foot) - 1) if eventful else []
    return [*body, *([EMPTY, *events] if events else []), *foot]


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
