"""Reading networks through the official client: fields, pages, filters, and types that are not converted."""

from __future__ import annotations

from ipaddress import IPv4Network

import pytest

from ccrtui.sim.cloud.network.route_table import Route
from ccrtui.sim.cloud.state import Cloud
from tests.sim.cloud.conftest import Client


async def test_a_vpc_shows_its_blocks_and_belongs_to_one_region_and_account(call: Client, other: Client) -> None:
    answer = await call("vpc.DescribeVpcs")
    assert answer["TotalCount"] == 1
    (vpc,) = answer["VpcSet"]
    assert (vpc["VpcId"], vpc["CidrBlock"]) == ("vpc-beijing0", "10.0.0.0/16")
    assert [secondary["CidrBlock"] for secondary in vpc["AssistantCidrSet"]] == ["172.20.0.0/16"]
    assert vpc["AssistantCidrSet"][0]["AssistantType"] == 1
    assert [others["VpcId"] for others in (await other("vpc.DescribeVpcs"))["VpcSet"]] == ["vpc-others00"]
    assert await call.refused("vpc.DescribeVpcs", "ap-shanghai", VpcIds=["vpc-beijing0"]) == "InvalidVpcId.NotFound"
    assert (await call("vpc.DescribeVpcs", "ap-nanjing"))["TotalCount"] == 0


@pytest.mark.parametrize("action", ["DescribeVpcs", "DescribeSubnets", "DescribeRouteTables", "DescribeSecurityGroups"])
async def test_pages_of_these_four_are_counted_in_strings(call: Client, action: str) -> None:
    assert (await call(f"vpc.{action}", Offset="0", Limit="100"))["TotalCount"] == 1
    assert await call.refused(f"vpc.{action}", Offset=0) == "InvalidParameter"
    assert await call.refused(f"vpc.{action}", Limit="101") == "InvalidParameterValue.Range"


@pytest.mark.parametrize(
    "action", ["DescribeVpcPeeringConnections", "DescribeRoutes", "DescribeCcns", "DescribeNetDetects"]
)
async def test_all_others_are_counted_in_integers(call: Client, action: str) -> None:
    assert (await call(f"vpc.{action}", Offset=0, Limit=50))["TotalCount"] == 0
    assert await call.refused(f"vpc.{action}", Limit="50") == "InvalidParameter"


async def test_ids_and_filters_exclude_each_other_and_unknown_names_are_refused(call: Client) -> None:
    by_id = [{"Name": "vpc-id", "Values": ["vpc-beijing0"]}]
    assert (await call("vpc.DescribeSubnets", Filters=by_id))["SubnetSet"][0]["RouteTableId"] == "rtb-beijing0"
    both = await call.refused("vpc.DescribeVpcs", VpcIds=["vpc-beijing0"], Filters=by_id)
    assert both == "InvalidParameter.Coexist"
    unknown = await call.refused("vpc.DescribeVpcs", Filters=[{"Name": "colour", "Values": ["red"]}])
    assert unknown == "InvalidParameter.FilterInvalidKey"
    assert await call.refused("vpc.DescribeVpcs", VpcNames=["beijing0"]) == "UnknownParameter"
    assert await call.refused("vpc.DescribeVpcLimits") == "MissingParameter"


async def test_pages_walk_the_whole_list(call: Client, cloud: Cloud) -> None:
    table = cloud.tables["rtb-beijing0"]
    for at in range(45):
        block = IPv4Network(f"10.9.{at}.0/24")
        table.routes.append(Route(f"rti-route0{at:02}", at + 1, block, "NORMAL_CVM", "10.0.3.9"))
    ids: list[str] = []
    while True:
        answer = await call("vpc.DescribeRoutes", Offset=len(ids), Limit=20)
        ids += [route["RouteItemId"] for route in answer["RouteSet"]]
        if len(ids) >= answer["TotalCount"] or not answer["RouteSet"]:
            break
    assert len(set(ids)) == 45


async def test_a_subnet_counts_the_addresses_in_use(call: Client) -> None:
    (subnet,) = (await call("vpc.DescribeSubnets", MaxResults=10))["SubnetSet"]
    assert subnet["TotalIpAddressCount"] - subnet["AvailableIpAddressCount"] == 1
    assert subnet["NetworkAclId"] == "acl-beijing0"


async def test_limits_are_those_of_the_account(call: Client, cloud: Cloud) -> None:
    cloud.rules.quotas["vpc-max-vpcpeers"] = 3
    answer = await call("vpc.DescribeVpcLimits", LimitTypes=["vpc-max-vpcpeers"])
    assert answer["VpcLimitSet"] == [{"LimitType": "vpc-max-vpcpeers", "LimitValue": 3}]


async def test_a_block_is_compared_with_own_blocks(call: Client) -> None:
    answer = await call("vpc.CheckAssistantCidr", VpcId="vpc-beijing0", NewCidrBlocks=["10.0.9.0/24", "192.168.0.0/24"])
    (conflict,) = answer["ConflictSourceSet"]
    assert conflict["SourceItem"] == "10.0.9.0/24"
    assert conflict["ConflictItemSet"][0]["ConfilctId"] == "vpc-beijing0"


async def test_an_acl_is_listed_with_its_subnets_and_both_directions(call: Client) -> None:
    (acl,) = (await call("vpc.DescribeNetworkAcls"))["NetworkAclSet"]
    assert [subnet["SubnetId"] for subnet in acl["SubnetSet"]] == ["subnet-beijing0"]
    assert [entry["Port"] for entry in acl["EgressEntries"]] == ["9300"]


async def test_regions_are_listed_per_product_without_naming_one(call: Client) -> None:
    answer = await call("region.DescribeRegions", region="", Product="es")
    assert {"ap-beijing", "ap-shanghai"} <= {listed["Region"] for listed in answer["RegionSet"]}
    assert await call.refused("region.DescribeRegions", region="", Product="tea") == "InvalidParameterValue"
    assert await call.refused("vpc.DescribeVpcs", region="") == "MissingParameter"
