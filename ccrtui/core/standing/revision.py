"""A walk as it stands now: steps seen earlier, against what the watch has learned since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ccrtui.core.call.call import ENDS, Side
from ccrtui.core.call.fault import FaultCode
from ccrtui.core.json_value import JsonObject
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.standing.claims import outgrown
from ccrtui.core.standing.contradiction import Contradiction, contradictions, wanted_of
from ccrtui.core.standing.evidence import index_evidence, unread_evidence
from ccrtui.core.standing.way import carries_since, heard_until, is_carried
from ccrtui.core.state import Walk
from ccrtui.core.timestamp import rfc3339
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Judgement, StepName, StepState, StepView
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Reason, Verdict

Pairs = tuple[IndexPair, ...]

_REACHING = frozenset(
    {
        Code.REMOTE_REFUSED,
        Code.REMOTE_UNREACHABLE,
        Code.REMOTE_HANDSHAKE_TIMEOUT,
        Code.REMOTE_TLS,
        Code.REMOTE_SILENT,
        Code.REMOTE_FAILED,
        Code.REMOTE_UNEXPLAINED,
        Code.REMOTE_PUBLISHES_ELSEWHERE,
        Code.NOT_REACHABLE_FROM_HERE,
        Code.TRANSPORT_SILENT,
    }
)
"""What is said of a connection that does not come about, which blames less where it has carried operations."""

_PASSING: Mapping[StepName, frozenset[Code | FaultCode]] = {
    StepName.CLUSTERS: frozenset({FaultCode.REFUSED, FaultCode.UNREACHABLE, FaultCode.TIMED_OUT, FaultCode.CUT_OFF}),
    StepName.REACHABILITY: frozenset({Code.NOT_REACHABLE_FROM_HERE, Code.TRANSPORT_SILENT}),
    StepName.REMOTE_CLUSTER: _REACHING | {Code.REMOTE_MISSING, Code.REMOTE_UNDER_OTHER_ALIAS},
    StepName.LEADER_INDEX: frozenset({Code.LEADER_INDEX_MISSING, Code.LEADER_INDEX_CLOSED}),
    StepName.FOLLOWER_INDEX: frozenset(
        {
            Code.FOLLOWER_MISSING,
            Code.FOLLOWER_PAUSED,
            Code.FIRST_COPY,
            Code.FIRST_COPY_FAILED,
            Code.WAITING_FOR_CONTACT,
            Code.FOLLOWER_STOPPED,
            Code.FOLLOWER_RETRYING,
        }
    ),
    StepName.COMPARE: frozenset({Code.CATCHING_UP}),
}
"""What stands in the way of a step only until the watch sees its indices at work."""

_TELL_LESS = frozenset({Code.OTHER_LEADER, Code.FOLLOWER_STOPPED, Code.FOLLOWER_RETRYING})
_TELL_MORE = frozenset(
    {Reason.HISTORY_DIFFERS, Reason.LEADER_INDEX_MISSING, Reason.LEADER_RECREATED, Reason.LEADER_INDEX_CLOSED}
)
"""What one look can only suspect, or tell in the server's words, and what the watch knows for sure by then."""


def revised(walk: Walk, link: LinkView | None, pairs: Pairs, carried_at: float | None = None) -> Walk:
    """The walk with every step as it stands by now; `link` is the newest view, aged.

    A step that holds keeps its tick until something newer speaks against it, and what the watch has seen again is known
    to hold since then. A step that was stopped by what is over is to be looked at again. `carried_at` is epoch seconds
    of the last moment at which the connection was seen to carry operations.
    """
    if link is None:
        return walk
    against = contradictions(link, pairs)
    steps = tuple(_revised(step, link, pairs, against, carried_at) for step in walk.steps)
    return replace(walk, steps=steps)


def _revised(
    step: StepView,
    link: LinkView,
    pairs: Pairs,
    against: Mapping[StepName, Contradiction],
    carried_at: float | None,
) -> StepView:
    step = replace(step, judgement=_not_the_address(step.judgement, link, carried_at))
    if step.seen_at is None or link.began_at is None or link.began_at < step.seen_at:
        return step
    contradiction = against.get(_proof_of(step))
    if contradiction is not None and contradiction.is_of_connection and _asked_before(link, step.seen_at):
        contradiction = None
    if step.judgement.state is StepState.SATISFIED:
        if contradiction is not None:
            judgement = _contradicted(step, link, contradiction)
            if judgement.code is Code.NO_LONGER_HOLDS and _was_so(contradiction, step.seen_at):
                judgement = replace(judgement, code=Code.SEEN_SINCE)
            return replace(step, judgement=judgement, planned=(), held_at=link.taken_at)
        return replace(step, held_at=link.taken_at) if _seen_again(step, link, pairs) else step
    if contradiction is not None and step.judgement.code in _TELL_LESS and _tells_more(contradiction):
        judgement = replace(_contradicted(step, link, contradiction), code=Code.SEEN_SINCE)
        return replace(step, judgement=judgement, planned=(), held_at=link.taken_at)
    if (index := outgrown(step, link)) is not None:
        return replace(step, judgement=_changed(link, index), planned=())
    if contradiction is None and _is_over(step, link, pairs):
        return replace(step, judgement=_over(step), planned=())
    return step


