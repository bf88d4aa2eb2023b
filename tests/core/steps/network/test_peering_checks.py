"""What stands in the way of a new connection is named, and nothing is sent."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccrtui.core.call.kind import Kind
from ccrtui.core.cloud.peering import Peering, PeeringEnd
from ccrtui.core.cloud.vpc import Limits
from ccrtui.core.steps.network.peering import PeeringStep
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Judgement, StepState
from tests.core.steps.clusters.known_instances import EAST, NORTH
from tests.core.steps.known import FOLLOWER, LEADER
from tests.core.steps.network.joining import FAR, MARKER, MINE, NEAR, OTHERS, World, linked, peering, vpc

STEP = PeeringStep()
SOUTH = "ap-guangzhou"


def _beside(vpc_id: str, state: str = "ACTIVE", account: str = MINE, near: bool = True) -> Peering:
    """A connection of one end to a third VPC."""
    end = PeeringEnd(NEAR, NORTH, MINE) if near else PeeringEnd(FAR, EAST, MINE)
    return peering(state, f"pcx-{vpc_id}", source=end, peer=PeeringEnd(vpc_id, SOUTH, account))


def _blocked(world: World) -> Judgement:
    judged = world.judge(STEP, linked())
    assert judged.state is StepState.BLOCKED
    assert world.plan(STEP, linked()) == ()
    assert [(choice.option, choice.values) for choice in judged.choices] == [("network", ("ccn", "connected"))]
    return judged


def test_every_pair_of_blocks_that_overlaps_is_named_secondary_ones_too() -> None:
    world = World(vpcs=(vpc(NEAR, "10.0.0.0/16", "172.20.0.0/16"), vpc(FAR, "10.0.128.0/17", "172.20.8.0/21")))
    judged = _blocked(world)
    assert judged.code is Code.NETWORKS_OVERLAP
    assert judged.evidence["overlaps"] == [
        {"block": "10.0.0.0/16", "other": "10.0.128.0/17"},
        {"block": "172.20.0.0/16", "other": "172.20.8.0/21"},
    ]
    assert judged.evidence["follower_network"] == {"id": FAR, "blocks": ["10.0.128.0/17", "172.20.8.0/21"]}


def test_a_secondary_block_alone_is_enough() -> None:
    world = World(vpcs=(vpc(NEAR, "10.0.0.0/16", "172.20.0.0/16"), vpc(FAR, "10.1.0.0/16", "172.20.8.0/21")))
    assert _blocked(world).evidence["overlaps"] == [{"block": "172.20.0.0/16", "other": "172.20.8.0/21"}]


@pytest.mark.parametrize("near", [True, False])
@pytest.mark.parametrize("state", ["ACTIVE", "PENDING"])
def test_what_is_peered_to_either_end_must_not_overlap_the_other(near: bool, state: str) -> None:
    third = vpc("vpc-3", "10.1.64.0/18" if near else "10.0.64.0/18")
    world = World(vpcs=(*World().vpcs, third), peerings=(_beside("vpc-3", state, near=near),))
    judged = _blocked(world)
    assert judged.code is Code.OVERLAPS_PEER
    assert (judged.evidence["side"], judged.evidence["vpc"]) == ("leader" if near else "follower", "vpc-3")
    assert judged.evidence["connection"] == "pcx-vpc-3"


def test_a_peer_may_overlap_the_end_it_is_peered_to_for_that_is_settled() -> None:
    world = World(vpcs=(*World().vpcs, vpc("vpc-3", "10.0.64.0/18")), peerings=(_beside("vpc-3"),))
    assert world.judge(STEP, linked()).code is Code.PEERING_MISSING


@pytest.mark.parametrize("state", ["DELETED", "EXPIRED", "REJECTED", "FAILED"])
def test_a_connection_that_is_over_hinders_nobody(state: str) -> None:
    world = World(vpcs=(*World().vpcs, vpc("vpc-3", "10.1.64.0/18")), peerings=(_beside("vpc-3", state),))
    assert world.judge(STEP, linked()).code is Code.PEERING_MISSING


def test_a_peer_of_another_account_cannot_be_seen_and_that_is_said() -> None:
    world = World(peerings=(_beside("vpc-3", account=OTHERS),))
    calls = [call for call in world.facts(STEP, linked()) if call.kind is Kind.VPCS]
    assert all("vpc-3" not in str(call.params) for call in calls)
    assert world.judge(STEP, linked()).evidence["not_seen"] == ["vpc-3"]


def test_peers_are_asked_for_in_their_region_once() -> None:
    world = World(
        vpcs=(*World().vpcs, vpc("vpc-3", "10.3.0.0/16"), vpc("vpc-4", "10.4.0.0/16")),
        peerings=(_beside("vpc-3"), _beside("vpc-4")),
    )
    calls = [call for call in world.facts(STEP, linked()) if (call.kind, call.region) == (Kind.VPCS, SOUTH)]
    assert [call.side for call in calls] == [LEADER]


def test_of_many_peers_none_is_overlooked_though_a_filter_takes_but_five() -> None:
    names = [f"vpc-{number}" for number in range(3, 10)]
    near = tuple(vpc(name, f"10.{name[4:]}.0.0/16") for name in names[:-1])
    world = World(
        vpcs=(*World().vpcs, *near, vpc(names[-1], "10.1.64.0/18")), peerings=tuple(_beside(name) for name in names)
    )
    calls = [call for call in world.facts(STEP, linked()) if (call.kind, call.region) == (Kind.VPCS, SOUTH)]
    assert max((call.body or "").count("vpc-") for call in calls) == 6
    assert _blocked(world).code is Code.OVERLAPS_PEER


@pytest.mark.parametrize(
    ("limits", "limit", "in_use"),
    [
        ({"vpc-max-vpcpeers": 3, "vpc-max-available-vpcpeers": 10}, 3, 3),
        ({"vpc-max-vpcpeers": 10, "vpc-max-available-vpcpeers": 1}, 1, 1),
    ],
)
def test_a_full_quota_names_the_vpc_and_both_numbers(limits: dict[str, int], limit: int, in_use: int) -> None:
    there = (_beside("vpc-3"), _beside("vpc-4", "EXPIRED"), _beside("vpc-5", "PENDING"), _beside("vpc-6", "DELETED"))
    judged = _blocked(World(peerings=there, limits=Limits(limits)))
    assert judged.code is Code.PEERING_QUOTA
    assert judged.evidence == {"side": "leader", "vpc": NEAR, "limit": limit, "in_use": in_use}


def test_the_quota_of_the_other_end_counts_as_well() -> None:
    limits = Limits({"vpc-max-vpcpeers": 1})
    judged = _blocked(World(peerings=(_beside("vpc-3", near=False),), limits=limits))
    assert (judged.evidence["side"], judged.evidence["vpc"]) == (FOLLOWER.value, FAR)


def test_ours_that_is_deleted_first_leaves_room_for_the_next() -> None:
    world = World(peerings=(peering("EXPIRED", name=MARKER),), limits=Limits({"vpc-max-vpcpeers": 1}))
    assert world.judge(STEP, linked()).state is StepState.MISSING
    assert replace(world, peerings=(_beside("vpc-3"),)).judge(STEP, linked()).code is Code.PEERING_QUOTA


def test_nothing_is_checked_where_a_connection_is_there_already() -> None:
    world = World(peerings=(peering("ACTIVE"),), vpcs=(vpc(NEAR, "10.0.0.0/16"), vpc(FAR, "10.0.0.0/16")))
    calls = world.facts(STEP, linked())
    assert not [call for call in calls if call.kind is Kind.VPC_LIMITS]
    assert world.judge(STEP, linked()).code is Code.PEERING_ACTIVE
