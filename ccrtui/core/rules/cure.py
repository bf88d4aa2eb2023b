"""The way out of what a follower is in: calls where they are known to mend it, else what people do, else to wait."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ccrtui.core.rules.finding import Remedy, RemedyKind
from ccrtui.core.rules.known import Known
from ccrtui.core.standing.way import open_again
from ccrtui.core.walk.step import StepView
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Verdict

_AT_BEST: Mapping[RemedyKind, RemedyKind] = {RemedyKind.PLAN: RemedyKind.TEXT}
"""What is left of a way out whose calls are not known here."""


def remedy_of(known: Known, link: LinkView, kind: RemedyKind, indices: Sequence[IndexView]) -> Remedy:
    """The way out for followers, with when it is too late: the leader keeps their history until then."""
    if any(open_again(link, index) for index in indices[:1]):
        return Remedy(RemedyKind.WAIT)
    left = [index.lease_left_s for index in indices if index.lease_left_s]
    until = known.epoch(link.taken_at + min(left)) if left else None
    if indices[0].verdict is Verdict.UNKNOWN and kind is RemedyKind.WAIT:
        return Remedy(RemedyKind.WAIT)
    return Remedy(_AT_BEST.get(kind, kind), until=until)


def remedy_of_step(step: StepView, kind: RemedyKind) -> Remedy:
    """The way out of a step: its plan where that can be sent."""
    if step.sendable:
        return Remedy(RemedyKind.PLAN, step.planned)
    return Remedy(_AT_BEST.get(kind, kind))
