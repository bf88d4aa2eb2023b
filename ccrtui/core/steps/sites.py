"""Where the two ends of a link stand in the cloud: their regions, instances and VPCs, as far as they are known."""

from __future__ import annotations

from ccrtui.core.call.call import ENDS, Call, Side
from ccrtui.core.cloud.calls import instances
from ccrtui.core.profile.profile import NetworkChoice, Profile
from ccrtui.core.steps.conclude import by_fault, skipped, unknown
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Judgement


def in_cloud(profile: Profile, side: Side) -> bool:
    """Whether that end is in the cloud."""
    return profile.cluster(side).in_cloud


def both_in_cloud(profile: Profile) -> bool:
    """Whether both ends are."""
    return all(in_cloud(profile, side) for side in ENDS)


def site_reads(profile: Profile) -> tuple[Call, ...]:
    """The lists of instances of both ends that are in the cloud and whose region is known."""
    return tuple(
        instances(side, profile.region(side)) for side in ENDS if in_cloud(profile, side) and profile.region(side)
    )


def without_network(look: Look) -> Judgement | None:
    """Why no step about the network between the two applies, or can be judged; None when both ends are known."""
    cloudy = [side for side in ENDS if in_cloud(look.profile, side)]
    if not cloudy:
        return skipped(Code.TYPED_ADDRESSES)
    if len(cloudy) == 1:
        return skipped(Code.NETWORK_UNKNOWN, side=cloudy[0].other.value)
    for call in site_reads(look.profile):
        if fault := look.fault(call):
            return by_fault(call, fault)
    leader, follower = (look.instance(side) for side in ENDS)
    if leader is None or follower is None:
        return unknown(Code.NOT_LOOKED)
    if leader.vpc == follower.vpc:
        return skipped(Code.SAME_NETWORK, vpc=leader.vpc)
    return None


def joined_otherwise(profile: Profile) -> Judgement | None:
    """Skipped where the operator says that the networks are joined by something we need not know."""
    if profile.link.network is NetworkChoice.CONNECTED:
        return skipped(Code.CONNECTED_OTHERWISE)
    return None
