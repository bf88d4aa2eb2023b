"""The watch and the set-up saying the same thing: one finding, told by whoever knows it better."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ccrtui.core.rules.entry import OF_INDICES
from ccrtui.core.rules.finding import Finding, Remedy, RemedyKind
from ccrtui.core.rules.table import TABLE
from ccrtui.core.watch.verdict import Reason


def merged(findings: Iterable[Finding]) -> list[Finding]:
    """Each once: what a verdict and what a step or a fault say under one code is one finding."""
    told: list[Finding] = []
    for finding in findings:
        place = next((place for place, other in enumerate(told) if _same(other, finding)), None)
        if place is None:
            told.append(finding)
        else:
            told[place] = _together(told[place], finding)
    return told


def _same(one: Finding, other: Finding) -> bool:
    return one.code is other.code and _by_watch(one) is not _by_watch(other)


def _by_watch(finding: Finding) -> bool:
    return isinstance(finding.cause.code, Reason)


def _together(one: Finding, other: Finding) -> Finding:
    """Of indices the watch knows more: all of them, and newer; else whoever asked the cluster or the cloud."""
    of_indices = TABLE[one.code].family in OF_INDICES
    teller, listener = (one, other) if _by_watch(one) is of_indices else (other, one)
    told = {each.vantage for each in teller.evidence}
    return replace(
        teller,
        severity=min(one.severity, other.severity, key=lambda each: each.rank),
        confidence=min(one.confidence, other.confidence, key=lambda each: each.rank),
        resources=tuple(dict.fromkeys((*teller.resources, *listener.resources))),
        evidence=(*teller.evidence, *(each for each in listener.evidence if each.vantage not in told)),
        remedy=_better(teller.remedy, listener.remedy),
        since=min((at for at in (one.since, other.since) if at is not None), default=None),
        times=teller.times or listener.times,
    )


def _better(one: Remedy, other: Remedy) -> Remedy:
    """A plan before words, and in either case until when."""
    chosen = other if other.kind is RemedyKind.PLAN and one.kind is not RemedyKind.PLAN else one
    return replace(chosen, until=one.until if one.until is not None else other.until)
