"""Taking back what joined the networks: what carries our mark, and only while nobody else depends on it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccrtui.core.cloud.peering import PeeringEnd
from ccrtui.core.code import Code
from ccrtui.core.fault import Fault, FaultCode
from ccrtui.core.kind import Kind
from ccrtui.core.profile import Made, NetworkChoice
from ccrtui.core.step import Intention, StepState
from ccrtui.core.steps.undo_network import UndoNetwork
from tests.core.steps.joining import FAR, MARKER, MINE, NEAR, OTHERS, World, attached, ccn, linked, peering, route
from tests.core.steps.known import FOLLOWER, LEADER, PROFILE
from tests.core.steps.known_instances import EAST, NORTH

STEP = UndoNetwork()
ATTACHED = Made(ccns=("ccn-1",), ccn_attachments=(f"ccn-1/{NEAR}", f"ccn-1/{FAR}"))
FILLED = World(ccns=(ccn("ccn-1", MARKER),), attachments=(attached(NEAR), attached(FAR)))


def test_a_profile_of_addresses_asks_the_cloud_nothing() -> None:
    for profile in (PROFILE, replace(linked(), clusters={**linked().clusters, "leader": PROFILE.clusters["leader"]})):
        assert STEP.reads(World().facts(STEP, profile), Intention(profile)) == ()
        assert World().judge(STEP, profile).code is Code.NOTHING_MADE


def test_what_was_never_looked_at_is_not_called_gone() -> None:
    known = World().facts(STEP, PROFILE)
    assert STEP.judge(known, Intention(linked())).code is Code.NOT_LOOKED


@pytest.mark.parametrize("ours", ["name", "id"])
def test_a_connection_of_ours_is_found_by_its_mark_or_its_id_and_deleted(ours: str) -> None:
    there = peering("ACTIVE", name=MARKER) if ours == "name" else peering("ACTIVE")
    profile = linked(Made(peerings=("pcx-1",)) if ours == "id" else None)
    world = World(peerings=(there,))
    judged = world.judge(STEP, profile)
    assert (judged.state, judged.code, judged.evidence["calls"]) == (StepState.MISSING, Code.MADE_BY_US, 1)
    (planned,) = world.plan(STEP, profile)
    assert (planned.call.kind, planned.call.side, planned.call.region) == (Kind.DELETE_PEERING, LEADER, NORTH)
    assert planned.call.params == {"PeeringConnectionId": "pcx-1"}
    assert planned.unmade == Made(peerings=("pcx-1",))
    assert replace(world, peerings=()).judge(STEP, profile).state is StepState.SATISFIED


@pytest.mark.parametrize("name", ["orders-bj-sh", f"{MARKER}9", f"old-{MARKER}"])
def test_a_connection_of_others_is_left_alone(name: str) -> None:
    world = World(peerings=(peering("ACTIVE", name=name),))
    assert world.judge(STEP, linked()).code is Code.NOTHING_MADE
    assert world.plan(STEP, linked()) == ()


def test_it_is_taken_back_whatever_the_network_is_meant_to_be_now() -> None:
    world = World(peerings=(peering("ACTIVE", name=MARKER),))
    for network in NetworkChoice:
        assert len(world.plan(STEP, linked(network=network))) == 1


def test_it_is_found_after_its_instances_are_gone() -> None:
    world = World({LEADER: None, FOLLOWER: None}, peerings=(peering("ACTIVE", name=MARKER),))
    assert len(world.plan(STEP, linked())) == 1


@pytest.mark.parametrize("home", [NEAR, FAR])
def test_a_connection_through_which_others_send_is_left_and_their_routes_are_named(home: str) -> None:
    world = World(peerings=(peering("ACTIVE", name=MARKER),), routes={home: (route("pcx-1"),)})
    judged = world.judge(STEP, linked())
    assert (judged.state, judged.code) == (StepState.BLOCKED, Code.CONNECTION_IN_USE)
    assert judged.evidence == {"connection": "pcx-1", "routes": [f"rtb-{home} 10.1.0.0/16"]}
    assert world.plan(STEP, linked()) == ()


def test_routes_of_ours_and_routes_elsewhere_do_not_hold_it() -> None:
    harmless = (route("pcx-1", description=MARKER), route("pcx-1", id="rti-2"), route("pcx-other", id="rti-3"))
    world = World(peerings=(peering("ACTIVE", name=MARKER),), routes={NEAR: harmless})
    assert len(world.plan(STEP, linked(Made(routes=("rti-2",))))) == 1


def test_the_end_that_asked_for_it_deletes_it() -> None:
    turned = peering("ACTIVE", name=MARKER, source=PeeringEnd(FAR, EAST, MINE), peer=PeeringEnd(NEAR, NORTH, MINE))
    (planned,) = World(peerings=(turned,)).plan(STEP, linked())
    assert (planned.call.side, planned.call.region) == (FOLLOWER, EAST)


def test_an_id_that_is_gone_is_no_failure_and_another_fault_is() -> None:
    profile = linked(Made(peerings=("pcx-1",)))
    gone = Fault(FaultCode.NOT_FOUND, 200, "ResourceNotFound", "no")
    assert World(faults={Kind.PEERINGS: gone}).judge(STEP, profile).code is Code.NOTHING_MADE
    refused = Fault(FaultCode.NOT_PERMITTED, 200, "UnauthorizedOperation", "no")
    assert World(faults={Kind.PEERINGS: refused}).judge(STEP, profile).code is FaultCode.NOT_PERMITTED


def test_a_key_that_may_not_list_networks_matters_only_where_one_was_used() -> None:
    refused = Fault(FaultCode.NOT_PERMITTED, 200, "UnauthorizedOperation", "no")
    world = World(faults={Kind.CCNS: refused})
    assert world.judge(STEP, linked()).code is Code.NOTHING_MADE
    assert world.judge(STEP, linked(ATTACHED)).code is FaultCode.NOT_PERMITTED


def test_a_network_of_ours_is_emptied_then_deleted() -> None:
    detach = FILLED.plan(STEP, linked(ATTACHED))
    assert [(item.call.kind, item.call.side, item.call.region) for item in detach] == [
        (Kind.DETACH_CCN, LEADER, NORTH),
        (Kind.DETACH_CCN, FOLLOWER, EAST),
    ]
    assert [item.unmade for item in detach] == [
        Made(ccn_attachments=(f"ccn-1/{NEAR}",)),
        Made(ccn_attachments=(f"ccn-1/{FAR}",)),
    ]

    left = linked(Made(ccns=("ccn-1",)))
    world = replace(FILLED, attachments=(attached(FAR, "DETACHING"),))
    judged = world.judge(STEP, left)
    assert (judged.state, judged.code, world.plan(STEP, left)) == (StepState.WAITING, Code.CCN_ATTACHING, ())
    assert (judged.evidence["leader_state"], judged.evidence["follower_state"]) == (None, "DETACHING")

    world = replace(FILLED, attachments=())
    (delete,) = world.plan(STEP, left)
    assert (delete.call.kind, delete.call.params, delete.unmade) == (
        Kind.DELETE_CCN,
        {"CcnId": "ccn-1"},
        Made(ccns=("ccn-1",)),
    )
    assert replace(world, ccns=()).judge(STEP, left).state is StepState.SATISFIED


def test_a_network_whose_making_was_never_answered_is_found_by_its_mark() -> None:
    world = replace(FILLED, attachments=())
    assert [item.call.kind for item in world.plan(STEP, linked())] == [Kind.DELETE_CCN]


def test_of_a_network_of_others_only_what_we_attached_is_detached() -> None:
    world = replace(FILLED, ccns=(ccn(),))
    profile = linked(Made(ccn_attachments=(f"ccn-1/{FAR}",)))
    (planned,) = world.plan(STEP, profile)
    assert planned.call.params["Instances"] == [{"InstanceId": FAR, "InstanceRegion": EAST, "InstanceType": "VPC"}]
    then = replace(world, attachments=(attached(NEAR),))
    assert then.judge(STEP, linked()).code is Code.NOTHING_MADE
    assert then.plan(STEP, linked()) == ()


def test_a_network_of_ours_that_others_are_in_is_left_to_them() -> None:
    world = replace(FILLED, attachments=(attached("vpc-guest"),))
    judged = world.judge(STEP, linked(Made(ccns=("ccn-1",))))
    assert (judged.ends_as, judged.code) == (StepState.BLOCKED, Code.CONNECTION_IN_USE)
    assert judged.evidence == {"connection": "ccn-1", "routes": ["vpc-guest"]}
    assert world.plan(STEP, linked(Made(ccns=("ccn-1",)))) == ()


def test_ours_is_detached_also_where_others_stay() -> None:
    world = replace(FILLED, attachments=(attached("vpc-guest"), attached(NEAR)))
    assert [item.call.kind for item in world.plan(STEP, linked(ATTACHED))] == [Kind.DETACH_CCN]


def test_the_key_of_another_account_detaches_what_only_it_sees() -> None:
    world = World(keys={LEADER: MINE, FOLLOWER: OTHERS}, attachments=(attached(FAR, ccn="ccn-9", owner=OTHERS),))
    (planned,) = world.plan(STEP, linked(Made(ccn_attachments=(f"ccn-9/{FAR}",))))
    assert (planned.call.side, planned.call.region) == (FOLLOWER, EAST)
