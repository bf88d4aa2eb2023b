"""Routes: what may be added, what stands in the way, and that a refused request changes nothing."""

from __future__ import annotations

from ipaddress import IPv4Network
from typing import Any

import pytest

from ccrtui.sim.cloud.network.peering import ACTIVE, End, Peering
from ccrtui.sim.cloud.network.route_table import Route
from ccrtui.sim.cloud.state import Cloud
from tests.sim.cloud.conftest import Client
from tests.sim.cloud.furnished import BJ, MAIN, SH

LINK = "pcx-link0000"
TABLE = "rtb-beijing0"


@pytest.fixture(autouse=True)
def _linked(cloud: Cloud) -> None:
    cloud.add(Peering(LINK, "link", End("vpc-beijing0", BJ, MAIN), End("vpc-shanghai", SH, MAIN), ACTIVE))


def _to(block: str = "10.1.7.0/24", **more: Any) -> dict[str, Any]:
    return {"DestinationCidrBlock": block, "GatewayType": "PEERCONNECTION", "GatewayId": LINK, **more}


async def _create(call: Client, *routes: dict[str, Any]) -> list[dict[str, Any]]:
    answer = await call("vpc.CreateRoutes", RouteTableId=TABLE, Routes=list(routes))
    return list(answer["RouteTableSet"][0]["RouteSet"])


async def test_a_route_is_added_and_found_by_its_next_hop(call: Client, cloud: Cloud) -> None:
    notices: list[int] = []
    cloud.on_change.append(lambda: notices.append(1))
    (route,) = await _create(call, _to(RouteDescription="ours"))
    assert route["RouteItemId"].startswith("rti-")
    assert (route["RouteType"], route["Enabled"], route["RouteDescription"]) == ("USER", True, "ours")
    routes = await call("vpc.DescribeRoutes", Filters=[{"Name": "gateway-id", "Values": [LINK]}])
    assert [listed["RouteId"] for listed in routes["RouteSet"]] == [route["RouteId"]]
    (table,) = (await call("vpc.DescribeRouteTables"))["RouteTableSet"]
    assert table["AssociationSet"] == [{"SubnetId": "subnet-beijing0", "RouteTableId": TABLE}]
    assert len(table["RouteSet"]) == 1
    bare = await call("vpc.DescribeRouteTables", NeedRouterInfo=False)
    assert bare["RouteTableSet"][0]["RouteSet"] == []
    assert notices


@pytest.mark.parametrize(
    ("route", "code"),
    [
        (_to("10.0.9.0/24"), "InvalidParameterValue.InVpcCidr"),
        (_to("172.20.1.0/24"), "InvalidParameterValue.InVpcCidr"),
        (_to("10.7.0.0/24"), "InvalidParameterValue.CidrNotInPeerVpc"),
        (_to("10.1.7.5/24"), "InvalidParameterValue.Malformed"),
        (_to(GatewayId="pcx-nothing0"), "InvalidParameterValue.RouteNextHopInvalid"),
        (_to(GatewayId="nat-12345678"), "InvalidParameter.NextHopMismatch"),
        (_to(GatewayType="NAT"), "InvalidParameter.NextHopMismatch"),
        (_to(GatewayType="NAT", GatewayId="nat-12345678"), "InvalidParameterValue.RouteNextHopInvalid"),
        (_to(GatewayType="PEERING"), "InvalidParameterValue"),
        ({"DestinationCidrBlock": "10.1.7.0/24"}, "MissingParameter"),
        (_to(Colour="red"), "UnknownParameter"),
    ],
)
async def test_a_route_that_makes_no_sense_is_refused(
    call: Client, cloud: Cloud, route: dict[str, Any], code: str
) -> None:
    refusal = await call.refused("vpc.CreateRoutes", RouteTableId=TABLE, Routes=[_to("10.1.8.0/24"), route])
    assert refusal == code
    assert not cloud.tables[TABLE].routes


async def test_a_connection_that_is_not_active_is_no_next_hop(call: Client, cloud: Cloud) -> None:
    cloud.peerings[LINK].state = "PENDING"
    refusal = await call.refused("vpc.CreateRoutes", RouteTableId=TABLE, Routes=[_to()])
    assert refusal == "InvalidParameterValue.RouteNextHopInvalid"


