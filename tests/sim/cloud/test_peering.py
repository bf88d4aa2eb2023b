"""Peering connections from the first request to their end."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import IPv4Network
from typing import Any

import pytest

from ccrtui.sim.cloud.network.vpc import Secondary
from ccrtui.sim.cloud.state import Cloud
from tests.sim.cloud.conftest import Client
from tests.sim.cloud.furnished import BJ, MAIN, OTHER, SH

OURS: dict[str, Any] = {
    "SourceVpcId": "vpc-beijing0",
    "PeeringConnectionName": "link",
    "DestinationVpcId": "vpc-shanghai",
    "DestinationUin": str(MAIN),
    "DestinationRegion": SH,
    "Bandwidth": 20,
}
THEIRS: dict[str, Any] = {**OURS, "DestinationVpcId": "vpc-others00", "DestinationUin": str(OTHER)}
CREATE = "vpc.CreateVpcPeeringConnection"
WEEK_S = 7 * 86400


async def _state(client: Client, identity: str, region: str | None = None) -> str:
    answer = await client("vpc.DescribeVpcPeeringConnections", region, PeeringConnectionIds=[identity])
    return str(answer["PeerConnectionSet"][0]["State"]) if answer["PeerConnectionSet"] else "gone"


async def test_within_one_account_it_becomes_usable_by_itself(call: Client, cloud: Cloud) -> None:
    notices: list[int] = []
    cloud.on_change.append(lambda: notices.append(1))
    pcx = (await call(CREATE, **OURS))["PeeringConnectionId"]
    assert pcx.startswith("pcx-")
    assert len(pcx) == 12
    assert await _state(call, pcx) == "PENDING"
    assert not notices
    await cloud.clock.advance(cloud.rules.settle_s)
    assert await _state(call, pcx, SH) == "ACTIVE"
    assert notices


async def test_it_is_listed_in_short_codes_and_numbers(call: Client) -> None:
    await call(CREATE, **OURS)
    (shown,) = (await call("vpc.DescribeVpcPeeringConnections"))["PeerConnectionSet"]
    assert (shown["SourceRegion"], shown["DestinationRegion"], shown["Type"]) == ("bj", "sh", "VPC0")
    assert shown["SourceUin"] == shown["DestinationUin"] == MAIN
    assert shown["PeerVpcId"] == shown["DestinationVpcId"] == "vpc-shanghai"
    assert shown["Bandwidth"] == 20


async def test_the_other_account_accepts_in_its_region(call: Client, other: Client, cloud: Cloud) -> None:
    made = (await call(CREATE, **THEIRS))["PeeringConnectionId"]
    await cloud.clock.advance(60)
    assert await _state(call, made) == "PENDING"
    accept = "vpc.AcceptVpcPeeringConnection"
    wrong = await call.refused(accept, PeeringConnectionId=made)
    assert wrong == "UnsupportedOperation.VpcPeerPurviewError"
    assert await other.refused(accept, BJ, PeeringConnectionId=made) == "ResourceNotFound"
    await other(accept, PeeringConnectionId=made)
    assert await other.refused(accept, PeeringConnectionId=made) == "UnsupportedOperation.VpcPeerInvalidStateChange"
    await cloud.clock.advance(cloud.rules.settle_s)
    assert await _state(call, made) == "ACTIVE"
    await cloud.clock.advance(WEEK_S)
    assert await _state(call, made) == "ACTIVE"


async def test_the_other_account_may_refuse_or_forget(call: Client, other: Client, cloud: Cloud) -> None:
    made = (await call(CREATE, **THEIRS))["PeeringConnectionId"]
    await other("vpc.RejectVpcPeeringConnection", PeeringConnectionId=made)
    assert await _state(call, made) == "REJECTED"
    again = (await call(CREATE, **THEIRS))["PeeringConnectionId"]
    await cloud.clock.advance(WEEK_S - 1)
    assert await _state(call, again) == "PENDING"
    await cloud.clock.advance(1)
    assert await _state(call, again) == "EXPIRED"


async def test_removing_it_removes_the_routes_of_both_sides(call: Client, cloud: Cloud) -> None:
    made = (await call(CREATE, **OURS))["PeeringConnectionId"]
    await cloud.clock.advance(5)
    for region, table, block in ((BJ, "rtb-beijing0", "10.1.7.0/24"), (SH, "rtb-shanghai", "10.0.3.0/24")):
        route = {"DestinationCidrBlock": block, "GatewayType": "PEERCONNECTION", "GatewayId": made}
        await call("vpc.CreateRoutes", region, RouteTableId=table, Routes=[route])
    await call("vpc.DeleteVpcPeeringConnection", SH, PeeringConnectionId=made)
    assert await _state(call, made) == "gone"
    assert not cloud.tables["rtb-beijing0"].routes
    assert not cloud.tables["rtb-shanghai"].routes
    assert await call.refused("vpc.DeleteVpcPeeringConnection", PeeringConnectionId=made) == "ResourceNotFound"


async def test_name_and_bandwidth_can_be_changed(call: Client) -> None:
    made = (await call(CREATE, **OURS))["PeeringConnectionId"]
    await call("vpc.ModifyVpcPeeringConnection", PeeringConnectionId=made, PeeringConnectionName="new", Bandwidth=50)
    (shown,) = (await call("vpc.DescribeVpcPeeringConnections"))["PeerConnectionSet"]
    assert (shown["PeeringConnectionName"], shown["Bandwidth"]) == ("new", 50)


def _no_cross_region(cloud: Cloud) -> None:
    cloud.rules.cross_region_peering = False


def _overlap(cloud: Cloud) -> None:
    cloud.vpcs["vpc-shanghai"].secondary.append(Secondary(IPv4Network("172.20.128.0/17")))


def _full(cloud: Cloud) -> None:
    cloud.rules.quotas["vpc-max-vpcpeers"] = 0


def _full_of_usable(cloud: Cloud) -> None:
    cloud.rules.quotas["vpc-max-available-vpcpeers"] = 0


@pytest.mark.parametrize(
    ("change", "prepare", "code"),
    [
        ({}, _no_cross_region, "UnsupportedOperation.NotSupportCreateCrossRegionVpcPeer"),
        ({}, _overlap, "UnsupportedOperation.VpcPeerCidrConflict"),
        ({}, _full, "LimitExceeded.VpcPeerTotalLimitExceeded"),
        ({}, _full_of_usable, "LimitExceeded.VpcPeerAvaLimitExceeded"),
        ({"DestinationUin": "1"}, None, "UnsupportedOperation.UinNotFound"),
        ({"DestinationUin": str(OTHER)}, None, "UnsupportedOperation.AppIdMismatch"),
        ({"DestinationUin": MAIN}, None, "InvalidParameter"),
        ({"DestinationRegion": BJ}, None, "InvalidVpcId.NotFound"),
        ({"DestinationRegion": "sh"}, None, "InvalidParameterValue"),
        ({"SourceVpcId": "vpc-shanghai"}, None, "InvalidVpcId.NotFound"),
        ({"SourceVpcId": "beijing"}, None, "InvalidVpcId.Malformed"),
        ({"PeeringConnectionName": "n" * 61}, None, "InvalidParameterValue.TooLong"),
        ({"Bandwidth": "20"}, None, "InvalidParameter"),
        ({"ChargeType": "FREE"}, None, "InvalidParameterValue"),
    ],
)
async def test_what_cannot_be_connected_is_refused(
    call: Client, cloud: Cloud, change: dict[str, Any], prepare: Callable[[Cloud], None] | None, code: str
) -> None:
    if prepare is not None:
        prepare(cloud)
    assert await call.refused(CREATE, **{**OURS, **change}) == code
    assert not cloud.peerings


async def test_a_pair_is_connected_once_in_either_direction(call: Client) -> None:
    await call(CREATE, **OURS)
    back = {**OURS, "SourceVpcId": "vpc-shanghai", "DestinationVpcId": "vpc-beijing0", "DestinationRegion": BJ}
    assert await call.refused(CREATE, SH, **back) == "UnsupportedOperation.VpcPeerAlreadyExist"


async def test_what_is_peered_to_an_end_must_not_overlap_either(call: Client, cloud: Cloud) -> None:
    await call(CREATE, **OURS)
    cloud.vpcs["vpc-others00"].secondary.append(Secondary(IPv4Network("10.1.0.0/20")))
    assert await call.refused(CREATE, **THEIRS) == "UnauthorizedOperation.VpcPeerCidrConflict"


async def test_lists_may_lag_behind_a_create(call: Client, cloud: Cloud) -> None:
    cloud.rules.list_lag_s = 10
    made = (await call(CREATE, **OURS))["PeeringConnectionId"]
    assert await _state(call, made) == "gone"
    await cloud.clock.advance(10)
    assert await _state(call, made) == "ACTIVE"
