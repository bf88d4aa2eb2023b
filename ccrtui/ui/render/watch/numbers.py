"""The numbers that decide about one index: which half is slow. In its detail, each with its unit."""

from __future__ import annotations

from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.shard.lag import SlowHalf, slow_half
from ccrtui.text.number_words import proof_sentence
from ccrtui.text.words import Words
from ccrtui.ui.render.figures import number

Field = tuple[str, str]
"""A label and what is told under it."""


def number_fields(words: Words, link: LinkView, index: IndexView) -> list[Field]:
    """Everything of that kind that is known of an index."""
    return [*lag_fields(words, index), *_proof_fields(words, link, index)]


def _proof_fields(words: Words, link: LinkView, index: IndexView) -> list[Field]:
    proof = index.last_proof
    return [(words.numbers.proof, proof_sentence(words, proof, link.sampled_at))] if proof else []


def lag_fields(words: Words, index: IndexView) -> list[Field]:
    """What the link has yet to carry and what the follower has yet to write; nothing of an index that is level."""
    lag, text = index.lags, words.numbers
    half = slow_half(lag)
    if half is None or not index.distance_known:
        return []
    parts = (
        words.say(text.transport, n=number(lag.transport)),
        words.say(text.apply, n=number(lag.apply), on_the_way=number(lag.on_the_way), held=number(lag.held)),
    )
    slow = {SlowHalf.LINK: text.slow_link, SlowHalf.FOLLOWER: text.slow_follower}[half]
    return [(text.lags, words.figures.clause.join(parts)), ("", slow)]
