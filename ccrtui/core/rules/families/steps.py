"""Of the set-up: what a step is stopped by, in its own judgement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ccrtui.core.call.call import Side
from ccrtui.core.call.fault import FaultCode
from ccrtui.core.json_value import JsonObject
from ccrtui.core.rules.code import FindingCode
from ccrtui.core.rules.cure import remedy_of_step
from ccrtui.core.rules.finding import Cause, Finding, Impact
from ccrtui.core.rules.known import Known
from ccrtui.core.rules.seen import of_step
from ccrtui.core.rules.severity import by_state, sure_of
from ccrtui.core.rules.table import TABLE, of_code, of_fault
from ccrtui.core.rules.unasked import not_checked
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import StepName, StepView

_REMARKS = frozenset({Code.REMOTE_IS_TRANSIENT, Code.REMOTE_OTHER_MODE})
"""What is told of a step that holds."""
_NAMES = ("index", "instance", "connection", "ccn", "route", "machine", "vpc", "alias", "address", "url")
"""Under which keys a step names what it is about, the most telling first."""


def steps_that_do_not_hold(known: Known) -> Iterator[Finding]:
    """Every step that was judged and does not hold, also one that the set-up does not wait for; what it remarks too."""
    for step in known.walk.steps if known.walk else ():
        judged = step.judgement
        silent = judged.state.holds and judged.code not in _REMARKS
        code = None if silent or judged.passable else finding_of(step)
        if code is not None:
            yield _finding(known, step, code)


def finding_of(step: StepView) -> FindingCode | None:
    """The finding that a step's judgement is; what nobody judged, or the watch told, is none by the table."""
    code, evidence = step.judgement.code, step.judgement.evidence
    return of_fault(code) if isinstance(code, FaultCode) else of_code(code, evidence)


def _finding(known: Known, step: StepView, code: FindingCode) -> Finding:
    entry, judged = TABLE[code], step.judgement
    evidence = of_step(known, step)
    ages = entry.impact is Impact.STANDBY_AGES and not known.is_broken
    return Finding(
        code,
        severity=by_state(entry.severity, judged.state, known),
        confidence=sure_of(entry.confidence, judged.state),
        impact=Impact.SET_UP_STOPS if ages else entry.impact,
        cause=Cause(judged.code, judged.evidence),
        resources=_resources(known, judged.evidence, step.name),
        evidence=evidence,
        not_checked=not_checked(known, entry.family, evidence),
        remedy=remedy_of_step(step, entry.remedy),
    )


def _resources(known: Known, evidence: JsonObject, name: StepName) -> tuple[str, ...]:
    """What a step is about: what it names first, the tables of either side, else the cluster, else the step."""
    named = [value for key in _NAMES if isinstance(value := evidence.get(key), str) and value]
    tables = [row.get("id") for side in Side if isinstance(row := evidence.get(f"{side}_table"), Mapping)]
    if ids := [each for each in tables if isinstance(each, str)]:
        return tuple(dict.fromkeys(ids))
    side = evidence.get("side")
    if not named and side in set(Side):
        return (known.cluster(Side(str(side))),)
    return tuple(named[:1]) or (name.value,)
