"""What one finding explains is told with it and not beside it: a lost connection, not 212 followers that retry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ccrtui.core.rules.entry import OF_INDICES
from ccrtui.core.rules.finding import Finding
from ccrtui.core.rules.table import TABLE


def explained(findings: Sequence[Finding]) -> list[Finding]:
    """The findings that no other explains, each with those that it does, and as severe as the worst of them."""
    causes = [_cause_of(finding, findings) for finding in findings]
    roots = [_root(place, causes) for place in range(len(findings))]
    told = []
    for place, finding in enumerate(findings):
        if roots[place] == place:
            symptoms = tuple(each for other, each in enumerate(findings) if other != place and roots[other] == place)
            told.append(_with(finding, symptoms))
    return told


def _cause_of(finding: Finding, findings: Sequence[Finding]) -> int | None:
    """The surest finding that explains this one; what is no surer than possible explains nothing that is certain."""
    able = [
        place
        for place, other in enumerate(findings)
        if finding.code in TABLE[other.code].explains
        and other.confidence.rank <= max(1, finding.confidence.rank)
        and _concerns(other, finding)
    ]
    return min(able, key=lambda place: _surest(findings[place]), default=None)


def _concerns(cause: Finding, finding: Finding) -> bool:
    """Whether it is about the same index, where the cause is one of an index; what is of the link is about all."""
    if TABLE[cause.code].family not in OF_INDICES:
        return True
    leader, leaders = (finding.cause.params.get(key) for key in ("leader_index", "leader_indices"))
    named = [leader, *(leaders if isinstance(leaders, list) else ())]
    names = {*finding.resources, *(name for name in named if isinstance(name, str))}
    return bool(names & set(cause.resources))


def _surest(finding: Finding) -> tuple[int, int]:
    return finding.confidence.rank, TABLE[finding.code].number


def _root(place: int, causes: Sequence[int | None]) -> int:
    """The finding at the end of the chain: the table leads nowhere back to where it began."""
    while (cause := causes[place]) is not None:
        place = cause
    return place


def _with(finding: Finding, symptoms: tuple[Finding, ...]) -> Finding:
    if not symptoms:
        return finding
    times = [each.since for each in (finding, *symptoms) if each.since is not None]
    evidence = [each for told in (finding, *symptoms) for each in told.evidence]
    seen = {each.vantage for each in evidence}
    return replace(
        finding,
        explains=symptoms,
        evidence=tuple(each for place, each in enumerate(evidence) if each not in evidence[:place]),
        not_checked=tuple(each for each in finding.not_checked if each.what not in seen),
        severity=min((finding, *symptoms), key=lambda each: each.severity.rank).severity,
        impact=min((finding, *symptoms), key=lambda each: each.impact.rank).impact,
        since=finding.since if finding.since is not None else min(times, default=None),
        times=finding.times or max((each.times or 0 for each in symptoms), default=0) or None,
    )
