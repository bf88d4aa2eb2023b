"""Looking before paying: what is judged before the network stands, as an address answers already."""

from __future__ import annotations

from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import FaultCode
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Intention, Judgement, Step, StepName, StepState, StepView

NEEDS_NO_NETWORK = (StepName.LEADER_INDEX, StepName.FOLLOWER_INDEX)
"""What no network is needed for, only somebody who answers."""

_BEFORE = (StepName.PEERING, StepName.ROUTES, StepName.SECURITY_GROUPS)
"""What makes the network, and may cost money."""

_IN_TURN = frozenset({Code.CHOICE_NEEDED, Code.CONFIRM_NEEDED})
"""What is asked when it is its turn, and stands in nobody's way before."""


def looks_ahead(view: StepView) -> bool:
    """Whether a step is about to make something of the network, or asks what it shall make."""
    judged = view.judgement
    makes = judged.state is StepState.MISSING or judged.code is Code.CHOICE_NEEDED
    return view.name in _BEFORE and makes


def holds_ahead(judged: Judgement) -> bool:
    """Whether a step that was judged before its turn holds already."""
    return judged.state is StepState.SATISFIED


def blocks_ahead(judged: Judgement) -> bool:
    """Whether what was judged before its turn would be in the way then too, which no network mends.

    Of a server that does not answer nothing is known before the network stands.
    """
    known = isinstance(judged.code, Code) or judged.code is FaultCode.NOT_AUTHORIZED
    return judged.state is StepState.BLOCKED and known and judged.code not in _IN_TURN


def needless(step: Step, intention: Intention) -> Judgement | None:
    """What a step says that does not apply, whatever is learned: by the profile alone; None of every other."""
    if step.name not in _BEFORE:
        return None
    judged = step.judge(Facts(), intention)
    return judged if judged.state is StepState.SKIPPED else None
