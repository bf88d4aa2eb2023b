"""Of the cloud account: its keys, rights and limits, and the instances of both ends."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from ccrtui.core.call.fault import FaultCode
from ccrtui.core.rules.code import FindingCode
from ccrtui.core.rules.entry import Entry, Family
from ccrtui.core.rules.finding import Impact, RemedyKind, Severity
from ccrtui.core.rules.symptoms import OF_A_SET_UP
from ccrtui.core.walk.code import Code

_entry = partial(Entry, Family.CLOUD, explains=OF_A_SET_UP)

ENTRIES: Mapping[FindingCode, Entry] = {
    FindingCode.CLOUD_KEY_REFUSED: _entry(
        30,
        Severity.PROBLEM,
        Impact.SET_UP_STOPS,
        RemedyKind.TEXT,
        faults=frozenset(
            {
                FaultCode.NO_CREDENTIAL,
                FaultCode.CREDENTIAL_UNKNOWN,
                FaultCode.CREDENTIAL_WRONG,
                FaultCode.CREDENTIAL_EXPIRED,
                FaultCode.CLOCK_WRONG,
            }
        ),
    ),
    FindingCode.CLOUD_RIGHT_MISSING: _entry(
        31, Severity.PROBLEM, Impact.SET_UP_STOPS, RemedyKind.TEXT, faults=frozenset({FaultCode.NOT_PERMITTED})
    ),
    FindingCode.CLOUD_LIMIT_REACHED: _entry(
        32,
        Severity.PROBLEM,
        Impact.SET_UP_STOPS,
        RemedyKind.TEXT,
        codes=frozenset({Code.PEERING_QUOTA, Code.ROUTE_QUOTA}),
        faults=frozenset({FaultCode.QUOTA}),
    ),
    FindingCode.CLOUD_DOES_NOT_OFFER: _entry(
        33,
        Severity.PROBLEM,
        Impact.SET_UP_STOPS,
        RemedyKind.TEXT,
        codes=frozenset({Code.CROSS_REGION_REFUSED}),
        faults=frozenset({FaultCode.NOT_OFFERED, FaultCode.ACCOUNT_BLOCKED, FaultCode.REGION_UNKNOWN}),
    ),
    FindingCode.INSTANCE_NOT_FOUND: _entry(
        34,
        Severity.PROBLEM,
        Impact.SET_UP_STOPS,
        RemedyKind.TEXT,
        codes=frozenset({Code.INSTANCE_NOT_FOUND, Code.INSTANCE_OF_ANOTHER_ACCOUNT, Code.NO_INSTANCE_FITS}),
        faults=frozenset({FaultCode.NO_ADDRESS}),
    ),
    FindingCode.INSTANCE_NOT_USABLE: _entry(
        35, Severity.PROBLEM, Impact.SET_UP_STOPS, RemedyKind.TEXT, codes=frozenset({Code.INSTANCE_NOT_USABLE})
    ),
}
