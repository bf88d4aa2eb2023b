"""Routes both ways: what stands, what is lacking, and what is in the way."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import IPv4Network
from typing import Any

import pytest

from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.cloud.account import Caller
from ccrtui.core.cloud.calls import caller, ccn_routes, ccns, machines, subnets, vpc_limits, vpcs
from ccrtui.core.cloud.ccn import CcnRoute, CcnRoutes, Ccns
from ccrtui.core.cloud.route import Hop, RouteTable, RouteTables
from ccrtui.core.cloud.vpc import Limits, Subnets, Vpc, Vpcs
from ccrtui.core.cloud.writes import create_route
from ccrtui.core.profile.link_words import Destinations
from ccrtui.core.profile.profile import NetworkChoice, Profile
from ccrtui.core.steps.network.routes import RoutesStep
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Intention, Judgement, PlannedCall, StepState
from tests.core.steps.clusters.known_instances import CLOUD, EAST, FOLLOWERS, LEADERS, LEADING, NORTH, told
from tests.core.steps.known import FOLLOWER, LEADER, facts, with_link
from tests.core.steps.network.known_network import (
    BJ,
    FOLLOWER_TABLES,
    LEADER_TABLES,
    MARKED,
    NETWORK,
    PCX,
    PINGING,
    SH2,
    SH4,
    VPCS,
    east_tables,
    joined,
    network,
    north_table,
    route,
    subnet,
)

STEP = RoutesStep()
NONE = {LEADER_TABLES: north_table(), FOLLOWER_TABLES: east_tables((), ())}
VPN = Hop("VPN", "vpngw-1a2b3c4d")


def judged(changes: dict[Call, Any] | None = None, profile: Profile = CLOUD, by: Hop = PCX) -> Judgement:
    return STEP.judge(facts({**network(by), **(changes or {})}), Intention(profile))


def planned(changes: dict[Call, Any], profile: Profile = CLOUD, by: Hop = PCX) -> tuple[PlannedCall, ...]:
    return STEP.calls(facts({**network(by), **changes}), Intention(profile))


def reads(known: dict[Call, Any], profile: Profile = CLOUD) -> tuple[Call, ...]:
    return STEP.reads(facts(known), Intention(profile))


def test_routes_through_the_connection_in_every_table_hold() -> None:
    judgement = judged()
    assert (judgement.state, judgement.code) == (StepState.SATISFIED, Code.ROUTES_STAND)
    assert judgement.evidence["follower_table"] == [
        {"id": "rtb-sh", "name": "default"},
        {"id": "rtb-es", "name": "search"},
    ]
    assert judgement.evidence["follower_destination"] == ["10.0.3.0/24"]
    assert judgement.evidence["leader_destination"] == ["10.1.3.0/24", "10.1.4.0/24"]
    assert judgement.evidence["leader_affects"] == [{"table": "rtb-bj", "subnets": 2}]
    assert judgement.evidence["leader_has"] == [
        {"table": "rtb-bj", "destination": "10.1.3.0/24", "hop": PCX.id},
        {"table": "rtb-bj", "destination": "10.1.4.0/24", "hop": PCX.id},
    ]
    assert planned({}) == ()


def test_one_wider_route_covers_all_and_a_wider_one_elsewhere_does_not_matter() -> None:
    wide = north_table(route(11, IPv4Network("10.1.0.0/16")), route(12, IPv4Network("10.0.0.0/8"), VPN))
    assert judged({LEADER_TABLES: wide}).code is Code.ROUTES_STAND


def test_each_table_gets_a_route_to_each_subnet_of_the_other_side() -> None:
    judgement = judged(NONE)
    assert (judgement.state, judgement.code, judgement.evidence["not_changed"]) == (
        StepState.MISSING,
        Code.ROUTES_MISSING,
        2,
    )
    assert judgement.evidence["follower_has"] == [
        {"table": "rtb-sh", "destination": "10.0.3.0/24", "hop": "nat-1a2b3c4d"},
        {"table": "rtb-es", "destination": "10.0.3.0/24", "hop": None},
    ]
    assert [item.call for item in planned(NONE)] == [
        create_route(LEADER, NORTH, "rtb-bj", SH2, PCX, MARKED),
        create_route(LEADER, NORTH, "rtb-bj", SH4, PCX, MARKED),
        create_route(FOLLOWER, EAST, "rtb-sh", BJ, PCX, MARKED),
        create_route(FOLLOWER, EAST, "rtb-es", BJ, PCX, MARKED),
    ]


def test_a_route_is_taken_back_by_the_id_it_is_going_to_have() -> None:
    undo = planned(NONE)[2].undo
    assert [call.kind for call in undo] == [Kind.DELETE_ROUTE]
    assert undo[0].params == {"RouteTableId": "rtb-sh", "Routes": [{"RouteItemId": {"from": "routes.id"}}]}
    assert (undo[0].side, undo[0].region) == (FOLLOWER, EAST)


def test_only_what_is_lacking_is_added() -> None:
    half = {FOLLOWER_TABLES: east_tables((route(21, BJ),), ())}
    assert [item.call for item in planned(half)] == [create_route(FOLLOWER, EAST, "rtb-es", BJ, PCX, MARKED)]
    assert judged(half).evidence["not_changed"] == 0


def test_the_subnet_of_the_machine_that_pings_is_involved_on_both_sides() -> None:
    judgement = judged(profile=PINGING)
    assert (judgement.state, judgement.evidence["leader_destination"]) == (
        StepState.MISSING,
        ["10.1.3.0/24", "10.1.4.0/24", "10.1.9.0/24"],
    )
    new = create_route(LEADER, NORTH, "rtb-bj", IPv4Network("10.1.9.0/24"), PCX, MARKED)
    assert [item.call for item in planned({}, PINGING)] == [new]


TAKEN = {FOLLOWER_TABLES: east_tables((route(21, BJ, VPN),), (route(31, BJ),))}


def test_the_same_destination_with_another_next_hop_stops_before_anything_is_sent() -> None:
    judgement = judged({**NONE, **TAKEN})
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.ROUTE_TAKEN)
    assert judgement.evidence == {
        "side": "follower",
        "table": "rtb-sh",
        "destination": "10.0.3.0/24",
        "hop_type": "VPN",
        "hop": "vpngw-1a2b3c4d",
        "route": "rti-21",
        "wanted": "10.0.3.0/24",
    }
    assert planned({**NONE, **TAKEN}) == ()


@pytest.mark.parametrize("own", [(), (route(30, BJ),)])
def test_a_longer_prefix_elsewhere_shadows_a_part(own: tuple[Any, ...]) -> None:
    part = route(21, IPv4Network("10.0.3.128/25"), VPN)
    judgement = judged({FOLLOWER_TABLES: east_tables((*own, part), (route(31, BJ),))})
    assert (judgement.code, judgement.evidence["destination"]) == (Code.ROUTE_SHADOWED, "10.0.3.128/25")
    assert judgement.evidence["wanted"] == "10.0.3.0/24"


def test_what_is_disabled_shadows_nothing() -> None:
    part = route(22, IPv4Network("10.0.3.128/25"), VPN, enabled=False)
    assert judged({FOLLOWER_TABLES: east_tables((route(21, BJ), part), (route(31, BJ),))}).state.holds


def test_a_route_that_somebody_disabled_is_left_to_them() -> None:
    off = {FOLLOWER_TABLES: east_tables((route(21, BJ, enabled=False),), (route(31, BJ),))}
    judgement = judged(off)
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.ROUTE_DISABLED)
    assert (judgement.evidence["table"], judgement.evidence["route"]) == ("rtb-sh", "rti-21")
    covered = {FOLLOWER_TABLES: east_tables((route(21, BJ, enabled=False), route(22, LARGE)), (route(31, BJ),))}
    assert judged(covered).state.holds


LARGE = IPv4Network("10.0.0.0/16")


def test_a_destination_inside_the_own_blocks_never_leaves_the_network() -> None:
    own = {
        vpcs(FOLLOWER, EAST, (VPCS[FOLLOWER],)): Vpcs(
            (Vpc(VPCS[FOLLOWER], "sh", (IPv4Network("10.1.0.0/16"), IPv4Network("10.0.0.0/20"))),)
        )
    }
    judgement = judged({**NONE, **own})
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.ROUTE_INSIDE_OWN)
    assert judgement.evidence == {"side": "follower", "destination": "10.0.3.0/24", "block": "10.0.0.0/20"}


def test_a_full_table_stops_before_anything_is_sent() -> None:
    full = {**NONE, vpc_limits(LEADER, NORTH): Limits({"route-table-max-policies": 2})}
    judgement = judged(full)
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.ROUTE_QUOTA)
    assert judgement.evidence == {"side": "leader", "table": "rtb-bj", "limit": 2, "in_use": 1}
    assert planned(full) == ()
    roomy = {**NONE, vpc_limits(LEADER, NORTH): Limits({"route-table-max-policies": 3})}
    assert judged(roomy).state is StepState.MISSING
    assert judged({**NONE, vpc_limits(LEADER, NORTH): Fault(FaultCode.NOT_PERMITTED)}).state is StepState.MISSING


def test_limits_are_asked_only_on_a_side_where_something_is_lacking() -> None:
    assert not [call for call in reads(network()) if call.kind is Kind.VPC_LIMITS]
    half = {**network(), FOLLOWER_TABLES: east_tables((), ())}
    assert [call for call in reads(half) if call.kind is Kind.VPC_LIMITS] == [vpc_limits(FOLLOWER, EAST)]


def test_what_is_asked_grows_with_what_is_known() -> None:
    assert reads({}) == (LEADERS, FOLLOWERS)
    everything = reads(told())
    assert {LEADER_TABLES, FOLLOWER_TABLES} <= set(everything)
    assert machines(FOLLOWER, EAST, VPCS[FOLLOWER]) not in everything
    assert machines(FOLLOWER, EAST, VPCS[FOLLOWER]) in reads(told(), PINGING)
    assert judged(profile=CLOUD, changes={LEADER_TABLES: Fault(FaultCode.NOT_PERMITTED)}).code is (
        FaultCode.NOT_PERMITTED
    )


def test_nothing_is_judged_before_all_is_known() -> None:
    assert STEP.judge(facts({}), Intention(CLOUD)).code is Code.NOT_LOOKED
    assert STEP.judge(facts(told()), Intention(CLOUD)).code is Code.NOT_LOOKED
    apart = {**network(), **joined(None)}
    assert STEP.judge(facts(apart), Intention(CLOUD)).code is Code.NOT_LOOKED


def test_networks_joined_otherwise_and_one_network_need_no_routes() -> None:
    otherwise = with_link(CLOUD, network=NetworkChoice.CONNECTED)
    assert judged(profile=otherwise).code is Code.CONNECTED_OTHERWISE
    assert reads(network(), otherwise) == (LEADERS, FOLLOWERS)
    same = told(follower=replace(LEADING, id="es-9k3d0c2d"))
    assert judged(same).code is Code.SAME_NETWORK


def test_a_network_that_is_not_seen_is_said() -> None:
    judgement = judged({LEADER_TABLES: RouteTables(())})
    assert (judgement.code, judgement.evidence["side"]) == (Code.VPC_NOT_FOUND, "leader")


def test_a_zone_whose_subnet_is_not_listed_leaves_it_unknown_though_the_others_have_their_routes() -> None:
    listed = network()[subnets(FOLLOWER, EAST, VPCS[FOLLOWER])]
    first = Subnets(listed.subnets[:1])
    judgement = judged({subnets(FOLLOWER, EAST, VPCS[FOLLOWER]): first})
    assert (judgement.state, judgement.code) == (StepState.UNKNOWN, Code.SUBNET_NOT_LISTED)
    assert judgement.evidence["subnet"] == listed.subnets[1].id


def learned(number: int, destination: IPv4Network, **changes: Any) -> Any:
    return route(number, destination, NETWORK, kind="CCN", **changes)


BY_NETWORK = {
    LEADER_TABLES: north_table(learned(11, SH2), learned(12, SH4)),
    FOLLOWER_TABLES: east_tables((learned(21, BJ),), (learned(31, BJ),)),
}
LATE = {**BY_NETWORK, FOLLOWER_TABLES: east_tables((learned(21, BJ),), ())}


def keys(leader: str, follower: str) -> dict[Call, Any]:
    """Whose key each side has."""
    accounts = {LEADER: leader, FOLLOWER: follower}
    return {caller(side): Caller(account, "arn", "user") for side, account in accounts.items()}


LEARNED = ccn_routes(LEADER, NORTH, NETWORK[1])


def test_learned_routes_hold_and_are_never_made_by_hand() -> None:
    judgement = judged(BY_NETWORK, by=NETWORK)
    assert (judgement.state, judgement.code, judgement.evidence["ccn"]) == (
        StepState.SATISFIED,
        Code.CCN_ROUTES_STAND,
        "ccn-1a2b3c4d",
    )
    late = judged(LATE, by=NETWORK)
    assert (late.state, late.code) == (StepState.WAITING, Code.CCN_ROUTES_MISSING)
    assert (late.evidence["table"], late.patience_s) == ("rtb-es", 60.0)
    assert planned(LATE, by=NETWORK) == ()


def test_what_the_network_learned_is_asked_only_when_a_table_lacks_it() -> None:
    assert LEARNED not in reads({**network(NETWORK), **BY_NETWORK})
    late = {**network(NETWORK), **LATE}
    assert {caller(LEADER), caller(FOLLOWER)} <= set(reads(late))
    assert LEARNED in reads({**late, **keys("100012345678", "100012345678")})


@pytest.mark.parametrize(("leader", "follower", "side"), [("1", "2", LEADER), ("2", "1", FOLLOWER), ("2", "3", LEADER)])
def test_what_the_network_learned_is_asked_with_the_key_of_its_account(leader: str, follower: str, side: Side) -> None:
    late = {**network(NETWORK), **LATE, **keys(leader, follower), ccns(LEADER, NORTH): Ccns(())}
    region = NORTH if side is LEADER else EAST
    assert ccn_routes(side, region, NETWORK[1]) in reads(late)


def test_a_learned_route_that_arrived_disabled_blocks() -> None:
    theirs = CcnRoute("ccnr-1", BJ, VPCS[LEADER], False)
    judgement = judged({**LATE, LEARNED: CcnRoutes((theirs,))}, by=NETWORK)
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.CCN_ROUTE_DISABLED)
    assert judgement.evidence == {
        "side": "leader",
        "destination": "10.0.3.0/24",
        "ccn": "ccn-1a2b3c4d",
        "route": "ccnr-1",
    }
    elsewhere = replace(theirs, vpc="vpc-other")
    assert judged({**LATE, LEARNED: CcnRoutes((elsewhere,))}, by=NETWORK).code is Code.CCN_ROUTES_MISSING
    in_table = {**LATE, FOLLOWER_TABLES: east_tables((learned(21, BJ),), (learned(31, BJ, enabled=False),))}
    assert judged(in_table, by=NETWORK).code is Code.CCN_ROUTE_DISABLED


def test_somebodys_own_route_comes_before_a_learned_one() -> None:
    own = {**BY_NETWORK, FOLLOWER_TABLES: east_tables((learned(21, BJ),), (route(31, BJ, VPN),))}
    assert judged(own, by=NETWORK).code is Code.ROUTE_TAKEN


def test_overlapping_blocks_do_not_matter_where_routes_are_learned() -> None:
    wide = Vpcs((Vpc(VPCS[FOLLOWER], "sh", (IPv4Network("10.0.0.0/8"),)),))
    assert judged({**BY_NETWORK, vpcs(FOLLOWER, EAST, (VPCS[FOLLOWER],)): wide}, by=NETWORK).state.holds


OPERATING = {
    subnets(LEADER, NORTH, VPCS[LEADER]): Subnets(
        (subnet("subnet-1a2b3c4d", BJ, "rtb-bj"), subnet("subnet-other", IPv4Network("10.0.9.0/24"), "rtb-op"))
    ),
    LEADER_TABLES: RouteTables(
        (*north_table().tables, RouteTable("rtb-op", "operations", False, ("subnet-other",), ())),
    ),
    FOLLOWER_TABLES: east_tables((), ()),
}
"""The leader's side has a subnet of its own for operations, by another table; nothing is routed."""


