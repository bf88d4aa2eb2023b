"""What stands in the way of a new connection: overlapping blocks, those of other peers too, and quotas."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ccrtui.core.call.call import ENDS, Call, Side
from ccrtui.core.cloud.calls import vpc_limits, vpcs
from ccrtui.core.cloud.cidr import overlaps
from ccrtui.core.cloud.peering import Peering, PeeringEnd
from ccrtui.core.cloud.vpc import Limits, Vpc, Vpcs
from ccrtui.core.steps.conclude import OTHER_WAYS, blocked
from ccrtui.core.steps.network.joined import ACTIVE, ends, peerings_of
from ccrtui.core.steps.network.peering_ends import account_of, network_evidence, vpc_of
from ccrtui.core.steps.network.peering_present import ENDED, GONE
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Judgement

TOTAL, USABLE = "vpc-max-vpcpeers", "vpc-max-available-vpcpeers"


def check_reads(look: Look) -> tuple[Call, ...]:
    """The limits of both accounts, and the VPCs already peered to either end, as far as they are ours to see."""
    if ends(look) is None:
        return ()
    limits = tuple(vpc_limits(side, look.region(side)) for side in ENDS)
    return (
        *limits,
        *(call for side in ENDS for calls in _peer_reads(look, side).values() for call in calls),
    )


def hindrance(look: Look, replaced: Peering | None = None) -> Judgement | None:
    """Why no connection can be made; None when nothing speaks against it. `replaced` is deleted before."""
    problem = _overlap(look) or _overlap_with_peer(look) or _quota(look, replaced)
    return replace(problem, choices=(OTHER_WAYS,)) if problem else None


def unseen_peers(look: Look) -> tuple[str, ...]:
    """The VPCs peered to either end whose blocks we cannot see, so that only the cloud can judge them."""
    return tuple(end.vpc for side in ENDS for _, end, vpc in _peers(look, side) if vpc is None)


def _overlap(look: Look) -> Judgement | None:
    leader, follower = (vpc_of(look, side) for side in ENDS)
    pairs = overlaps(leader.blocks, follower.blocks) if leader and follower else ()
    if not pairs:
        return None
    shown = [{"block": str(block), "other": str(other)} for block, other in pairs]
    return blocked(Code.NETWORKS_OVERLAP, overlaps=shown, **network_evidence(look))


def _overlap_with_peer(look: Look) -> Judgement | None:
    for side in ENDS:
        joining = vpc_of(look, side.other)
        for peering, _, vpc in _peers(look, side):
            pairs = overlaps(joining.blocks, vpc.blocks) if joining and vpc else ()
            if pairs and vpc:
                shown = [{"block": str(block), "other": str(other)} for block, other in pairs]
                evidence = {"side": side.value, "connection": peering.id, "vpc": vpc.id, "overlaps": shown}
                return blocked(Code.OVERLAPS_PEER, **evidence, **network_evidence(look))
    return None


def _quota(look: Look, replaced: Peering | None) -> Judgement | None:
    """Everything listed counts against the one limit, what is usable against the other."""
    going = replaced.id if replaced else None
    for side in ENDS:
        there = [peering for peering in peerings_of(look, side) if peering.state != GONE and peering.id != going]
        limits = look.value(vpc_limits(side, look.region(side)), Limits)
        in_use = {TOTAL: len(there), USABLE: sum(peering.state == ACTIVE for peering in there)}
        for name, count in in_use.items():
            limit = limits.values.get(name) if limits else None
            if limit is not None and count >= limit:
                vpc = vpc_of(look, side)
                evidence = {"side": side.value, "vpc": vpc.id if vpc else None, "limit": limit, "in_use": count}
                return blocked(Code.PEERING_QUOTA, **evidence)
    return None


def _peers(look: Look, side: Side) -> Iterator[tuple[Peering, PeeringEnd, Vpc | None]]:
    """The live connections of an end to others than the other end; the VPC is None where we cannot see it."""
    reads = _peer_reads(look, side)
    for peering, end in _other_ends(look, side):
        lists = (look.value(call, Vpcs) for call in reads.get(end.region, ()))
        yield peering, end, next((vpc for vpc_list in lists if vpc_list and (vpc := vpc_list.get(end.vpc))), None)


_MOST_VALUES = 5
"""How many values a filter of the API takes (public reference, request structure of `Filter`)."""


def _peer_reads(look: Look, side: Side) -> dict[str, tuple[Call, ...]]:
    """Lists per region of the VPCs of our account that are peered to an end."""
    by_region: dict[str, list[str]] = {}
    for _, end in _other_ends(look, side):
        if end.account == account_of(look.facts, side):
            by_region.setdefault(end.region, []).append(end.vpc)
    return {region: _in_parts(side, region, list(dict.fromkeys(ids))) for region, ids in by_region.items()}


def _in_parts(side: Side, region: str, ids: list[str]) -> tuple[Call, ...]:
    starts = range(0, len(ids), _MOST_VALUES)
    return tuple(vpcs(side, region, ids[start : start + _MOST_VALUES]) for start in starts)


def _other_ends(look: Look, side: Side) -> list[tuple[Peering, PeeringEnd]]:
    instances = ends(look)
    if instances is None:
        return []
    own, other = instances[side].vpc, instances[side.other].vpc
    live = [peering for peering in peerings_of(look, side) if peering.state not in (GONE, *ENDED)]
    return [(peering, peering.beyond(own)) for peering in live if peering.beyond(own).vpc != other]
