"""Of the network between the two clusters, as the cloud has it: what joins them, routes, rules, and what arrives."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from ccrtui.core.rules.code import FindingCode
from ccrtui.core.rules.entry import Entry, Family
from ccrtui.core.rules.finding import Confidence, Impact, RemedyKind, Severity
from ccrtui.core.rules.symptoms import OF_THE_NETWORK
from ccrtui.core.walk.code import Code

_entry = partial(Entry, Family.NETWORK, explains=OF_THE_NETWORK)

ENTRIES: Mapping[FindingCode, Entry] = {
    FindingCode.NETWORKS_NOT_JOINED: _entry(
        40,
        Severity.PROBLEM,
        Impact.STANDBY_AGES,
        RemedyKind.PLAN,
        codes=frozenset(
            {
                Code.PEERING_MISSING,
                Code.PEERING_EXPIRED,
                Code.PEERING_REJECTED,
                Code.PEERING_FAILED,
                Code.CCN_MISSING,
                Code.CCN_TO_ATTACH,
                Code.CCN_NOT_FOUND,
            }
        ),
    ),
    FindingCode.ROUTES_MISSING: _entry(
        41,
        Severity.PROBLEM,
        Impact.STANDBY_AGES,
        RemedyKind.PLAN,
        codes=frozenset({Code.ROUTES_MISSING, Code.CCN_ROUTES_MISSING, Code.NET_NO_ROUTE}),
    ),
    FindingCode.ROUTE_LEADS_ELSEWHERE: _entry(
        42,
        Severity.PROBLEM,
        Impact.STANDBY_AGES,
        RemedyKind.TEXT,
        codes=frozenset({Code.ROUTE_TAKEN, Code.ROUTE_SHADOWED}),
    ),
    FindingCode.ROUTE_DISABLED: _entry(
        43,
        Severity.PROBLEM,
        Impact.STANDBY_AGES,
        RemedyKind.TEXT,
        codes=frozenset({Code.ROUTE_DISABLED, Code.CCN_ROUTE_DISABLED}),
    ),
    FindingCode.NETWORKS_OVERLAP: _entry(
        44,
        Severity.PROBLEM,
        Impact.SET_UP_STOPS,
        RemedyKind.TEXT,
        codes=frozenset({Code.NETWORKS_OVERLAP, Code.OVERLAPS_PEER, Code.ROUTE_INSIDE_OWN}),
    ),
    FindingCode.JOINING_WAITS: _entry(
        45,
        Severity.PROBLEM,
        Impact.SET_UP_STOPS,
        RemedyKind.PLAN,
        codes=frozenset(
            {
                Code.PEERING_PENDING,
                Code.PEERING_TO_ACCEPT,
                Code.PEERING_AWAITS_OTHER,
                Code.CCN_TO_ACCEPT,
                Code.CCN_AWAITS_OTHER,
                Code.CCN_ATTACHING,
            }
        ),
    ),
    FindingCode.JOINING_CUT: _entry(
        46,
        Severity.PROBLEM,
        Impact.STANDBY_AGES,
        RemedyKind.TEXT,
        codes=frozenset({Code.PEERING_ISOLATED, Code.PEERING_STATE_UNKNOWN, Code.CCN_ATTACHMENT_STATE}),
    ),
    FindingCode.NETWORK_JOINED_ELSEWHERE: _entry(
        47, Severity.PROBLEM, Impact.SET_UP_STOPS, RemedyKind.TEXT, codes=frozenset({Code.CCN_ELSEWHERE})
    ),
    FindingCode.NETWORK_NOT_FOUND: _entry(
        48,
        Severity.PROBLEM,
        Impact.SET_UP_STOPS,
        RemedyKind.TEXT,
        codes=frozenset({Code.VPC_NOT_FOUND, Code.SUBNET_NOT_LISTED}),
    ),
    FindingCode.BANDWIDTH_NOT_SET: _entry(
        49, Severity.WARNING, Impact.SET_UP_STOPS, RemedyKind.PLAN, codes=frozenset({Code.CCN_BANDWIDTH_TO_SET})
    ),
    FindingCode.SECURITY_CLOSED: _entry(
        50,
        Severity.PROBLEM,
        Impact.STANDBY_AGES,
        RemedyKind.PLAN,
        codes=frozenset({Code.SECURITY_CLOSED, Code.SECURITY_DROPS}),
    ),
    FindingCode.SECURITY_UNCLEAR: _entry(
        51,
        Severity.WARNING,
        Impact.NOT_KNOWN,
        RemedyKind.TEXT,
        codes=frozenset({Code.SECURITY_UNCLEAR}),
        explains=frozenset(),
        confidence=Confidence.POSSIBLE,
    ),
    FindingCode.ACCESS_LIST_DROPS: _entry(
        52,
        Severity.PROBLEM,
        Impact.STANDBY_AGES,
        RemedyKind.TEXT,
        codes=frozenset({Code.NET_EGRESS_ACL, Code.NET_INGRESS_ACL}),
    ),
    FindingCode.PACKETS_LOST: _entry(
        53,
        Severity.PROBLEM,
        Impact.STANDBY_AGES,
        RemedyKind.TEXT,
        codes=frozenset({Code.NET_LOSS, Code.PING_LOST}),
        confidence=Confidence.LIKELY,
    ),
    FindingCode.PING_MACHINE_NOT_USABLE: _entry(
        54,
        Severity.WARNING,
        Impact.NOT_KNOWN,
        RemedyKind.TEXT,
        codes=frozenset({Code.MACHINE_NOT_USABLE}),
        explains=frozenset(),
    ),
}
