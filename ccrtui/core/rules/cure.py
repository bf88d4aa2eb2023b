"""The way out of what a follower is in: calls where they are known to mend it, else what people do, else to wait."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ccrtui.core.rules.finding import Remedy, RemedyKind
from ccrtui.core.rules.known import Known
from ccrtui.core.standing.way import open_again
from ccrtui.core.steps.cure.followers import of_indices
from ccrtui.core.walk.step import StepView
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Reason

MENDED = frozenset(
    {
        Reason.PAUSED,
        Reason.LEASE_EXPIRED,
        Reason.OVERLOADED,
        Reason.CONNECTIONS_LOST,
        Reason.FATAL_ERROR,
        Reason.LEFTOVER_TASK,
    }
)
"""Of these a resume is the way out, or a pause and a resume; or a pause, which takes away a task that is left. Not of a
history that is lost, or another one: there nothing is begun again without a copy (public reference, and recordings)."""

_AT_BEST: Mapping[RemedyKind, RemedyKind] = {RemedyKind.PLAN: RemedyKind.TEXT}
"""What is left of a way out whose calls are not known here."""


def remedy_of(known: Known, link: LinkView, kind: RemedyKind, indices: Sequence[IndexView]) -> Remedy:
    """The way out for followers, with when it is too late: the leader keeps their history until then."""
    if open_again(link, indices[0]):
        return Remedy(RemedyKind.WAIT)
    left = [index.lease_left_s for index in indices if index.lease_left_s]
    until = known.epoch(link.taken_at + min(left)) if left else None
    if indices[0].reason in MENDED and known.mending is not None:
        calls = of_indices(known.mending.planned, (index.follower_index for index in indices))
        if calls:
            return Remedy(RemedyKind.PLAN, calls, until)
    return Remedy(_AT_BEST.get(kind, kind), until=until)


def to_mend(link: LinkView) -> tuple[str, ...]:
    """The followers that are set going by calls, the worst first."""
    return tuple(index.follower_index for index in link.indices if index.reason in MENDED)


def remedy_of_step(step: StepView, kind: RemedyKind) -> Remedy:
    """The way out of a step: its plan where that can be sent."""
    if step.sendable:
        return Remedy(RemedyKind.PLAN, step.planned)
    return Remedy(_AT_BEST.get(kind, kind))
