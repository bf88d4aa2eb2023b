"""Whether both clusters can be asked yet, or only the cloud about them."""

from __future__ import annotations

from ccrtui.core.call.call import Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.cloud.calls import instances
from ccrtui.core.cloud.instance_address import addresses
from ccrtui.core.elasticsearch.requests.cluster import cluster_identity
from ccrtui.core.steps.sites import both_in_cloud, in_cloud
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Intention

NO_ANSWER = frozenset(
    {
        FaultCode.REFUSED,
        FaultCode.UNREACHABLE,
        FaultCode.TIMED_OUT,
        FaultCode.NAME_NOT_FOUND,
        FaultCode.CUT_OFF,
        FaultCode.NO_ADDRESS,
    }
)
"""How it looks from here when no network leads there."""


def urls_of(look: Look, side: Side) -> tuple[str, ...]:
    """Where that end answers HTTP: as typed, or as the cloud tells of its instance; empty while neither is known."""
    typed = look.profile.cluster(side).url
    instance = look.instance(side) if in_cloud(look.profile, side) else None
    if instance is not None:
        return addresses(look.profile, side, instance)
    return (typed,) if typed else ()


def identity_fault(look: Look, side: Side) -> Fault | None:
    """Why that end did not tell who it is; an instance without any address can't."""
    if in_cloud(look.profile, side) and look.instance(side) and not urls_of(look, side):
        return Fault(FaultCode.NO_ADDRESS, sent=False)
    return look.fault(cluster_identity(side))


def lacks_path(facts: Facts, intention: Intention, side: Side) -> bool:
    """Whether nothing leads to that end from here, and that may change when the network stands."""
    look = Look(facts, intention.profile)
    fault = identity_fault(look, side)
    may_change = both_in_cloud(intention.profile) and not intention.network_stands
    return may_change and fault is not None and fault.code in NO_ANSWER


def told_by_cloud(facts: Facts, intention: Intention, side: Side) -> bool:
    """Whether only the cloud can tell of that end for now: no path leads to it, or another account has it."""
    if lacks_path(facts, intention, side):
        return True
    profile = intention.profile
    look = Look(facts, profile)
    listed = instances(side, profile.region(side)) in facts
    unseen = listed and profile.cluster(side).instance is not None and look.instance(side) is None
    return both_in_cloud(profile) and not intention.network_stands and unseen
