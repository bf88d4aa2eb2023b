"""What the engine publishes and the screen shows: one frozen value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from ccrtui.core.walk.ahead import in_the_way
from ccrtui.core.walk.step import StepName, plan_digest

if TYPE_CHECKING:
    from ccrtui.core.alarm.alarm import Level
    from ccrtui.core.call.answer import SentCall
    from ccrtui.core.call.call import Side
    from ccrtui.core.elasticsearch.cluster import ClusterIdentity
    from ccrtui.core.profile.profile import Profile
    from ccrtui.core.record.event import Event
    from ccrtui.core.record.through_time.series import Series
    from ccrtui.core.walk.step import PlannedCall, StepView
    from ccrtui.core.watch.difference import Difference
    from ccrtui.core.watch.following.coverage import Coverage
    from ccrtui.core.watch.link_view import LinkView
    from ccrtui.core.watch.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Walk:
    """The walk as it stands: every step, which one is looked at or applied just now, and whether all holds.

    `busy` names what the engine is doing: `observing`, `applying`, or None. `looked_at` is monotonic seconds of the
    last complete look, None before the first.
    """

    steps: tuple[StepView, ...]
    busy: str | None = None
    busy_step: StepName | None = None
    looked_at: float | None = None

    @property
    def current(self) -> StepView | None:
        """The first step that stops the walk, else the first that does not hold, None when all do."""
        return stopping(self.steps)

    @property
    def done(self) -> bool:
        """Whether every step was looked at, to the last, and holds."""
        return self.current is None and any(step.name is StepName.COMPARE for step in self.steps)

    @property
    def plan(self) -> tuple[PlannedCall, ...]:
        """The calls of the current step that are still to be sent; later steps are planned once it holds."""
        current = self.current
        return current.planned if current else ()

    @property
    def digest(self) -> str:
        """Stands for the plan that is shown."""
        return plan_digest(self.plan)


def stopping(steps: Sequence[StepView]) -> StepView | None:
    """The first step that stops the walk, else the first that does not hold, None when all do.

    Before something is made of the network, what is known to be in the way behind it comes first.
    """
    unfinished = [step for step in steps if not step.judgement.state.holds]
    first = next((step for step in unfinished if step.judgement.stops), unfinished[0] if unfinished else None)
    return first and (in_the_way(first, unfinished) or first)


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a link that a terminal is to be told of; `number` grows with each."""

    number: int
    link: str
    verdict: Verdict
    alarm: Level | None


class NoticeCode(StrEnum):
    """What the engine has to tell beside the state of things."""

    PLAN_CHANGED = "plan_changed"
    READ_ONLY = "read_only"
    WRITE_ON = "write_on"
    WRITE_OFF = "write_off"
    BEAT_ON = "beat_on"
    BEAT_OFF = "beat_off"
    NO_HEARTBEAT = "no_heartbeat"
    NAME_DIFFERS = "name_differs"
    LOCKED = "locked"
    NOTHING_TO_APPLY = "nothing_to_apply"
    APPLIED = "applied"
    REFUSED = "refused"
    OUTCOME_UNKNOWN = "outcome_unknown"
    JOURNAL_FAILED = "journal_failed"
    PROFILE_FAILED = "profile_failed"
    CONFIRM_NEEDED = "confirm_needed"
    COUNTED = "counted"
    COUNT_FAILED = "count_failed"
    COVERED = "covered"
    NOT_COVERED = "not_covered"
    WATCH_FAILED = "watch_failed"
    AGES_FAILED = "ages_failed"
    RELOOK_FAILED = "relook_failed"
    REQUEST_FAILED = "request_failed"
    NOTIFY_FAILED = "notify_failed"
    ENGINE_FAILED = "engine_failed"
    HISTORY_DAMAGED = "history_damaged"
    HISTORY_NEWER = "history_newer"
    HISTORY_ELSEWHERE = "history_elsewhere"
    HISTORY_UNWRITABLE = "history_unwritable"
    """Four of what `core/record/trouble.py` knows, by the same names."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell, with its parameters; `number` grows so that the same notice can come twice."""

    number: int
    code: NoticeCode
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CallCounts:
    """How many calls were sent in this session, by effect."""

    read: int = 0
    probe: int = 0
    write: int = 0


@dataclass(frozen=True, slots=True)
class Moment:
    """The past that is looked at: `at` epoch seconds, and the link as it was recorded then, in whose view the program's
    clock shows epoch seconds too; None: nothing is recorded of that time.
    """

    at: float
    link: LinkView | None


@dataclass(frozen=True, slots=True)
class Drawn:
    """The charts that were asked for: of a follower (None: the link), over so many seconds until `until` (epoch);
    no series where nothing is recorded of it.
    """

    index: str | None
    span_s: float
    until: float
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class State:
    """Everything a screen can show. `now` is monotonic seconds at publication; ages are `now` minus their time."""

    revision: int
    now: float
    profile: Profile
    write: bool = False
    identities: Mapping[Side, ClusterIdentity] = field(default_factory=dict)
    link: LinkView | None = None
    recorded: LinkView | None = None
    """The link as an earlier session last saw it, until this one has seen it."""
    events: tuple[Event, ...] = ()
    """What has changed within the last hour or a little more, oldest first."""
    past: Moment | None = None
    """The past, while it is looked at; everything else goes on meanwhile."""
    drawn: Drawn | None = None
    """The charts that are looked at."""
    others: tuple[LinkView, ...] = ()
    """The other links of the profile as they were last seen, the worst first."""
    walk: Walk | None = None
    mending: StepView | None = None
    """What sets followers going that no longer run, as it was last looked at; None before somebody asked for it."""
    calls: tuple[SentCall, ...] = ()
    counts: CallCounts = field(default_factory=CallCounts)
    notice: Notice | None = None
    change: Change | None = None
    exact_counts: Mapping[str, ExactCount] = field(default_factory=dict)
    """By follower index: what was counted behind a refresh on both sides."""
    covered: Covered | None = None
    """What of the leader nobody takes, as it was last counted; None: it was not."""
    carried_at: float | None = None
    """Epoch seconds at which a read was last known to come back through the connection, None before."""


@dataclass(frozen=True, slots=True)
class ExactCount:
    """Documents counted on both sides behind a refresh, and when (monotonic seconds).

    `level`: the leader did not move meanwhile and the follower had all of it; else `difference` says why not, and
    `behind` how many operations the follower lacked of those that the leader had before (None: not known).
    """

    leader_docs: int
    follower_docs: int
    at: float
    level: bool
    difference: Difference | None = None
    behind: int | None = None


@dataclass(frozen=True, slots=True)
class Covered:
    """Which of the leader's indices somebody takes, counted at that moment, monotonic seconds."""

    coverage: Coverage
    at: float
