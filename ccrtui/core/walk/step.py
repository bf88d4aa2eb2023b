"""One stage of a walk: what it looks at, what it concludes, and which calls would make it hold."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby
from typing import Protocol

from ccrtui.core.call.call import Call
from ccrtui.core.call.effect import SIDE_BY_SIDE
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.follow_settings import Settings
from ccrtui.core.json_value import JsonObject
from ccrtui.core.profile.profile import Made, Profile
from ccrtui.core.walk.code import Code


class StepName(StrEnum):
    """The stages of the walk, in order."""

    ACCOUNT = "account"
    CLUSTERS = "clusters"
    READINESS = "readiness"
    PEERING = "peering"
    ROUTES = "routes"
    SECURITY_GROUPS = "security_groups"
    REACHABILITY = "reachability"
    REMOTE_CLUSTER = "remote_cluster"
    LEADER_INDEX = "leader_index"
    FOLLOWER_INDEX = "follower_index"
    COMPARE = "compare"


class StepState(StrEnum):
    """What an observation says of a step."""

    SATISFIED = "satisfied"
    SKIPPED = "skipped"
    MISSING = "missing"
    WAITING = "waiting"
    BLOCKED = "blocked"
    UNKNOWN = "unknown"

    @property
    def holds(self) -> bool:
        """Whether the walk may go on to the next step."""
        return self in (StepState.SATISFIED, StepState.SKIPPED)


class Danger(StrEnum):
    """How a call must be confirmed: not at all beyond applying the plan, or by typing the name of what is lost."""

    NONE = "none"
    IRREVERSIBLE = "irreversible"
    REPEATED = "repeated"
    """It may have been done already, and would then be there twice."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something only the operator can decide: the option as the profile names it, what may be chosen, a default."""

    option: str
    values: tuple[str, ...]
    default: str | None = None
    labels: tuple[JsonObject, ...] = ()
    """What tells each value from the others, in the order of `values`: `name`, `vpc`, `version`, ..., or `price` and
    `price_per`.
    """
    others: tuple[JsonObject, ...] = ()
    """What can't be chosen here: `id`, `name`, and last what does not fit (`instance_state`, `licence`, ...)."""
    charged: bool = False
    """Whether what is chosen costs money, so that no key takes a value that nobody pointed at."""


@dataclass(frozen=True, slots=True)
class Absent:
    """Something the profile keeps as made by us, that was looked for and is not there.

    `removals` are the ids of the calls that remove it from the place that was read: it is known to be gone once one of
    them was sent. Empty where the entry itself names the place.
    """

    made: Made
    removals: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a step concluded. `evidence` holds what was seen; its keys are the parameters of the code's words."""

    state: StepState
    code: Code | FaultCode
    evidence: JsonObject = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    patience_s: float = 0.0
    """When waiting: how long to look again before the operator is told to come back."""
    ends_as: StepState = StepState.WAITING
    """What waiting becomes when the patience is over."""
    absent: tuple[Absent, ...] = ()
    """When taking back: what may be forgotten."""
    passable: bool = False
    """Unknown only until the network stands: the walk goes on behind it, and it is judged again then."""

    @property
    def stops(self) -> bool:
        """Whether the walk does not go on behind it."""
        return not self.state.holds and not self.passable


@dataclass(frozen=True, slots=True)
class PlannedCall:
    """A call a step would send, how it is undone, and what must be typed before it is sent (None: nothing)."""

    call: Call
    made: Made = field(default_factory=Made)
    """What exists because of it, once it is done."""
    unmade: Made = field(default_factory=Made)
    """What of ours no longer exists, once it is done."""
    undo: tuple[Call, ...] = ()
    danger: Danger = Danger.NONE
    confirm: str | None = None
    subject: str = ""
    """What it is about where the call itself has only an id or a place (data, no words): `10.1.3.0/24 pcx-… rtb-…`."""


@dataclass(frozen=True, slots=True)
class Intention:
    """What a walk is for: the profile, and the names the operator has typed to confirm what is irreversible."""

    profile: Profile
    confirmed: frozenset[str] = frozenset()
    network_stands: bool = False
    """Whether every step of the network holds, so that what could not be reached before must answer now."""
    follow_settings: Mapping[str, Settings] = field(default_factory=dict)
    """What followers were set up with when they were last seen active, by `<follower cluster uuid>/<index>`."""


class Step(Protocol):
    """One stage. All three are pure; the engine observes, shows the plan, sends, and observes again."""

    @property
    def name(self) -> StepName:
        """Which stage this is."""
        ...

    def reads(self, facts: Facts, intention: Intention) -> tuple[Call, ...]:
        """What to ask, given what is known; asked again with what was learned until nothing new is wanted."""
        ...

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        """What the facts say."""
        ...

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        """What would make it hold; empty unless `judge` says missing."""
        ...


@dataclass(frozen=True, slots=True)
class CallResult:
    """How a planned call ended: `done`, `refused` or `unknown`, with the HTTP status and the server's error."""

    result: str
    status: int | None = None
    error: str | None = None
    reason: str | None = None
    request_id: str | None = None
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class StepView:
    """A step as it stands now, for every screen and for `setup`."""

    name: StepName
    judgement: Judgement
    planned: tuple[PlannedCall, ...] = ()
    results: Mapping[str, CallResult] = field(default_factory=dict)
    """By call id: what was sent in this session and how it ended."""
    sent: tuple[PlannedCall, ...] = ()
    """The calls that `results` is about, in the order they were sent."""
    seen_at: float | None = None
    """When it was looked at, in monotonic seconds; None where nobody did."""
    held_at: float | None = None
    """When the watch last told anew what is said of it, in monotonic seconds; None where it did not."""

    @property
    def sendable(self) -> bool:
        """Whether its plan can be sent: it is missing, or a name is to be typed, or what failed may be tried again.

        Of a step that is stopped by anything else nothing is sent, so that nothing is half done.
        """
        judged = self.judgement
        if judged.state is StepState.MISSING or not self.planned:
            return bool(self.planned)
        stopped_by = {judged.evidence.get("confirm"), judged.evidence.get("call_id")} - {None}
        own = {item.confirm for item in self.planned} | {item.call.id for item in self.planned}
        return not judged.choices and bool(stopped_by & own)

    @property
    def known_at(self) -> float | None:
        """How old what is said of it is: the last time it was seen, by whoever saw it."""
        times = [at for at in (self.seen_at, self.held_at) if at is not None]
        return max(times) if times else None


def in_groups(planned: tuple[PlannedCall, ...]) -> tuple[tuple[PlannedCall, ...], ...]:
    """A plan in its order: calls that may leave side by side stand in one group, every other alone in its own."""
    places = enumerate(planned)
    groups = groupby(places, lambda place: _beside(*place))
    return tuple(tuple(item for _, item in group) for _, group in groups)


def _beside(place: int, item: PlannedCall) -> tuple[object, ...]:
    call = item.call
    return (call.kind, call.side) if call.kind in SIDE_BY_SIDE else (place,)


def plan_digest(planned: tuple[PlannedCall, ...]) -> str:
    """Stands for a plan: an apply carries the digest of the plan that was shown, and a changed plan is shown again."""
    return hashlib.sha256("\n".join(item.call.id for item in planned).encode()).hexdigest()[:16]
