"""Two instances: what the cloud's check finds between them, and what it is that is in the way."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ccrtui.core.call.call import Call
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.cloud.calls import network_acls, subnets
from ccrtui.core.cloud.machine import NetDetect
from ccrtui.core.cloud.security import NetworkAcl, NetworkAcls, SecurityRule
from ccrtui.core.cloud.vpc import Subnets
from ccrtui.core.elasticsearch.requests.cluster import remote_info
from ccrtui.core.profile.profile import NetworkChoice, Profile
from ccrtui.core.steps.reachability.step import ReachabilityStep
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Intention, Judgement, StepState
from tests.core.steps.clusters.known_instances import CLOUD, EAST, FOLLOWERS, LEADERS, LEADING, NORTH, told
from tests.core.steps.known import FOLLOWER, LEADER, facts, remote, with_link
from tests.core.steps.network.known_network import (
    BJ,
    FROM_LEADER,
    FROM_ZONES,
    LEADER_GUARD,
    OPEN_GUARD,
    SH2,
    SH4,
    TWO_ZONES,
    VPCS,
    ZONES,
    check_from,
    detected,
    guard,
    network,
    rule,
    subnet,
)

STEP = ReachabilityStep()
UNREACHED = {remote_info(FOLLOWER): Fault(FaultCode.TIMED_OUT)}
FINE = {
    FROM_ZONES[0]: detected("10.0.3.12"),
    FROM_ZONES[1]: detected("10.0.3.12", delay_ms=31),
    FROM_LEADER: detected("10.1.3.12", delay_ms=29),
}
ANYONE = rule(0, "ALL", "ALL", "0.0.0.0/0")
NORTH_ACLS, EAST_ACLS = network_acls(LEADER, NORTH, VPCS[LEADER]), network_acls(FOLLOWER, EAST, VPCS[FOLLOWER])


def known(changes: dict[Call, Any] | None = None) -> dict[Call, Any]:
    return {**network(), **UNREACHED, **FINE, **(changes or {})}


def judged(changes: dict[Call, Any] | None = None, profile: Profile = CLOUD) -> Judgement:
    return STEP.judge(facts(known(changes)), Intention(profile))


def reads(known: dict[Call, Any], profile: Profile = CLOUD) -> tuple[Call, ...]:
    return STEP.reads(facts(known), Intention(profile))


def kinds(changes: dict[Call, Any] | None = None) -> set[Kind]:
    return {call.kind for call in reads(known(changes))}


def test_a_network_that_carries_holds_with_delay_and_loss() -> None:
    judgement = judged()
    assert (judgement.state, judgement.code) == (StepState.SATISFIED, Code.NETWORK_CARRIES)
    assert judgement.evidence == {
        "leader_delay_ms": 29,
        "follower_delay_ms": 31,
        "leader_loss": 0,
        "follower_loss": 0,
        "leader_target": "10.1.3.12",
        "follower_target": "10.0.3.12",
    }
    assert STEP.calls(facts(known()), Intention(CLOUD)) == ()


def test_a_connection_proves_it_and_nothing_else_is_asked() -> None:
    connected = {remote_info(FOLLOWER): remote()}
    assert judged(connected).code is Code.PROVEN_BY_CONNECTION
    assert reads(connected) == ()
    assert reads({}) == (remote_info(FOLLOWER),)


def test_a_follower_that_cannot_be_asked_is_checked_from_its_subnets_by_routes() -> None:
    assert reads(UNREACHED) == (LEADERS, FOLLOWERS)
    assert reads({**UNREACHED, **told()})[2:] == (
        subnets(LEADER, NORTH, VPCS[LEADER]),
        subnets(FOLLOWER, EAST, VPCS[FOLLOWER]),
    )
    checks = [call for call in reads({**network(), **UNREACHED}) if call.kind is Kind.NET_DETECT]
    assert checks == [*FROM_ZONES, FROM_LEADER]
    assert [call.params["NextHopType"] for call in checks] == ["NONEXTHOP"] * 3
    assert [call.params["NetDetectName"] for call in checks] == [CLOUD.marker] * 3
    assert kinds() == {Kind.INSTANCES, Kind.SUBNETS, Kind.NET_DETECT}


def test_no_route_may_pass_by_itself_before_it_blocks() -> None:
    judgement = judged({FROM_LEADER: detected("10.1.3.12", -1, 0, 100)})
    assert (judgement.state, judgement.ends_as, judgement.patience_s) == (StepState.WAITING, StepState.BLOCKED, 20.0)
    assert (judgement.code, judgement.evidence) == (
        Code.NET_NO_ROUTE,
        {"side": "leader", "subnet": "subnet-1a2b3c4d", "target": "10.1.3.12"},
    )


def acls(*ingress: SecurityRule, egress: tuple[SecurityRule, ...] = (ANYONE,)) -> NetworkAcls:
    """One list, on every subnet that names it."""
    return NetworkAcls((NetworkAcl("acl-1a2b3c4d", "list", (), ingress or (ANYONE,), egress),))


def listed(side_subnets: Call, *subnets_listed: tuple[str, Any]) -> dict[Call, Any]:
    """These subnets under the list."""
    return {
        side_subnets: Subnets(
            tuple(subnet(identity, block, "rtb", "acl-1a2b3c4d") for identity, block in subnets_listed)
        )
    }


EAST_LISTED = listed(subnets(FOLLOWER, EAST, VPCS[FOLLOWER]), (ZONES[0], SH2), (ZONES[1], SH4))
NORTH_LISTED = listed(subnets(LEADER, NORTH, VPCS[LEADER]), ("subnet-1a2b3c4d", BJ))
DROPS_NORTH = (rule(3, "ALL", "ALL", "10.0.0.0/16", accepts=False), ANYONE)
DROPS_EAST = (rule(5, "ICMP", "ALL", "10.1.3.0/24", accepts=False), ANYONE)
NO_ACLS = {NORTH_ACLS: NetworkAcls(()), EAST_ACLS: NetworkAcls(())}
ON_THE_WAY_OUT = {FROM_ZONES[0]: detected("10.0.3.12", -2, 0, 100)}
ON_THE_WAY_IN = {FROM_ZONES[0]: detected("10.0.3.12", -3, 0, 100)}


def test_a_list_that_drops_is_named_with_its_entry() -> None:
    judgement = judged({**ON_THE_WAY_OUT, **NO_ACLS, **EAST_LISTED, EAST_ACLS: acls(egress=DROPS_NORTH)})
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.NET_EGRESS_ACL)
    assert judgement.evidence == {
        "side": "follower",
        "subnet": ZONES[0],
        "target": "10.0.3.12",
        "acl": "acl-1a2b3c4d",
        "rule": 3,
    }
    entering = judged({**ON_THE_WAY_IN, **NO_ACLS, **NORTH_LISTED, NORTH_ACLS: acls(*DROPS_EAST)})
    assert (entering.code, entering.evidence["acl"], entering.evidence["rule"]) == (
        Code.NET_INGRESS_ACL,
        "acl-1a2b3c4d",
        5,
    )


def test_the_list_may_drop_the_answer() -> None:
    leaving = judged({**ON_THE_WAY_OUT, **NO_ACLS, **NORTH_LISTED, NORTH_ACLS: acls(egress=DROPS_EAST)})
    assert (leaving.code, leaving.evidence["acl"], leaving.evidence["rule"]) == (
        Code.NET_EGRESS_ACL,
        "acl-1a2b3c4d",
        5,
    )
    entering = judged({**ON_THE_WAY_IN, **NO_ACLS, **EAST_LISTED, EAST_ACLS: acls(*DROPS_NORTH)})
    assert (entering.code, entering.evidence["rule"]) == (Code.NET_INGRESS_ACL, 3)


def test_a_list_that_cannot_be_read_is_named_by_the_subnet() -> None:
    unread = {NORTH_ACLS: Fault(FaultCode.NOT_PERMITTED), EAST_ACLS: Fault(FaultCode.NOT_PERMITTED)}
    judgement = judged({**ON_THE_WAY_OUT, **EAST_LISTED, **unread})
    assert (judgement.code, judgement.evidence["acl"], judgement.evidence["rule"]) == (
        Code.NET_EGRESS_ACL,
        "acl-1a2b3c4d",
        None,
    )


def test_lists_are_asked_only_when_one_drops() -> None:
    assert Kind.NETWORK_ACLS in kinds(ON_THE_WAY_OUT)
    assert Kind.NETWORK_ACLS in kinds(ON_THE_WAY_IN)
    assert kinds({FROM_LEADER: detected("10.1.3.12", -1, 0, 100)}) == kinds()


LOST = {FROM_ZONES[1]: detected("10.0.3.12", -4, 0, 100)}
TRANSPORT_ONLY = guard(rule(0, "TCP", "9300", "10.0.0.0/8"))


@pytest.mark.parametrize("lost", [LOST, {FROM_ZONES[1]: detected("10.0.3.12", 0, 0, 100)}])
def test_loss_where_pings_are_let_in_blocks(lost: dict[Call, Any]) -> None:
    judgement = judged(lost)
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.NET_LOSS)
    assert judgement.evidence == {
        "side": "follower",
        "subnet": ZONES[1],
        "target": "10.0.3.12",
        "loss": 100,
        "ping": "open",
    }


@pytest.mark.parametrize("leaders", [TRANSPORT_ONLY, guard(rule(0, "ICMP", "ALL", "", opaque=True))])
def test_loss_where_pings_may_not_be_let_in_says_nothing(leaders: Any) -> None:
    judgement = judged({**LOST, LEADER_GUARD: leaders})
    assert (judgement.state, judgement.code) == (StepState.SKIPPED, Code.VERIFIED_BY_REMOTE_CLUSTER)
    assert judgement.evidence == {"address": "10.0.3.12", "fault": "net_loss"}


def test_loss_in_a_network_that_the_operator_vouches_for_is_left_to_the_remote_cluster() -> None:
    otherwise = with_link(CLOUD, network=NetworkChoice.CONNECTED)
    assert judged(LOST, otherwise).code is Code.VERIFIED_BY_REMOTE_CLUSTER


def test_some_loss_carries() -> None:
    judgement = judged({FROM_ZONES[1]: detected("10.0.3.12", 0, 40, 25)})
    assert (judgement.code, judgement.evidence["follower_loss"]) == (Code.NETWORK_CARRIES, 25)


def test_rules_are_asked_only_when_something_is_lost() -> None:
    assert Kind.SECURITY_RULES in kinds(LOST)
    assert Kind.SECURITY_RULES not in kinds()


def test_an_address_inside_the_own_network_needs_no_check() -> None:
    inside = Fault(FaultCode.REJECTED, 200, "InvalidParameterValue.NetDetectInVpc", "no")
    judgement = judged({FROM_LEADER: inside})
    assert (judgement.state, judgement.code) == (StepState.SKIPPED, Code.VERIFIED_BY_REMOTE_CLUSTER)
    same = judged(told(follower=replace(LEADING, id="es-9k3d0c2d")))
    assert same.code is Code.SAME_NETWORK
    refused = judged({FROM_LEADER: Fault(FaultCode.NOT_PERMITTED, 200)})
    assert (refused.state, refused.code) == (StepState.BLOCKED, FaultCode.NOT_PERMITTED)


def test_a_typed_address_takes_the_place_of_the_one_on_its_side() -> None:
    west = with_link(CLOUD, probe_to="10.1.4.77")
    assert [call for call in reads(known(), west) if call.kind is Kind.NET_DETECT] == [
        *FROM_ZONES,
        check_from(LEADER, "subnet-1a2b3c4d", "10.1.4.77"),
    ]
    north = with_link(CLOUD, probe_to="10.0.200.1")
    assert check_from(FOLLOWER, ZONES[0], "10.0.200.1") in reads(known(), north)
    assert FROM_LEADER in reads(known(), north)


def test_without_any_address_the_follower_will_tell() -> None:
    nowhere = told(replace(LEADING, address=None), TWO_ZONES)
    assert judged(nowhere).code is Code.VERIFIED_BY_REMOTE_CLUSTER


def test_nothing_is_judged_before_all_is_known() -> None:
    for part in ({}, told(), network()):
        assert STEP.judge(facts({**UNREACHED, **part}), Intention(CLOUD)).code is Code.NOT_LOOKED


def test_an_answer_about_another_address_is_no_answer() -> None:
    assert judged({FROM_LEADER: NetDetect(())}).code is Code.NET_LOSS
    assert judged({FROM_LEADER: NetDetect(()), LEADER_GUARD: OPEN_GUARD}).evidence["loss"] is None
