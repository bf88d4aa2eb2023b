"""Taking back routes and rules of security groups: ours, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ccrtui.core.call import Call
from ccrtui.core.cloud.calls import security_rules
from ccrtui.core.cloud.writes import delete_route, delete_security_rule
from ccrtui.core.code import Code
from ccrtui.core.fault import Fault, FaultCode
from ccrtui.core.profile import Made, Profile
from ccrtui.core.step import Intention, PlannedCall, Step, StepState
from ccrtui.core.steps.undo_network import UndoNetwork
from ccrtui.core.steps.undo_routes import UndoRoutes
from ccrtui.core.steps.undo_security import UndoSecurityGroups
from tests.core.steps.joining import World
from tests.core.steps.known import FOLLOWER, LEADER, PROFILE, facts
from tests.core.steps.known_instances import CLOUD, EAST, FOLLOWERS, LEADERS, NORTH, ends, told
from tests.core.steps.known_network import (
    BJ,
    FOLLOWER_TABLES,
    LEADER_GUARD,
    LEADER_TABLES,
    MARKED,
    OPEN_GUARD,
    SH2,
    SH4,
    east_tables,
    guard,
    network,
    north_table,
    route,
    rule,
)

ROUTES, SECURITY = UndoRoutes(), UndoSecurityGroups()
OURS = {
    LEADER_TABLES: north_table(route(11, SH2, description=MARKED), route(12, SH4)),
    FOLLOWER_TABLES: east_tables((route(21, BJ),), (route(31, BJ, description=f"{MARKED}-not"),)),
}


def planned(step: Step, changes: dict[Call, Any] | None = None, profile: Profile = CLOUD) -> tuple[PlannedCall, ...]:
    return step.calls(facts({**network(), **(changes or {})}), Intention(profile))


def code(step: Step, changes: dict[Call, Any] | None = None, profile: Profile = CLOUD) -> tuple[StepState, Any]:
    found = step.judge(facts({**network(), **(changes or {})}), Intention(profile))
    return found.state, found.code


@pytest.mark.parametrize("step", [ROUTES, SECURITY])
@pytest.mark.parametrize("profile", [PROFILE, ends({"instance": None}, {"instance": None})])
def test_nothing_is_asked_where_no_instance_is_named(step: Step, profile: Profile) -> None:
    assert step.reads(facts({}), Intention(profile)) == ()
    assert code(step, profile=profile) == (StepState.SATISFIED, Code.NOTHING_MADE)


def test_routes_are_looked_for_in_both_networks() -> None:
    assert ROUTES.reads(facts({}), Intention(CLOUD)) == (LEADERS, FOLLOWERS)
    assert ROUTES.reads(facts(told()), Intention(CLOUD)) == (LEADERS, FOLLOWERS, LEADER_TABLES, FOLLOWER_TABLES)
    assert code(ROUTES) == (StepState.SATISFIED, Code.NOTHING_MADE)


def test_routes_with_our_mark_or_our_id_are_removed_and_no_other() -> None:
    made = replace(CLOUD, made=Made(routes=("rti-21", "rti-gone")))
    found = planned(ROUTES, OURS, made)
    assert [item.call for item in found] == [
        delete_route(LEADER, NORTH, "rtb-bj", "rti-11"),
        delete_route(FOLLOWER, EAST, "rtb-sh", "rti-21"),
    ]
    assert [item.unmade for item in found] == [Made(routes=("rti-11",)), Made(routes=("rti-21",))]
    assert [item.subject for item in found] == [
        f"{SH2} pcx-1a2b3c4d rtb-bj",
        f"{BJ} pcx-1a2b3c4d rtb-sh",
    ]
    assert code(ROUTES, OURS, made) == (StepState.MISSING, Code.MADE_BY_US)
    assert [item.call for item in planned(ROUTES, OURS)] == [delete_route(LEADER, NORTH, "rtb-bj", "rti-11")]


def test_tables_that_cannot_be_read_are_said() -> None:
    assert code(ROUTES, {FOLLOWER_TABLES: Fault(FaultCode.NOT_PERMITTED, 200)})[1] is FaultCode.NOT_PERMITTED


def marked(index: int, block: str) -> Any:
    return rule(index, "tcp", "9300", block, description=MARKED)


TWO_OF_OURS = guard(marked(0, "10.1.4.0/24"), marked(1, "10.1.3.0/24"), *OPEN_GUARD.ingress)


def test_rules_with_our_mark_go_one_at_a_time_from_the_first() -> None:
    (first,) = planned(SECURITY, {LEADER_GUARD: TWO_OF_OURS})
    assert first.call == delete_security_rule(LEADER, NORTH, "sg-1a2b3c4d", "Ingress", 0, "7")
    assert first.unmade == Made(security_rules=("sg-1a2b3c4d/ingress/TCP/9300/10.1.4.0/24",))
    assert first.subject == "TCP 9300 10.1.4.0/24"
    judged = SECURITY.judge(facts({**network(), LEADER_GUARD: TWO_OF_OURS}), Intention(CLOUD))
    assert judged.evidence == {"calls": 2}
    left = replace(TWO_OF_OURS, version="8", ingress=(marked(0, "10.1.3.0/24"), *OPEN_GUARD.ingress))
    (second,) = planned(SECURITY, {LEADER_GUARD: left})
    assert second.call == delete_security_rule(LEADER, NORTH, "sg-1a2b3c4d", "Ingress", 0, "8")
    assert code(SECURITY, {LEADER_GUARD: OPEN_GUARD}) == (StepState.SATISFIED, Code.NOTHING_MADE)


def test_a_rule_of_ours_on_the_way_out_goes_too() -> None:
    out = guard(egress=(rule(0, "ALL", "ALL", "0.0.0.0/0"), marked(1, "10.1.3.0/24")))
    (one,) = planned(SECURITY, {LEADER_GUARD: out})
    assert one.call == delete_security_rule(LEADER, NORTH, "sg-1a2b3c4d", "Egress", 1, "7")


def test_a_group_that_was_unbound_since_is_still_looked_at() -> None:
    made = replace(CLOUD, made=Made(security_rules=("sg-before/ingress/TCP/9300/10.1.3.0/24",)))
    before = security_rules(LEADER, NORTH, "sg-before")
    assert before in SECURITY.reads(facts(told()), Intention(made))
    (one,) = planned(SECURITY, {before: TWO_OF_OURS}, made)
    assert one.call.params["SecurityGroupId"] == "sg-before"


def test_a_group_that_was_deleted_took_its_rules_along() -> None:
    made = replace(CLOUD, made=Made(security_rules=("sg-before/ingress/TCP/9300/10.1.3.0/24",)))
    gone = {security_rules(LEADER, NORTH, "sg-before"): Fault(FaultCode.NOT_FOUND, 200)}
    assert code(SECURITY, gone, made) == (StepState.SATISFIED, Code.NOTHING_MADE)
    hidden = {security_rules(LEADER, NORTH, "sg-before"): Fault(FaultCode.NOT_PERMITTED, 200)}
    assert code(SECURITY, hidden, made)[1] is FaultCode.NOT_PERMITTED


@pytest.mark.parametrize(
    ("step", "made"),
    [
        (ROUTES, Made(routes=("rti-21",))),
        (SECURITY, Made(security_rules=("sg-before/ingress/TCP/9300/10.1.3.0/24",))),
        (UndoNetwork(), Made(peerings=("pcx-1a2b3c4d",))),
        (UndoNetwork(), Made(ccn_attachments=("ccn-1a2b3c4d/vpc-1a2b3c4d",))),
    ],
)
def test_what_another_key_cannot_see_is_not_said_to_be_gone(step: Step, made: Made) -> None:
    """With the key of another account every list is empty, and an instance that is gone leaves its tables behind."""
    ours = replace(CLOUD, made=made)
    world = World(instances={LEADER: None, FOLLOWER: None})
    found = world.judge(step, ours)
    assert (found.state, found.code, found.passable) == (StepState.UNKNOWN, Code.INSTANCE_NOT_FOUND, True)
    assert world.judge(step, CLOUD).code is Code.NOTHING_MADE
    assert World().judge(step, ours).code is Code.NOTHING_MADE


def test_rules_of_the_follower_are_not_asked_for() -> None:
    asked = SECURITY.reads(facts(network()), Intention(CLOUD))
    assert [call for call in asked if call not in (LEADERS, FOLLOWERS)] == [LEADER_GUARD]
