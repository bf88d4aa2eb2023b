"""The one table of findings, and which of them a reason, a step's code or a fault is."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.call.call import Side
from ccrtui.core.call.fault import FaultCode
from ccrtui.core.json_value import JsonObject
from ccrtui.core.rules.code import FindingCode
from ccrtui.core.rules.entries import cloud, clusters, examination, follower, leader, network, pace, remote
from ccrtui.core.rules.entry import Entry
from ccrtui.core.walk.code import Code
from ccrtui.core.watch.verdict import Reason

TABLE: Mapping[FindingCode, Entry] = {
    **clusters.ENTRIES,
    **cloud.ENTRIES,
    **network.ENTRIES,
    **remote.ENTRIES,
    **leader.ENTRIES,
    **follower.ENTRIES,
    **pace.ENTRIES,
    **examination.ENTRIES,
}
"""By code, in the order of their numbers."""

WELL = frozenset({Reason.PROVEN, Reason.FIRST_COPY})
"""Reasons that are no finding: all is proven, or on its way."""

_BY_REASON = {reason: code for code, entry in TABLE.items() for reason in entry.reasons}
_BY_CODE = {step: code for code, entry in TABLE.items() for step in entry.codes}
_BY_FAULT = {fault: code for code, entry in TABLE.items() for fault in entry.faults}
_HAVE_A_CAUSE = frozenset({Code.FOLLOWER_STOPPED, Code.FOLLOWER_RETRYING})


def of_reason(reason: Reason) -> FindingCode | None:
    """The finding that a verdict's reason is; None where it is none."""
    return _BY_REASON.get(reason)


def of_fault(fault: FaultCode) -> FindingCode:
    """The finding that a failed call is."""
    return _BY_FAULT[fault]


def of_code(code: Code, evidence: JsonObject) -> FindingCode | None:
    """The finding that a step's code is, with what it saw; None where it is none."""
    cause = evidence.get("cause")
    if code in _HAVE_A_CAUSE and isinstance(cause, str) and cause in set(Reason):
        return of_reason(Reason(cause))
    if code is Code.INDEX_RED and evidence.get("side") == Side.FOLLOWER:
        return FindingCode.FOLLOWER_SHARDS_MISSING
    was = evidence.get("was")
    if code is Code.REMOTE_INTERRUPTED and isinstance(was, str) and was in set(Code):
        return _BY_CODE.get(Code(was))
    return _BY_CODE.get(code)
