"""Security groups: open, closed, unclear, and what others closed on the way out."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import IPv4Network
from typing import Any

import pytest

from ccrtui.core.call.call import Call
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.cloud.calls import subnets
from ccrtui.core.cloud.security import SecurityRule
from ccrtui.core.cloud.vpc import Subnets
from ccrtui.core.cloud.writes import NewRule, add_security_rule
from ccrtui.core.elasticsearch.requests.cluster import remote_info
from ccrtui.core.profile.profile import Made, NetworkChoice, Profile
from ccrtui.core.steps.network.security_groups import SecurityGroupsStep
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Intention, Judgement, StepState
from tests.core.steps.clusters.known_instances import CLOUD, EAST, LEADING, NORTH, told
from tests.core.steps.known import FOLLOWER, LEADER, facts, remote, with_link
from tests.core.steps.network.known_network import (
    FOLLOWER_GUARD,
    LEADER_GUARD,
    MARKED,
    SH2,
    SH4,
    TWO_ZONES,
    guard,
    network,
    rule,
    subnet,
)

STEP = SecurityGroupsStep()
BESIDE = IPv4Network("10.0.4.0/24")
OWN_ONLY = guard(rule(0, "TCP", "9200-9300", "10.0.0.0/16"), rule(1, "ICMP", "ALL", "10.0.0.0/8"))
TEMPLATE = guard(rule(0, "TCP", "22", "10.0.0.0/8"), rule(1, "TCP", "9300", "", opaque=True))


def known(changes: dict[Call, Any] | None = None) -> Facts:
    return facts({**network(), **(changes or {})})


def judged(changes: dict[Call, Any] | None = None, profile: Profile = CLOUD, stands: bool = False) -> Judgement:
    return STEP.judge(known(changes), Intention(profile, network_stands=stands))


def test_open_groups_hold_with_what_each_lets_through() -> None:
    judgement = judged()
    assert (judgement.state, judgement.code) == (StepState.SATISFIED, Code.SECURITY_OPEN)
    assert judgement.evidence == {
        "leader_group": ["sg-1a2b3c4d"],
        "leader_transport": "open",
        "leader_http": "open",
        "leader_ping": "open",
        "follower_group": ["sg-5e6f7a8b"],
        "follower_transport": "open",
        "follower_http": "open",
        "follower_ping": "open",
    }


def test_only_the_transport_port_is_needed() -> None:
    judgement = judged({LEADER_GUARD: guard(rule(0, "TCP", "9300", "10.1.0.0/16"))})
    assert judgement.state is StepState.SATISFIED
    assert (judgement.evidence["leader_http"], judgement.evidence["leader_ping"]) == ("closed", "closed")


def test_one_rule_at_a_time_is_added_to_the_leaders_first_group() -> None:
    closed = {LEADER_GUARD: OWN_ONLY}
    judgement = judged(closed)
    assert (judgement.state, judgement.code, judgement.evidence["not_changed"]) == (
        StepState.MISSING,
        Code.SECURITY_CLOSED,
        3,
    )
    (planned,) = STEP.calls(known(closed), Intention(CLOUD))
    new = NewRule("Ingress", "TCP", "9300", SH2, MARKED)
    assert planned.call == add_security_rule(LEADER, NORTH, "sg-1a2b3c4d", new, "7")
    assert planned.made == Made(security_rules=("sg-1a2b3c4d/ingress/TCP/9300/10.1.3.0/24",))
    assert planned.undo[0].params["SecurityGroupPolicySet"] == {
        "Version": {"from": "security_rules.version"},
        "Ingress": [{"PolicyIndex": 0}],
    }


def test_the_next_rule_names_the_version_that_the_first_one_made() -> None:
    first = replace(guard(rule(0, "TCP", "9300", str(SH2)), *OWN_ONLY.ingress), version="8")
    (planned,) = STEP.calls(known({LEADER_GUARD: first}), Intention(CLOUD))
    assert planned.call == add_security_rule(
        LEADER, NORTH, "sg-1a2b3c4d", NewRule("Ingress", "TCP", "9300", SH4, MARKED), "8"
    )
    done = guard(rule(0, "TCP", "9300", str(SH4)), *first.ingress)
    assert judged({LEADER_GUARD: done}).state is StepState.SATISFIED
    assert STEP.calls(known({LEADER_GUARD: done}), Intention(CLOUD)) == ()


@pytest.mark.parametrize(("egress", "index"), [((rule(4, "ALL", "ALL", "10.0.0.0/8", accepts=False),), 4), ((), None)])
def test_what_is_dropped_on_the_way_out_is_left_to_whoever_dropped_it(
    egress: tuple[SecurityRule, ...], index: int | None
) -> None:
    shut = {FOLLOWER_GUARD: guard(egress=egress), LEADER_GUARD: OWN_ONLY}
    judgement = judged(shut)
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.SECURITY_DROPS)
    assert judgement.evidence == {
        "side": "follower",
        "group": "sg-5e6f7a8b",
        "direction": "egress",
        "block": "10.0.3.0/24",
        "rule": index,
    }
    assert STEP.calls(known(shut), Intention(CLOUD)) == ()


def test_rules_of_all_groups_follow_one_another() -> None:
    two = replace(LEADING, security_groups=("sg-first", "sg-1a2b3c4d"))
    first = {call: value for call, value in network().items() if call == LEADER_GUARD}
    call = replace(LEADER_GUARD, body=(LEADER_GUARD.body or "").replace("sg-1a2b3c4d", "sg-first"))
    drops = guard(rule(0, "TCP", "9300", "10.1.0.0/16", accepts=False))
    both = {**told(two, TWO_ZONES), **first}
    assert judged({**both, call: drops}).code is Code.SECURITY_CLOSED
    assert judged({**both, call: guard()}).code is Code.SECURITY_OPEN


def test_how_many_rules_are_missing_is_said_where_there_is_more_than_one() -> None:
    closed = {LEADER_GUARD: OWN_ONLY}
    two = judged({**told(LEADING, TWO_ZONES), **closed})
    assert two.evidence["blocks"] == 2


def test_an_instance_without_groups_is_open() -> None:
    bare = told(replace(LEADING, security_groups=()), replace(TWO_ZONES, security_groups=()))
    judgement = judged(bare)
    assert (judgement.code, judgement.evidence["leader_group"]) == (Code.SECURITY_OPEN, [])


def test_a_template_is_unknown_and_does_not_stop_the_walk() -> None:
    judgement = judged({LEADER_GUARD: TEMPLATE})
    assert (judgement.state, judgement.code, judgement.passable) == (StepState.UNKNOWN, Code.SECURITY_UNCLEAR, True)
    assert (judgement.evidence["side"], judgement.evidence["group"], judgement.evidence["rule"]) == (
        "leader",
        "sg-1a2b3c4d",
        1,
    )
    assert judgement.evidence["leader_transport"] == "unclear"


def test_a_connection_settles_what_a_template_leaves_open() -> None:
    template = {**network(), LEADER_GUARD: TEMPLATE}
    assert remote_info(FOLLOWER) not in STEP.reads(facts(template), Intention(CLOUD))
    assert remote_info(FOLLOWER) in STEP.reads(facts(template), Intention(CLOUD, network_stands=True))
    assert remote_info(FOLLOWER) not in STEP.reads(known(), Intention(CLOUD, network_stands=True))
    proven = judged({LEADER_GUARD: TEMPLATE, remote_info(FOLLOWER): remote()}, stands=True)
    assert (proven.state, proven.code) == (StepState.SATISFIED, Code.PROVEN_BY_CONNECTION)
    apart = judged({LEADER_GUARD: TEMPLATE, remote_info(FOLLOWER): remote(connected=False)}, stands=True)
    assert (apart.code, apart.passable) == (Code.SECURITY_UNCLEAR, True)
    silent = judged({LEADER_GUARD: TEMPLATE, remote_info(FOLLOWER): Fault(FaultCode.TIMED_OUT)}, stands=True)
    assert silent.code is Code.SECURITY_UNCLEAR


def test_groups_count_also_where_the_networks_are_joined_otherwise_or_are_one() -> None:
    otherwise = with_link(CLOUD, network=NetworkChoice.CONNECTED)
    assert judged({LEADER_GUARD: OWN_ONLY}, otherwise).code is Code.SECURITY_CLOSED
    beside = told(LEADING, replace(TWO_ZONES, vpc=LEADING.vpc, subnets=("subnet-beside",)))
    listed = {subnets(FOLLOWER, EAST, LEADING.vpc): Subnets((subnet("subnet-beside", BESIDE, "rtb-bj"),))}
    assert judged({**beside, **listed}).code is Code.SECURITY_OPEN
    shut = judged({**beside, **listed, LEADER_GUARD: guard()})
    assert (shut.code, shut.evidence["leader_transport"]) == (Code.SECURITY_CLOSED, "closed")


def test_rules_that_cannot_be_read_are_said_and_nothing_is_judged_before() -> None:
    assert judged({LEADER_GUARD: Fault(FaultCode.NOT_PERMITTED)}).code is FaultCode.NOT_PERMITTED
    assert STEP.judge(facts({}), Intention(CLOUD)).code is Code.NOT_LOOKED
    assert STEP.judge(facts(told()), Intention(CLOUD)).code is Code.NOT_LOOKED
