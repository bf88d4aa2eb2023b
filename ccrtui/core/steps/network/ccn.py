"""Joining the two VPCs by a Cloud Connect Network: one that is there, or one that we make."""

from __future__ import annotations

from ccrtui.core.call.call import ENDS, Call, Side
from ccrtui.core.cloud.calls import ccn_attachments, ccn_bandwidths
from ccrtui.core.cloud.ccn import CcnBandwidths
from ccrtui.core.cloud.writes import attach_ccn, create_ccn, delete_ccn, detach_ccn, set_ccn_bandwidth
from ccrtui.core.json_value import JsonObject
from ccrtui.core.profile.profile import Made, NetworkChoice, Profile
from ccrtui.core.steps.conclude import blocked, by_fault, choice_needed, missing, satisfied, unknown, waiting
from ccrtui.core.steps.network.bandwidth import bandwidth_choice, bandwidth_to_choose
from ccrtui.core.steps.network.ccn_accept import PENDING, accept_calls, judge_awaited
from ccrtui.core.steps.network.ccn_pick import (
    attachment,
    ccn_choice,
    ccn_lists,
    elsewhere,
    fit_for_both,
    is_known,
    keeper,
    listed,
    name_of,
    owner,
    picked,
)
from ccrtui.core.steps.network.joined import ACTIVE, ccns_between, ends, our_ccns, peerings_between
from ccrtui.core.steps.network.peering_ends import account_of, crosses_regions, network_evidence
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Judgement, PlannedCall

PASSING = ("ATTACHING", PENDING, "DETACHING")
"""States of an attachment that become another."""
SETTLES_S = 180.0
"""How long an attachment may take."""


def may_join_by_ccn(look: Look) -> bool:
    """Whether this is the way: chosen, or nothing was chosen, no connection works, and a network is there or named."""
    if look.profile.link.network is not NetworkChoice.AUTO:
        return look.profile.link.network is NetworkChoice.CCN
    if any(peering.state == ACTIVE for peering in peerings_between(look)):
        return False
    return look.profile.link.ccn is not None or bool(ccns_between(look))


def ccn_reads(look: Look) -> tuple[Call, ...]:
    """The accounts' networks, the attachments of both VPCs, and the bandwidths of the network that is picked."""
    reads = _required(look)
    if not all(call in look for call in reads):
        return reads
    ccn = picked(look)
    return (*reads, _bandwidths(look, ccn)) if ccn and is_known(look, ccn) else reads


def judge_ccn(look: Look) -> Judgement:
    """Whether a network joins the two now, and if not, what is next."""
    for call in _required(look):
        if fault := look.fault(call):
            return by_fault(call, fault)
        if call not in look:
            return unknown(Code.NOT_LOOKED)
    ccn = picked(look)
    if ccn is None:
        return _judge_none(look)
    if not is_known(look, ccn):
        there = [network.id for network in listed(look)]
        return blocked(Code.CCN_NOT_FOUND, ccn=ccn, ccns=there)
    return _judge_attachments(look, ccn) or _judge_bandwidth(look, ccn)


def ccn_calls(look: Look) -> tuple[PlannedCall, ...]:
    """One kind of thing at a time: make the network, attach what is not in it, accept that, limit its bandwidth."""
    ccn = picked(look)
    if ccn is None:
        return (_create(look.profile),)
    attaching = tuple(call for side in _outside(look, ccn) for call in _attach(look, side, ccn))
    return attaching or accept_calls(look, ccn) or _set_bandwidth(look.profile, ccn)


def _required(look: Look) -> tuple[Call, ...]:
    instances = ends(look) or {}
    attached = (ccn_attachments(side, look.region(side), instance.vpc) for side, instance in instances.items())
    return (*ccn_lists(look), *attached)


def _bandwidths(look: Look, ccn: str) -> Call:
    side = keeper(look, ccn) or Side.LEADER
    return ccn_bandwidths(side, look.region(side), ccn)


def _judge_none(look: Look) -> Judgement:
    if choice := ccn_choice(look):
        return choice_needed(choice, **network_evidence(look))
    if in_another := _judge_elsewhere(look, None, ENDS):
        return in_another
    cost = {"bandwidth": look.profile.link.bandwidth, "charge": "POSTPAID", "price": None}
    evidence: JsonObject = {**network_evidence(look), **cost}
    if bandwidth_to_choose(look.profile):
        return choice_needed(bandwidth_choice(look.profile, with_price=False), **evidence)
    return missing(Code.CCN_MISSING, **evidence)


