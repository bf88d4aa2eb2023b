"""What a screen may ask of the engine; plain data, so that the engine could be a process of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ccrtui.core.profile.order import Order
    from ccrtui.core.walk.step import StepName


@dataclass(frozen=True, slots=True)
class LookAgain:
    """Observe the walk afresh; `anew` when somebody asks for it, so that a refusal is not taken to stand still."""

    anew: bool = True


@dataclass(frozen=True, slots=True)
class Apply:
    """Send the calls of the current step, if the plan is still the one whose digest this is.

    `confirmed` are the names typed for what is irreversible.
    """

    digest: str
    confirmed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LookAtCures:
    """See what would set these followers going that no longer run by themselves."""

    indices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cure:
    """Send what sets these followers going, if that is still the plan whose digest this is."""

    indices: tuple[str, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class SetWrite:
    """Switch writing on or off; for a production profile `typed_name` must be the profile's name."""

    on: bool
    typed_name: str | None = None


@dataclass(frozen=True, slots=True)
class Choose:
    """Make a choice that a step asked for; it is kept in the profile."""

    step: StepName
    option: str
    value: str


@dataclass(frozen=True, slots=True)
class ChooseLink:
    """Work on another link of the profile: its walk, its watch; the others go on being watched."""

    name: str


@dataclass(frozen=True, slots=True)
class CountExactly:
    """Refresh both sides and count one follower index and its leader."""

    follower_index: str


@dataclass(frozen=True, slots=True)
class CountUntaken:
    """Count which of the leader's indices no follower and no pattern takes."""


@dataclass(frozen=True, slots=True)
class LookAt:
    """Count the documents of these follower indices and their leaders while they are looked at."""

    follower_indices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Travel:
    """Look at the moment before or after the one that is seen, or at the last or next one at which something changed:
    a verdict, a connection, who follows.
    """

    forward: bool
    to_change: bool = False


@dataclass(frozen=True, slots=True)
class TravelTo:
    """Look at that moment, epoch seconds."""

    at: float


@dataclass(frozen=True, slots=True)
class ReturnToNow:
    """Look at the present again."""


TravelIntent = Travel | TravelTo | ReturnToNow
"""What is wished of the past."""


@dataclass(frozen=True, slots=True)
class Draw:
    """Draw a follower (None: the link) over so many seconds until a moment, epoch seconds; None: until now."""

    index: str | None
    span_s: float
    until: float | None = None


@dataclass(frozen=True, slots=True)
class KeepOrder:
    """Keep in the profile how the rows of the watch are sorted."""

    order: Order


@dataclass(frozen=True, slots=True)
class Stop:
    """End: no further write; one in flight gets five seconds."""


@dataclass(frozen=True, slots=True)
class SetInterval:
    """Sample every so many seconds."""

    every_s: float


@dataclass(frozen=True, slots=True)
class SetBeat:
    """Write the heartbeat of the link from now on, or no longer; only while writing is on."""

    on: bool


WatchIntent = LookAt | KeepOrder | SetInterval | Draw
"""What is wished of the watch."""

CountIntent = CountExactly | CountUntaken
"""What is counted on demand, while everything else goes on."""

CureIntent = LookAtCures | Cure
"""What is wished of the followers that no longer run."""

_Walked = LookAgain | Apply | CureIntent | Choose | ChooseLink
Intent = _Walked | SetWrite | CountIntent | WatchIntent | TravelIntent | SetBeat | Stop
"""Anything a screen may ask."""
