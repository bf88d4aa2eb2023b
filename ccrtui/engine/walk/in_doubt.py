"""Writes of the cloud that may have happened already: what was asked for and is not seen yet is not asked for again.

No action of the cloud API takes a client token, and its lists may lag behind what was made (reference page on the
cloud, findings 2 and 3). So a call that was done a moment ago, or whose answer was lost, is looked for by its marker
for a minute, whatever was typed. What could be made twice is then sent again only when the operator has typed the
marker.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ccrtui.core.call.attempt import Attempt
from ccrtui.core.call.effect import UNREPEATABLE
from ccrtui.core.call.kind import Kind
from ccrtui.core.profile.profile import Made
from ccrtui.core.steps.conclude import blocked, waiting
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Danger, Intention, PlannedCall, StepName, StepState, StepView

SEARCH_S = 60.0
"""How long something is looked for before the operator is asked."""
LAGS_S = 900.0
"""Within which a list that does not show what was made is rather late than right."""


def as_in_doubt(view: StepView, intention: Intention, attempts: Mapping[str, Attempt], now: float) -> StepView:
    """The step as it may be acted on; only a plan with cloud calls is doubted, and that nothing is left to take back.

    `now` is epoch seconds.
    """
    if view.judgement.code is Code.NOTHING_MADE:
        return _may_be_late(view, intention, attempts, now)
    marker = intention.profile.marker
    for planned in view.planned:
        attempt = attempts.get(planned.call.id)
        if not planned.call.is_cloud or attempt is None:
            continue
        ago = now - attempt.at
        if ago < SEARCH_S and (attempt.is_open or attempt.result == "done"):
            return _searching(view, marker)
        if planned.call.kind in UNREPEATABLE and _may_exist(attempt, ago) and marker not in intention.confirmed:
            return _asking(view, planned, marker)
    return view


def _may_exist(attempt: Attempt, ago: float) -> bool:
    return attempt.is_open or (attempt.result == "done" and ago < LAGS_S)


def _searching(view: StepView, marker: str) -> StepView:
    """Patience is counted from the first look: it must outlast the search, which ends by itself."""
    judged = waiting(Code.CREATE_UNCERTAIN, SEARCH_S + 1, marker=marker)
    return replace(view, judgement=judged, planned=())


def _asking(view: StepView, planned: PlannedCall, marker: str) -> StepView:
    judged = blocked(Code.CREATE_NOT_FOUND, marker=marker, confirm=marker)
    asked = replace(planned, confirm=marker, danger=Danger.REPEATED)
    plan = tuple(asked if item is planned else item for item in view.planned)
    return replace(view, judgement=judged, planned=plan)


def _may_be_late(view: StepView, intention: Intention, attempts: Mapping[str, Attempt], now: float) -> StepView:
    """What was asked for a moment ago is not said to be nowhere: lists that do not show it yet will, and it costs."""
    return _searching(view, intention.profile.marker) if _lately_made(view.name, attempts, now) else view


def gone(view: StepView, attempts: Mapping[str, Attempt], now: float) -> tuple[Made, ...]:
    """What of ours is known to be gone: it is not there, was removed, and no list can be late. `now` is epoch seconds.

    A removal whose answer was lost leaves its id in the profile; so does one that was done just before a crash.
    """
    if _lately_made(view.name, attempts, now):
        return ()
    return tuple(
        absent.made for absent in view.judgement.absent if not absent.removals or attempts.keys() & absent.removals
    )


def _lately_made(step: StepName, attempts: Mapping[str, Attempt], now: float) -> bool:
    """Whether a list may not show yet what the step made."""
    return any(
        now - attempt.at < SEARCH_S and (attempt.is_open or attempt.result == "done")
        for attempt in attempts.values()
        if attempt.kind in MAKES.get(step, ())
    )


MAKES: Mapping[StepName, frozenset[Kind]] = {
    StepName.PEERING: frozenset({Kind.CREATE_PEERING, Kind.CREATE_CCN, Kind.ATTACH_CCN}),
    StepName.ROUTES: frozenset({Kind.CREATE_ROUTE}),
    StepName.SECURITY_GROUPS: frozenset({Kind.ADD_SECURITY_RULE}),
}
"""What the steps of the cloud make, and would take back."""


def may_be_in_doubt(view: StepView) -> bool:
    """Whether the journal has to be asked at all."""
    if view.judgement.code is Code.NOTHING_MADE:
        return view.name in MAKES
    return view.judgement.state is StepState.MISSING and any(item.call.is_cloud for item in view.planned)
