"""Of the limits that the operator set: a figure of a follower that has passed one."""

from __future__ import annotations

from collections.abc import Iterator

from ccrtui.core.alarm.alarm import Alarm, Figure, Level
from ccrtui.core.rules.code import FindingCode
from ccrtui.core.rules.finding import Cause, Evidence, Finding, Remedy, Severity, Vantage
from ccrtui.core.rules.known import Known
from ccrtui.core.rules.table import TABLE
from ccrtui.core.watch.link_view import IndexView

_SEVERITIES = {Level.CRITICAL: Severity.PROBLEM, Level.WARN: Severity.WARNING}


def passed_limits(known: Known) -> Iterator[Finding]:
    """Each limit that is passed is one finding of all followers that are beyond it, the furthest first."""
    beyond: dict[tuple[Figure, Level], list[tuple[Alarm, IndexView]]] = {}
    for index in known.link.indices if known.link else ():
        for alarm in index.alarms:
            beyond.setdefault((alarm.figure, alarm.level), []).append((alarm, index))
    for (_, level), passed in beyond.items():
        yield _finding(known, level, passed)


def _finding(known: Known, level: Level, passed: list[tuple[Alarm, IndexView]]) -> Finding:
    entry = TABLE[FindingCode.LIMIT_PASSED]
    alarm = passed[0][0]
    params = {"level": level.value, "figure": alarm.figure.value, "value": alarm.value, "limit": alarm.limit}
    return Finding(
        FindingCode.LIMIT_PASSED,
        severity=_SEVERITIES[level],
        confidence=entry.confidence,
        impact=entry.impact,
        cause=Cause(FindingCode.LIMIT_PASSED, params),
        resources=tuple(index.follower_index for _, index in passed),
        evidence=(Evidence(Vantage.PROFILE, alarm.figure.value, alarm.limit),),
        remedy=Remedy(entry.remedy),
        since=known.epoch(alarm.since),
    )
