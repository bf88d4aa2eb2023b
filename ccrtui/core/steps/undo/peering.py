"""The peering connections that we made, whoever uses them now, and deleting them."""

from __future__ import annotations

from ccrtui.core.call.call import ENDS, Call, Side
from ccrtui.core.cloud.calls import peerings_by_id, peerings_named, route_tables
from ccrtui.core.cloud.peering import Peering, PeeringEnd, Peerings
from ccrtui.core.cloud.route import RouteTables
from ccrtui.core.cloud.writes import delete_peering
from ccrtui.core.json_value import JsonObject
from ccrtui.core.profile.profile import Made, Profile
from ccrtui.core.steps.network.peering_ends import is_our_peering
from ccrtui.core.steps.network.peering_present import GONE
from ccrtui.core.steps.undo.absent import removed_by
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Absent, PlannedCall


def made_peering_reads(look: Look) -> tuple[Call, ...]:
    """The connections with our name or with an id of ours, then the routes of the networks they join."""
    tables = (call for peering in made_peerings(look) for call in _tables(look.profile, peering))
    return (*_lists(look.profile), *tables)


def made_peerings(look: Look) -> tuple[Peering, ...]:
    """The connections of ours that are still there, each once."""
    lists = (look.value(call, Peerings) for call in _lists(look.profile))
    peerings_of_ours = {peering.id: peering for listed in lists if listed for peering in listed.peerings}
    return tuple(
        peering
        for peering in peerings_of_ours.values()
        if is_our_peering(look.profile, peering) and peering.state != GONE
    )


def routes_of_others(look: Look, peering: Peering) -> tuple[JsonObject, ...]:
    """The routes through a connection that are not ours, and would vanish with it: `table` and `destination`."""
    table_lists = (look.value(call, RouteTables) for call in _tables(look.profile, peering))
    return tuple(
        {"table": table.id, "destination": str(route.destination) if route.destination else None}
        for listed in table_lists
        if listed
        for table in listed.tables
        for route in table.routes
        if route.hop == peering.id
        and route.id not in look.profile.made.routes
        and route.description != look.profile.marker
    )


def delete_peerings(look: Look) -> tuple[PlannedCall, ...]:
    """One call for each, sent from the end that asked for it."""
    return tuple(_delete(look.profile, peering) for peering in made_peerings(look))


def absent_peerings(look: Look) -> tuple[Absent, ...]:
    """The connections whose ids the profile keeps and that neither end lists; none where a look for several failed."""
    known = look.profile.made.peerings
    looked = [peerings_by_id(side, look.region(side), known) for side in ENDS if known]
    if len(known) > 1 and any(look.fault(call) for call in looked):
        return ()
    there = {peering.id for peering in made_peerings(look)}
    return tuple(
        removed_by(Made(peerings=(peering_id,)), (delete_peering(side, look.region(side), peering_id) for side in ENDS))
        for peering_id in known
        if peering_id not in there
    )


def _delete(profile: Profile, peering: Peering) -> PlannedCall:
    side = _side_of(profile, peering.source, Side.LEADER)
    call = delete_peering(side, profile.region(side), peering.id)
    ends = " ".join(f"{end.vpc} {end.region}" for end in (peering.source, peering.peer))
    return PlannedCall(call, unmade=Made(peerings=(peering.id,)), subject=f"{peering.name} {ends}".strip())


def _lists(profile: Profile) -> tuple[Call, ...]:
    known = profile.made.peerings
    by_name = tuple(peerings_named(side, profile.region(side), profile.marker) for side in ENDS)
    return (*by_name, *(peerings_by_id(side, profile.region(side), known) for side in ENDS if known))


def _tables(profile: Profile, peering: Peering) -> tuple[Call, ...]:
    places = ((peering.source, Side.LEADER), (peering.peer, Side.FOLLOWER))
    sides = ((end.vpc, _side_of(profile, end, usual)) for end, usual in places)
    return tuple(route_tables(side, profile.region(side), vpc) for vpc, side in sides)


def _side_of(profile: Profile, end: PeeringEnd, usual: Side) -> Side:
    """Which of our keys sees an end: that of its region, else the one it was made with."""
    there = [side for side in ENDS if profile.region(side) == end.region]
    return there[0] if len(there) == 1 else usual
