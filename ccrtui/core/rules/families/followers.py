"""Of the followers: what the watch says of each, as one finding of all that have it in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ccrtui.core.json_value import JsonObject
from ccrtui.core.rules.code import FindingCode
from ccrtui.core.rules.cure import remedy_of
from ccrtui.core.rules.finding import Cause, Evidence, Finding, Vantage
from ccrtui.core.rules.known import Known
from ccrtui.core.rules.seen import of_index, of_link
from ccrtui.core.rules.severity import by_verdict
from ccrtui.core.rules.table import TABLE, WELL, of_reason
from ccrtui.core.rules.unasked import not_checked
from ccrtui.core.standing.evidence import index_evidence
from ccrtui.core.standing.way import open_again
from ccrtui.core.watch.following.ordinary_index import ORDINARY, Origin
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Reason, Verdict


def followers_in_trouble(known: Known) -> Iterator[Finding]:
    """Each reason for which followers are not well is one finding of all of them, the worst of them first."""
    link = known.link
    if link is None:
        return
    alike: dict[tuple[object, ...], list[IndexView]] = {}
    for index in link.indices:
        if is_told(index) and not _is_of_the_cut(link, index):
            alike.setdefault(_kind(link, index), []).append(index)
    for indices in alike.values():
        code = code_of(indices[0])
        if code is not None:
            yield _finding(known, link, code, indices)


def code_of(index: IndexView) -> FindingCode | None:
    """The finding that a follower's state is: of an ordinary index under its name, what that is."""
    if index.reason is Reason.NOT_FOLLOWING and index.stands in ORDINARY:
        apart = index.origin is None or index.origin is Origin.APART
        return FindingCode.NAME_TAKEN if apart else FindingCode.FOLLOWER_PROMOTED
    return of_reason(index.reason)


def is_told(index: IndexView) -> bool:
    """Whether there is something to tell of a follower: it is not well, or its green is not proven."""
    return index.verdict.is_problem or (index.verdict is Verdict.IN_SYNC and index.reason not in WELL)


def codes_of(index: IndexView) -> tuple[FindingCode, ...]:
    """The findings that a follower is by itself, whatever else explains them; none while it is well."""
    told = code_of(index) if is_told(index) else None
    limits = (FindingCode.LIMIT_PASSED,) if index.alarms else ()
    return (*((told,) if told is not None else ()), *limits)


def _is_of_the_cut(link: LinkView, index: IndexView) -> bool:
    """Whether it is level and only the connection is lost, which is told once for the link."""
    return index.reason is Reason.CONNECTION_DOWN and link.connected is False


def _kind(link: LinkView, index: IndexView) -> tuple[object, ...]:
    """What followers have in common that are told of together."""
    error = index.worst_error
    state = (index.reason, index.verdict.exit_code, index.stands, index.origin)
    return (*state, error.type if error else None, open_again(link, index))


def _finding(known: Known, link: LinkView, code: FindingCode, indices: Sequence[IndexView]) -> Finding:
    entry, worst = TABLE[code], indices[0]
    evidence = (*of_index(known, link, worst), *of_link(known, link), *_recorded(known, worst), *_blind(known, worst))
    return Finding(
        code,
        severity=by_verdict(entry.severity, worst.verdict),
        confidence=entry.confidence,
        impact=entry.impact,
        cause=Cause(worst.reason, params_of(link, indices)),
        resources=tuple(index.follower_index for index in indices),
        evidence=evidence,
        not_checked=not_checked(known, entry.family, evidence),
        remedy=remedy_of(known, link, entry.remedy, indices),
        since=known.began(worst),
        times=len(known.breaks_of(worst)) or None,
    )


def params_of(link: LinkView, indices: Sequence[IndexView]) -> JsonObject:
    """What the sentences about followers take: of the worst, and of several all their names."""
    worst = index_evidence(link, indices[0])
    if len(indices) == 1:
        return worst
    names: JsonObject = {
        "indices": [index.follower_index for index in indices],
        "leader_indices": [index.leader_index for index in indices],
    }
    return {**worst, **names}


def _recorded(known: Known, index: IndexView) -> tuple[Evidence, ...]:
    breaks = known.breaks_of(index)
    return (Evidence(Vantage.HISTORY, "breaks", len(breaks)),) if breaks else ()


def _blind(known: Known, index: IndexView) -> tuple[Evidence, ...]:
    """That nobody knows what it was set up with, where it is to be resumed."""
    names = known.mending.judgement.evidence.get("settings_unknown") if known.mending else None
    unknown = isinstance(names, list) and index.follower_index in names
    return (Evidence(Vantage.FOLLOWER, "settings_state", "unknown"),) if unknown else ()
