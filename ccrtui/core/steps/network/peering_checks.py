"""What stands in the way of a new connection: overlapping blocks, those of other peers too, and quotas."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.cloud.calls import vpc_limits, vpcs
from ccrtui.core.cloud.cidr import overlaps
from ccrtui.core.cloud.peering import Peering, PeeringEnd
from ccrtui.core.cloud.vpc import Limits, Vpc, Vpcs
from ccrtui.core.profile.profile import Profile
from ccrtui.core.steps.conclude import blocked
from ccrtui.core.steps.network.joined import ACTIVE, ends, peerings_of
from ccrtui.core.steps.network.peering_ends import account_of, network_evidence, vpc_of
from ccrtui.core.steps.network.peering_present import ENDED, GONE
from ccrtui.core.steps.sites import SIDES, region_of
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Choice, Judgement

OTHER_WAYS = Choice("network", ("ccn", "connected"), "ccn")
"""What may still be chosen where no connection can be made: a network that tells subnets apart, or none of ours."""

TOTAL, USABLE = "vpc-max-vpcpeers", "vpc-max-available-vpcpeers"


def check_reads(facts: Facts, profile: Profile) -> tuple[Call, ...]:
    """The limits of both accounts, and the VPCs already peered to either end, as far as they are ours to see."""
    if ends(facts, profile) is None:
        return ()
    limits = tuple(vpc_limits(side, region_of(profile, side)) for side in SIDES)
    return (
        *limits,
        *(call for side in SIDES for calls in _peer_reads(facts, profile, side).values() for call in calls),
    )


def hindrance(facts: Facts, profile: Profile, replaced: Peering | None = None) -> Judgement | None:
    """Why no connection can be made; None when nothing speaks against it. `replaced` is deleted before."""
    found = _overlap(facts, profile) or _overlap_with_peer(facts, profile) or _quota(facts, profile, replaced)
    return replace(found, choices=(OTHER_WAYS,)) if found else None


def unseen_peers(facts: Facts, profile: Profile) -> tuple[str, ...]:
    """The VPCs peered to either end whose blocks we cannot see, so that only the cloud can judge them."""
    return tuple(end.vpc for side in SIDES for _, end, vpc in _peers(facts, profile, side) if vpc is None)


def _overlap(facts: Facts, profile: Profile) -> Judgement | None:
    leader, follower = (vpc_of(facts, profile, side) for side in SIDES)
    pairs = overlaps(leader.blocks, follower.blocks) if leader and follower else ()
    if not pairs:
        return None
    shown = [f"{one} {other}" for one, other in pairs]
    return blocked(Code.NETWORKS_OVERLAP, overlaps=shown, **network_evidence(facts, profile))


def _overlap_with_peer(facts: Facts, profile: Profile) -> Judgement | None:
    for side in SIDES:
        joining = vpc_of(facts, profile, side.other)
        for peering, _, vpc in _peers(facts, profile, side):
            pairs = overlaps(joining.blocks, vpc.blocks) if joining and vpc else ()
            if pairs and vpc:
                shown = [f"{one} {other}" for one, other in pairs]
                seen = {"side": side.value, "connection": peering.id, "vpc": vpc.id, "overlaps": shown}
                return blocked(Code.OVERLAPS_PEER, **seen, **network_evidence(facts, profile))
    return None


def _quota(facts: Facts, profile: Profile, replaced: Peering | None) -> Judgement | None:
    """Everything listed counts against the one limit, what is usable against the other."""
    going = replaced.id if replaced else None
    for side in SIDES:
        there = [one for one in peerings_of(facts, profile, side) if one.state != GONE and one.id != going]
        limits = facts.value(vpc_limits(side, region_of(profile, side)), Limits)
        in_use = {TOTAL: len(there), USABLE: sum(one.state == ACTIVE for one in there)}
        for name, count in in_use.items():
            limit = limits.values.get(name) if limits else None
            if limit is not None and count >= limit:
                vpc = vpc_of(facts, profile, side)
                seen = {"side": side.value, "vpc": vpc.id if vpc else None, "limit": limit, "in_use": count}
                return blocked(Code.PEERING_QUOTA, **seen)
    return None


def _peers(facts: Facts, profile: Profile, side: Side) -> Iterator[tuple[Peering, PeeringEnd, Vpc | None]]:
    """The live connections of an end to others than the other end; the VPC is None where we cannot see it."""
    reads = _peer_reads(facts, profile, side)
    for peering, end in _other_ends(facts, profile, side):
        lists = (facts.value(call, Vpcs) for call in reads.get(end.region, ()))
        yield peering, end, next((vpc for found in lists if found and (vpc := found.get(end.vpc))), None)


_MOST_VALUES = 5
"""How many values a filter of the API takes (public reference, request structure of `Filter`)."""


def _peer_reads(facts: Facts, profile: Profile, side: Side) -> dict[str, tuple[Call, ...]]:
    """Lists per region of the VPCs of our account that are peered to an end."""
    by_region: dict[str, list[str]] = {}
    for _, end in _other_ends(facts, profile, side):
        if end.account == account_of(facts, side):
            by_region.setdefault(end.region, []).append(end.vpc)
    return {region: _in_parts(side, region, list(dict.fromkeys(ids))) for region, ids in by_region.items()}


def _in_parts(side: Side, region: str, ids: list[str]) -> tuple[Call, ...]:
    starts = range(0, len(ids), _MOST_VALUES)
    return tuple(vpcs(side, region, ids[start : start + _MOST_VALUES]) for start in starts)


def _other_ends(facts: Facts, profile: Profile, side: Side) -> list[tuple[Peering, PeeringEnd]]:
    found = ends(facts, profile)
    if found is None:
        return []
    own, other = found[side].vpc, found[side.other].vpc
    live = [one for one in peerings_of(facts, profile, side) if one.state not in (GONE, *ENDED)]
    return [(one, one.beyond(own)) for one in live if one.beyond(own).vpc != other]