@pytest.mark.parametrize(
    ("kind", "gateway", "enabled", "code"),
    [
        ("USER", "10.0.3.9", True, "UnsupportedOperation.EcmpWithUserRoute"),
        ("USER", "10.0.3.9", False, "UnsupportedOperation.EcmpWithUserRoute"),
        ("USER", LINK, False, "InvalidParameterValue.Duplicate"),
        ("CCN", "ccn-12345678", True, "UnsupportedOperation.EcmpWithCcnRoute"),
    ],
)
async def test_a_destination_is_taken_once(
    call: Client, cloud: Cloud, kind: str, gateway: str, enabled: bool, code: str
) -> None:
    there = Route("rti-there000", 5, IPv4Network("10.1.7.0/24"), "NORMAL_CVM", gateway, kind, enabled)
    cloud.tables[TABLE].routes.append(there)
    assert await call.refused("vpc.CreateRoutes", RouteTableId=TABLE, Routes=[_to()]) == code
    answer = await call("vpc.DescribeRouteConflicts", RouteTableId=TABLE, DestinationCidrBlocks=["10.1.7.0/24"])
    assert answer["RouteConflictSet"][0]["ConflictSet"][0]["RouteItemId"] == "rti-there000"


async def test_a_full_table_takes_no_more(call: Client, cloud: Cloud) -> None:
    cloud.rules.quotas["route-table-max-policies"] = 1
    await _create(call, _to())
    assert await call.refused("vpc.CreateRoutes", RouteTableId=TABLE, Routes=[_to("10.1.8.0/24")]) == "LimitExceeded"


async def test_routes_are_disabled_enabled_and_removed_by_either_id(call: Client, cloud: Cloud) -> None:
    (route,) = await _create(call, _to())
    await call("vpc.DisableRoutes", RouteTableId=TABLE, RouteItemIds=[route["RouteItemId"]])
    assert not cloud.tables[TABLE].routes[0].enabled
    await call("vpc.EnableRoutes", RouteTableId=TABLE, RouteIds=[route["RouteId"]])
    assert cloud.tables[TABLE].routes[0].enabled
    both = await call.refused("vpc.EnableRoutes", RouteTableId=TABLE, RouteIds=[1], RouteItemIds=["rti-x"])
    assert both == "InvalidParameter.Coexist"
    answer = await call("vpc.DeleteRoutes", RouteTableId=TABLE, Routes=[{"RouteItemId": route["RouteItemId"]}])
    assert [removed["RouteItemId"] for removed in answer["RouteSet"]] == [route["RouteItemId"]]
    again = await call.refused("vpc.DeleteRoutes", RouteTableId=TABLE, Routes=[{"RouteId": route["RouteId"]}])
    assert again == "InvalidRouteId.NotFound"


async def test_enabling_beside_an_enabled_one_is_refused(call: Client, cloud: Cloud) -> None:
    block = IPv4Network("10.1.7.0/24")
    cloud.tables[TABLE].routes = [
        Route("rti-learned0", 5, block, "CCN", "ccn-12345678", "CCN"),
        Route("rti-ours0000", 6, block, "PEERCONNECTION", LINK, enabled=False),
    ]
    ours = await call.refused("vpc.EnableRoutes", RouteTableId=TABLE, RouteItemIds=["rti-ours0000"])
    assert ours == "UnsupportedOperation.EcmpWithCcnRoute"
    theirs = await call.refused("vpc.DisableRoutes", RouteTableId=TABLE, RouteItemIds=["rti-learned0"])
    assert theirs == "UnsupportedOperation.SystemRoute"


async def test_replacing_keeps_the_id_and_shows_before_and_after(call: Client) -> None:
    (route,) = await _create(call, _to())
    new = _to("10.1.0.0/16", RouteItemId=route["RouteItemId"])
    answer = await call("vpc.ReplaceRoutes", RouteTableId=TABLE, Routes=[new])
    assert answer["OldRouteSet"][0]["DestinationCidrBlock"] == "10.1.7.0/24"
    assert answer["NewRouteSet"][0]["DestinationCidrBlock"] == "10.1.0.0/16"
    assert answer["NewRouteSet"][0]["RouteItemId"] == route["RouteItemId"]


async def test_an_ipv6_route_has_no_number_and_an_empty_destination(call: Client, cloud: Cloud) -> None:
    route = Route("rti-six00000", 9, None, "NORMAL_CVM", "10.0.3.9", destination_v6="fd00::/64")
    cloud.tables[TABLE].routes.append(route)
    (shown,) = (await call("vpc.DescribeRoutes"))["RouteSet"]
    assert (shown["DestinationCidrBlock"], shown["DestinationIpv6CidrBlock"], shown["RouteId"]) == ("", "fd00::/64", 0)
