"""The two ends that are to be joined: their VPCs, whose they are, and how they are shown."""

from __future__ import annotations

from ccrtui.core.call.call import ENDS, Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.cloud.account import Caller
from ccrtui.core.cloud.calls import caller, vpcs
from ccrtui.core.cloud.peering import Peering, PeeringEnd
from ccrtui.core.cloud.vpc import Vpc, Vpcs
from ccrtui.core.json_value import JsonObject
from ccrtui.core.profile.profile import Profile
from ccrtui.core.steps.conclude import by_side
from ccrtui.core.steps.network.joined import ends
from ccrtui.core.walk.look import Look


def end_reads(look: Look) -> tuple[Call, ...]:
    """Whose keys the two are, and the two VPCs with their blocks, once it is known which they are."""
    instances = ends(look)
    callers = tuple(caller(side) for side in ENDS)
    if instances is None:
        return callers
    return (*callers, *(vpcs(side, look.region(side), (instance.vpc,)) for side, instance in instances.items()))


def vpc_of(look: Look, side: Side) -> Vpc | None:
    """The VPC at an end; None while it is not known, or where it is not there."""
    instance = look.instance(side)
    if instance is None:
        return None
    vpc_list = look.value(vpcs(side, look.region(side), (instance.vpc,)), Vpcs)
    return vpc_list.get(instance.vpc) if vpc_list else None


def account_of(facts: Facts, side: Side) -> str | None:
    """The main account whose key that side's is."""
    caller_identity = facts.value(caller(side), Caller)
    return caller_identity.account if caller_identity else None


def crosses_regions(profile: Profile) -> bool:
    """Whether the two ends are in two regions, so that what goes between them has a bandwidth and a price."""
    return profile.region(Side.LEADER) != profile.region(Side.FOLLOWER)


def side_at(look: Look, end: PeeringEnd) -> Side | None:
    """Which side of the link an end of a connection is; None where it is another VPC, or one that we cannot see."""
    sides = ((side, look.instance(side)) for side in ENDS)
    return next((side for side, instance in sides if instance is not None and instance.vpc == end.vpc), None)


def is_our_peering(profile: Profile, peering: Peering) -> bool:
    """Whether we made it: by its name, or by the id in the profile."""
    return peering.name == profile.marker or peering.id in profile.made.peerings


def network_evidence(look: Look) -> JsonObject:
    """Both networks as evidence: `leader_network` and `follower_network`, each `id` and `blocks`."""
    leader, follower = (_shown(look, side) for side in ENDS)
    return by_side(network=(leader, follower))


def _shown(look: Look, side: Side) -> JsonObject | None:
    vpc = vpc_of(look, side)
    if vpc is not None:
        return {"id": vpc.id, "blocks": [str(block) for block in vpc.blocks]}
    instance = look.instance(side)
    return {"id": instance.vpc, "blocks": []} if instance else None
