"""Recorded moments as pieces of time: what a link was like from when until when, and nothing where nobody looked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ccrtui.core.record.kept import Kept

LEAST_S = 1.0
"""A sample tells of the second before it at least: how things were in between, nobody saw."""
_UNEVEN = 0.25
"""By how much of its span a moment may come late and begin to tell right behind the one before."""
APART_S = 60.0
"""Stretches of time that are no further apart than that are one: of a pause that short nothing is made."""


@dataclass(frozen=True, slots=True)
class Watched:
    """A time, epoch seconds, in which a link was looked at all the while.

    Each of its moments tells the worst of the `span_s` seconds before it (0: of that moment).
    """

    first: float
    last: float
    span_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A link as it was after `begin` and until `end`; `before` is how it was until then, None: not known."""

    begin: float
    end: float
    kept: Kept
    before: Kept | None


def pieces(moments: Iterable[Kept], watched: Sequence[Watched]) -> Iterator[Piece]:
    """The pieces that moments tell of, both oldest first: a moment holds until the next one begins to tell.

    The first after a time in which nobody looked is a piece without length; of a coarse layer it may be older than its
    moment, so that what came between it and the next one is not told.
    """
    places = iter(watched)
    place: Watched | None = next(places, None)
    last: Kept | None = None
    first: Kept | None = None
    span_s = place.span_s if place else 0.0
    for kept in moments:
        while place is not None and kept.at > place.last:
            following = next(places, None)
            if last is not None and (following is None or following.first - place.last > APART_S):
                yield Piece(last.at, max(last.at, place.last), last, last)
                last = None
            place = following
        if place is None or kept.at < place.first:
            continue
        span_s = max(span_s, place.span_s)
        if last is None:
            yield Piece(kept.at, kept.at, kept, None)
            first = kept if span_s else None
        else:
            begin = min(kept.at, max(last.at, kept.at - max(LEAST_S, span_s)))
            if begin - last.at > span_s * _UNEVEN:
                yield Piece(last.at, begin, last, last)
            else:
                begin = min(kept.at, last.at)
            yield Piece(begin, kept.at, kept, None if last is first else last)
        last, span_s = kept, place.span_s
    if place is not None and last is not None and place.last > last.at:
        yield Piece(last.at, place.last, last, last)


def joined(stretches: Iterable[tuple[float, float]], span_s: float) -> list[Watched]:
    """Stretches of time, epoch seconds, as the fewest in which a link was looked at all the while."""
    told: list[Watched] = []
    for first, last in sorted(stretches):
        if told and first - told[-1].last <= APART_S:
            told[-1] = Watched(told[-1].first, max(told[-1].last, last), span_s)
        else:
            told.append(Watched(first, max(first, last), span_s))
    return told


def clipped(watched: Iterable[Watched], since: float, until: float) -> list[Watched]:
    """What of these times lies between two moments."""
    inside = (Watched(max(each.first, since), min(each.last, until), each.span_s) for each in watched)
    return [each for each in inside if each.first <= each.last]


def gaps(watched: Sequence[Watched], since: float, until: float) -> list[tuple[float, float]]:
    """The times between two moments in which nobody looked, oldest first."""
    told, at = [], since
    for each in watched:
        if each.first - at > APART_S:
            told.append((at, each.first))
        at = max(at, each.last)
    return [*told, *([(at, until)] if until - at > APART_S else [])]