def _was_so(contradiction: Contradiction, seen_at: float) -> bool:
    """Whether the index was not seen well at or after the look at the step: then that look did not show it to hold."""
    index = contradiction.index
    return index is not None and (index.trouble_since is None or index.trouble_since <= seen_at)


def _asked_before(link: LinkView, seen_at: float) -> bool:
    """Whether what a sample says of the connection was asked in an earlier one, before the step was seen."""
    return link.connected_at is not None and link.connected_at < seen_at


def _tells_more(contradiction: Contradiction) -> bool:
    """Whether the watch knows better than the look: what has become of the leader index, or that the way is open."""
    return contradiction.reason in _TELL_MORE or contradiction.open_again


def _proof_of(step: StepView) -> StepName:
    """What a step rests on: a way that was proven by the connection stands and falls with it."""
    proven_so = step.judgement.code is Code.PROVEN_BY_CONNECTION
    return StepName.REMOTE_CLUSTER if proven_so else step.name


def _seen_again(step: StepView, link: LinkView, pairs: Pairs) -> bool:
    """Whether this sample proves again what a step that holds claims, so that the claim is as young as the sample."""
    indices = wanted_of(link, pairs)
    if _proof_of(step) is StepName.REMOTE_CLUSTER:
        return link.connected is True and any(is_carried(index) for index in indices)
    if step.name is StepName.CLUSTERS:
        heard = any(index.leader_told for index in indices)
        return heard and link.leader_fault is None and link.follower_fault is None
    if step.name in (StepName.LEADER_INDEX, StepName.FOLLOWER_INDEX):
        return bool(indices) and all(is_carried(index) for index in indices)
    level = all((index.verdict, index.reason) == (Verdict.IN_SYNC, Reason.PROVEN) for index in indices)
    return step.name is StepName.COMPARE and bool(indices) and level


def _is_over(step: StepView, link: LinkView, pairs: Pairs) -> bool:
    """Whether what stopped a step is over, by what the watch sees now."""
    if _code_of(step) not in _PASSING.get(step.name, frozenset()):
        return False
    indices = wanted_of(link, pairs)
    if step.name is StepName.CLUSTERS:
        heard = any(index.leader_told for index in indices)
        return heard and link.leader_fault is None and link.follower_fault is None
    if step.name in (StepName.REACHABILITY, StepName.REMOTE_CLUSTER):
        return step.seen_at is not None and carries_since(link, step.seen_at)
    if step.name is StepName.COMPARE:
        return bool(indices) and all(index.verdict is Verdict.IN_SYNC for index in indices)
    return bool(indices) and all(is_carried(index) for index in indices)


def _code_of(step: StepView) -> Code | FaultCode:
    """The code that the step concluded with, before it was said otherwise."""
    judgement = step.judgement
    was = judgement.evidence.get("was")
    return Code(was) if judgement.code is Code.REMOTE_INTERRUPTED and isinstance(was, str) else judgement.code


def _contradicted(step: StepView, link: LinkView, contradiction: Contradiction) -> Judgement:
    fault, index = contradiction.fault, contradiction.index
    if fault is not None and contradiction.side is not None:
        return Judgement(contradiction.state, fault.code, unread_evidence(link, contradiction.side, fault))
    compared: JsonObject = dict(step.judgement.evidence) if step.name is StepName.COMPARE else {}
    seen: JsonObject = {"alias": link.alias, "watch_reason": contradiction.reason.value}
    evidence = {**compared, **(index_evidence(link, index) if index else seen)}
    return Judgement(contradiction.state, Code.NO_LONGER_HOLDS, evidence)


def _changed(link: LinkView, index: IndexView) -> Judgement:
    """Of an index that is not what it was: what the watch sees it is; the step is to be looked at again."""
    return Judgement(StepState.UNKNOWN, Code.STATE_CHANGED, index_evidence(link, index))


def _over(step: StepView) -> Judgement:
    """Not known to hold either: the watch saw the cause gone, and the step is to be looked at again."""
    return Judgement(StepState.UNKNOWN, Code.CAUSE_IS_OVER, {**step.judgement.evidence, "was": _code_of(step).value})


def _interrupted(judgement: Judgement, carried_at: float) -> Judgement:
    was = judgement.evidence.get("was", judgement.code.value)
    evidence = {**judgement.evidence, "was": was, "worked_until": rfc3339(carried_at), "operations_read": None}
    return replace(judgement, code=Code.REMOTE_INTERRUPTED, evidence=evidence)


def _not_the_address(judgement: Judgement, link: LinkView, carried_at: float | None) -> Judgement:
    """What is said where an address has worked in this session."""
    if judgement.code is FaultCode.REFUSED:
        return _refused(judgement, link)
    of_the_way = judgement.code in _REACHING or judgement.code is Code.REMOTE_INTERRUPTED
    return _interrupted(judgement, carried_at) if of_the_way and carried_at is not None else judgement


def _refused(judgement: Judgement, link: LinkView) -> Judgement:
    """Of an address that has answered in this session no port is blamed."""
    side = judgement.evidence.get("side")
    until = heard_until(link, Side(side)) if side in ENDS else None
    return replace(judgement, evidence={**judgement.evidence, "worked_until": until}) if until else judgement
