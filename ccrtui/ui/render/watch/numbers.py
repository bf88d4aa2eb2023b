"""The numbers that decide about one index, in its detail: which half is slow, how fast it goes, what is out and failed.

Each has its unit, and the time that it is of.
"""

from __future__ import annotations

from collections.abc import Sequence

from ccrtui.core.standing.round_trip import round_trip_ms
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.measure.limit import Limit, limit_of
from ccrtui.core.watch.measure.rates import Rates
from ccrtui.core.watch.shard.lag import Lags
from ccrtui.text.durations import duration
from ccrtui.text.phrases.number import proof_sentence
from ccrtui.text.sizes import size
from ccrtui.text.words import Words
from ccrtui.ui.render.figures import number, stepped_age
from ccrtui.ui.render.view import View

Field = tuple[str, str]
"""A label and what is told under it."""


def number_fields(view: View, link: LinkView, index: IndexView) -> list[Field]:
    """Everything of that kind that is known of an index."""
    words = view.words
    rates, trip = link.flow.rates(index.follower_index), round_trip_ms(view.state)
    return [
        *_lag_fields(words, index),
        *_limit_fields(words, link, index, trip),
        *(rate_fields(words, rates) if rates else []),
        *_out_fields(words, link, index, trip),
        *(failure_fields(view, [index], rates) if rates else []),
        *_proof_fields(words, link, index),
    ]


def _lag_fields(words: Words, index: IndexView) -> list[Field]:
    return lag_fields(words, index.lags) if index.distance_known else []


def lag_fields(words: Words, lag: Lags) -> list[Field]:
    """What the link has yet to carry and what the follower has yet to write; nothing of what is level."""
    text = words.numbers
    if (not lag.transport and not lag.apply) or lag.transport is None:
        return []
    parts = (
        words.say(text.transport, n=number(lag.transport)),
        words.say(text.apply, n=number(lag.apply), on_the_way=number(lag.on_the_way), held=number(lag.held)),
    )
    return [(text.lags, words.figures.clause.join(parts))]


def _limit_fields(words: Words, link: LinkView, index: IndexView, trip: float | None) -> list[Field]:
    rates = link.flow.rates(index.follower_index)
    limit = limit_of(link, index, trip) if index.distance_known else None
    if limit is None or (limit is Limit.NOTHING and not (rates and rates.operations_read_per_s)):
        return []
    return [(words.numbers.limit, words.numbers.limits[limit])]


def rate_fields(words: Words, rates: Rates) -> list[Field]:
    """How fast it is read and written; nothing where nothing was."""
    text = words.numbers
    if not rates.operations_read_per_s and not rates.operations_written_per_s:
        return []
    per_read = None if rates.operations_per_read is None else _figure(rates.operations_per_read)
    read = words.say(
        text.read, n=_figure(rates.operations_read_per_s), bytes=size(rates.bytes_per_s), per_read=per_read
    )
    written = words.say(text.written, n=_figure(rates.operations_written_per_s))
    label = words.say(text.rates, span=duration(words.figures, rates.span_s))
    return [(label, words.figures.clause.join((read, written)))]


def _out_fields(words: Words, link: LinkView, index: IndexView, trip: float | None) -> list[Field]:
    text, waiting = words.numbers, link.flow.waiting(index.follower_index)
    if waiting is None or not index.operations_behind:
        return []
    maxima, shards = link.maxima(index.follower_index), max(1, len(index.shards))
    most_reads, most_writes = (None if most is None else most * shards for most in (maxima.reads, maxima.writes))
    rates = link.flow.rates(index.follower_index)
    fetch = rates.fetch_ms if rates else None
    parts = [
        words.say(
            text.reads,
            n=waiting.reads,
            most=most_reads,
            fetch=_milliseconds(words, fetch),
            trip=None if fetch is None else _milliseconds(words, trip),
            fastest=_milliseconds(words, link.flow.fastest_ms) if fetch is not None and trip is None else None,
        ),
        words.say(text.writes, n=waiting.writes, most=most_writes),
    ]
    if waiting.buffered_operations:
        parts.append(words.say(text.buffer, n=number(waiting.buffered_operations), bytes=size(waiting.buffered_bytes)))
    return [(text.out, words.figures.clause.join(parts))]


def failure_fields(view: View, indices: Sequence[IndexView], rates: Rates) -> list[Field]:
    """How many reads and writes of these failed, and when the newest error was; nothing where none did."""
    words, text = view.words, view.words.numbers
    errors = (shard.error_at for index in indices for shard in index.shards if shard.error_at is not None)
    newest = max(errors, default=None)
    if not rates.failed_reads and not rates.failed_writes and newest is None:
        return []
    told = words.say(
        text.failures,
        reads=rates.failed_reads,
        writes=rates.failed_writes,
        span=duration(words.figures, rates.span_s),
        age=None if newest is None else stepped_age(words, view.age(newest)),
    )
    return [(text.failed, told)]


def _proof_fields(words: Words, link: LinkView, index: IndexView) -> list[Field]:
    proof = index.last_proof
    return [(words.numbers.proof, proof_sentence(words, proof, link.sampled_at))] if proof else []


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 or value == int(value) else f"{value:.1f}"


def _milliseconds(words: Words, value: float | None) -> str | None:
    return None if value is None else words.say(words.figures.milliseconds, n=_figure(value))
