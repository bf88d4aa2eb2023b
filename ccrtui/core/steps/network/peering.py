"""Joining the two networks: by the connection that is there, by one that we make, or by a network between many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ccrtui.core.call.call import ENDS, Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.cloud.calls import peerings
from ccrtui.core.cloud.peering import Peering
from ccrtui.core.cloud.writes import NewPeering, accept_peering, create_peering, delete_peering
from ccrtui.core.profile.profile import Made, NetworkChoice
from ccrtui.core.steps.conclude import blocked, by_fault, missing, unknown
from ccrtui.core.steps.network.bandwidth import (
    bandwidth_choice,
    bandwidth_to_choose,
    charge_choice,
    charge_of,
    cost_evidence,
)
from ccrtui.core.steps.network.ccn import ccn_calls, ccn_reads, judge_ccn, may_join_by_ccn
from ccrtui.core.steps.network.joined import ends, joined_reads
from ccrtui.core.steps.network.peering_checks import check_reads, hindrance, unseen_peers
from ccrtui.core.steps.network.peering_ends import (
    account_of,
    crosses_regions,
    end_reads,
    network_evidence,
    side_at,
    vpc_of,
)
from ccrtui.core.steps.network.peering_present import (
    accepting_side,
    can_be_replaced,
    existing,
    judge_existing,
    unseen_reads,
)
from ccrtui.core.steps.sites import both_in_cloud, joined_otherwise, site_reads, without_network
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Intention, Judgement, PlannedCall, StepName, StepState


class PeeringStep:
    """Adopts what joins the two VPCs, else makes one connection between them; only what it makes is ever deleted."""

    name = StepName.PEERING

    def reads(self, facts: Facts, intention: Intention) -> tuple[Call, ...]:
        """Where both ends stand, what joins them, and, before something is made, what would be in its way."""
        profile = intention.profile
        look = Look(facts, profile)
        if not both_in_cloud(profile) or joined_otherwise(profile):
            return ()
        reads = (*site_reads(profile), *end_reads(look))
        if ends(look) is None:
            return (*reads, *unseen_reads(look))
        reads = (*reads, *joined_reads(look))
        if not all(call in facts for call in reads):
            return reads
        if may_join_by_ccn(look):
            return (*reads, *ccn_reads(look))
        peering = existing(look)
        return reads if peering and not can_be_replaced(profile, peering) else (*reads, *check_reads(look))

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        """In this order: nothing to join, no such VPC, the way that was chosen, what is there, what would be made."""
        profile = intention.profile
        look = Look(facts, profile)
        if both_in_cloud(profile) and (otherwise := joined_otherwise(profile)):
            return otherwise
        if without := without_network(look):
            return _judge_unseen(facts, intention) or without
        if not_seen := _not_seen(look):
            return not_seen
        if may_join_by_ccn(look):
            return judge_ccn(look)
        peering = existing(look)
        if peering is None:
            return _judge_new(look)
        judged = judge_existing(look, peering)
        if not can_be_replaced(profile, peering):
            return judged
        new = _judge_new(look, peering)
        return replace(judged, state=StepState.MISSING) if new.state is StepState.MISSING else new

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        """One call: accept, delete what has ended, or create; or those of the network between many."""
        profile, judged = intention.profile, self.judge(facts, intention)
        if judged.state is not StepState.MISSING and "confirm" not in judged.evidence:
            return ()
        if may_join_by_ccn(Look(facts, profile)):
            return ccn_calls(Look(facts, profile))
        peering = existing(Look(facts, profile))
        if peering is None:
            return _create(Look(facts, profile))
        if judged.code is Code.PEERING_TO_ACCEPT:
            return _accept(Look(facts, profile), peering, unseen=without_network(Look(facts, profile)) is not None)
        return _delete(Look(facts, profile), peering)


def _not_seen(look: Look) -> Judgement | None:
    """A look that failed or was not made, or a VPC that is not there."""
    if judged := _unanswered(look.facts, _required(look)):
        return judged
    for side, instance in (ends(look) or {}).items():
        if vpc_of(look, side) is None:
            return blocked(Code.VPC_NOT_FOUND, side=side.value, vpc=instance.vpc, region=look.region(side))
    return None


def _required(look: Look) -> tuple[Call, ...]:
    """What must be answered before anything is concluded; the lists of a way that was not chosen need not be."""
    instances = ends(look) or {}
    by_peering = look.profile.link.network is not NetworkChoice.CCN
    connections = (
        peerings(side, look.region(side), instance.vpc) for side, instance in instances.items() if by_peering
    )
    return (*end_reads(look), *connections)


def _unanswered(facts: Facts, calls: Iterable[Call]) -> Judgement | None:
    for call in calls:
        if fault := facts.fault(call):
            return by_fault(call, fault)
        if call not in facts:
            return unknown(Code.NOT_LOOKED)
    return None


def _judge_unseen(facts: Facts, intention: Intention) -> Judgement | None:
    """One end is in no list of our account: what becomes of the connection that leads to another account there.

    That it leads to the instance of the profile is not seen, so whoever lets it in types the account that asked.
    """
    profile = intention.profile
    look = Look(facts, profile)
    if profile.link.network is NetworkChoice.CCN:
        return None
    peering = existing(look)
    if peering is None:
        return None
    judged, asking = judge_existing(look, peering), peering.source.account
    if judged.code is not Code.PEERING_TO_ACCEPT or asking in intention.confirmed:
        return judged
    return replace(judged, state=StepState.BLOCKED, evidence={**judged.evidence, "confirm": asking})


def _judge_new(look: Look, replaced: Peering | None = None) -> Judgement:
    """Whether a connection can be made, and what must be chosen first."""
    if hindered := hindrance(look, replaced):
        return hindered
    evidence = {
        **network_evidence(look),
        **cost_evidence(look.profile),
        "not_seen": list(unseen_peers(look)),
    }
    if bandwidth_to_choose(look.profile):
        choices = (bandwidth_choice(look.profile, with_price=True), charge_choice(look.profile))
        return replace(blocked(Code.CHOICE_NEEDED, option="bandwidth", **evidence), choices=choices)
    return missing(Code.PEERING_MISSING, **evidence)


def _create(look: Look) -> tuple[PlannedCall, ...]:
    leader, follower = (vpc_of(look, side) for side in ENDS)
    account, region = account_of(look.facts, Side.FOLLOWER), look.region(Side.LEADER)
    if leader is None or follower is None or account is None:
        return ()
    bandwidth = look.profile.link.bandwidth if crosses_regions(look.profile) else None
    new = NewPeering(
        look.profile.marker,
        leader.id,
        follower.id,
        account,
        look.region(Side.FOLLOWER),
        bandwidth,
        charge_of(look.profile),
    )
    undo = delete_peering(Side.LEADER, region, {"from": "peering.id"})
    return (PlannedCall(create_peering(Side.LEADER, region, new), undo=(undo,)),)


def _accept(look: Look, peering: Peering, *, unseen: bool) -> tuple[PlannedCall, ...]:
    """Nothing is undone by deleting it: who asked for the connection may do that."""
    side, confirm = accepting_side(look, peering), peering.source.account if unseen else None
    return (PlannedCall(accept_peering(side, look.region(side), peering.id), confirm=confirm),) if side else ()


def _delete(look: Look, peering: Peering) -> tuple[PlannedCall, ...]:
    side = side_at(look, peering.source) or Side.LEADER
    call = delete_peering(side, look.region(side), peering.id)
    return (PlannedCall(call, unmade=Made(peerings=(peering.id,))),)
