"""Of either cluster as such: whether it answers us, lets us in, and can replicate at all."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from ccrtui.core.call.fault import CERTIFICATE_FAULTS, FaultCode
from ccrtui.core.rules.code import FindingCode
from ccrtui.core.rules.entry import Entry, Family
from ccrtui.core.rules.finding import Confidence, Impact, RemedyKind, Severity
from ccrtui.core.rules.symptoms import OF_A_SET_UP
from ccrtui.core.walk.code import Code
from ccrtui.core.watch.verdict import Reason

_entry = partial(Entry, Family.CLUSTERS)
_stop = partial(Entry, Family.CLUSTERS, explains=OF_A_SET_UP)

_KEEPS_FROM_KNOWING = frozenset({FindingCode.FOLLOWERS_WORD_ALONE, FindingCode.NOT_ESTABLISHED})

ENTRIES: Mapping[FindingCode, Entry] = {
    FindingCode.CLUSTER_NOT_REACHED: _entry(
        10,
        Severity.WARNING,
        Impact.NOT_KNOWN,
        RemedyKind.TEXT,
        reasons=frozenset({Reason.LEADER_NOT_REACHED, Reason.FOLLOWER_NOT_REACHED}),
        codes=frozenset({Code.NO_PATH_YET}),
        faults=frozenset(
            {
                FaultCode.NAME_NOT_FOUND,
                FaultCode.REFUSED,
                FaultCode.UNREACHABLE,
                FaultCode.TIMED_OUT,
                FaultCode.CUT_OFF,
            }
        ),
        explains=_KEEPS_FROM_KNOWING,
    ),
    FindingCode.OWN_MACHINE_BUSY: _entry(
        11, Severity.NOTICE, Impact.NOT_KNOWN, RemedyKind.WAIT, faults=frozenset({FaultCode.OWN_LOAD})
    ),
    FindingCode.CLUSTER_LOGIN_REFUSED: _entry(
        12,
        Severity.WARNING,
        Impact.NOT_KNOWN,
        RemedyKind.TEXT,
        reasons=frozenset({Reason.LOGIN_REFUSED, Reason.LOGIN_WANTED}),
        faults=frozenset({FaultCode.NOT_AUTHENTICATED, FaultCode.LOGIN_WANTED}),
        explains=_KEEPS_FROM_KNOWING,
    ),
    FindingCode.OUR_RIGHTS_MISSING: _entry(
        13,
        Severity.WARNING,
        Impact.NOT_KNOWN,
        RemedyKind.TEXT,
        reasons=frozenset({Reason.RIGHT_MISSING}),
        codes=frozenset({Code.PRIVILEGES_MISSING}),
        faults=frozenset({FaultCode.NOT_AUTHORIZED}),
        explains=_KEEPS_FROM_KNOWING,
    ),
    FindingCode.CLUSTER_TLS_REFUSED: _entry(
        14,
        Severity.WARNING,
        Impact.NOT_KNOWN,
        RemedyKind.TEXT,
        reasons=frozenset({Reason.CERTIFICATE_REFUSED}),
        faults=CERTIFICATE_FAULTS
        | {
            FaultCode.AUTHORITY_UNUSABLE,
            FaultCode.TLS_EXPECTED,
            FaultCode.TLS_NOT_EXPECTED,
            FaultCode.TLS_FAILED,
        },
        explains=_KEEPS_FROM_KNOWING,
    ),
    FindingCode.CLUSTER_WITHOUT_MASTER: _entry(
        15,
        Severity.WARNING,
        Impact.NOT_KNOWN,
        RemedyKind.TEXT,
        reasons=frozenset({Reason.NO_MASTER}),
        faults=frozenset({FaultCode.NO_MASTER, FaultCode.NOT_FORMED}),
        explains=_KEEPS_FROM_KNOWING,
    ),
    FindingCode.NOT_A_CLUSTER: _entry(
        16,
        Severity.WARNING,
        Impact.NOT_KNOWN,
        RemedyKind.TEXT,
        faults=frozenset({FaultCode.NOT_ELASTICSEARCH, FaultCode.OPENSEARCH, FaultCode.HTML, FaultCode.TRANSPORT_PORT}),
        explains=_KEEPS_FROM_KNOWING,
    ),
    FindingCode.VERSIONS_UNFIT: _stop(
        17,
        Severity.PROBLEM,
        Impact.SET_UP_STOPS,
        RemedyKind.TEXT,
        codes=frozenset({Code.FOLLOWER_OLDER, Code.VERSIONS_INCOMPATIBLE, Code.PROXY_TOO_OLD}),
        faults=frozenset({FaultCode.TOO_OLD}),
    ),
    FindingCode.LICENCE_WITHOUT_CCR: _stop(
        18,
        Severity.PROBLEM,
        Impact.NO_STANDBY,
        RemedyKind.TEXT,
        reasons=frozenset({Reason.LICENCE_REFUSES}),
        codes=frozenset({Code.LICENCE_LACKS_CCR}),
        faults=frozenset({FaultCode.LICENCE}),
    ),
    FindingCode.EDITION_WITHOUT_CCR: _stop(
        19,
        Severity.PROBLEM,
        Impact.NO_STANDBY,
        RemedyKind.TEXT,
        reasons=frozenset({Reason.EDITION_WITHOUT_CCR}),
        faults=frozenset({FaultCode.EDITION_WITHOUT_CCR}),
    ),
    FindingCode.ONE_CLUSTER_TWICE: _stop(
        20, Severity.PROBLEM, Impact.NO_STANDBY, RemedyKind.TEXT, codes=frozenset({Code.SAME_CLUSTER})
    ),
    FindingCode.SECURITY_ON_ONE_SIDE: _stop(
        21, Severity.PROBLEM, Impact.SET_UP_STOPS, RemedyKind.TEXT, codes=frozenset({Code.SECURITY_DIFFERS})
    ),
    FindingCode.NO_COMMON_AUTHORITY: _stop(
        22,
        Severity.PROBLEM,
        Impact.SET_UP_STOPS,
        RemedyKind.TEXT,
        codes=frozenset({Code.NO_SHARED_AUTHORITY, Code.TICKET_FILED}),
    ),
    FindingCode.ANSWER_UNUSABLE: _entry(
        23,
        Severity.WARNING,
        Impact.NOT_KNOWN,
        RemedyKind.TEXT,
        faults=frozenset(
            {
                FaultCode.UNREADABLE,
                FaultCode.TOO_LARGE,
                FaultCode.INDEX_BLOCKED,
                FaultCode.NOT_FOUND,
                FaultCode.REJECTED,
                FaultCode.CONFLICT,
                FaultCode.BUSY,
                FaultCode.SERVER_ERROR,
                FaultCode.ITEM_FAILED,
                FaultCode.EMPTY_ANSWER,
            }
        ),
        confidence=Confidence.POSSIBLE,
    ),
}