def wanted(profile: Profile) -> dict[str, set[str]]:
    """The destinations that are planned for each table."""
    by_table: dict[str, set[str]] = {}
    for item in planned(OPERATING, profile):
        params: Any = item.call.params
        by_table.setdefault(params["RouteTableId"], set()).add(params["Routes"][0]["DestinationCidrBlock"])
    return by_table


def test_the_subnet_of_the_address_that_is_pinged_is_routed_both_ways() -> None:
    east = {"10.0.3.0/24", "10.0.9.0/24"}
    north = {"10.1.3.0/24", "10.1.4.0/24", "10.1.9.0/24"}
    pinged = with_link(PINGING, probe_to="10.0.9.5")
    assert wanted(pinged) == {"rtb-bj": north, "rtb-op": north, "rtb-sh": east, "rtb-es": east}
    assert "rtb-op" not in wanted(PINGING)


def test_single_addresses_or_the_whole_vpc_may_be_where_routes_lead() -> None:
    hosts = with_link(PINGING, probe_to="10.0.9.5", destinations=Destinations.HOSTS)
    assert wanted(hosts)["rtb-op"] == {"10.1.3.0/24", "10.1.4.0/24", "10.1.9.5/32"}
    assert wanted(hosts)["rtb-sh"] == {"10.0.3.0/24", "10.0.9.5/32"}
    whole = with_link(PINGING, probe_to="10.0.9.5", destinations=Destinations.VPC)
    assert wanted(whole)["rtb-op"] == {"10.1.0.0/16"}
    assert wanted(whole)["rtb-es"] == {"10.0.0.0/16"}
