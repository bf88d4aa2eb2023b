"""Of how fast a follower is, what is proven of it, and the limits that the operator set."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from ccrtui.core.rules.code import FindingCode
from ccrtui.core.rules.entry import Entry, Family
from ccrtui.core.rules.finding import Confidence, Impact, RemedyKind, Severity
from ccrtui.core.watch.verdict import Reason

_entry = partial(Entry, Family.PACE)

ENTRIES: Mapping[FindingCode, Entry] = {
    FindingCode.FALLING_BEHIND: _entry(
        130,
        Severity.PROBLEM,
        Impact.STANDBY_AGES,
        RemedyKind.TEXT,
        reasons=frozenset({Reason.FALLING_BEHIND}),
    ),
    FindingCode.NOT_MOVING: _entry(
        131,
        Severity.PROBLEM,
        Impact.STANDBY_AGES,
        RemedyKind.TEXT,
        reasons=frozenset({Reason.NOT_MOVING}),
        confidence=Confidence.POSSIBLE,
    ),
    FindingCode.HISTORY_NOT_COMPARED: _entry(
        132,
        Severity.WARNING,
        Impact.UNPROVEN,
        RemedyKind.TEXT,
        reasons=frozenset({Reason.BY_NUMBERS, Reason.HISTORY_UNPROVEN}),
    ),
    FindingCode.SYNCED_NOW_AND_THEN: _entry(
        133,
        Severity.NOTICE,
        Impact.UNPROVEN,
        RemedyKind.NONE,
        reasons=frozenset({Reason.ASYNC_DURABILITY}),
    ),
    FindingCode.FOLLOWERS_WORD_ALONE: _entry(
        134,
        Severity.WARNING,
        Impact.NOT_KNOWN,
        RemedyKind.TEXT,
        reasons=frozenset({Reason.AS_FOLLOWER_SEES}),
    ),
    FindingCode.NOT_ESTABLISHED: _entry(
        135,
        Severity.WARNING,
        Impact.NOT_KNOWN,
        RemedyKind.WAIT,
        reasons=frozenset({Reason.NOT_ESTABLISHED, Reason.SAMPLE_TOO_OLD, Reason.BEHIND}),
        confidence=Confidence.POSSIBLE,
    ),
    FindingCode.LIMIT_PASSED: _entry(136, Severity.PROBLEM, Impact.STANDBY_AGES, RemedyKind.TEXT),
}
