"""Of the remote cluster as the follower has it: where it dials, whether it is let in, and what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from ccrtui.core.rules.code import FindingCode
from ccrtui.core.rules.entry import Entry, Family
from ccrtui.core.rules.finding import Confidence, Impact, RemedyKind, Severity
from ccrtui.core.rules.symptoms import OF_A_CONNECTION, OF_A_CUT, OF_A_SET_UP
from ccrtui.core.walk.code import Code
from ccrtui.core.watch.verdict import Reason

_entry = partial(Entry, Family.REMOTE)
_cause = partial(Entry, Family.REMOTE, explains=OF_A_CONNECTION)

ENTRIES: Mapping[FindingCode, Entry] = {
    FindingCode.REMOTE_NOT_CONNECTED: _entry(
        60,
        Severity.PROBLEM,
        Impact.STANDBY_AGES,
        RemedyKind.TEXT,
        reasons=frozenset({Reason.CONNECTION_DOWN}),
        codes=frozenset({Code.REMOTE_UNEXPLAINED, Code.REMOTE_FAILED, Code.REMOTE_INTERRUPTED}),
        explains=OF_A_CUT,
    ),
    FindingCode.LEADER_UNREACHABLE: _entry(
        61,
        Severity.PROBLEM,
        Impact.STANDBY_AGES,
        RemedyKind.WAIT,
        reasons=frozenset({Reason.LEADER_UNREACHABLE}),
    ),
    FindingCode.LINK_SILENT: _entry(
        62,
        Severity.PROBLEM,
        Impact.STANDBY_AGES,
        RemedyKind.WAIT,
        reasons=frozenset({Reason.LINK_SILENT}),
        codes=frozenset({Code.REMOTE_SILENT}),
        explains=OF_A_SET_UP | {FindingCode.NO_CONTACT},
        confidence=Confidence.LIKELY,
    ),
    FindingCode.NO_CONTACT: _entry(
        63,
        Severity.PROBLEM,
        Impact.NO_STANDBY,
        RemedyKind.TEXT,
        reasons=frozenset({Reason.NO_CONTACT}),
        codes=frozenset({Code.WAITING_FOR_CONTACT}),
    ),
    FindingCode.REMOTE_NOT_REGISTERED: _cause(
        64,
        Severity.PROBLEM,
        Impact.STANDBY_AGES,
        RemedyKind.PLAN,
        reasons=frozenset({Reason.ALIAS_MISSING}),
        codes=frozenset({Code.REMOTE_MISSING}),
    ),
    FindingCode.TRANSPORT_UNREACHABLE: _cause(
        65,
        Severity.PROBLEM,
        Impact.STANDBY_AGES,
        RemedyKind.TEXT,
        codes=frozenset(
            {
                Code.REMOTE_REFUSED,
                Code.REMOTE_UNREACHABLE,
                Code.TRANSPORT_SILENT,
                Code.NOT_REACHABLE_FROM_HERE,
            }
        ),
        confidence=Confidence.LIKELY,
    ),
    FindingCode.TRANSPORT_PORT_WRONG: _cause(
        66,
        Severity.PROBLEM,
        Impact.STANDBY_AGES,
        RemedyKind.TEXT,
        codes=frozenset({Code.REMOTE_HANDSHAKE_TIMEOUT, Code.TRANSPORT_IS_HTTP, Code.TRANSPORT_IS_OWN}),
        confidence=Confidence.LIKELY,
    ),
    FindingCode.TRANSPORT_TLS_DIFFERS: _cause(
        67,
        Severity.PROBLEM,
        Impact.STANDBY_AGES,
        RemedyKind.TEXT,
        codes=frozenset({Code.REMOTE_TLS}),
        confidence=Confidence.LIKELY,
    ),
    FindingCode.REMOTE_KEY_REFUSED: _cause(
        68,
        Severity.PROBLEM,
        Impact.STANDBY_AGES,
        RemedyKind.TEXT,
        codes=frozenset(
            {
                Code.REMOTE_KEY_MISSING,
                Code.REMOTE_KEY_WRONG_TYPE,
                Code.REMOTE_KEY_EXPIRED,
                Code.REMOTE_KEY_INVALIDATED,
                Code.REMOTE_KEY_REFUSED,
                Code.REMOTE_KEY_WRONG_PORT,
            }
        ),
    ),
    FindingCode.REMOTE_RIGHTS_MISSING: _entry(
        69,
        Severity.PROBLEM,
        Impact.SET_UP_STOPS,
        RemedyKind.TEXT,
        codes=frozenset({Code.REMOTE_PRIVILEGES, Code.FOLLOW_RIGHTS_MISSING}),
        explains=OF_A_SET_UP | {FindingCode.READ_RIGHT_LOST},
    ),
    FindingCode.LEADER_PUBLISHES_ELSEWHERE: _cause(
        70,
        Severity.PROBLEM,
        Impact.STANDBY_AGES,
        RemedyKind.TEXT,
        codes=frozenset({Code.REMOTE_PUBLISHES_ELSEWHERE}),
    ),
    FindingCode.NODE_DIALS_NOBODY: _cause(
        71, Severity.PROBLEM, Impact.STANDBY_AGES, RemedyKind.TEXT, codes=frozenset({Code.REMOTE_DIALS_NOBODY})
    ),
    FindingCode.ALIAS_LEADS_ELSEWHERE: _entry(
        72,
        Severity.PROBLEM,
        Impact.NO_STANDBY,
        RemedyKind.TEXT,
        codes=frozenset({Code.ALIAS_OTHER_CLUSTER}),
        explains=frozenset(
            {FindingCode.LEADER_IS_ANOTHER, FindingCode.LEADER_NOT_IDENTIFIED, FindingCode.LEADER_SHARDS_MISSING}
        ),
    ),
    FindingCode.REGISTERED_UNDER_OTHER_ALIAS: _entry(
        73,
        Severity.PROBLEM,
        Impact.SET_UP_STOPS,
        RemedyKind.TEXT,
        codes=frozenset({Code.REMOTE_UNDER_OTHER_ALIAS}),
        explains=OF_A_SET_UP,
    ),
    FindingCode.REMOTE_MODE_DIFFERS: _entry(
        74, Severity.NOTICE, Impact.NOTHING, RemedyKind.NONE, codes=frozenset({Code.REMOTE_OTHER_MODE})
    ),
    FindingCode.REMOTE_IS_TRANSIENT: _entry(
        75, Severity.NOTICE, Impact.NOTHING, RemedyKind.TEXT, codes=frozenset({Code.REMOTE_IS_TRANSIENT})
    ),
}
