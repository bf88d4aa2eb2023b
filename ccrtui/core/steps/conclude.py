"""Short ways to write a judgement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.fault import PASSING_FAULTS, Fault, FaultCode
from ccrtui.core.json_value import JsonObject, JsonValue
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Choice, Judgement, StepState

_NOT_OURS = PASSING_FAULTS | {FaultCode.SERVER_ERROR}
"""Faults that nothing on this side mends."""

OTHER_WAYS = Choice("network", ("ccn", "connected"), charged=True)
"""What may still be chosen where no connection can be made: a network that tells subnets apart, or none of ours."""


def satisfied(code: Code, **evidence: JsonValue) -> Judgement:
    """It holds."""
    return Judgement(StepState.SATISFIED, code, evidence)


def skipped(code: Code, **evidence: JsonValue) -> Judgement:
    """It does not apply here."""
    return Judgement(StepState.SKIPPED, code, evidence)


def missing(code: Code, **evidence: JsonValue) -> Judgement:
    """It does not hold, and we can make it hold."""
    return Judgement(StepState.MISSING, code, evidence)


def waiting(code: Code, patience_s: float, **evidence: JsonValue) -> Judgement:
    """It is about to hold; look again for that long."""
    return Judgement(StepState.WAITING, code, evidence, patience_s=patience_s)


def suspected(code: Code, patience_s: float, **evidence: JsonValue) -> Judgement:
    """It looks wrong, which may pass by itself; when it was seen for that long, it is blocked."""
    return Judgement(StepState.WAITING, code, evidence, patience_s=patience_s, ends_as=StepState.BLOCKED)


def blocked(code: Code | FaultCode, **evidence: JsonValue) -> Judgement:
    """Someone must do something first."""
    return Judgement(StepState.BLOCKED, code, evidence)


def unknown(code: Code | FaultCode, **evidence: JsonValue) -> Judgement:
    """It could not be established."""
    return Judgement(StepState.UNKNOWN, code, evidence)


def passable(code: Code | FaultCode, **evidence: JsonValue) -> Judgement:
    """It could not be established yet; the walk goes on behind it and it is judged again when the network stands."""
    return Judgement(StepState.UNKNOWN, code, evidence, passable=True)


def choice_needed(choice: Choice, **evidence: JsonValue) -> Judgement:
    """Only the operator can go on."""
    return Judgement(StepState.BLOCKED, Code.CHOICE_NEEDED, {"option": choice.option, **evidence}, (choice,))


def by_fault(call: Call, fault: Fault, **evidence: JsonValue) -> Judgement:
    """A call that had to be answered was not: blocked with the fault's own code.

    A missing right says which one on which side; what the operator cannot mend at once is left unknown.
    """
    whole: JsonObject = {**fault_evidence(call, fault), **evidence}
    return Judgement(StepState.UNKNOWN if fault.code in _NOT_OURS else StepState.BLOCKED, fault.code, whole)


def beside(worst: Judgement, others: Iterable[Judgement]) -> Judgement:
    """The worst of several judgements of one step, with the code and the evidence of what else stands in the way."""
    rows: list[JsonValue] = [{"code": other.code.value, "evidence": other.evidence} for other in others]
    return replace(worst, evidence={**worst.evidence, "besides": rows}) if rows else worst


def fault_evidence(call: Call, fault: Fault) -> JsonObject:
    """What a fault tells: side, request, status, the server's error and its deepest cause."""
    if call.is_cloud:
        return {
            "side": call.side.value,
            "service": call.service.value,
            "cloud_action": call.target,
            "region": call.region,
            "error": fault.error_type,
            "reason": fault.reason,
            **fault.details,
        }
    return {"side": call.side.value, "method": call.verb, "path": call.target, **fault.evidence}


def by_side(**figures: tuple[JsonValue, JsonValue]) -> JsonObject:
    """Pairs of leader and follower figures as evidence keys `leader_x` and `follower_x`."""
    both: dict[str, JsonValue] = {}
    for name, (leader, follower) in figures.items():
        both[f"{Side.LEADER}_{name}"] = leader
        both[f"{Side.FOLLOWER}_{name}"] = follower
    return both
