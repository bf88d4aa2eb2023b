"""One link in full: how it stands, the numbers over all of its indices, what has changed lately, and its charts."""

from __future__ import annotations

from collections.abc import Sequence

from ccrtui.core.state import State
from ccrtui.core.watch.link_view import LinkView
from ccrtui.core.watch.shard.lag import SlowHalf, added, slow_half
from ccrtui.text.durations import duration
from ccrtui.text.phrases.number import coverage_sentence
from ccrtui.text.words import Words
from ccrtui.ui.render.figures import stepped_age
from ccrtui.ui.render.line import EMPTY, Line, crop
from ccrtui.ui.render.overview.events import MOST, recent_events
from ccrtui.ui.render.overview.headline import exposed, headline
from ccrtui.ui.render.view import View
from ccrtui.ui.render.watch.index_detail import field
from ccrtui.ui.render.watch.numbers import Field, failure_fields, lag_fields, rate_fields


def link_detail(view: View, state: State, link: LinkView, width: int, drawn: Sequence[Line] = ()) -> list[Line]:
    """Everything known of a link; `drawn` are its charts."""
    events = recent_events(view, state, width, MOST + 1)
    lines = [
        EMPTY,
        *headline(view, state, width),
        *exposed(view, state, width),
        EMPTY,
        *(line for label, text in _fields(view, state, link) for line in field(label, text, width)),
        *([EMPTY, *events] if events else []),
        *drawn,
    ]
    return [crop(spans, width) for spans in lines]


def _fields(view: View, state: State, link: LinkView) -> list[Field]:
    words, rates = view.words, link.flow.total_rates
    return [
        *_lag_fields(words, link),
        *(rate_fields(words, rates) if rates else []),
        *(failure_fields(view, link.indices, rates) if rates else []),
        *_history_fields(words, link),
        *(_untaken(view, state) if view.past_at is None else []),
    ]


def _lag_fields(words: Words, link: LinkView) -> list[Field]:
    """Both lags over those that are behind, which half holds most of it, and of how many of them they are known."""
    behind = [index for index in link.indices if index.distance_known and index.goes_on and index.operations_behind]
    known = [index.lags for index in behind if slow_half(index.lags) is not None]
    lags = added(known)
    slow, fields = slow_half(lags), lag_fields(words, lags)
    if not fields or slow is None:
        return fields
    notes = [words.watch.slow_link if slow is SlowHalf.LINK else words.watch.slow_follower]
    if len(known) < len(behind):
        notes.append(words.say(words.links.known_of, n=len(known), total=len(behind)))
    return [(label, words.figures.clause.join((text, *notes))) for label, text in fields]


def _history_fields(words: Words, link: LinkView) -> list[Field]:
    """Of which index the leader's history ends first, and in what time."""
    kept = [(index.lease_left_s, index) for index in link.indices if index.lease_left_s is not None]
    if not kept:
        return []
    left, first = min(kept, key=lambda each: each[0])
    told = duration(words.figures, left) if left > 0 else words.overview.lease_ended
    return [(words.detail.lease, f"{first.follower_index}{words.figures.clause}{told}")]


def _untaken(view: View, state: State) -> list[Field]:
    """What nobody takes as it was last counted, and when; else the key that counts."""
    words, covered = view.words, state.covered
    if covered is None:
        return [(words.numbers.untaken, words.numbers.untaken_open)]
    age = words.say(words.detail.counted, age=stepped_age(words, view.age(covered.at)))
    return [(words.numbers.untaken, coverage_sentence(words, covered.coverage)), ("", age)]
