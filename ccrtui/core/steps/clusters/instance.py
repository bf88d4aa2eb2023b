"""The instance at one end: chosen, there, and in a state to be used."""

from __future__ import annotations

from ccrtui.core.call.call import ENDS, Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.cloud.account import Regions
from ccrtui.core.cloud.calls import instances, peerings, regions
from ccrtui.core.cloud.instance import Instance, Instances, InstanceState
from ccrtui.core.cloud.peering import Peering, Peerings
from ccrtui.core.profile.profile import NetworkChoice
from ccrtui.core.steps.clusters.account import account_side, caller_of
from ccrtui.core.steps.clusters.instance_choice import Vacancy, pick
from ccrtui.core.steps.conclude import blocked, by_fault, choice_needed, passable, unknown
from ccrtui.core.steps.sites import in_cloud, site_reads
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Choice, Judgement


def find_reads(look: Look) -> tuple[Call, ...]:
    """The instances of both ends; the regions where one is still to be chosen; where a missing one may be instead."""
    sides = [side for side in ENDS if in_cloud(look.profile, side)]
    choosing = [regions(account_side(look.profile, side)) for side in sides if not look.region(side)]
    elsewhere = [call for side in sides if (call := _connections(look, side))]
    return (*choosing, *site_reads(look.profile), *elsewhere)


def find_problem(look: Look, side: Side) -> Judgement | None:
    """Why that end has no instance that can be used; None when it has one, or is no instance."""
    if not in_cloud(look.profile, side):
        return None
    region = look.region(side)
    call = instances(side, region) if region else regions(account_side(look.profile, side))
    if fault := look.fault(call):
        return by_fault(call, fault)
    if call not in look:
        return unknown(Code.NOT_LOOKED)
    if not region:
        return _choose_region(look.facts, call, side)
    listed = look.value(call, Instances) or Instances(())
    if look.profile.cluster(side).instance is None:
        return pick(Vacancy(side, region, look.instance(side.other)), listed)
    instance = look.instance(side)
    return _not_found(look, side, listed) if instance is None else _unusable(side, instance)


def _choose_region(facts: Facts, call: Call, side: Side) -> Judgement:
    cloud_regions = facts.value(call, Regions)
    return choice_needed(Choice(f"{side}-region", cloud_regions.available if cloud_regions else ()), side=side.value)


def _unusable(side: Side, instance: Instance) -> Judgement | None:
    if instance.state is InstanceState.NORMAL:
        return None
    return blocked(
        Code.INSTANCE_NOT_USABLE,
        side=side.value,
        instance=instance.id,
        name=instance.name,
        region=instance.region,
        instance_state=instance.state.word,
    )


def _not_found(look: Look, side: Side, listed: Instances) -> Judgement:
    """A connection to another account may still come to hold; a network between many needs both accounts' keys."""
    instance, region = look.profile.cluster(side).instance, look.region(side)
    if account := _other_account(look, side):
        judgement_of = blocked if look.profile.link.network is NetworkChoice.CCN else passable
        return judgement_of(Code.INSTANCE_OF_ANOTHER_ACCOUNT, side=side.value, instance=instance, account=account)
    if (call := _connections(look, side)) and call not in look:
        return unknown(Code.NOT_LOOKED)
    asked_by = caller_of(look, side)
    return blocked(
        Code.INSTANCE_NOT_FOUND,
        side=side.value,
        instance=instance,
        region=region,
        account=asked_by.account if asked_by else None,
        instances=[entry.id for entry in listed.instances],
    )


def _connections(look: Look, side: Side) -> Call | None:
    """The peering connections of the other end, where that end is known and this one was not found."""
    near = look.instance(side.other) if in_cloud(look.profile, side.other) else None
    call = instances(side, look.region(side))
    missing = call in look and not look.fault(call) and look.instance(side) is None
    if near is None or not missing or look.profile.cluster(side).instance is None:
        return None
    return peerings(side.other, look.region(side.other), near.vpc)


def _other_account(look: Look, side: Side) -> str | None:
    """The account that a connection of the other end leads to in that region, when it is not the other end's own."""
    call, near = _connections(look, side), look.instance(side.other)
    peering_list = look.value(call, Peerings) if call else None
    if peering_list is None or near is None:
        return None
    region = look.region(side)
    return next(
        (account for peering in peering_list.peerings if (account := _foreign(peering, near.vpc, region))), None
    )


def _foreign(peering: Peering, vpc: str, region: str) -> str | None:
    far = peering.beyond(vpc)
    own = peering.source if far is peering.peer else peering.peer
    return far.account if far.region == region and far.account != own.account else None