def _judge_attachments(look: Look, ccn: str) -> Judgement | None:
    """Why the two are not joined by it yet; None when both are active in it."""
    attachments = {side: attachment(look, side, ccn) for side in ENDS}
    for side, attached in attachments.items():
        if attached is not None and attached.state not in (ACTIVE, *PASSING):
            return blocked(Code.CCN_ATTACHMENT_STATE, side=side.value, ccn=ccn, vpc=attached.vpc, state=attached.state)
    states = {side: attached.state if attached else None for side, attached in attachments.items()}
    outside = _outside(look, ccn)
    if in_another := _judge_elsewhere(look, ccn, outside):
        return in_another
    if outside:
        vpcs = [instance.vpc for side, instance in (ends(look) or {}).items() if side in outside]
        return missing(Code.CCN_TO_ATTACH, vpcs=vpcs, **_evidence(look, ccn))
    if all(state == ACTIVE for state in states.values()):
        return None
    evidence = {**{f"{side}_state": state for side, state in states.items()}, **_evidence(look, ccn)}
    return judge_awaited(look, ccn, evidence) or waiting(Code.CCN_ATTACHING, SETTLES_S, **evidence)


def _judge_elsewhere(look: Look, ccn: str | None, sides: tuple[Side, ...]) -> Judgement | None:
    """A VPC that would have to be attached is in another network, from which we do not take it."""
    outsider = elsewhere(look, ccn, sides)
    if outsider is None:
        return None
    side, other = outsider
    vpc = (ends(look) or {})[side].vpc
    evidence = {"side": side.value, "vpc": vpc, "attached": other, "ccns": fit_for_both(look)}
    return blocked(Code.CCN_ELSEWHERE, **evidence, **network_evidence(look))


def _judge_bandwidth(look: Look, ccn: str) -> Judgement:
    """In a network of ours the chosen bandwidth is set where none is; in another's it is as they want it."""
    limit = _limit(look, ccn)
    wanted = look.profile.link.bandwidth
    if ccn in our_ccns(look) and crosses_regions(look.profile) and wanted is not None and limit is None:
        bandwidths_call = _bandwidths(look, ccn)
        if fault := look.fault(bandwidths_call):
            return by_fault(bandwidths_call, fault)
        return missing(Code.CCN_BANDWIDTH_TO_SET, bandwidth=wanted, **_evidence(look, ccn))
    return satisfied(Code.CCN_JOINS, bandwidth=limit, **_evidence(look, ccn))


def _limit(look: Look, ccn: str) -> int | None:
    """Mbit/s that were set between the two regions, or out of the leader's."""
    here, there = look.region(Side.LEADER), look.region(Side.FOLLOWER)
    bandwidths = look.value(_bandwidths(look, ccn), CcnBandwidths)
    limits = bandwidths.limits if bandwidths else ()
    fits = ({here, there}, {here, ""})
    return next(
        (bandwidth.limit for wanted in fits for bandwidth in limits if {bandwidth.region, bandwidth.other} == wanted),
        None,
    )


def _evidence(look: Look, ccn: str) -> JsonObject:
    return {
        "ccn": ccn,
        "ccn_name": name_of(look, ccn),
        "made_by_us": ccn in our_ccns(look),
        **network_evidence(look),
    }


def _outside(look: Look, ccn: str) -> tuple[Side, ...]:
    return tuple(side for side in ENDS if attachment(look, side, ccn) is None)


def _foreign_owner(look: Look, side: Side, ccn: str) -> str | None:
    """The network's account where that is not the account of the VPC at that end."""
    account = owner(look, ccn)
    return account if account != account_of(look.facts, side) else None


def _create(profile: Profile) -> PlannedCall:
    region = profile.region(Side.LEADER)
    undo = delete_ccn(Side.LEADER, region, {"from": "ccn.id"})
    return PlannedCall(create_ccn(Side.LEADER, region, profile.marker), undo=(undo,))


def _attach(look: Look, side: Side, ccn: str) -> tuple[PlannedCall, ...]:
    instance = (ends(look) or {}).get(side)
    if instance is None:
        return ()
    region = look.region(side)
    call = attach_ccn(side, region, ccn, instance.vpc, _foreign_owner(look, side, ccn))
    made = Made(ccn_attachments=(f"{ccn}/{instance.vpc}",))
    return (PlannedCall(call, made=made, undo=(detach_ccn(side, region, ccn, instance.vpc),)),)


def _set_bandwidth(profile: Profile, ccn: str) -> tuple[PlannedCall, ...]:
    """The limit goes with the network, which is ours where one is set."""
    here, there = profile.region(Side.LEADER), profile.region(Side.FOLLOWER)
    if profile.link.bandwidth is None:
        return ()
    call = set_ccn_bandwidth(Side.LEADER, here, ccn, there, profile.link.bandwidth)
    return (PlannedCall(call, undo=(delete_ccn(Side.LEADER, here, ccn),)),)
