"""Checks of the way without a machine: which state stands for what, and what is refused."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from ccrtui.sim.simulator import Options, Simulator
from tests.sim.cloud.conftest import Client
from tests.sim.cloud.region import Regions

LEADER = "10.0.3.12"


@pytest.fixture
async def regions() -> AsyncIterator[Regions]:
    async with Simulator(Options(scenario="connected")) as simulator:
        cloud = simulator.banner["cloud"]
        yield Regions(simulator, Client(cloud["endpoint"], cloud["secret_id"], cloud["secret_key"]))


async def check(regions: Regions, *addresses: str, **more: Any) -> dict[str, Any]:
    instance = await regions.instance("follower")
    return {
        "VpcId": instance["VpcUid"],
        "SubnetId": instance["SubnetUid"],
        "NetDetectName": "check",
        "DetectDestinationIp": list(addresses),
        **more,
    }


async def test_nobody_at_an_address_is_no_missing_route(regions: Regions) -> None:
    assert [(await regions.detect(address))["State"] for address in (LEADER, "10.0.3.99", "8.8.8.8")] == [0, -4, -1]


async def test_a_next_hop_of_ones_choice_needs_no_route_on_the_way_out(regions: Regions) -> None:
    pcx = (await regions.ask("leader", "vpc.DescribeVpcPeeringConnections"))["PeerConnectionSet"][0]
    hop = {"NextHopType": "PEERCONNECTION", "NextHopDestination": pcx["PeeringConnectionId"]}
    home = await regions.vpc("follower")
    for table in regions.simulator.cloud.tables_of(home):
        table.routes.clear()
    states = []
    for more in ({}, hop, {**hop, "NextHopDestination": "pcx-00000000"}):
        params = await check(regions, LEADER, **more)
        answer = await regions.ask("follower", "vpc.CheckNetDetectState", **params)
        states.append(answer["NetDetectIpStateSet"][0]["State"])
    assert states == [-1, 0, -1]


@pytest.mark.parametrize(
    ("addresses", "code"),
    [
        (("10.1.3.9",), "InvalidParameterValue.NetDetectInVpc"),
        ((LEADER, LEADER), "InvalidParameterValue.NetDetectSameIp"),
        (("10.0.3",), "InvalidParameterValue.Malformed"),
    ],
)
async def test_targets_that_make_no_sense_are_refused(regions: Regions, addresses: tuple[str, ...], code: str) -> None:
    params = await check(regions, *addresses)
    assert await regions.call.refused("vpc.CheckNetDetectState", "ap-shanghai", **params) == code


async def test_a_check_leaves_nothing_behind(regions: Regions) -> None:
    await regions.detect(LEADER)
    assert (await regions.ask("follower", "vpc.DescribeNetDetects"))["NetDetectSet"] == []
