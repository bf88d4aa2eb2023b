"""What a refusal of the cloud means for the step that asked: the fault's own words, or a way that is still open."""

from __future__ import annotations

from dataclasses import replace

from ccrtui.core.call.call import Call
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.steps.conclude import blocked, fault_evidence
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Choice, Judgement, StepState

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


def refused(call: Call, fault: Fault) -> Judgement:
    """The judgement of a step whose write the cloud has refused."""
    seen = {"call_id": call.id, **fault_evidence(call, fault)}
    if fault.code is FaultCode.NOT_OFFERED and call.kind is Kind.CREATE_PEERING:
        judged = blocked(Code.CROSS_REGION_REFUSED, **seen)
        return replace(judged, choices=(Choice("network", ("ccn", "connected"), "ccn"),))
    code = fault.code if fault.code in _TOLD else Code.WRITE_REFUSED
    return Judgement(StepState.BLOCKED, code, seen)
