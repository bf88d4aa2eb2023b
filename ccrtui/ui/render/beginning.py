"""Whether there is anything to judge yet, and what is told of the step the set-up has come to while there is not."""

from __future__ import annotations

from ccrtui.core.call.fault import FaultCode
from ccrtui.core.standing.next import nothing_stands
from ccrtui.core.state import State
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import StepName, StepState, StepView
from ccrtui.core.watch.link_view import LinkView
from ccrtui.core.watch.verdict import Verdict
from ccrtui.ui.render.setup.choice import question
from ccrtui.ui.render.view import View

_JOINING = frozenset({StepName.PEERING, StepName.ROUTES, StepName.SECURITY_GROUPS, StepName.REACHABILITY})
"""Steps before which the clusters may be out of reach, and nothing can follow yet."""


def goes_to_setup(state: State) -> bool:
    """Whether what is next lies in the set-up."""
    return state.walk is not None and bool(state.walk.steps) and not state.walk.done


def not_begun(state: State) -> bool:
    """Whether nothing can be level or not yet: ends or indices are to be chosen, nothing joins the networks, or where
    the clusters answer is still being looked for.
    """
    if _is_known(state.link) or state.profile.made.aliases:
        return False
    if _seeks_addresses(state):
        return True
    current = state.walk.current if state.walk else None
    if current is None or not goes_to_setup(state):
        return False
    choosing = current.judgement.code is Code.CHOICE_NEEDED
    open_yet = choosing or current.name in _JOINING or current.judgement.state is StepState.MISSING
    return open_yet or not state.profile.link.indices


def is_nothing_yet(state: State) -> bool:
    """Whether it is known that nothing follows: the follower said so, or it is not even chosen what shall."""
    link, current = state.link, state.walk.current if state.walk else None
    if link is not None and link.indices and nothing_stands(link):
        return True
    if current is not None and current.judgement.code is Code.CHOICE_NEEDED:
        return True
    return not state.profile.link.indices


def step_sentence(view: View, step: StepView) -> str:
    """What is asked for at a step, else what was seen there."""
    judgement = step.judgement
    choice = next(iter(judgement.choices), None)
    if choice is not None and judgement.code is Code.CHOICE_NEEDED:
        return question(view, choice)
    return view.words.explain(judgement.code, judgement.evidence).seen


def _seeks_addresses(state: State) -> bool:
    """Whether the first look, which finds where the clusters answer, goes on, and one could not be asked so far."""
    link, walk = state.link, state.walk
    if link is None or state.past is not None or (walk is not None and walk.looked_at is not None):
        return False
    faults = (link.leader_fault, link.follower_fault)
    return any(fault is not None and fault.code is FaultCode.NO_ADDRESS for fault in faults)


def _is_known(link: LinkView | None) -> bool:
    """Whether anything is known of any index."""
    return link is not None and any(index.verdict is not Verdict.UNKNOWN for index in link.indices)
