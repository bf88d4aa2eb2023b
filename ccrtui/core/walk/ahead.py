"""Looking before paying: what is judged before its turn, as an address answers already."""

from __future__ import annotations

from collections.abc import Iterable

from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import FaultCode
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Intention, Judgement, Step, StepName, StepState, StepView

_NEEDS_NO_NETWORK = frozenset({StepName.LEADER_INDEX, StepName.FOLLOWER_INDEX})
"""What no network is needed for, only somebody who answers."""
_NEEDS_THE_LEADER = frozenset({StepName.LEADER_INDEX})
"""What nobody else is needed for; what becomes of a follower, the way to its leader decides as well."""

_BEFORE = (StepName.PEERING, StepName.ROUTES, StepName.SECURITY_GROUPS)
"""What makes the network, and may cost money."""
_WAY = (StepName.READINESS, *_BEFORE, StepName.REACHABILITY, StepName.REMOTE_CLUSTER)
"""What comes between two clusters that answer and the index that is to be followed."""

_IN_TURN = frozenset({Code.CHOICE_NEEDED, Code.CONFIRM_NEEDED})
"""What is asked when it is its turn, and stands in nobody's way before."""


def ahead_of(view: StepView) -> frozenset[StepName]:
    """What is judged before its turn: more before something of the network is made, or asked what it shall be."""
    if _pays(view):
        return _NEEDS_NO_NETWORK
    return _NEEDS_THE_LEADER if view.name in _WAY and view.judgement.stops else frozenset()


def in_the_way(step: StepView, behind: Iterable[StepView]) -> StepView | None:
    """What stands behind a step that may cost money, would be in the way then, and is not mended by it."""
    names = _NEEDS_NO_NETWORK if _pays(step) else frozenset()
    return next((view for view in behind if view.name in names and blocks_ahead(view.judgement)), None)


def holds_ahead(judged: Judgement) -> bool:
    """Whether a step that was judged before its turn holds already."""
    return judged.state is StepState.SATISFIED


def blocks_ahead(judged: Judgement) -> bool:
    """Whether what was judged before its turn would be in the way then too, which no network mends.

    Of a server that does not answer nothing is known before the network stands.
    """
    known = isinstance(judged.code, Code) or judged.code is FaultCode.NOT_AUTHORIZED
    return judged.state is StepState.BLOCKED and known and judged.code not in _IN_TURN


def _pays(view: StepView) -> bool:
    """Whether something of the network is about to be made, or it is asked what it shall be."""
    judged = view.judgement
    makes = judged.state is StepState.MISSING or judged.code is Code.CHOICE_NEEDED
    return view.name in _BEFORE and makes


def needless(step: Step, intention: Intention) -> Judgement | None:
    """What a step says that does not apply, whatever is learned: by the profile alone; None of every other."""
    if step.name not in _BEFORE:
        return None
    judged = step.judge(Facts(), intention)
    return judged if judged.state is StepState.SKIPPED else None
