"""The peering step: what is there is adopted, what is missing is made, and what is another's is left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccrtui.core.call.call import Call
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.cloud.peering import PeeringEnd
from ccrtui.core.cloud.route import Hop
from ccrtui.core.profile.profile import Made, NetworkChoice
from ccrtui.core.steps.network.joined import joined_by, joined_reads, peerings_between
from ccrtui.core.steps.network.peering import PeeringStep
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Intention, StepState
from tests.core.steps.clusters.known_instances import CLOUD, EAST, FOLLOWING, LEADING, NORTH, ends
from tests.core.steps.known import FOLLOWER, LEADER, PROFILE
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
    to_other,
)

STEP = PeeringStep()
EMPTY = World()
TWO_KEYS = {LEADER: MINE, FOLLOWER: OTHERS}


def test_typed_addresses_and_networks_joined_otherwise_need_nothing_and_ask_nothing() -> None:
    assert EMPTY.judge(STEP, PROFILE).code is Code.TYPED_ADDRESSES
    otherwise = linked(network=NetworkChoice.CONNECTED)
    assert EMPTY.judge(STEP, otherwise).code is Code.CONNECTED_OTHERWISE
    assert EMPTY.facts(STEP, PROFILE).outcomes == EMPTY.facts(STEP, otherwise).outcomes == {}


def test_one_typed_address_leaves_its_network_unknown() -> None:
    profile = ends(follower={"instance": None, "url": "http://b:9200"})
    judged = EMPTY.judge(STEP, profile)
    assert (judged.state, judged.code, judged.evidence["side"]) == (StepState.SKIPPED, Code.NETWORK_UNKNOWN, "follower")


def test_two_instances_in_one_vpc_need_no_connection() -> None:
    world = World({LEADER: LEADING, FOLLOWER: replace(FOLLOWING, vpc=NEAR)})
    assert world.judge(STEP, linked()).code is Code.SAME_NETWORK


def test_a_vpc_that_is_not_there_is_named_with_its_side_and_region() -> None:
    judged = replace(EMPTY, vpcs=EMPTY.vpcs[:1]).judge(STEP, linked())
    assert (judged.state, judged.code) == (StepState.BLOCKED, Code.VPC_NOT_FOUND)
    assert judged.evidence == {"side": "follower", "vpc": FAR, "region": EAST}


@pytest.mark.parametrize("kind", [Kind.CALLER, Kind.VPCS, Kind.PEERINGS, Kind.INSTANCES])
def test_what_must_be_known_and_cannot_be_read_blocks_with_its_fault(kind: Kind) -> None:
    world = replace(EMPTY, faults={kind: Fault(FaultCode.NOT_PERMITTED, 200, "UnauthorizedOperation", "no")})
    judged = world.judge(STEP, linked())
    assert (judged.state, judged.code) == (StepState.BLOCKED, FaultCode.NOT_PERMITTED)
    assert world.plan(STEP, linked()) == ()


@pytest.mark.parametrize("kind", [Kind.CCNS, Kind.CCN_ATTACHMENTS, Kind.VPC_LIMITS])
def test_a_key_that_may_not_list_what_was_not_chosen_makes_a_connection_all_the_same(kind: Kind) -> None:
    world = replace(EMPTY, faults={kind: Fault(FaultCode.NOT_PERMITTED, 200, "UnauthorizedOperation", "no")})
    assert world.judge(STEP, linked()).code is Code.PEERING_MISSING


@pytest.mark.parametrize("made", [Made(), Made(peerings=("pcx-1",))])
def test_an_active_connection_is_adopted_whoever_began_it(made: Made) -> None:
    turned = peering("ACTIVE", source=peering("").peer, peer=peering("").source)
    for active in (peering("ACTIVE"), turned):
        world = replace(EMPTY, peerings=(active,))
        judged = world.judge(STEP, linked(made))
        assert (judged.state, judged.code) == (StepState.SATISFIED, Code.PEERING_ACTIVE)
        assert judged.evidence["made_by_us"] is bool(made.peerings)
        assert judged.evidence["leader_network"] == {"id": NEAR, "blocks": ["10.0.0.0/16"]}
        assert world.plan(STEP, linked(made)) == ()


def test_of_several_the_one_that_works_counts_then_the_one_that_may_then_the_newest() -> None:
    dead = [
        peering("EXPIRED", "pcx-old", created="2026-01-01 00:00:00"),
        peering("REJECTED", "pcx-new", created="2026-10-01 00:00:00"),
    ]
    rows = [
        ([*dead, peering("PENDING", "pcx-p"), peering("ACTIVE", "pcx-a")], "pcx-a"),
        ([*dead, peering("PENDING", "pcx-p")], "pcx-p"),
        (dead, "pcx-new"),
    ]
    for there, expected in rows:
        judged = replace(EMPTY, peerings=tuple(there)).judge(STEP, linked())
        assert judged.evidence["connection"] == expected


def test_a_connection_within_one_account_is_waited_for() -> None:
    judged = replace(EMPTY, peerings=(peering("PENDING"),)).judge(STEP, linked())
    assert (judged.state, judged.code, judged.patience_s) == (StepState.WAITING, Code.PEERING_PENDING, 180)


def test_another_account_is_told_until_when_to_accept() -> None:
    world = World({LEADER: LEADING, FOLLOWER: None}, peerings=(to_other("PENDING"),))
    judged = world.judge(STEP, linked())
    assert (judged.state, judged.code, judged.patience_s) == (StepState.WAITING, Code.PEERING_AWAITS_OTHER, 0)
    evidence = judged.evidence
    assert (evidence["account"], evidence["from_account"], evidence["region"]) == (OTHERS, MINE, EAST)
    assert evidence["accept_by"] == "2026-11-27 18:40:00"


def test_a_time_that_cannot_be_read_gives_no_deadline() -> None:
    world = World({LEADER: LEADING, FOLLOWER: None}, peerings=(to_other("PENDING", created="soon"),))
    assert world.judge(STEP, linked()).evidence["accept_by"] is None


def test_with_the_other_accounts_key_it_is_accepted_in_its_region() -> None:
    world = World(keys=TWO_KEYS, peerings=(to_other("PENDING"),))
    judged = world.judge(STEP, linked())
    assert (judged.state, judged.code) == (StepState.MISSING, Code.PEERING_TO_ACCEPT)
    (planned,) = world.plan(STEP, linked())
    assert (planned.call.kind, planned.call.side, planned.call.region) == (Kind.ACCEPT_PEERING, FOLLOWER, EAST)
    assert planned.call.params == {"PeeringConnectionId": "pcx-1"}
    assert (planned.undo, planned.made) == ((), Made())


def test_what_another_account_asks_of_ours_is_ours_to_accept() -> None:
    ask = peering("PENDING", source=PeeringEnd(FAR, EAST, OTHERS), peer=PeeringEnd(NEAR, NORTH, MINE))
    world = World({LEADER: LEADING, FOLLOWER: None}, peerings=(ask,))
    judged = world.judge(STEP, linked())
    assert (judged.state, judged.code) == (StepState.BLOCKED, Code.PEERING_TO_ACCEPT)
    assert judged.evidence["confirm"] == OTHERS
    (planned,) = world.plan(STEP, linked())
    assert (planned.call.side, planned.call.region, planned.confirm) == (LEADER, NORTH, OTHERS)


def test_it_is_accepted_once_the_account_that_asked_was_typed() -> None:
    ask = peering("PENDING", source=PeeringEnd(FAR, EAST, OTHERS), peer=PeeringEnd(NEAR, NORTH, MINE))
    facts = World({LEADER: LEADING, FOLLOWER: None}, peerings=(ask,)).facts(STEP, linked())
    assert STEP.judge(facts, Intention(linked(), frozenset({OTHERS}))).state is StepState.MISSING
    assert STEP.judge(facts, Intention(linked(), frozenset({MINE}))).state is StepState.BLOCKED


def test_what_leads_to_an_instance_that_we_see_is_accepted_without_that() -> None:
    ask = peering("PENDING", source=PeeringEnd(FAR, EAST, OTHERS), peer=PeeringEnd(NEAR, NORTH, MINE))
    world = World(keys=TWO_KEYS, peerings=(ask,))
    assert world.judge(STEP, linked()).state is StepState.MISSING
    assert [item.confirm for item in world.plan(STEP, linked())] == [None]


def test_where_a_network_was_chosen_the_connection_of_an_unseen_end_is_not_waited_for() -> None:
    world = World({LEADER: LEADING, FOLLOWER: None}, peerings=(to_other("PENDING"),))
    assert world.judge(STEP, linked(network=NetworkChoice.CCN)).code is Code.NOT_LOOKED


def test_a_connection_of_an_unseen_end_counts_only_to_another_account_in_its_region() -> None:
    elsewhere = to_other("PENDING", peer=PeeringEnd("vpc-x", "ap-guangzhou", OTHERS))
    own = peering("PENDING", peer=PeeringEnd("vpc-y", EAST, MINE))
    world = World({LEADER: LEADING, FOLLOWER: None}, peerings=(elsewhere, own))
    assert world.judge(STEP, linked()).code is Code.NOT_LOOKED
    assert replace(world, peerings=(to_other("EXPIRED"),)).judge(STEP, linked()).code is Code.PEERING_EXPIRED
    assert replace(world, peerings=(to_other("ACTIVE"),)).judge(STEP, linked()).code is Code.PEERING_ACTIVE


@pytest.mark.parametrize(
    ("state", "code"),
    [
        ("EXPIRED", Code.PEERING_EXPIRED),
        ("REJECTED", Code.PEERING_REJECTED),
        ("FAILED", Code.PEERING_FAILED),
        ("ISOLATED", Code.PEERING_ISOLATED),
    ],
)
def test_anothers_connection_that_ended_blocks_and_is_left_alone(state: str, code: Code) -> None:
    world = World(keys=TWO_KEYS, peerings=(to_other(state),))
    judged = world.judge(STEP, linked())
    assert (judged.state, judged.code, judged.evidence["account"]) == (StepState.BLOCKED, code, OTHERS)
    assert world.plan(STEP, linked()) == ()


@pytest.mark.parametrize("state", ["EXPIRED", "REJECTED", "FAILED"])
@pytest.mark.parametrize("ours", ["name", "id"])
def test_ours_that_ended_is_deleted_and_then_made_again(state: str, ours: str) -> None:
    ended = to_other(state, name=MARKER) if ours == "name" else to_other(state)
    profile = linked(Made(peerings=("pcx-1",)) if ours == "id" else None)
    world = World(keys=TWO_KEYS, peerings=(ended,))
    judged = world.judge(STEP, profile)
    assert (judged.state, judged.code) == (StepState.MISSING, Code(f"peering_{state.lower()}"))
    (planned,) = world.plan(STEP, profile)
    assert (planned.call.kind, planned.call.region) == (Kind.DELETE_PEERING, NORTH)
    assert planned.unmade == Made(peerings=("pcx-1",))
    (then,) = replace(world, peerings=()).plan(STEP, profile)
    assert then.call.kind is Kind.CREATE_PEERING


def test_ours_that_ended_is_not_deleted_before_another_can_be_made() -> None:
    world = World(keys=TWO_KEYS, peerings=(to_other("EXPIRED", name=MARKER),))
    assert world.judge(STEP, linked(bandwidth=None)).code is Code.CHOICE_NEEDED
    assert world.plan(STEP, linked(bandwidth=None)) == ()


def test_an_isolated_one_of_ours_is_never_deleted() -> None:
    world = replace(EMPTY, peerings=(peering("ISOLATED", name=MARKER),))
    assert world.judge(STEP, linked()).state is StepState.BLOCKED
    assert world.plan(STEP, linked()) == ()


def test_a_state_that_nobody_knows_is_unknown_and_one_that_is_gone_is_absent() -> None:
    strange = replace(EMPTY, peerings=(peering("MIGRATING"),)).judge(STEP, linked())
    assert (strange.state, strange.code, strange.evidence["state"]) == (
        StepState.UNKNOWN,
        Code.PEERING_STATE_UNKNOWN,
        "MIGRATING",
    )
    assert replace(EMPTY, peerings=(peering("DELETED"),)).judge(STEP, linked()).code is Code.PEERING_MISSING


def test_a_connection_is_made_once_with_our_marker_and_undone_by_what_it_will_be_called() -> None:
    judged = EMPTY.judge(STEP, linked())
    assert (judged.state, judged.code) == (StepState.MISSING, Code.PEERING_MISSING)
    assert (judged.evidence["bandwidth"], judged.evidence["price"]) == (100, 1200)
    (planned,) = EMPTY.plan(STEP, linked())
    assert (planned.call.side, planned.call.region) == (LEADER, NORTH)
    assert planned.call.params == {
        "SourceVpcId": NEAR,
        "PeeringConnectionName": MARKER,
        "DestinationVpcId": FAR,
        "DestinationUin": MINE,
        "DestinationRegion": EAST,
        "Bandwidth": 100,
        "ChargeType": "POSTPAID_BY_DAY_MAX",
    }
    assert [(undoing.kind, undoing.params) for undoing in planned.undo] == [
        (Kind.DELETE_PEERING, {"PeeringConnectionId": {"from": "peering.id"}})
    ]


def test_the_account_at_the_other_end_is_asked() -> None:
    (planned,) = World(keys=TWO_KEYS).plan(STEP, linked())
    assert planned.call.params["DestinationUin"] == OTHERS


def test_bandwidth_between_regions_is_chosen_by_the_operator_who_sees_what_it_may_cost() -> None:
    judged = EMPTY.judge(STEP, linked(bandwidth=None))
    assert (judged.state, judged.code, judged.evidence["option"]) == (
        StepState.BLOCKED,
        Code.CHOICE_NEEDED,
        "bandwidth",
    )
    bandwidth, charge = judged.choices
    assert (bandwidth.option, bandwidth.default, len(bandwidth.values)) == ("bandwidth", None, 7)
    assert bandwidth.labels[bandwidth.values.index("100")] == {"price": 1200, "price_per": "day"}
    assert (charge.option, charge.values[0], charge.default) == ("charge", "POSTPAID_BY_DAY_MAX", "POSTPAID_BY_DAY_MAX")
    assert EMPTY.plan(STEP, linked(bandwidth=None)) == ()


def test_the_charge_that_was_chosen_is_sent() -> None:
    (planned,) = EMPTY.plan(STEP, linked(charge="POSTPAID_BY_MONTH_95"))
    assert planned.call.params["ChargeType"] == "POSTPAID_BY_MONTH_95"


def test_within_one_region_nothing_is_to_be_chosen_or_paid() -> None:
    profile = linked(bandwidth=None)
    far = replace(profile.clusters["follower"], region=NORTH)
    profile = replace(profile, clusters={**profile.clusters, "follower": far})
    (planned,) = EMPTY.plan(STEP, profile)
    assert not {"Bandwidth", "ChargeType"} & set(planned.call.params)
    assert EMPTY.judge(STEP, profile).evidence["price"] is None


def test_the_plan_is_the_same_each_time_it_is_made() -> None:
    assert EMPTY.plan(STEP, linked())[0].call.id == EMPTY.plan(STEP, linked())[0].call.id


def test_a_step_that_has_not_looked_says_so() -> None:
    known = EMPTY.facts(STEP, CLOUD)
    less = type(known)({call: outcome for call, outcome in known.outcomes.items() if call.kind is not Kind.VPCS})
    assert STEP.judge(less, Intention(CLOUD)).code is Code.NOT_LOOKED


def test_the_next_hop_is_the_connection_before_a_network_and_only_what_was_chosen() -> None:
    both = replace(
        EMPTY,
        peerings=(peering("ACTIVE"),),
        ccns=(ccn(),),
        attachments=(attached(NEAR), attached(FAR)),
    )
    rows: list[tuple[World, NetworkChoice, Hop | None]] = [
        (both, NetworkChoice.AUTO, Hop("PEERCONNECTION", "pcx-1")),
        (both, NetworkChoice.PEERING, Hop("PEERCONNECTION", "pcx-1")),
        (both, NetworkChoice.CCN, Hop("CCN", "ccn-1")),
        (both, NetworkChoice.CONNECTED, None),
        (replace(both, peerings=(peering("PENDING"),)), NetworkChoice.AUTO, Hop("CCN", "ccn-1")),
        (replace(both, peerings=()), NetworkChoice.PEERING, None),
        (replace(both, attachments=(attached(NEAR), attached(FAR, "PENDING")), peerings=()), NetworkChoice.AUTO, None),
        (EMPTY, NetworkChoice.AUTO, None),
    ]
    for world, network, expected in rows:
        profile = linked(network=network)
        known = world.facts(_Joined(), profile)
        assert joined_by(Look(known, profile)) == expected


def test_the_same_connection_in_the_lists_of_both_ends_is_one() -> None:
    known = replace(EMPTY, peerings=(peering("ACTIVE"),)).facts(STEP, linked())
    assert [connection.id for connection in peerings_between(Look(known, linked()))] == ["pcx-1"]


class _Joined(PeeringStep):
    """Asks only what tells the next hop."""

    def reads(self, facts: Facts, intention: Intention) -> tuple[Call, ...]:
        return joined_reads(Look(facts, intention.profile))
