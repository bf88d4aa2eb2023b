"""From where a finding was not looked at, and why: what is not checked is never taken for passed."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.call.call import ENDS
from ccrtui.core.rules.entry import Family
from ccrtui.core.rules.finding import Evidence, NotChecked, Unasked, Vantage
from ccrtui.core.rules.known import Known
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import StepName

_WOULD_TELL: Mapping[Family, tuple[Vantage, ...]] = {
    Family.CLUSTERS: (Vantage.SOCKET, Vantage.CLOUD, Vantage.LOGS),
    Family.CLOUD: (),
    Family.NETWORK: (Vantage.LEADER, Vantage.FOLLOWER, Vantage.SOCKET, Vantage.CLOUD_PROBE, Vantage.METRICS),
    Family.REMOTE: (
        Vantage.LEADER,
        Vantage.SOCKET,
        Vantage.CLOUD,
        Vantage.CLOUD_PROBE,
        Vantage.LOGS,
        Vantage.METRICS,
    ),
    Family.LEADER: (Vantage.LEADER, Vantage.FOLLOWER),
    Family.FOLLOWER: (Vantage.LEADER, Vantage.FOLLOWER),
    Family.PACE: (Vantage.LEADER, Vantage.FOLLOWER, Vantage.METRICS),
    Family.EXAMINATION: (),
}
"""From where a finding of a family could be confirmed or refuted."""
_BY_STEP = {
    Vantage.SOCKET: StepName.REACHABILITY,
    Vantage.CLOUD: StepName.ROUTES,
    Vantage.CLOUD_PROBE: StepName.REACHABILITY,
}
"""The step of the walk that looks from there."""
_NOT_HERE = frozenset({Vantage.LOGS, Vantage.METRICS})


def not_checked(known: Known, family: Family, evidence: tuple[Evidence, ...]) -> tuple[NotChecked, ...]:
    """The places that would tell and gave no evidence."""
    seen = {each.vantage for each in evidence if each.what != "answer"}
    return tuple(
        told for vantage in _WOULD_TELL[family] if vantage not in seen and (told := _why(known, vantage)) is not None
    )


def _why(known: Known, vantage: Vantage) -> NotChecked | None:
    """Why nothing is known from there; None where it was asked and has nothing against it."""
    if vantage in _NOT_HERE:
        return NotChecked(vantage, Unasked.NOT_ASKED_HERE)
    if vantage in (Vantage.LEADER, Vantage.FOLLOWER):
        return _of_an_end(known, vantage)
    if vantage is not Vantage.SOCKET and not _has_cloud(known):
        return NotChecked(vantage, Unasked.NO_CLOUD)
    steps = known.walk.steps if known.walk else ()
    step = next((each for each in steps if each.name is _BY_STEP[vantage]), None)
    if step is None or step.judgement.code is Code.NOT_LOOKED:
        return NotChecked(vantage, Unasked.NOT_LOOKED)
    if step.judgement.code is Code.AFTER:
        return NotChecked(vantage, Unasked.BEHIND, {"step": step.judgement.evidence.get("step")})
    return None


def _of_an_end(known: Known, vantage: Vantage) -> NotChecked | None:
    link = known.link
    if link is None:
        return NotChecked(vantage, Unasked.NOT_LOOKED)
    fault = link.leader_fault if vantage is Vantage.LEADER else link.follower_fault
    return None if fault is None else NotChecked(vantage, Unasked.FAILED, {"fault": fault.code.value})


def _has_cloud(known: Known) -> bool:
    return any(known.profile.cluster(side).instance for side in ENDS)
