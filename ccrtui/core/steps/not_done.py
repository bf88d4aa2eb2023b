"""A write that was not done: what a step says that still does not hold once its calls were sent.

A follow that the leader's rights refuse names the actions it lacks there (recorded on Elasticsearch 7.3.0,
privileges-across 8, 14): `cluster:monitor/state` for the metadata, then the statistics and the changes of the index.
With trust by API key the access of the key stands for them.
"""

from __future__ import annotations

import json
from dataclasses import replace

from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.steps.conclude import OTHER_WAYS, blocked, fault_evidence, unknown
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import CallResult, Judgement, StepState, StepView

_TOLD = frozenset(
    {
        FaultCode.NO_CREDENTIAL,
        FaultCode.CREDENTIAL_UNKNOWN,
        FaultCode.CREDENTIAL_WRONG,
        FaultCode.CREDENTIAL_EXPIRED,
        FaultCode.CLOCK_WRONG,
        FaultCode.NOT_PERMITTED,
        FaultCode.QUOTA,
        FaultCode.NOT_OFFERED,
        FaultCode.ACCOUNT_BLOCKED,
        FaultCode.REGION_UNKNOWN,
    }
)
"""Faults whose own words say more than that a write was refused."""
_PRIVILEGES = {
    "cluster:monitor/state": "read_ccr (cluster)",
    "indices:monitor/stats": "monitor",
    "indices:data/read/xpack/ccr/shard_changes": "read",
}
"""By action of a follower on its leader, the privilege whose grant is the least (public reference, privileges)."""
_SETTINGS_DIFFER = "must be identical"
"""In the reason of a resume that is refused for a setting changed on one side alone (faults-made 49)."""


def concluded(view: StepView) -> StepView:
    """A step that still does not hold says why: its write was refused, or nobody knows whether it was done.

    A call that failed and is no longer planned did its work after all; then the new plan counts.
    """
    if view.judgement.state is not StepState.MISSING:
        return view
    still = {planned.call.id for planned in view.planned}
    for planned in view.sent:
        result = view.results[planned.call.id]
        if result.result != "done" and planned.call.id in still:
            return replace(view, judgement=not_done(planned.call, result))
    return view


def not_done(call: Call, result: CallResult) -> Judgement:
    """What the refusal of a write means, and that nobody knows whether one was done that was not answered."""
    fault, refused = result.fault, result.result == "refused"
    if refused and fault is not None and call.is_cloud:
        return _refused_by_cloud(call, fault)
    if fault is not None and (rights := _rights_missing(call, fault)):
        return rights
    evidence = {
        "call_id": call.id,
        "method": call.verb,
        "path": call.target,
        "status": result.status,
        "error": result.error,
        "reason": result.reason,
    }
    if not refused:
        return unknown(Code.OUTCOME_UNKNOWN, **evidence)
    differ = _SETTINGS_DIFFER in (result.reason or "")
    return blocked(Code.FOLLOW_SETTINGS_DIFFER if differ else Code.WRITE_REFUSED, **evidence)


def _refused_by_cloud(call: Call, fault: Fault) -> Judgement:
    """The fault's own words where they say more, or a way that is still open."""
    evidence = {"call_id": call.id, **fault_evidence(call, fault)}
    if fault.code is FaultCode.NOT_OFFERED and call.kind is Kind.CREATE_PEERING:
        return replace(blocked(Code.CROSS_REGION_REFUSED, **evidence), choices=(OTHER_WAYS,))
    return blocked(fault.code if fault.code in _TOLD else Code.WRITE_REFUSED, **evidence)


def _rights_missing(call: Call, fault: Fault) -> Judgement | None:
    """What a follow lacks on the leader; None where the refusal is another, or our own user's."""
    if call.kind is not Kind.FOLLOW or fault.code is not FaultCode.NOT_AUTHORIZED:
        return None
    actions = str(fault.details.get("action", "")).split(", ")
    missing = [_PRIVILEGES[action] for action in actions if action in _PRIVILEGES]
    if not missing:
        return None
    asked = json.loads(call.body or "{}")
    return blocked(
        Code.FOLLOW_RIGHTS_MISSING,
        call_id=call.id,
        side=Side.LEADER.value,
        alias=asked.get("remote_cluster"),
        index=asked.get("leader_index"),
        user=fault.details.get("user"),
        privileges=missing,
        reason=fault.reason,
    )
