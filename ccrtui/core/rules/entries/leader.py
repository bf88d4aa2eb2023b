"""Of the leader index: whether it is there, the one that is followed, and lets itself be read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from ccrtui.core.rules.code import FindingCode
from ccrtui.core.rules.entry import Entry, Family
from ccrtui.core.rules.finding import Impact, RemedyKind, Severity
from ccrtui.core.walk.code import Code
from ccrtui.core.watch.verdict import Reason

_entry = partial(Entry, Family.LEADER)

ENTRIES: Mapping[FindingCode, Entry] = {
    FindingCode.LEADER_INDEX_GONE: _entry(
        80,
        Severity.PROBLEM,
        Impact.LAST_COPY,
        RemedyKind.TEXT,
        reasons=frozenset({Reason.LEADER_INDEX_MISSING}),
        codes=frozenset({Code.LEADER_INDEX_LOST}),
    ),
    FindingCode.LEADER_INDEX_CLOSED: _entry(
        81,
        Severity.PROBLEM,
        Impact.STANDBY_AGES,
        RemedyKind.TEXT,
        reasons=frozenset({Reason.LEADER_INDEX_CLOSED}),
        codes=frozenset({Code.LEADER_INDEX_CLOSED}),
    ),
    FindingCode.LEADER_INDEX_RECREATED: _entry(
        82,
        Severity.PROBLEM,
        Impact.LAST_COPY,
        RemedyKind.TEXT,
        reasons=frozenset({Reason.LEADER_RECREATED}),
        codes=frozenset({Code.LEADER_RECREATED}),
    ),
    FindingCode.LEADER_INDEX_BLOCKED: _entry(
        83,
        Severity.PROBLEM,
        Impact.STANDBY_AGES,
        RemedyKind.TEXT,
        reasons=frozenset({Reason.LEADER_INDEX_BLOCKED}),
        codes=frozenset({Code.LEADER_INDEX_BLOCKED}),
    ),
    FindingCode.LEADER_INDEX_UNREADABLE: _entry(
        84,
        Severity.WARNING,
        Impact.NOT_KNOWN,
        RemedyKind.TEXT,
        reasons=frozenset({Reason.LEADER_INDEX_REFUSED}),
    ),
    FindingCode.LEADER_SHARDS_MISSING: _entry(
        85,
        Severity.PROBLEM,
        Impact.STANDBY_AGES,
        RemedyKind.TEXT,
        reasons=frozenset({Reason.LEADER_SHARDS_MISSING}),
        codes=frozenset({Code.INDEX_RED}),
    ),
    FindingCode.LEADER_INDEX_UNFIT: _entry(
        86,
        Severity.PROBLEM,
        Impact.NO_STANDBY,
        RemedyKind.TEXT,
        codes=frozenset(
            {
                Code.LEADER_INDEX_IS_ALIAS,
                Code.LEADER_INDEX_IS_DATA_STREAM,
                Code.LEADER_INDEX_IS_SNAPSHOT,
                Code.LEADER_INDEX_NAME_INVALID,
                Code.SOFT_DELETES_OFF,
            }
        ),
    ),
    FindingCode.READ_RIGHT_LOST: _entry(
        87,
        Severity.PROBLEM,
        Impact.STANDBY_AGES,
        RemedyKind.TEXT,
        reasons=frozenset({Reason.PRIVILEGE_LOST}),
    ),
    FindingCode.LEADER_INDEX_NOT_THERE: _entry(
        88,
        Severity.PROBLEM,
        Impact.NO_STANDBY,
        RemedyKind.PLAN,
        codes=frozenset({Code.LEADER_INDEX_MISSING, Code.LEADER_INDEX_TO_CREATE}),
        explains=frozenset({FindingCode.NOT_FOLLOWING}),
    ),
    FindingCode.LEADER_IS_ANOTHER: _entry(
        89,
        Severity.PROBLEM,
        Impact.NO_STANDBY,
        RemedyKind.TEXT,
        reasons=frozenset({Reason.OTHER_LEADER}),
        codes=frozenset({Code.OTHER_LEADER}),
    ),
    FindingCode.LEADER_NOT_IDENTIFIED: _entry(
        90,
        Severity.WARNING,
        Impact.UNPROVEN,
        RemedyKind.WAIT,
        reasons=frozenset({Reason.IDENTITY_UNPROVEN}),
    ),
}
