"""How bad a finding is: never worse than its line of the table, and never at odds with the verdict it is about."""

from __future__ import annotations

from ccrtui.core.rules.finding import Confidence, Severity
from ccrtui.core.rules.known import Known
from ccrtui.core.walk.step import StepState
from ccrtui.core.watch.verdict import Verdict


def by_verdict(most: Severity, verdict: Verdict) -> Severity:
    """Of what the watch says: a verdict that is a problem is one here, and what is not known or goes on is none."""
    if verdict.exit_code == 1:
        return Severity.PROBLEM
    return milder(most, Severity.WARNING)


def by_state(most: Severity, state: StepState, known: Known) -> Severity:
    """Of what a step says: a problem where it stops the set-up or something is broken, not while all goes well."""
    counts = known.is_broken or (state is StepState.BLOCKED and not known.goes_well)
    return most if counts else milder(most, Severity.WARNING)


def sure_of(most: Confidence, state: StepState) -> Confidence:
    """How sure a step is: what could not be established is possible, what may pass is likely."""
    least = {StepState.UNKNOWN: Confidence.POSSIBLE, StepState.WAITING: Confidence.LIKELY}.get(state, most)
    return max(most, least, key=lambda each: each.rank)


def milder(one: Severity, other: Severity) -> Severity:
    """The less severe of two."""
    return max(one, other, key=lambda each: each.rank)
