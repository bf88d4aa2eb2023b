"""Of the follower index: whether it follows, what it follows, and what it gave up on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from ccrtui.core.rules.code import FindingCode
from ccrtui.core.rules.entry import Entry, Family
from ccrtui.core.rules.finding import Impact, RemedyKind, Severity
from ccrtui.core.walk.code import Code
from ccrtui.core.watch.verdict import Reason

_entry = partial(Entry, Family.FOLLOWER)

ENTRIES: Mapping[FindingCode, Entry] = {
    FindingCode.NOT_FOLLOWING: _entry(
        100,
        Severity.WARNING,
        Impact.NO_STANDBY,
        RemedyKind.PLAN,
        reasons=frozenset({Reason.NOT_FOLLOWING}),
        codes=frozenset({Code.FOLLOWER_MISSING}),
    ),
    FindingCode.FOLLOWER_PAUSED: _entry(
        101,
        Severity.PROBLEM,
        Impact.STANDBY_ENDED,
        RemedyKind.PLAN,
        reasons=frozenset({Reason.PAUSED}),
        codes=frozenset({Code.FOLLOWER_PAUSED}),
    ),
    FindingCode.LEASE_ENDED: _entry(
        102,
        Severity.PROBLEM,
        Impact.STANDBY_ENDED,
        RemedyKind.PLAN,
        reasons=frozenset({Reason.LEASE_EXPIRED}),
    ),
    FindingCode.FOLLOWER_CLOSED: _entry(
        103,
        Severity.PROBLEM,
        Impact.STANDBY_ENDED,
        RemedyKind.TEXT,
        reasons=frozenset({Reason.FOLLOWER_CLOSED}),
        codes=frozenset({Code.FOLLOWER_CLOSED}),
    ),
    FindingCode.FOLLOWER_STOPPED: _entry(
        104,
        Severity.PROBLEM,
        Impact.STANDBY_ENDED,
        RemedyKind.PLAN,
        reasons=frozenset({Reason.FATAL_ERROR}),
        codes=frozenset({Code.FOLLOWER_STOPPED}),
    ),
    FindingCode.FOLLOWER_OVERLOADED: _entry(
        105,
        Severity.PROBLEM,
        Impact.STANDBY_ENDED,
        RemedyKind.PLAN,
        reasons=frozenset({Reason.OVERLOADED}),
    ),
    FindingCode.CONNECTIONS_LOST: _entry(
        106,
        Severity.PROBLEM,
        Impact.STANDBY_ENDED,
        RemedyKind.PLAN,
        reasons=frozenset({Reason.CONNECTIONS_LOST}),
    ),
    FindingCode.HISTORY_LOST: _entry(
        107,
        Severity.PROBLEM,
        Impact.STANDBY_ENDED,
        RemedyKind.TEXT,
        reasons=frozenset({Reason.HISTORY_LOST}),
    ),
    FindingCode.HISTORY_DIFFERS: _entry(
        108,
        Severity.PROBLEM,
        Impact.LAST_COPY,
        RemedyKind.TEXT,
        reasons=frozenset({Reason.HISTORY_DIFFERS}),
        codes=frozenset({Code.HISTORY_DIFFERS}),
    ),
    FindingCode.MAPPING_CONFLICT: _entry(
        109,
        Severity.PROBLEM,
        Impact.STANDBY_ENDED,
        RemedyKind.TEXT,
        reasons=frozenset({Reason.MAPPING_CONFLICT}),
    ),
    FindingCode.FIRST_COPY_FAILED: _entry(
        110,
        Severity.PROBLEM,
        Impact.NO_STANDBY,
        RemedyKind.TEXT,
        reasons=frozenset({Reason.BOOTSTRAP_FAILED}),
        codes=frozenset({Code.FIRST_COPY_FAILED}),
    ),
    FindingCode.TASK_LEFT_OVER: _entry(
        111,
        Severity.PROBLEM,
        Impact.NO_STANDBY,
        RemedyKind.PLAN,
        reasons=frozenset({Reason.LEFTOVER_TASK}),
        explains=frozenset({FindingCode.NOT_FOLLOWING}),
    ),
    FindingCode.FOLLOWS_ANOTHER: _entry(
        112,
        Severity.PROBLEM,
        Impact.NO_STANDBY,
        RemedyKind.TEXT,
        reasons=frozenset({Reason.FOLLOWS_ANOTHER}),
        codes=frozenset({Code.FOLLOWS_ANOTHER}),
    ),
    FindingCode.WANTED_TWICE: _entry(
        113,
        Severity.PROBLEM,
        Impact.NO_STANDBY,
        RemedyKind.TEXT,
        reasons=frozenset({Reason.WANTED_TWICE}),
    ),
    FindingCode.FOLLOWER_WRITES_REFUSED: _entry(
        114,
        Severity.PROBLEM,
        Impact.STANDBY_AGES,
        RemedyKind.TEXT,
        reasons=frozenset({Reason.WRITE_REFUSED}),
        codes=frozenset({Code.FOLLOWER_WRITES_REFUSED}),
    ),
    FindingCode.READS_FAIL: _entry(
        115,
        Severity.PROBLEM,
        Impact.STANDBY_AGES,
        RemedyKind.WAIT,
        reasons=frozenset({Reason.READ_FAILING}),
        codes=frozenset({Code.FOLLOWER_RETRYING}),
    ),
    FindingCode.FOLLOWER_SHARDS_MISSING: _entry(
        116,
        Severity.PROBLEM,
        Impact.STANDBY_AGES,
        RemedyKind.TEXT,
        reasons=frozenset({Reason.SHARDS_UNASSIGNED}),
    ),
    FindingCode.FOLLOWER_INDEX_UNREADABLE: _entry(
        117,
        Severity.WARNING,
        Impact.NOT_KNOWN,
        RemedyKind.TEXT,
        reasons=frozenset({Reason.FOLLOWER_INDEX_REFUSED}),
    ),
    FindingCode.NAME_TAKEN: _entry(
        118,
        Severity.PROBLEM,
        Impact.NO_STANDBY,
        RemedyKind.TEXT,
        codes=frozenset({Code.NAME_TAKEN_OPEN, Code.NAME_TAKEN_CLOSED, Code.NAME_TAKEN_ALIAS}),
        explains=frozenset({FindingCode.NOT_FOLLOWING}),
    ),
    FindingCode.FOLLOWER_PROMOTED: _entry(
        119,
        Severity.PROBLEM,
        Impact.NO_STANDBY,
        RemedyKind.TEXT,
        codes=frozenset({Code.FOLLOWER_PROMOTED}),
        explains=frozenset({FindingCode.NOT_FOLLOWING}),
    ),
    FindingCode.LAST_COPY_KEPT: _entry(
        120, Severity.PROBLEM, Impact.LAST_COPY, RemedyKind.TEXT, codes=frozenset({Code.LAST_COPY})
    ),
    FindingCode.FOLLOW_SETTINGS_DIFFER: _entry(
        121, Severity.PROBLEM, Impact.STANDBY_ENDED, RemedyKind.TEXT, codes=frozenset({Code.FOLLOW_SETTINGS_DIFFER})
    ),
    FindingCode.COUNTS_DIFFER: _entry(
        122, Severity.PROBLEM, Impact.UNPROVEN, RemedyKind.TEXT, codes=frozenset({Code.COUNTS_DIFFER})
    ),
    FindingCode.AUTO_FOLLOW_FAILED: _entry(
        123,
        Severity.PROBLEM,
        Impact.NO_STANDBY,
        RemedyKind.TEXT,
        reasons=frozenset({Reason.AUTO_FOLLOW_FAILED}),
    ),
}
