"""The peering connections that we made, whoever uses them now, and deleting them."""

from __future__ import annotations

from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.cloud.calls import peerings_by_id, peerings_named, route_tables
from ccrtui.core.cloud.peering import Peering, PeeringEnd, Peerings
from ccrtui.core.cloud.route import RouteTables
from ccrtui.core.cloud.writes import delete_peering
from ccrtui.core.profile.profile import Made, Profile
from ccrtui.core.steps.network.peering_ends import is_our_peering
from ccrtui.core.steps.network.peering_present import GONE
from ccrtui.core.steps.sites import SIDES, region_of
from ccrtui.core.steps.undo.absent import removed_by
from ccrtui.core.walk.step import Absent, PlannedCall


def made_peering_reads(facts: Facts, profile: Profile) -> tuple[Call, ...]:
    """The connections with our name or with an id of ours, then the routes of the networks they join."""
    tables = (call for one in made_peerings(facts, profile) for call in _tables(profile, one))
    return (*_lists(profile), *tables)


def made_peerings(facts: Facts, profile: Profile) -> tuple[Peering, ...]:
    """The connections of ours that are still there, each once."""
    lists = (facts.value(call, Peerings) for call in _lists(profile))
    found = {one.id: one for listed in lists if listed for one in listed.peerings}
    return tuple(one for one in found.values() if is_our_peering(profile, one) and one.state != GONE)


def routes_of_others(facts: Facts, profile: Profile, peering: Peering) -> tuple[str, ...]:
    """The routes through a connection that are not ours, and would vanish with it: table and destination of each."""
    found = (facts.value(call, RouteTables) for call in _tables(profile, peering))
    return tuple(
        f"{table.id} {route.destination}"
        for listed in found
        if listed
        for table in listed.tables
        for route in table.routes
        if route.hop == peering.id and route.id not in profile.made.routes and route.description != profile.marker
    )


def delete_peerings(facts: Facts, profile: Profile) -> tuple[PlannedCall, ...]:
    """One call for each, sent from the end that asked for it."""
    return tuple(_delete(profile, one) for one in made_peerings(facts, profile))


def absent_peerings(facts: Facts, profile: Profile) -> tuple[Absent, ...]:
    """The connections whose ids the profile keeps and that neither end lists; none where a look for several failed."""
    known = profile.made.peerings
    looked = [peerings_by_id(side, region_of(profile, side), known) for side in SIDES if known]
    if len(known) > 1 and any(facts.fault(call) for call in looked):
        return ()
    there = {one.id for one in made_peerings(facts, profile)}
    return tuple(
        removed_by(Made(peerings=(kept,)), (delete_peering(side, region_of(profile, side), kept) for side in SIDES))
        for kept in known
        if kept not in there
    )


def _delete(profile: Profile, peering: Peering) -> PlannedCall:
    side = _side_of(profile, peering.source, Side.LEADER)
    call = delete_peering(side, region_of(profile, side), peering.id)
    ends = " ".join(f"{end.vpc} {end.region}" for end in (peering.source, peering.peer))
    return PlannedCall(call, unmade=Made(peerings=(peering.id,)), subject=f"{peering.name} {ends}".strip())


def _lists(profile: Profile) -> tuple[Call, ...]:
    known = profile.made.peerings
    by_name = tuple(peerings_named(side, region_of(profile, side), profile.marker) for side in SIDES)
    return (*by_name, *(peerings_by_id(side, region_of(profile, side), known) for side in SIDES if known))


def _tables(profile: Profile, peering: Peering) -> tuple[Call, ...]:
    places = ((peering.source, Side.LEADER), (peering.peer, Side.FOLLOWER))
    sides = ((end.vpc, _side_of(profile, end, usual)) for end, usual in places)
    return tuple(route_tables(side, region_of(profile, side), vpc) for vpc, side in sides)


def _side_of(profile: Profile, end: PeeringEnd, usual: Side) -> Side:
    """Which of our keys sees an end: that of its region, else the one it was made with."""
    there = [side for side in SIDES if region_of(profile, side) == end.region]
    return there[0] if len(there) == 1 else usual
