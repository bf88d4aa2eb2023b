"""Taking back routes and rules of security groups: ours, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ccrtui.core.call.call import Call
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.cloud.calls import peerings_by_id, security_rules
from ccrtui.core.cloud.route import RouteTables
from ccrtui.core.cloud.writes import delete_ccn, delete_peering, delete_route, delete_security_rule, detach_ccn
from ccrtui.core.profile.profile import Made, Profile
from ccrtui.core.steps.undo.network import UndoNetwork
from ccrtui.core.steps.undo.routes import UndoRoutes
from ccrtui.core.steps.undo.security import UndoSecurityGroups
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Intention, PlannedCall, Step, StepState
from tests.core.steps.clusters.known_instances import (
    CLOUD,
    EAST,
    FOLLOWERS,
    FOLLOWING,
    LEADERS,
    LEADING,
    NORTH,
    ends,
    told,
)
from tests.core.steps.known import FOLLOWER, LEADER, PROFILE, facts
from tests.core.steps.network.joining import World
from tests.core.steps.network.known_network import (
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
    judgement = step.judge(facts({**network(), **(changes or {})}), Intention(profile))
    return judgement.state, judgement.code


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
    items = planned(ROUTES, OURS, made)
    assert [item.call for item in items] == [
        delete_route(LEADER, NORTH, "rtb-bj", "rti-11"),
        delete_route(FOLLOWER, EAST, "rtb-sh", "rti-21"),
    ]
    assert [item.unmade for item in items] == [Made(routes=("rti-11",)), Made(routes=("rti-21",))]
    assert [item.subject for item in items] == [
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
    (item,) = planned(SECURITY, {LEADER_GUARD: out})
    assert item.call == delete_security_rule(LEADER, NORTH, "sg-1a2b3c4d", "Egress", 1, "7")


def test_a_group_that_was_unbound_since_is_still_looked_at() -> None:
    made = replace(CLOUD, made=Made(security_rules=("sg-before/ingress/TCP/9300/10.1.3.0/24",)))
    before = security_rules(LEADER, NORTH, "sg-before")
    assert before in SECURITY.reads(facts(told()), Intention(made))
    (item,) = planned(SECURITY, {before: TWO_OF_OURS}, made)
    assert item.call.params["SecurityGroupId"] == "sg-before"


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
    judgement = world.judge(step, ours)
    assert (judgement.state, judgement.code, judgement.passable) == (StepState.UNKNOWN, Code.INSTANCE_NOT_FOUND, True)
    assert world.judge(step, CLOUD).code is Code.NOTHING_MADE
    assert World().judge(step, ours).code is Code.NOTHING_MADE


def test_rules_of_the_follower_are_not_asked_for() -> None:
    reads = SECURITY.reads(facts(network()), Intention(CLOUD))
    assert [call for call in reads if call not in (LEADERS, FOLLOWERS)] == [LEADER_GUARD]


@pytest.mark.parametrize(
    ("step", "made", "removals"),
    [
        (ROUTES, Made(routes=("rti-99",)), set()),
        (UndoNetwork(), Made(peerings=("pcx-9",)), {delete_peering(LEADER, NORTH, "pcx-9").id}),
        (UndoNetwork(), Made(ccns=("ccn-9",)), {delete_ccn(LEADER, NORTH, "ccn-9").id}),
        (
            UndoNetwork(),
            Made(ccn_attachments=(f"ccn-9/{FOLLOWING.vpc}",)),
            {detach_ccn(side, EAST, "ccn-9", FOLLOWING.vpc).id for side in (LEADER, FOLLOWER)},
        ),
    ],
)
def test_what_is_gone_is_told_with_the_calls_that_may_have_removed_it(
    step: Step, made: Made, removals: set[str]
) -> None:
    profile = replace(CLOUD, made=made)
    world = World(routes={LEADING.vpc: (), FOLLOWING.vpc: ()})
    if step is ROUTES:
        tables = step.reads(world.facts(step, profile), Intention(profile))[-2]
        known = world.facts(step, profile).value(tables, RouteTables)
        assert known is not None
        removals = {delete_route(LEADER, NORTH, table.id, "rti-99").id for table in known.tables}
        assert removals
    (absent,) = world.judge(step, profile).absent
    assert absent.made == made
    assert removals <= absent.removals


def test_a_look_at_several_connections_that_failed_tells_of_none_that_it_is_gone() -> None:
    profile = replace(CLOUD, made=Made(peerings=("pcx-8", "pcx-9")))
    assert len(World().judge(UndoNetwork(), profile).absent) == 2
    step, world = UndoNetwork(), World()
    known = world.facts(step, profile)
    failed = peerings_by_id(LEADER, NORTH, profile.made.peerings)
    assert failed in known
    half = Facts({**known.outcomes, failed: Fault(FaultCode.NOT_FOUND, 200)})
    assert step.judge(half, Intention(profile)).absent == ()


def test_rules_are_gone_only_from_a_group_that_was_read_and_has_none_of_ours() -> None:
    entry = "sg-1a2b3c4d/ingress/TCP/9300/10.1.9.0/24"
    made = replace(CLOUD, made=Made(security_rules=(entry, "sg-before/ingress/TCP/9300/10.1.3.0/24")))
    unread = {security_rules(LEADER, NORTH, "sg-before"): Fault(FaultCode.NOT_FOUND, 200)}

    def absent(group: Any) -> list[Made]:
        judged = SECURITY.judge(facts({**network(), LEADER_GUARD: group, **unread}), Intention(made))
        return [absence.made for absence in judged.absent if not absence.removals]

    assert absent(OPEN_GUARD) == [Made(security_rules=(entry,))]
    assert absent(TWO_OF_OURS) == []


@pytest.mark.parametrize("step", [ROUTES, SECURITY, UndoNetwork()])
def test_nothing_is_gone_where_an_instance_is_out_of_sight(step: Step) -> None:
    made = Made(
        routes=("rti-99",), peerings=("pcx-9",), ccns=("ccn-9",), security_rules=("sg-1/ingress/TCP/9300/10.1.3.0/24",)
    )
    world = World(instances={LEADER: LEADING, FOLLOWER: None})
    assert world.judge(step, replace(CLOUD, made=made)).absent == ()
