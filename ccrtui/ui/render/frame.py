"""The two lines that stand on every screen: who, where and how old on top; the keys that work at the bottom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from ccrtui.core.call.call import ENDS, Side
from ccrtui.core.state import State
from ccrtui.core.walk.step import StepName
from ccrtui.core.watch.measure.pace import told_every_s
from ccrtui.text.durations import duration
from ccrtui.text.phrases.number import dated
from ccrtui.text.template import said
from ccrtui.ui.render.figures import stepped_age
from ccrtui.ui.render.line import Line, Span, Tone, cells, crop, line, shorten, spread
from ccrtui.ui.render.view import View

MOST_KEYS = 7
"""Keys the bottom line names at most."""


@dataclass(frozen=True, slots=True)
class KeyHint:
    """A key of the bottom line; one that is not ready is dimmed and says why when it is pressed."""

    key: str
    label: str
    ready: bool = True


def top_line(view: View, width: int, *, slow: bool = False) -> Line:
    """Profile, regions, account, environment, read-only or write, age.

    The account gives way first, then the regions, then the middle of the name.
    """
    state = view.state
    if state is None:
        return line(" ", Span("ccrtui", Tone.STRONG))
    if view.past_at is not None:
        return _past_line(view, state, view.past_at, width)
    regions = f"{view.place_of(Side.LEADER)} {view.glyphs.to_right} {view.place_of(Side.FOLLOWER)}"
    account = account_of(view)
    tail = Span(f"   {account}" if account else "", Tone.DIM)
    name = _name(view)
    named = line(" ", Span(name, Tone.STRONG))
    whole = (*named, *line("   ", regions, tail))
    right: Line = ()
    for under_way in _under_way(view):
        right = _right(view, slow, under_way)
        paced = _right(view, slow, under_way, paced=True)
        unaged = _right(view, slow, under_way, aged=not under_way)
        for left, rest in ((whole, paced), (whole, right), (whole, unaged), (whole[:-1], right), (named, right)):
            if cells(left) + cells(rest) < width:
                return spread(left, rest, width)
    room = max(4, width - cells(right) - 2)
    return spread(line(" ", Span(shorten(name, room), Tone.STRONG)), right, width)


def _name(view: View) -> str:
    """The profile, and the link that is worked on where it has several."""
    profile = view.state.profile if view.state else None
    if profile is None:
        return ""
    return profile.name if len(profile.links) == 1 else f"{profile.name} / {profile.link_name}"


def _past_line(view: View, state: State, at: float, width: int) -> Line:
    """That all of this is the past, from edge to edge, so that it is seen without colour too."""
    words = view.words.history
    age = stepped_age(view.words, max(0.0, view.wall - at))
    template = words.past if state.past is not None else words.recorded
    left = f" {view.words.say(template, at=dated(at), age=age)}"
    right = f"{words.leave} " if state.past is not None else ""
    named = f"{left}   {state.profile.name}"
    room = width - cells(line(right))
    if cells(line(left)) >= room:
        right = ""
    text = spread(line(named if cells(line(named)) < room else left), line(right), width)
    return tuple(Span(span.text, Tone.PAST) for span in text)


def account_of(view: View) -> str:
    """Whose cloud account is used; both where they differ, empty while that is not known."""
    walk = view.state.walk if view.state else None
    step = next((step for step in walk.steps if step.name is StepName.ACCOUNT), None) if walk else None
    evidence = step.judgement.evidence if step else {}
    accounts = [said(evidence.get(f"{side}_account")) for side in ENDS]
    return f" {view.glyphs.to_right} ".join(dict.fromkeys(filter(None, accounts)))


def _right(view: View, slow: bool, under_way: str, *, aged: bool = True, paced: bool = False) -> Line:
    """The right end, with how often is looked where it is `paced`.

    Where the age has no room, what is under way stands in its place.
    """
    state, words = view.state, view.words
    if state is None:
        return ()
    production = state.profile.production
    busy = Span(under_way, Tone.INFO)
    parts: list[Span] = []
    if slow:
        parts += [Span(words.frame.slow_link, Tone.WARN), Span("  ")]
    if busy.text and aged:
        parts += [busy, Span("  ")]
    parts += [
        Span(f" {words.frame.production} ", Tone.BADGE) if production else Span(words.frame.test),
        Span("  "),
        Span(words.frame.write, Tone.BADGE if production else Tone.STRONG)
        if state.write
        else Span(words.frame.read_only),
    ]
    every = _every(view) if aged and paced else ""
    parts += [Span("  "), Span(every, Tone.DIM)] if every else []
    return (*parts, Span("  "), *(_age(view) if aged else (busy,)), Span(" "))


def _every(view: View) -> str:
    """How often samples are taken; empty before the first."""
    link = view.state.link if view.state else None
    if link is None:
        return ""
    return view.words.say(view.words.frame.every, time=duration(view.words.figures, told_every_s(link)))


def _under_way(view: View) -> tuple[str, ...]:
    """What the walk is at: whose answer is awaited longest, then what fits where that has no room; empty: nothing."""
    walk, words = view.state.walk if view.state else None, view.words
    if view.state is None or walk is None or walk.busy is None:
        return ("",)
    briefly = words.frame.applying if walk.busy == "applying" else words.frame.observing
    waits = [(waited, sent.call) for sent in view.state.calls if (waited := sent.awaited_s(view.wall)) is not None]
    if not waits:
        return (briefly,)
    seconds, call = max(waits, key=itemgetter(0))
    side, time = words.side(call.shown_side.value), duration(words.figures, seconds)
    return words.say(words.frame.waiting, side=side, time=time), briefly


def _age(view: View) -> Line:
    state = view.state
    link = state.link if state else None
    looked = state.walk.looked_at if state and state.walk else None
    at = link.taken_at if link else looked
    if at is None:
        return line(Span(view.words.frame.no_sample, Tone.DIM))
    return line(Span(stepped_age(view.words, view.age(at)), Tone.PLAIN if view.fresh(at) else Tone.WARN))


def bottom_line(hints: Sequence[KeyHint], last: KeyHint, width: int) -> Line:
    """The keys that work here, at most seven with `last`, which stands on the right; what has no room is left out."""
    right = (*_hint(last), Span(" "))
    room = width - cells(right) - 1
    left: list[Span] = [Span(" ")]
    for hint in hints[: MOST_KEYS - 1]:
        spans = (*_hint(hint), Span("  "))
        if cells(left) + cells(spans) > room:
            break
        left.extend(spans)
    return spread(left, crop(right, width), width)


def _hint(hint: KeyHint) -> Line:
    if not hint.ready:
        return (Span(f"{hint.key} {hint.label}", Tone.DIM),)
    return (Span(hint.key, Tone.KEY), Span(f" {hint.label}"))
