"""What is next: one answer for every screen, from the newest sample of the watch and the walk as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ccrtui.core.standing.contradiction import NO_NEWS
from ccrtui.core.standing.way import OF_THE_WAY, open_again
from ccrtui.core.state import State, Walk
from ccrtui.core.walk.code import OUTDATED, UNJUDGED
from ccrtui.core.walk.step import StepName, StepView
from ccrtui.core.watch.following.ordinary_index import ORDINARY
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Reason


class NextKind(StrEnum):
    """Where what is next lies."""

    LOOK = "look"
    """Nothing is known yet."""
    STEP = "step"
    """A step of the set-up."""
    INDEX = "index"
    """One index, the worst there is."""
    WATCH = "watch"
    """Nothing stands in the way: it can be watched."""


@dataclass(frozen=True, slots=True)
class Next:
    """What is next, and the step or the index that it is about."""

    kind: NextKind
    step: StepView | None = None
    index: IndexView | None = None


_OF_A_CLUSTER = frozenset(
    {
        Reason.LEADER_NOT_REACHED,
        Reason.FOLLOWER_NOT_REACHED,
        Reason.LOGIN_REFUSED,
        Reason.LOGIN_WANTED,
        Reason.RIGHT_MISSING,
        Reason.CERTIFICATE_REFUSED,
        Reason.NO_MASTER,
        Reason.LICENCE_REFUSES,
        Reason.EDITION_WITHOUT_CCR,
    }
)
"""Reasons that lie with a cluster as such: whoever asks cannot."""

_WAY_STEPS = (
    StepName.PEERING,
    StepName.ROUTES,
    StepName.SECURITY_GROUPS,
    StepName.REACHABILITY,
    StepName.REMOTE_CLUSTER,
)
_CLUSTER_STEPS = (StepName.ACCOUNT, StepName.CLUSTERS, StepName.READINESS)


def next_of(state: State) -> Next:
    """What is next, worst first: a named problem of an index, else the step that stops the walk, else to watch.

    What a step was stopped by counts only while it is not over; a problem of the way or of a cluster is explained by
    the step that stands there, when that does not hold either.
    """
    link, walk = state.link, state.walk
    current = walk.current if walk and walk.steps else None
    if link is None and walk is None:
        return Next(NextKind.LOOK)
    worst = worst_of(link)
    if worst is not None:
        stopped = None if link and open_again(link, worst) else _step_for(worst.reason, walk)
        return Next(NextKind.STEP, stopped, worst) if stopped else Next(NextKind.INDEX, index=worst)
    if current is not None and current.judgement.code not in OUTDATED:
        return Next(NextKind.STEP, current)
    if link is not None and link.indices and not nothing_stands(link):
        return Next(NextKind.WATCH)
    if current is not None:
        return Next(NextKind.STEP, current)
    return Next(NextKind.WATCH if walk and walk.done else NextKind.LOOK)


def worst_of(link: LinkView | None) -> IndexView | None:
    """The worst index that has a problem of its own; none while nothing follows, or nothing is known yet.

    What most of them share, a way that is cut or a cluster that does not answer, comes before what one has for itself:
    nothing else can be mended until then.
    """
    if link is None or nothing_stands(link):
        return None
    named = [index for index in link.problems if index.reason not in NO_NEWS and not _is_to_follow(index)]
    shared = [index for index in named if index.reason in OF_THE_WAY | _OF_A_CLUSTER and not open_again(link, index)]
    first = shared if 2 * len(shared) > len(link.indices) else named
    return next(iter(first), None)


def _is_to_follow(index: IndexView) -> bool:
    """Whether it is no follower, and no index either that must be kept: the set-up goes on with it."""
    return index.reason is Reason.NOT_FOLLOWING and index.stands not in ORDINARY


def nothing_stands(link: LinkView) -> bool:
    """Whether there is no standby yet: nothing follows, and no index stands where one is to follow."""
    return all(_is_to_follow(index) for index in link.indices)


def _step_for(reason: Reason, walk: Walk | None) -> StepView | None:
    """The step that explains a problem, as long as it does not hold; of several the first."""
    names = _WAY_STEPS if reason in OF_THE_WAY else _CLUSTER_STEPS if reason in _OF_A_CLUSTER else ()
    steps = walk.steps if walk else ()
    return next((step for step in steps if step.name in names and _stands_open(step)), None)


def _stands_open(step: StepView) -> bool:
    return step.judgement.stops and step.judgement.code not in UNJUDGED | OUTDATED
