"""Of the link itself: whether the follower is connected, and whether either end lets itself be read."""

from __future__ import annotations

from collections.abc import Iterator

from ccrtui.core.call.call import ENDS, Side
from ccrtui.core.call.fault import Fault
from ccrtui.core.rules.code import FindingCode
from ccrtui.core.rules.families.followers import params_of
from ccrtui.core.rules.finding import Cause, Evidence, Finding, Remedy, Vantage
from ccrtui.core.rules.known import Known
from ccrtui.core.rules.seen import of_link
from ccrtui.core.rules.severity import by_verdict, milder
from ccrtui.core.rules.table import TABLE, of_fault
from ccrtui.core.rules.unasked import not_checked
from ccrtui.core.standing.evidence import unread_evidence
from ccrtui.core.watch.link_view import LinkView
from ccrtui.core.watch.verdict import Reason

_OF_END = {Side.LEADER: Vantage.LEADER, Side.FOLLOWER: Vantage.FOLLOWER}


def lost_connection(known: Known) -> Iterator[Finding]:
    """The follower says that it is not connected; what waits for that, or was level before, is told with it."""
    link = known.link
    if link is None or link.connected is not False or link.registered is False:
        return
    entry, cuts = TABLE[FindingCode.REMOTE_NOT_CONNECTED], known.cuts()
    evidence = of_link(known, link)
    yield Finding(
        FindingCode.REMOTE_NOT_CONNECTED,
        severity=by_verdict(entry.severity, link.verdict),
        confidence=entry.confidence,
        impact=entry.impact,
        cause=_why(link),
        resources=(link.alias,),
        evidence=evidence,
        not_checked=not_checked(known, entry.family, evidence),
        remedy=Remedy(entry.remedy),
        since=cuts[-1].at if cuts else None,
        times=len(cuts) or None,
    )


def _why(link: LinkView) -> Cause:
    """In the words of a follower that tries in vain, else of one that was level before, else of the connection."""
    for reason in (Reason.LEADER_UNREACHABLE, Reason.CONNECTION_DOWN):
        index = next((each for each in link.indices if each.reason is reason), None)
        if index is not None:
            return Cause(reason, params_of(link, [index]))
    return Cause(Reason.LEADER_UNREACHABLE, {"alias": link.alias})


def ends_not_read(known: Known) -> Iterator[Finding]:
    """A cluster that was asked and gave no answer that can be used."""
    link = known.link
    faults = {Side.LEADER: link.leader_fault, Side.FOLLOWER: link.follower_fault} if link else {}
    for side in ENDS:
        fault = faults.get(side)
        if link is not None and fault is not None:
            yield _unread(known, link, side, fault)


def _unread(known: Known, link: LinkView, side: Side, fault: Fault) -> Finding:
    code = of_fault(fault.code)
    entry = TABLE[code]
    evidence = (Evidence(_OF_END[side], "answer", fault.code.value, known.age(link.taken_at)),)
    heard_at = link.leader_heard_at if side is Side.LEADER else link.follower_heard_at
    return Finding(
        code,
        severity=milder(entry.severity, by_verdict(entry.severity, link.verdict)),
        confidence=entry.confidence,
        impact=entry.impact,
        cause=Cause(fault.code, {"address": known.profile.cluster(side).url, **unread_evidence(link, side, fault)}),
        resources=(known.cluster(side),),
        evidence=evidence,
        not_checked=not_checked(known, entry.family, evidence),
        remedy=Remedy(entry.remedy),
        since=known.epoch(heard_at),
    )
