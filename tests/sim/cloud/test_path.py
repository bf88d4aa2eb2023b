"""Which packets get through the modelled network, and where the others end."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network

import pytest

from ccrtui.sim.cloud.network.path import ICMP, TCP, EffectiveRoute, Network, Outcome, Place, Rule, Rules, Traffic

NEAR, FAR = IPv4Network("10.1.0.0/16"), IPv4Network("10.0.0.0/16")
FOLLOWER = Place(IPv4Address("10.1.3.7"), "vpc-near", "subnet-near")
LEADER = Place(IPv4Address("10.0.3.12"), "vpc-far", "subnet-far")
THERE = EffectiveRoute(FAR, {"vpc-far": (FAR,)})
BACK = EffectiveRoute(NEAR, {"vpc-near": (NEAR,)})
JOINED = Network({"vpc-near": (NEAR,), "vpc-far": (FAR,)}, {"subnet-near": (THERE,), "subnet-far": (BACK,)}, {})
TRANSPORT = Traffic(TCP, 9300)
ALL = (Rule(True),)


def walk(network: Network, source: Place = FOLLOWER, target: Place = LEADER, traffic: Traffic = TRANSPORT) -> Outcome:
    return network.walk(source, target, traffic)


def with_routes(near: tuple[EffectiveRoute, ...], far: tuple[EffectiveRoute, ...]) -> Network:
    return replace(JOINED, routes={"subnet-near": near, "subnet-far": far})


def guarded(place: Place, *ingress: Rule) -> Place:
    return replace(place, groups=(Rules("sg-1", ingress, ALL),))


def test_routes_both_ways_are_needed() -> None:
    assert walk(JOINED) is Outcome.OK
    assert walk(with_routes((), (BACK,))) is Outcome.NO_ROUTE
    assert walk(with_routes((THERE,), ())) is Outcome.NO_RETURN_ROUTE


def test_a_gateway_that_is_down_leads_nowhere() -> None:
    assert walk(with_routes((EffectiveRoute(FAR, {}),), (BACK,))) is Outcome.NO_ROUTE


def test_the_longest_prefix_wins_also_when_it_leads_astray() -> None:
    astray = EffectiveRoute(IPv4Network("10.0.3.0/24"), {})
    assert walk(with_routes((THERE, astray), (BACK,))) is Outcome.NO_ROUTE
    assert walk(with_routes((EffectiveRoute(IPv4Network("0.0.0.0/0"), {}), THERE), (BACK,))) is Outcome.OK


def test_own_blocks_come_before_any_route() -> None:
    overlapping = replace(JOINED, blocks={"vpc-near": (NEAR, FAR), "vpc-far": (FAR,)})
    assert walk(overlapping) is Outcome.NO_ROUTE


def test_what_a_ccn_learned_counts_also_inside_own_blocks() -> None:
    overlapping = {"vpc-near": (NEAR, FAR), "vpc-far": (FAR,)}
    learned = EffectiveRoute(IPv4Network("10.0.3.0/24"), {"vpc-far": (FAR,)}, learned=True)
    assert walk(replace(with_routes((learned,), (BACK,)), blocks=overlapping)) is Outcome.OK


def test_inside_a_vpc_no_route_is_needed() -> None:
    neighbour = Place(IPv4Address("10.1.4.2"), "vpc-near", "subnet-other")
    assert walk(with_routes((), ()), FOLLOWER, neighbour) is Outcome.OK


@pytest.mark.parametrize(
    ("rules", "outcome"),
    [
        ((), Outcome.SECURITY_GROUP),
        ((Rule(True, "TCP", (range(9300, 9301),), (NEAR,)),), Outcome.OK),
        ((Rule(True, "TCP", (range(9200, 9201),), (NEAR,)),), Outcome.SECURITY_GROUP),
        ((Rule(True, "TCP", (range(9200, 9301),), (FAR,)),), Outcome.SECURITY_GROUP),
        ((Rule(False, "TCP", (range(9300, 9301),)), Rule(True)), Outcome.SECURITY_GROUP),
        ((Rule(True), Rule(False, "TCP", (range(9300, 9301),))), Outcome.OK),
        ((Rule(True, "ICMP"),), Outcome.SECURITY_GROUP),
    ],
)
def test_the_first_rule_of_a_group_that_fits_decides(rules: tuple[Rule, ...], outcome: Outcome) -> None:
    assert walk(JOINED, target=guarded(LEADER, *rules)) is outcome


def test_a_group_may_be_the_source() -> None:
    friend = guarded(LEADER, Rule(True, blocks=(), groups=("sg-9",)))
    assert walk(JOINED, target=friend) is Outcome.SECURITY_GROUP
    member = replace(FOLLOWER, groups=(Rules("sg-9", (), ALL),))
    assert walk(JOINED, member, friend) is Outcome.OK


def test_the_way_out_is_guarded_too() -> None:
    closed = replace(FOLLOWER, groups=(Rules("sg-1", (), ()),))
    assert walk(JOINED, closed) is Outcome.SECURITY_GROUP


def test_access_lists_are_told_apart_and_need_the_answer_as_well() -> None:
    shut, only_requests = Rules("acl", (), ALL), (Rule(True, "TCP", (range(9300, 9301),)),)
    assert walk(replace(JOINED, lists={"subnet-near": Rules("acl", ALL, ())})) is Outcome.EGRESS_ACL
    assert walk(replace(JOINED, lists={"subnet-far": shut})) is Outcome.INGRESS_ACL
    assert walk(replace(JOINED, lists={"subnet-far": Rules("acl", ALL, only_requests)})) is Outcome.EGRESS_ACL
    assert walk(replace(JOINED, lists={"subnet-near": Rules("acl", only_requests, ALL)})) is Outcome.INGRESS_ACL


def test_a_ping_has_no_port() -> None:
    closed_to_ping = guarded(LEADER, Rule(True, "TCP", (range(9300, 9301),)))
    assert walk(JOINED, target=closed_to_ping, traffic=Traffic(ICMP)) is Outcome.SECURITY_GROUP
    assert walk(JOINED, target=guarded(LEADER, Rule(True, "ICMP")), traffic=Traffic(ICMP)) is Outcome.OK
