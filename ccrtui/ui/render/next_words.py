"""What is next, in words."""

from __future__ import annotations

from ccrtui.core.standing.evidence import index_evidence
from ccrtui.core.standing.next import Next, NextKind
from ccrtui.core.walk.code import UNJUDGED, Code
from ccrtui.core.walk.step import StepState, StepView
from ccrtui.core.watch.link_view import IndexView
from ccrtui.ui.render.view import View

_IN_THE_WAY = frozenset({StepState.BLOCKED, StepState.UNKNOWN})
_ONLY_OPEN = UNJUDGED | {Code.CHOICE_NEEDED, Code.CONFIRM_NEEDED}


def next_sentence(view: View, following: Next) -> str:
    """What is next, as it stands behind NEXT."""
    words = view.words
    if following.kind is NextKind.STEP and following.step is not None:
        name = words.steps[following.step.name].name
        return words.say(_of_step(view, following.step), step=name)
    if following.kind is NextKind.INDEX and following.index is not None:
        return advice_for(view, following.index)
    return words.standing.look if following.kind is NextKind.LOOK else words.overview.next_watch


def advice_for(view: View, index: IndexView) -> str:
    """What is to be done about an index."""
    link = view.state.link if view.state else None
    return view.words.advice(index.reason, index_evidence(link, index) if link else {})


def _of_step(view: View, step: StepView) -> str:
    """What is said of a step that is next: it waits, something stands in its way, or it can be gone on with."""
    state, words = step.judgement.state, view.words
    if state is StepState.WAITING:
        return words.standing.wait_step
    if state in _IN_THE_WAY and step.judgement.code not in _ONLY_OPEN:
        return words.standing.open_step
    return words.overview.next_step
