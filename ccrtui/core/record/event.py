"""A change that somebody may ask for later: of a verdict, of a connection, of who follows, of a lease."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ccrtui.core.watch.verdict import Verdict


class What(StrEnum):
    """What it was that changed."""

    VERDICT = "verdict"
    CONNECTION = "connection"
    APPEARED = "appeared"
    GONE = "gone"
    LEASE = "lease"
    CLOCK = "clock"
    """The clock of this machine was set: `to` says by how many seconds."""


CONNECTED, CUT = "connected", "not_connected"
RENEWED, RUNNING_OUT, EXPIRED = "renewed", "running_out", "expired"


@dataclass(frozen=True, slots=True)
class Event:
    """One change, `at` epoch seconds; `index` is the follower's name, None where it is the link's."""

    at: float
    what: What
    link: str
    index: str | None
    before: str | None
    after: str | None

    @property
    def subject(self) -> tuple[str, str, str | None]:
        """What it is that changed; appearing and going are of one kind."""
        kind = What.APPEARED if self.what is What.GONE else self.what
        return kind, self.link, self.index

    @property
    def breaks(self) -> bool:
        """Whether something stopped working with it."""
        return self.after == CUT or (self.what is What.VERDICT and self.after in _BROKEN)


_BROKEN = frozenset({Verdict.STOPPED, Verdict.RETRYING, Verdict.STALLED})


@dataclass(frozen=True, slots=True)
class Lasting:
    """An event with how long what came with it lasted, in seconds; None while it does, or that is not known."""

    event: Event
    lasted_s: float | None


def lasting(events: Sequence[Event]) -> list[Lasting]:
    """Events, oldest first, each with the time until the next one of the same thing."""
    ends: dict[tuple[str, str, str | None], float] = {}
    told = []
    for event in reversed(events):
        end = ends.get(event.subject)
        told.append(Lasting(event, None if end is None else max(0.0, end - event.at)))
        ends[event.subject] = event.at
    return told[::-1]


def cut_for_s(events: Sequence[Event], link: str, now: float) -> float | None:
    """For how many seconds a link is not connected, by its last change; None where it is, or that is not known."""
    changes = (event for event in reversed(events) if event.what is What.CONNECTION and event.link == link)
    last = next(changes, None)
    return max(0.0, now - last.at) if last is not None and last.after == CUT else None


TOGETHER_S = 5.0
"""Within how many seconds the same change of several followers is one thing that happened."""


@dataclass(frozen=True, slots=True)
class Group:
    """The same change of several followers: the first, and how many more."""

    first: Lasting
    more: int = 0


def grouped(events: Sequence[Lasting]) -> list[Group]:
    """Events, oldest first, those together that are of one kind and happened together."""
    groups: dict[tuple[str, ...], int] = {}
    told: list[Group] = []
    for each in events:
        event = each.event
        kind = (event.what, event.link, event.before or "", event.after or "")
        place = groups.get(kind)
        if place is not None and event.index and event.at - told[place].first.event.at <= TOGETHER_S:
            told[place] = Group(told[place].first, told[place].more + 1)
        else:
            groups[kind] = len(told)
            told.append(Group(each))
    return told


@dataclass(frozen=True, slots=True)
class Breaks:
    """How often something of a link stopped working, and for how long at the longest, in seconds."""

    number: int
    longest_s: float


@dataclass(frozen=True, slots=True)
class Break:
    """A time in which something of a link did not work, epoch seconds, and the events it began with and went on with.

    `over` is False where it lasts still.
    """

    begin: float
    end: float
    over: bool
    events: tuple[Event, ...]


def broken(events: Sequence[Event], now: float) -> list[Break]:
    """The breaks among events, oldest first: what is broken at the same time is one break."""
    told: list[Break] = []
    for each in lasting(events):
        if not each.event.breaks:
            continue
        over = each.lasted_s is not None
        end = now if each.lasted_s is None else each.event.at + each.lasted_s
        if told and each.event.at <= told[-1].end:
            last = told[-1]
            told[-1] = Break(last.begin, max(last.end, end), last.over and over, (*last.events, each.event))
        else:
            told.append(Break(each.event.at, end, over, (each.event,)))
    return told


def breaks(events: Sequence[Event], now: float) -> Breaks:
    """How many breaks there are among events, oldest first, and how long the longest is."""
    told = broken(events, now)
    return Breaks(len(told), max((each.end - each.begin for each in told), default=0.0))


FLAPS = 4
"""From how many changes of one verdict within the time looked at it counts as going to and fro."""


def flapping(events: Iterable[Event]) -> dict[str | None, int]:
    """How often the verdict of each follower changed, where that was often."""
    times: dict[str | None, int] = {}
    for event in events:
        if event.what is What.VERDICT:
            times[event.index] = times.get(event.index, 0) + 1
    return {index: number for index, number in times.items() if number >= FLAPS}
