"""What of the things this profile made is about the cluster that answers now, and how taking it back is judged."""

from __future__ import annotations

from collections.abc import Callable

from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import Fault
from ccrtui.core.elasticsearch.cluster import ClusterIdentity
from ccrtui.core.elasticsearch.requests.cluster import cluster_identity
from ccrtui.core.steps.conclude import blocked, by_fault, missing, satisfied, unknown
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Intention, Judgement, Step


def _never(_call: Call, _fault: Fault) -> bool:
    return False


def judge_undo(
    step: Step, facts: Facts, intention: Intention, may_fail: Callable[[Call, Fault], bool] = _never
) -> Judgement:
    """Satisfied when nothing of ours is left; blocked while a name must be typed; else missing.

    `may_fail` tells which failed reads say that there is nothing.
    """
    for call in step.reads(facts, intention):
        fault = facts.fault(call)
        if fault is not None and not may_fail(call, fault):
            return by_fault(call, fault)
        if call not in facts:
            return unknown(Code.NOT_LOOKED)
    planned = step.calls(facts, intention)
    for item in planned:
        if item.confirm and item.confirm not in intention.confirmed:
            return blocked(Code.CONFIRM_NEEDED, side=item.call.side.value, index=item.confirm, confirm=item.confirm)
    if planned:
        return missing(Code.MADE_BY_US, calls=len(planned))
    return satisfied(Code.NOTHING_MADE)


def ours(facts: Facts, side: Side, entries: tuple[str, ...]) -> tuple[str, ...]:
    """The entries that are about the cluster which answers now, without its uuid."""
    identity = facts.value(cluster_identity(side), ClusterIdentity)
    if identity is None:
        return ()
    prefix = f"{identity.uuid}/"
    return tuple(entry.removeprefix(prefix) for entry in entries if entry.startswith(prefix))
