"""Of what this program itself could not do: a decision that is the operator's, a write in doubt, a rule that failed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from ccrtui.core.call.fault import FaultCode
from ccrtui.core.rules.code import FindingCode
from ccrtui.core.rules.entry import Entry, Family
from ccrtui.core.rules.finding import Impact, RemedyKind, Severity
from ccrtui.core.rules.symptoms import OF_A_SET_UP
from ccrtui.core.walk.code import Code

_entry = partial(Entry, Family.EXAMINATION)

ENTRIES: Mapping[FindingCode, Entry] = {
    FindingCode.DECISION_NEEDED: _entry(
        190,
        Severity.WARNING,
        Impact.SET_UP_STOPS,
        RemedyKind.TEXT,
        codes=frozenset({Code.CHOICE_NEEDED, Code.CONFIRM_NEEDED}),
        explains=OF_A_SET_UP,
    ),
    FindingCode.WRITE_NOT_DONE: _entry(
        191,
        Severity.PROBLEM,
        Impact.CHANGE_OPEN,
        RemedyKind.TEXT,
        codes=frozenset({Code.OUTCOME_UNKNOWN, Code.WRITE_REFUSED, Code.CREATE_UNCERTAIN, Code.CREATE_NOT_FOUND}),
        faults=frozenset({FaultCode.READ_ONLY}),
    ),
    FindingCode.STILL_OURS: _entry(
        192,
        Severity.NOTICE,
        Impact.NOTHING,
        RemedyKind.TEXT,
        codes=frozenset({Code.CONNECTION_IN_USE, Code.ALIAS_IN_USE, Code.HOLDS_OTHERS}),
    ),
    FindingCode.JOURNAL_UNAVAILABLE: _entry(
        193, Severity.WARNING, Impact.CHANGE_OPEN, RemedyKind.TEXT, faults=frozenset({FaultCode.JOURNAL_UNAVAILABLE})
    ),
    FindingCode.RULE_FAILED: _entry(199, Severity.WARNING, Impact.NOT_KNOWN, RemedyKind.TEXT),
}
