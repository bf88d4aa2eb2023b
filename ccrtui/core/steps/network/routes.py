"""Routes: every table of the subnets involved, on both sides, leads to the other side's subnets."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import IPv4Network

from ccrtui.core.call.call import ENDS, Call
from ccrtui.core.call.facts import Facts
from ccrtui.core.cloud.calls import vpc_limits
from ccrtui.core.cloud.route import CCN, Hop
from ccrtui.core.cloud.routing import effective
from ccrtui.core.cloud.vpc import Limits
from ccrtui.core.cloud.writes import create_route, delete_route
from ccrtui.core.json_value import JsonObject, JsonValue
from ccrtui.core.profile.profile import Profile
from ccrtui.core.steps.conclude import blocked, by_fault, missing, satisfied, unknown
from ccrtui.core.steps.network.ccn_routes import ccn_route_reads, judge_ccn_routes
from ccrtui.core.steps.network.joined import joined_by, joined_reads
from ccrtui.core.steps.network.routes_involved import TableNeed, involved_reads, needs_of, unlisted
from ccrtui.core.steps.network.routes_problem import diverted, inside_own, lacking, no_room, switched_off
from ccrtui.core.steps.sites import joined_otherwise, site_reads, without_network
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Intention, Judgement, PlannedCall, StepName, StepState

QUOTA = "route-table-max-policies"


class RoutesStep:
    """Adds one route per table and destination; nothing that is there is changed, and no subnet gets another table."""

    name = StepName.ROUTES

    def reads(self, facts: Facts, intention: Intention) -> tuple[Call, ...]:
        """How the two are joined, and their tables; what is behind a route that is lacking only then."""
        profile = intention.profile
        look = Look(facts, profile)
        needed = _needed_reads(look)
        hop = _hop(look, needed)
        if hop is None or not any(lacking(need, hop) for need in _needs(look)):
            return needed
        if hop.type == CCN:
            return (*needed, *ccn_route_reads(look, hop))
        lacks = [side for side in ENDS if any(lacking(need, hop) for need in needs_of(look, side))]
        return (*needed, *(vpc_limits(side, profile.region(side)) for side in lacks))

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        """The first problem of any table blocks, so that nothing is done by halves."""
        profile = intention.profile
        look = Look(facts, profile)
        if other := without_network(look) or joined_otherwise(profile):
            return other
        needed = _needed_reads(look)
        for call in needed:
            if fault := facts.fault(call):
                return by_fault(call, fault)
        hop = _hop(look, needed)
        if hop is None:
            return unknown(Code.NOT_LOOKED)
        if absent := _vpc_absent(look):
            return absent
        needs = _needs(look)
        if hop.type == CCN:
            return judge_ccn_routes(look, needs, hop, _seen(needs, hop))
        return next(_problems(look, needs, hop), None) or _conclude(needs, hop)

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        """One call per table and destination, as what a call with several does when one is refused is not known."""
        if self.judge(facts, intention).state is not StepState.MISSING:
            return ()
        profile = intention.profile
        look = Look(facts, profile)
        hop = joined_by(look)
        if hop is None:
            return ()
        return tuple(_planned(profile, need, block, hop) for need in _needs(look) for block in lacking(need, hop))


def _needed_reads(look: Look) -> tuple[Call, ...]:
    if joined_otherwise(look.profile) or without_network(look):
        return site_reads(look.profile)
    return tuple(dict.fromkeys((*joined_reads(look), *involved_reads(look))))


def _hop(look: Look, needed: tuple[Call, ...]) -> Hop | None:
    """How the two are joined, once all that this depends on is known."""
    return joined_by(look) if needed and all(call in look for call in needed) else None


def _needs(look: Look) -> tuple[TableNeed, ...]:
    return tuple(need for side in ENDS for need in needs_of(look, side))


def _vpc_absent(look: Look) -> Judgement | None:
    """A VPC, or a subnet of an instance, that the account does not see, so that nothing can be said of its routes."""
    for side in ENDS:
        instance = look.instance(side)
        if instance is not None and not needs_of(look, side):
            return blocked(Code.VPC_NOT_FOUND, side=side.value, vpc=instance.vpc, region=look.region(side))
        if instance is not None and (subnet := unlisted(look, side)):
            return unknown(Code.SUBNET_NOT_LISTED, side=side.value, subnet=subnet, vpc=instance.vpc)
    return None


def _problems(look: Look, needs: tuple[TableNeed, ...], hop: Hop) -> Iterator[Judgement]:
    for need in needs:
        limits = look.value(vpc_limits(need.side, look.region(need.side)), Limits)
        problems = (
            inside_own(look, need),
            diverted(need, hop),
            switched_off(need, hop),
            no_room(need, hop, limits.values.get(QUOTA) if limits else None),
        )
        yield from (problem for problem in problems if problem is not None)


def _conclude(needs: tuple[TableNeed, ...], hop: Hop) -> Judgement:
    evidence = _seen(needs, hop)
    lacks = [need for need in needs if lacking(need, hop)]
    if not lacks:
        return satisfied(Code.ROUTES_STAND, **evidence)
    return missing(Code.ROUTES_MISSING, **evidence, not_changed=sum(len(need.table.routes) for need in lacks))


def _seen(needs: tuple[TableNeed, ...], hop: Hop) -> JsonObject:
    """The next hop; by side tables, where they must lead, where that goes now, and how many subnets use each."""
    evidence: dict[str, JsonValue] = {"hop": hop.id}
    for side in ENDS:
        own = [need for need in needs if need.side is side]
        blocks = dict.fromkeys(block for need in own for block in need.destinations)
        evidence[f"{side}_table"] = [{"id": need.table.id, "name": need.table.name} for need in own]
        evidence[f"{side}_destination"] = [str(block) for block in blocks]
        evidence[f"{side}_has"] = [_leads(need, block) for need in own for block in need.destinations]
        evidence[f"{side}_affects"] = [{"table": need.table.id, "subnets": len(need.table.subnets)} for need in own]
    return evidence


def _leads(need: TableNeed, block: IPv4Network) -> JsonObject:
    route = effective(need.table.routes, block)
    return {"table": need.table.id, "destination": str(block), "hop": route.hop if route else None}


def _planned(profile: Profile, need: TableNeed, block: IPv4Network, hop: Hop) -> PlannedCall:
    region = profile.region(need.side)
    call = create_route(need.side, region, need.table.id, block, hop, profile.marker)
    undo = delete_route(need.side, region, need.table.id, {"from": "routes.id"})
    return PlannedCall(call, undo=(undo,))
