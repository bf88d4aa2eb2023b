"""A finding: what a rule concluded from what is known, with all that an operator needs to act on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from ccrtui.core.call.fault import FaultCode
from ccrtui.core.json_value import JsonObject, JsonValue
from ccrtui.core.rules.code import FindingCode
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import PlannedCall
from ccrtui.core.watch.verdict import Reason


class Severity(StrEnum):
    """By what it costs, worst first."""

    PROBLEM = "problem"
    WARNING = "warning"
    NOTICE = "notice"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Severity).index(self)


class Confidence(StrEnum):
    """How sure it is, the surest first."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"

    @property
    def rank(self) -> int:
        """0 for the surest."""
        return list(Confidence).index(self)


class Impact(StrEnum):
    """What you do not have now because of it, the worst first."""

    LAST_COPY = "last_copy"
    """A second copy: the standby may be the only place of some documents."""
    NO_STANDBY = "no_standby"
    STANDBY_ENDED = "standby_ended"
    """A standby that gets newer: it stays where it is until somebody mends it."""
    STANDBY_AGES = "standby_ages"
    """A standby that gets newer: it goes on by itself once the cause is over."""
    NOT_KNOWN = "not_known"
    """The knowledge whether the standby is level."""
    UNPROVEN = "unproven"
    """The proof that the standby holds the leader's documents."""
    SET_UP_STOPS = "set_up_stops"
    CHANGE_OPEN = "change_open"
    """The certainty that a change was made."""
    NOTHING = "nothing"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Impact).index(self)


class Vantage(StrEnum):
    """A place to look from."""

    LEADER = "leader"
    """The leader's REST interface."""
    FOLLOWER = "follower"
    """The follower's REST interface."""
    SOCKET = "socket"
    """Our own sockets: name, TCP, TLS."""
    CLOUD = "cloud"
    """What the cloud is configured with."""
    CLOUD_PROBE = "cloud_probe"
    LOGS = "logs"
    METRICS = "metrics"
    HISTORY = "history"
    """What this program has recorded."""
    PROFILE = "profile"


class RemedyKind(StrEnum):
    """Of what kind the way out is."""

    PLAN = "plan"
    """Calls, previewed and confirmed like any other plan."""
    TEXT = "text"
    """Something that people do."""
    WAIT = "wait"
    """It heals by itself."""
    NONE = "none"


class Unasked(StrEnum):
    """Why something was not checked."""

    FAILED = "failed"
    """It was asked and gave no usable answer: params `fault`."""
    NO_CLOUD = "no_cloud"
    """Both ends are typed addresses: there is no cloud to ask."""
    NOT_LOOKED = "not_looked"
    """Nobody has looked yet, as nothing asked for it."""
    BEHIND = "behind"
    """It comes after something that does not hold: params `step`."""
    NOT_ASKED_HERE = "not_asked_here"
    """This program does not ask there."""


CauseCode = Reason | Code | FaultCode | FindingCode
"""Where the words of a cause stand: those of a verdict, of a step, of a fault, or of a finding alone."""


@dataclass(frozen=True, slots=True)
class Cause:
    """Why, as whoever judged it said it: the code with the parameters of its sentence."""

    code: CauseCode
    params: JsonObject = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str]:
        """Tells it from causes of another kind with the same word."""
        return type(self.code).__name__, self.code.value


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that was seen: from where, which field, its value, and how old that is, in seconds."""

    vantage: Vantage
    what: str
    value: JsonValue
    age_s: float | None = None


@dataclass(frozen=True, slots=True)
class NotChecked:
    """A place that was not looked from, and why."""

    what: Vantage
    why: Unasked
    params: JsonObject = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Remedy:
    """The way out. Its words are those of the cause; `until` is when it is too late, epoch seconds."""

    kind: RemedyKind = RemedyKind.NONE
    calls: tuple[PlannedCall, ...] = ()
    until: float | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One conclusion. `since` is epoch seconds (None: not known), `times` how often within what is recorded.

    `resources` are names: of follower indices, or of the cluster, instance, network, alias that it is about.
    """

    code: FindingCode
    severity: Severity
    confidence: Confidence
    impact: Impact
    cause: Cause
    resources: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()
    explains: tuple[Finding, ...] = ()
    """What is so only because of it, and is not told beside it."""
    remedy: Remedy = Remedy()
    since: float | None = None
    times: int | None = None
    acknowledged: str | None = None
    """Why it is known and accepted, as the profile says; None: it is not."""
