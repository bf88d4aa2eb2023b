"""The branch of the peering step that joins by a Cloud Connect Network: adopted, asked for, or made and filled."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.cloud.ccn import CcnBandwidth
from ccrtui.core.cloud.route import Hop
from ccrtui.core.profile.profile import Made, NetworkChoice, Profile
from ccrtui.core.steps.network.joined import joined_by
from ccrtui.core.steps.network.peering import PeeringStep
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import StepState
from tests.core.steps.clusters.known_instances import EAST, NORTH
from tests.core.steps.known import FOLLOWER, LEADER
from tests.core.steps.network.joining import (
    FAR,
    MARKER,
    MINE,
    NEAR,
    OTHERS,
    World,
    attached,
    ccn,
    linked,
    peering,
    vpc,
)

STEP = PeeringStep()
EMPTY = World()
BOTH_IN = (attached(NEAR), attached(FAR))
OURS, OURS_TOO = ccn("ccn-1", MARKER), ccn("ccn-4", MARKER)
TWO_KEYS = {LEADER: MINE, FOLLOWER: OTHERS}
APART = (attached(NEAR, ccn="ccn-1"), attached(FAR, ccn="ccn-2", owner=OTHERS))


def chosen(made: Made | None = None, **changes: object) -> Profile:
    """The profile whose network is to be a CCN."""
    return linked(made, network=NetworkChoice.CCN, **changes)


def _kinds(world: World, profile: Profile) -> list[Kind]:
    return [item.call.kind for item in world.plan(STEP, profile)]


def test_a_network_both_are_in_is_adopted_unasked() -> None:
    world = World(ccns=(ccn(),), attachments=BOTH_IN)
    for profile in (linked(), chosen(), linked(ccn="ccn-1")):
        judged = world.judge(STEP, profile)
        assert (judged.state, judged.code) == (StepState.SATISFIED, Code.CCN_JOINS)
        assert (judged.evidence["ccn_name"], judged.evidence["made_by_us"]) == ("backbone", False)
        assert joined_by(Look(world.facts(STEP, profile), profile)) == Hop("CCN", "ccn-1")


def test_a_working_connection_is_adopted_before_a_network_unless_that_was_chosen() -> None:
    world = World(ccns=(ccn(),), attachments=BOTH_IN, peerings=(peering("ACTIVE"),))
    assert world.judge(STEP, linked()).code is Code.PEERING_ACTIVE
    assert world.judge(STEP, linked(ccn="ccn-1")).code is Code.PEERING_ACTIVE
    assert world.judge(STEP, chosen()).code is Code.CCN_JOINS


def test_a_network_one_of_them_is_in_is_not_taken_unless_a_network_was_chosen() -> None:
    world = World(ccns=(ccn(),), attachments=(attached(NEAR),))
    assert world.judge(STEP, linked()).code is Code.PEERING_MISSING
    assert world.judge(STEP, linked(network=NetworkChoice.PEERING, ccn="ccn-1")).code is Code.PEERING_MISSING
    assert world.judge(STEP, chosen()).code is Code.CCN_TO_ATTACH
    assert world.judge(STEP, linked(ccn="ccn-1")).code is Code.CCN_TO_ATTACH


def test_only_what_is_not_in_it_is_attached_and_noted_before_it_is() -> None:
    world = World(ccns=(ccn(),), attachments=(attached(NEAR),))
    assert world.judge(STEP, chosen()).evidence["vpcs"] == [FAR]
    (planned,) = world.plan(STEP, chosen())
    assert (planned.call.kind, planned.call.side, planned.call.region) == (Kind.ATTACH_CCN, FOLLOWER, EAST)
    assert planned.call.params == {
        "CcnId": "ccn-1",
        "Instances": [{"InstanceId": FAR, "InstanceRegion": EAST, "InstanceType": "VPC"}],
    }
    assert planned.made == Made(ccn_attachments=(f"ccn-1/{FAR}",))
    assert [undoing.kind for undoing in planned.undo] == [Kind.DETACH_CCN]


def test_both_are_attached_one_call_each() -> None:
    world = World(ccns=(ccn(),))
    plan = world.plan(STEP, chosen(ccn="ccn-1"))
    assert [(item.call.kind, item.call.region) for item in plan] == [
        (Kind.ATTACH_CCN, NORTH),
        (Kind.ATTACH_CCN, EAST),
    ]


def test_a_vpc_of_another_account_names_the_networks_owner() -> None:
    world = World(keys=TWO_KEYS, ccns=(ccn(),))
    near, far = world.plan(STEP, chosen(ccn="ccn-1"))
    assert "CcnUin" not in near.call.params
    assert far.call.params["CcnUin"] == MINE


def test_a_network_of_another_account_is_joined_by_naming_its_owner() -> None:
    world = World(keys=TWO_KEYS, attachments=(attached(FAR, ccn="ccn-9", owner=OTHERS),))
    (planned,) = world.plan(STEP, chosen())
    assert (planned.call.side, planned.call.params["CcnUin"]) == (LEADER, OTHERS)


def test_where_the_account_has_others_the_operator_picks_one_or_a_new_one() -> None:
    world = World(ccns=(ccn("ccn-1", "backbone"), ccn("ccn-2", "lab")))
    judged = world.judge(STEP, chosen())
    (choice,) = judged.choices
    assert (judged.state, judged.code) == (StepState.BLOCKED, Code.CHOICE_NEEDED)
    assert (choice.option, choice.values) == ("ccn", ("ccn-1", "ccn-2", "new"))
    assert [label["name"] for label in choice.labels] == ["backbone", "lab", ""]
    assert world.plan(STEP, chosen()) == ()
    assert world.judge(STEP, chosen(ccn="ccn-2")).evidence["ccn"] == "ccn-2"


def test_two_vpcs_in_two_networks_are_not_decided_for_the_operator() -> None:
    world = World(ccns=(ccn(), ccn("ccn-3")), attachments=APART)
    (choice,) = world.judge(STEP, chosen()).choices
    assert (choice.values, choice.labels) == (("ccn-1", "ccn-2"), ({"name": "backbone"}, {"name": ""}))


@pytest.mark.parametrize(
    ("picked", "side", "other"),
    [("new", "leader", "ccn-1"), ("ccn-1", "follower", "ccn-2"), ("ccn-2", "leader", "ccn-1")],
)
def test_a_vpc_in_another_network_is_said_before_anything_is_made(picked: str, side: str, other: str) -> None:
    world = World(ccns=(ccn(), ccn("ccn-3")), attachments=APART)
    judged = world.judge(STEP, chosen(ccn=picked))
    assert (judged.state, judged.code) == (StepState.BLOCKED, Code.CCN_ELSEWHERE)
    assert (judged.evidence["side"], judged.evidence["attached"], judged.evidence["ccns"]) == (side, other, [])
    assert world.plan(STEP, chosen(ccn=picked)) == ()


def test_the_network_that_would_do_for_both_is_named_with_what_is_in_the_way() -> None:
    world = World(ccns=(ccn(), OURS_TOO), attachments=(attached(NEAR),))
    for picked in ("new", OURS_TOO.id):
        judged = world.judge(STEP, chosen(ccn=picked))
        assert (judged.code, judged.evidence["vpc"], judged.evidence["ccns"]) == (Code.CCN_ELSEWHERE, NEAR, ["ccn-1"])
    assert _kinds(world, chosen(ccn="ccn-1")) == [Kind.ATTACH_CCN]


@pytest.mark.parametrize("state", ["DELETED", "EXPIRED", "REJECTED", "FAILED", "DETACHING"])
def test_a_network_that_a_vpc_has_left_is_not_in_the_way(state: str) -> None:
    world = World(ccns=(ccn(),), attachments=(attached(NEAR, state),))
    assert world.judge(STEP, chosen(ccn="new")).code is Code.CCN_MISSING


def test_the_networks_of_both_accounts_can_be_picked_and_one_accounts_are_asked_for_once() -> None:
    world = World(keys=TWO_KEYS, ccns=(ccn(),), ccns_of_others=(ccn("ccn-9", "theirs"),))
    (choice,) = world.judge(STEP, chosen()).choices
    assert choice.values == ("ccn-1", "ccn-9", "new")
    assert [label["name"] for label in choice.labels] == ["backbone", "theirs", ""]
    assert [call.side for call in world.facts(STEP, chosen()) if call.kind is Kind.CCNS] == [LEADER, FOLLOWER]
    assert [call.side for call in EMPTY.facts(STEP, chosen()) if call.kind is Kind.CCNS] == [LEADER]


def test_a_network_of_the_followers_account_is_entered_by_both_and_asked_about_there() -> None:
    world = World(keys=TWO_KEYS, ccns_of_others=(ccn("ccn-9", "theirs"),))
    near, far = world.plan(STEP, chosen(ccn="ccn-9"))
    assert (near.call.params["CcnUin"], "CcnUin" in far.call.params) == (OTHERS, False)
    calls = [call for call in world.facts(STEP, chosen(ccn="ccn-9")) if call.kind is Kind.CCN_BANDWIDTHS]
    assert [(call.side, call.region) for call in calls] == [(FOLLOWER, EAST)]


def test_a_network_that_is_nowhere_is_said_with_those_that_are() -> None:
    judged = World(ccns=(ccn(),)).judge(STEP, chosen(ccn="ccn-typo"))
    assert (judged.state, judged.code) == (StepState.BLOCKED, Code.CCN_NOT_FOUND)
    assert (judged.evidence["ccn"], judged.evidence["ccns"]) == ("ccn-typo", ["ccn-1"])


@pytest.mark.parametrize("world", [EMPTY, World(ccns=(ccn("ccn-2", "lab"),))])
def test_a_new_one_is_made_filled_and_limited_step_by_step(world: World) -> None:
    profile = chosen(ccn="new" if world.ccns else None)
    judged = world.judge(STEP, profile)
    assert (judged.state, judged.code, judged.evidence["bandwidth"]) == (StepState.MISSING, Code.CCN_MISSING, 100)
    (create,) = world.plan(STEP, profile)
    assert (create.call.kind, create.call.params["CcnName"]) == (Kind.CREATE_CCN, MARKER)
    assert [undoing.params for undoing in create.undo] == [{"CcnId": {"from": "ccn.id"}}]

    world = replace(world, ccns=(*world.ccns, OURS))
    assert _kinds(world, profile) == [Kind.ATTACH_CCN, Kind.ATTACH_CCN]
    assert all(item.call.params["CcnId"] == "ccn-1" for item in world.plan(STEP, profile))

    world = replace(world, attachments=(attached(NEAR), attached(FAR, "ATTACHING")))
    assert (world.judge(STEP, profile).code, _kinds(world, profile)) == (Code.CCN_ATTACHING, [])

    world = replace(world, attachments=BOTH_IN)
    assert world.judge(STEP, profile).code is Code.CCN_BANDWIDTH_TO_SET
    (limit,) = world.plan(STEP, profile)
    assert limit.call.params["CcnRegionBandwidthLimits"] == [
        {"Region": NORTH, "DstRegion": EAST, "BandwidthLimit": 100}
    ]

    world = replace(world, bandwidths=(CcnBandwidth(EAST, NORTH, 100),))
    judged = world.judge(STEP, profile)
    assert (judged.code, judged.evidence["bandwidth"], judged.evidence["made_by_us"]) == (Code.CCN_JOINS, 100, True)
    assert joined_by(Look(world.facts(STEP, profile), profile)) == Hop("CCN", "ccn-1")


def test_bandwidth_is_chosen_before_a_network_between_regions_is_made() -> None:
    profile = chosen(bandwidth=None)
    judged = EMPTY.judge(STEP, profile)
    assert [choice.option for choice in judged.choices] == ["bandwidth"]
    assert EMPTY.plan(STEP, profile) == ()


def test_within_one_region_no_bandwidth_is_chosen_or_set() -> None:
    profile = chosen(bandwidth=None)
    clusters = {**profile.clusters, "follower": replace(profile.clusters["follower"], region=NORTH)}
    profile = replace(profile, clusters=clusters)
    assert _kinds(EMPTY, profile) == [Kind.CREATE_CCN]
    assert World(ccns=(OURS,), attachments=BOTH_IN).judge(STEP, profile).code is Code.CCN_JOINS


@pytest.mark.parametrize("made", [Made(), Made(ccns=("ccn-1",))])
def test_the_bandwidth_of_a_network_of_others_is_never_changed(made: Made) -> None:
    world = World(ccns=(ccn(),), attachments=BOTH_IN)
    expected = [Kind.SET_CCN_BANDWIDTH] if made.ccns else []
    assert _kinds(world, chosen(made)) == expected


@pytest.mark.parametrize("state", ["EXPIRED", "REJECTED", "FAILED", "DETACHFAILED", "STRANGE"])
def test_an_attachment_that_does_not_pass_by_itself_blocks(state: str) -> None:
    world = World(ccns=(ccn(),), attachments=(attached(NEAR), attached(FAR, state)))
    judged = world.judge(STEP, chosen(ccn="ccn-1"))
    assert (judged.state, judged.code) == (StepState.BLOCKED, Code.CCN_ATTACHMENT_STATE)
    assert (judged.evidence["side"], judged.evidence["state"]) == ("follower", state)


def test_a_vpc_that_was_taken_out_is_attached_again() -> None:
    world = World(ccns=(ccn(),), attachments=(attached(NEAR), attached(FAR, "DELETED")))
    assert _kinds(world, chosen()) == [Kind.ATTACH_CCN]


@pytest.mark.parametrize("state", ["ATTACHING", "PENDING", "DETACHING"])
def test_what_passes_by_itself_is_waited_for(state: str) -> None:
    judged = World(attachments=(attached(NEAR, state), attached(FAR))).judge(STEP, chosen(ccn="ccn-1"))
    assert (judged.state, judged.code, judged.patience_s) == (StepState.WAITING, Code.CCN_ATTACHING, 180)
    assert (judged.evidence["leader_state"], judged.evidence["follower_state"]) == (state, "ACTIVE")


def test_the_consent_of_an_account_whose_key_we_do_not_have_is_not_waited_for() -> None:
    there = (attached(NEAR, "PENDING", owner=OTHERS), attached(FAR, "PENDING", owner=OTHERS))
    judged = World(attachments=there).judge(STEP, chosen())
    assert (judged.state, judged.code, judged.patience_s) == (StepState.WAITING, Code.CCN_AWAITS_OTHER, 0)
    evidence = {key: judged.evidence[key] for key in ("ccn", "account", "from_account", "vpc", "region")}
    assert evidence == {
        "ccn": "ccn-1",
        "account": OTHERS,
        "from_account": MINE,
        "vpc": [NEAR, FAR],
        "region": [NORTH, EAST],
    }
    only = World(attachments=(there[0], attached(FAR, owner=OTHERS))).judge(STEP, chosen())
    assert (only.code, only.evidence["vpc"]) == (Code.CCN_AWAITS_OTHER, [NEAR])


def test_with_the_key_of_the_networks_account_it_is_accepted_there() -> None:
    world = World(keys=TWO_KEYS, ccns=(ccn(),), attachments=(attached(NEAR), attached(FAR, "PENDING")))
    judged = world.judge(STEP, chosen())
    assert (judged.state, judged.code, judged.evidence["account"]) == (StepState.MISSING, Code.CCN_TO_ACCEPT, MINE)
    (planned,) = world.plan(STEP, chosen())
    assert (planned.call.kind, planned.call.side) == (Kind.ACCEPT_CCN_ATTACHMENT, LEADER)
    assert (planned.call.target, planned.call.region) == ("AcceptAttachCcnInstances", NORTH)
    assert planned.call.params == {
        "CcnId": "ccn-1",
        "Instances": [{"InstanceId": FAR, "InstanceRegion": EAST, "InstanceType": "VPC"}],
    }
    assert (planned.made, planned.undo) == (Made(), ())


def test_the_followers_account_accepts_into_its_own_network() -> None:
    there = (attached(NEAR, "PENDING", "ccn-9", OTHERS), attached(FAR, "ATTACHING", "ccn-9", OTHERS))
    world = World(keys=TWO_KEYS, attachments=there, ccns_of_others=(ccn("ccn-9"),))
    (planned,) = world.plan(STEP, chosen())
    assert (planned.call.kind, planned.call.side, planned.call.region) == (Kind.ACCEPT_CCN_ATTACHMENT, FOLLOWER, EAST)


def test_between_two_accounts_a_new_one_is_made_filled_and_accepted_step_by_step() -> None:
    profile, world = chosen(), World(keys=TWO_KEYS)
    assert _kinds(world, profile) == [Kind.CREATE_CCN]
    world = replace(world, ccns=(OURS,))
    near, far = world.plan(STEP, profile)
    assert ((near.call.side, far.call.side), far.call.params["CcnUin"]) == ((LEADER, FOLLOWER), MINE)
    world = replace(world, attachments=(attached(NEAR, "ATTACHING"), attached(FAR, "PENDING")))
    assert _kinds(world, profile) == [Kind.ACCEPT_CCN_ATTACHMENT]
    world = replace(world, attachments=(attached(NEAR), attached(FAR, "ATTACHING")))
    assert (world.judge(STEP, profile).code, _kinds(world, profile)) == (Code.CCN_ATTACHING, [])
    world = replace(world, attachments=BOTH_IN)
    assert _kinds(world, profile) == [Kind.SET_CCN_BANDWIDTH]


def test_overlapping_networks_may_be_joined_for_single_subnets_can_be_told_apart() -> None:
    world = World(vpcs=(vpc(NEAR, "10.0.0.0/16"), vpc(FAR, "10.0.128.0/17")), ccns=(ccn(),), attachments=BOTH_IN)
    assert world.judge(STEP, chosen()).code is Code.CCN_JOINS


@pytest.mark.parametrize("kind", [Kind.CCNS, Kind.CCN_ATTACHMENTS])
def test_a_network_that_was_chosen_and_cannot_be_read_blocks_with_the_fault(kind: Kind) -> None:
    fault = Fault(FaultCode.NOT_PERMITTED, 200, "UnauthorizedOperation", "no")
    judged = World(faults={kind: fault}).judge(STEP, chosen())
    assert (judged.state, judged.code) == (StepState.BLOCKED, FaultCode.NOT_PERMITTED)


def test_nothing_is_set_while_it_is_not_known_what_is_set() -> None:
    fault = Fault(FaultCode.NOT_PERMITTED, 200, "UnauthorizedOperation", "no")
    world = World(ccns=(OURS,), attachments=BOTH_IN, faults={Kind.CCN_BANDWIDTHS: fault})
    assert world.judge(STEP, chosen()).code is FaultCode.NOT_PERMITTED
    assert world.plan(STEP, chosen()) == ()


def test_peering_connections_are_not_asked_for_where_a_network_was_chosen() -> None:
    assert not [call for call in EMPTY.facts(STEP, chosen()) if call.kind is Kind.PEERINGS]
