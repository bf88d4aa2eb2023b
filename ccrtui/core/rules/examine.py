"""The examination: every rule over what is known, told once, worst first, without what another finding explains."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ccrtui.core.rules.code import FindingCode
from ccrtui.core.rules.explaining import explained
from ccrtui.core.rules.families.followers import followers_in_trouble
from ccrtui.core.rules.families.limits import passed_limits
from ccrtui.core.rules.families.link import ends_not_read, lost_connection
from ccrtui.core.rules.families.steps import steps_that_do_not_hold
from ccrtui.core.rules.finding import Cause, Finding, Severity
from ccrtui.core.rules.known import Known
from ccrtui.core.rules.merging import merged
from ccrtui.core.rules.table import TABLE
from ccrtui.core.watch.verdict import Verdict

Rule = Callable[[Known], Iterable[Finding]]
"""Reads what is known and gives what it concludes; it asks nobody, and the same knowledge gives the same findings."""

RULES: tuple[Rule, ...] = (
    ends_not_read,
    lost_connection,
    followers_in_trouble,
    passed_limits,
    steps_that_do_not_hold,
)
"""All of them; a new one is a line here."""


def examine(known: Known, rules: Sequence[Rule] = RULES) -> tuple[Finding, ...]:
    """What is wrong, the worst first; where it costs the same in the order of the rules, followers as watched.

    A rule that fails is a finding of its own and stops no other.
    """
    told = [finding for rule in rules for finding in _guarded(rule, known)]
    return tuple(sorted(explained(merged(told)), key=order))


def order(finding: Finding) -> tuple[int, ...]:
    """Where a finding stands among the others: by what it costs, then by how sure it is; else as it was told."""
    known_already = finding.acknowledged is not None
    return (known_already, finding.severity.rank, finding.impact.rank, finding.confidence.rank)


def exit_code(findings: Iterable[Finding], known: Known) -> int:
    """What a verb that ends with these returns: 1 with a problem that is not accepted, 4 where nothing is known."""
    if any(each.severity is Severity.PROBLEM and each.acknowledged is None for each in findings):
        return 1
    return 4 if known.link is None or known.link.verdict is Verdict.UNKNOWN else 0


def _guarded(rule: Rule, known: Known) -> list[Finding]:
    try:
        return list(rule(known))
    except Exception as error:
        entry = TABLE[FindingCode.RULE_FAILED]
        name = getattr(rule, "__name__", type(rule).__name__)
        params = {"rule": name, "problem": f"{type(error).__name__}: {error}"}
        cause = Cause(FindingCode.RULE_FAILED, params)
        return [Finding(FindingCode.RULE_FAILED, entry.severity, entry.confidence, entry.impact, cause, (name,))]
