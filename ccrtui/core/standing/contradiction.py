"""Which step of a walk the watch speaks against: the one rule for every place where a step's tick is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ccrtui.core.call.call import Side
from ccrtui.core.call.fault import CERTIFICATE_FAULTS, Fault, FaultCode
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.standing.way import open_again
from ccrtui.core.walk.step import StepName, StepState
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Reason, Verdict

NO_NEWS = frozenset({Reason.NOT_ESTABLISHED, Reason.SAMPLE_TOO_OLD, Reason.IDENTITY_UNPROVEN, Reason.AS_FOLLOWER_SEES})
"""Reasons for not knowing that say nothing against what was seen before; they prove nothing either."""

_COMPARED = frozenset({StepName.COMPARE})
_FOLLOWING = frozenset({StepName.FOLLOWER_INDEX, StepName.COMPARE})
_JOINED = frozenset({StepName.REMOTE_CLUSTER, StepName.FOLLOWER_INDEX, StepName.COMPARE})
_LED = frozenset({StepName.LEADER_INDEX, StepName.FOLLOWER_INDEX, StepName.COMPARE})

_WAY = _JOINED - _FOLLOWING

_STEPS: Mapping[Reason, frozenset[StepName]] = {
    Reason.BEHIND: _COMPARED,
    Reason.FALLING_BEHIND: _COMPARED,
    Reason.ASYNC_DURABILITY: _COMPARED,
    Reason.HISTORY_UNPROVEN: _COMPARED,
    Reason.LEADER_INDEX_REFUSED: _COMPARED,
    Reason.FOLLOWER_INDEX_REFUSED: _COMPARED,
    Reason.LINK_SILENT: _JOINED,
    Reason.LEADER_UNREACHABLE: _JOINED,
    Reason.ALIAS_MISSING: _JOINED,
    Reason.LEADER_INDEX_CLOSED: _LED,
    Reason.LEADER_INDEX_MISSING: _LED,
    Reason.LEADER_RECREATED: _LED,
    Reason.LEADER_SHARDS_MISSING: _LED,
    Reason.LEADER_INDEX_BLOCKED: _LED,
    Reason.LEADER_NOT_REACHED: frozenset(),
    Reason.FOLLOWER_NOT_REACHED: frozenset(),
    Reason.LOGIN_REFUSED: frozenset({StepName.CLUSTERS}),
    Reason.LOGIN_WANTED: frozenset({StepName.CLUSTERS}),
    Reason.CERTIFICATE_REFUSED: frozenset({StepName.CLUSTERS}),
    Reason.NO_MASTER: frozenset({StepName.CLUSTERS}),
    Reason.RIGHT_MISSING: frozenset({StepName.READINESS}),
    Reason.LICENCE_REFUSES: frozenset({StepName.READINESS}),
    Reason.EDITION_WITHOUT_CCR: _FOLLOWING | {StepName.READINESS},
}
"""Reasons that speak against other steps than the following itself. Who was not reached is told by the fault."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What the watch knows against a step: an index with its verdict, a connection that is down, or a fault."""

    step: StepName
    index: IndexView | None = None
    fault: Fault | None = None
    side: Side | None = None
    open_again: bool = False
    """Whether others have used the way since, so that the index only waits for its next try."""

    @property
    def is_of_connection(self) -> bool:
        """Whether it rests on what the follower says of the remote cluster alone."""
        return self.index is None and self.fault is None

    @property
    def reason(self) -> Reason:
        """Why the step does not hold any more."""
        return self.index.reason if self.index else Reason.LEADER_UNREACHABLE

    @property
    def state(self) -> StepState:
        """What becomes of the step: blocked by what does not pass by itself, waiting for what does, else unknown."""
        if self.fault is not None:
            return StepState.UNKNOWN
        if self.index is None:
            return StepState.BLOCKED
        if self.open_again or self.reason is Reason.HISTORY_UNPROVEN:
            return StepState.WAITING
        return _STATES.get(self.index.verdict, StepState.BLOCKED)


_STATES = {
    Verdict.UNKNOWN: StepState.UNKNOWN,
    Verdict.SLOW: StepState.WAITING,
    Verdict.BOOTSTRAPPING: StepState.WAITING,
    Verdict.CATCHING_UP: StepState.WAITING,
}


def steps_against(index: IndexView) -> frozenset[StepName]:
    """The steps that cannot hold while an index is so; none while it is in sync, or nothing is known of it.

    Whatever else is not known of it: what the leader has and the standby has not speaks against having compared them,
    and a task that gave up against following, also where what it gave up on cannot be asked now.
    """
    if index.verdict is Verdict.IN_SYNC or index.reason in NO_NEWS:
        return _COMPARED if index.operations_behind else frozenset()
    stopped = _FOLLOWING if index.verdict is Verdict.STOPPED else frozenset()
    return _STEPS.get(index.reason, _FOLLOWING) | stopped


def wanted_of(link: LinkView, pairs: Iterable[IndexPair]) -> tuple[IndexView, ...]:
    """The indices of a link that the walk is about; all of them where the profile names none."""
    names = {pair.follower for pair in pairs}
    return tuple(index for index in link.indices if not names or index.follower_index in names)


def contradictions(link: LinkView, pairs: Iterable[IndexPair]) -> dict[StepName, Contradiction]:
    """What a sample of the watch speaks against, by step; of several indices the worst, which come first in a link."""
    against: dict[StepName, Contradiction] = {}
    for index in wanted_of(link, pairs):
        again = open_again(link, index)
        for step in steps_against(index) - (_WAY if again else frozenset()):
            against.setdefault(step, Contradiction(step, index, open_again=again))
    if link.connected is False:
        against.setdefault(StepName.REMOTE_CLUSTER, Contradiction(StepName.REMOTE_CLUSTER))
    for side, fault in ((Side.LEADER, link.leader_fault), (Side.FOLLOWER, link.follower_fault)):
        if fault is not None and fault.code in _UNREACHED:
            against.setdefault(StepName.CLUSTERS, Contradiction(StepName.CLUSTERS, fault=fault, side=side))
    return against


_UNREACHED = frozenset(
    {
        FaultCode.NAME_NOT_FOUND,
        FaultCode.REFUSED,
        FaultCode.UNREACHABLE,
        FaultCode.TIMED_OUT,
        FaultCode.CUT_OFF,
        FaultCode.AUTHORITY_UNUSABLE,
        *CERTIFICATE_FAULTS,
        FaultCode.TLS_EXPECTED,
        FaultCode.TLS_NOT_EXPECTED,
        FaultCode.TLS_FAILED,
        FaultCode.NOT_ELASTICSEARCH,
        FaultCode.HTML,
        FaultCode.NOT_AUTHENTICATED,
        FaultCode.LOGIN_WANTED,
    }
)
"""Faults of a whole cluster, not of one question."""
