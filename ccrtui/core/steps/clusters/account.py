"""The account: whose keys these are, and that the regions of the profile exist."""

from __future__ import annotations

from collections.abc import Callable

from ccrtui.core.call.call import ENDS, Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import FaultCode
from ccrtui.core.cloud.account import Caller, Regions
from ccrtui.core.cloud.calls import caller, regions
from ccrtui.core.profile.profile import Profile
from ccrtui.core.steps.conclude import blocked, by_fault, by_side, satisfied, skipped, unknown
from ccrtui.core.steps.sites import in_cloud
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Intention, Judgement, PlannedCall, StepName


class AccountStep:
    """Asks the cloud who we are there, before anything else is asked of it."""

    name = StepName.ACCOUNT

    def reads(self, facts: Facts, intention: Intention) -> tuple[Call, ...]:
        """Caller and regions, once for each account that is used."""
        del facts
        return tuple(call for side in accounts_asked(intention.profile) for call in (caller(side), regions(side)))

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        """Blocked while a key is not accepted, or a region of the profile does not exist."""
        profile = intention.profile
        look = Look(facts, profile)
        sides = accounts_asked(profile)
        if not sides:
            return skipped(Code.TYPED_ADDRESSES)
        for call in (call for side in sides for call in (caller(side), regions(side))):
            if fault := facts.fault(call):
                return by_fault(call, fault)
            if call not in facts:
                return unknown(Code.NOT_LOOKED)
        return _unknown_region(look) or _known(look)

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        """Nothing we could change."""
        del facts, intention
        return ()


def account_side(profile: Profile, side: Side) -> Side:
    """Whose key stands for that side: the leader's for both, unless the follower has one of its own."""
    one_key = profile.cluster(Side.LEADER).credentials == profile.cluster(Side.FOLLOWER).credentials
    return Side.LEADER if one_key and in_cloud(profile, Side.LEADER) else side


def accounts_asked(profile: Profile) -> tuple[Side, ...]:
    """The sides whose accounts are different ones, as far as the profile tells; none where nothing is in the cloud."""
    return tuple(dict.fromkeys(account_side(profile, side) for side in ENDS if in_cloud(profile, side)))


def caller_of(look: Look, side: Side) -> Caller | None:
    """Whose key that side's is, None where it is not known or that side is not in the cloud."""
    return look.value(caller(account_side(look.profile, side)), Caller) if in_cloud(look.profile, side) else None


def _unknown_region(look: Look) -> Judgement | None:
    for side in ENDS:
        cloud_regions = look.value(regions(account_side(look.profile, side)), Regions)
        region = look.region(side)
        if in_cloud(look.profile, side) and cloud_regions and region and region not in cloud_regions.states:
            return blocked(
                FaultCode.REGION_UNKNOWN, side=side.value, region=region, regions=list(cloud_regions.available)
            )
    return None


def _known(look: Look) -> Judgement:
    def pair(figure: Callable[[Caller], str]) -> tuple[str | None, str | None]:
        leader, follower = (caller_of(look, side) for side in ENDS)
        return (figure(leader) if leader else None, figure(follower) if follower else None)

    regions_chosen = [look.region(side) or None for side in ENDS]
    return satisfied(
        Code.ACCOUNT_KNOWN,
        **by_side(
            account=pair(lambda identity: identity.account),
            user=pair(lambda identity: identity.user_id),
            region=(regions_chosen[0], regions_chosen[1]),
        ),
    )
