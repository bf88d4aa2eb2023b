"""CCNs: attachments, the routes they bring, and what happens when blocks overlap."""

from __future__ import annotations

from ipaddress import IPv4Network
from typing import Any

from ccrtui.sim.cloud.network.route_table import Route
from ccrtui.sim.cloud.network.vpc import Subnet
from ccrtui.sim.cloud.state import Cloud
from tests.sim.cloud.conftest import Client
from tests.sim.cloud.furnished import BJ, MAIN, SH

BEIJING = {"InstanceId": "vpc-beijing0", "InstanceRegion": BJ, "InstanceType": "VPC"}
SHANGHAI = {"InstanceId": "vpc-shanghai", "InstanceRegion": SH, "InstanceType": "VPC"}
OTHERS = {"InstanceId": "vpc-others00", "InstanceRegion": SH, "InstanceType": "VPC"}


async def _made(call: Client, cloud: Cloud, *instances: dict[str, str]) -> str:
    ccn = str((await call("vpc.CreateCcn", CcnName="link"))["Ccn"]["CcnId"])
    if instances:
        await call("vpc.AttachCcnInstances", CcnId=ccn, Instances=list(instances))
        await cloud.clock.advance(cloud.rules.settle_s)
    return ccn


async def _states(client: Client, ccn: str) -> dict[str, str]:
    answer = await client("vpc.DescribeCcnAttachedInstances", Filters=[{"Name": "ccn-id", "Values": [ccn]}])
    return {attachment["InstanceId"]: attachment["State"] for attachment in answer["InstanceSet"]}


async def _routes(call: Client, ccn: str) -> dict[str, dict[str, Any]]:
    routes = (await call("vpc.DescribeCcnRoutes", CcnId=ccn))["RouteSet"]
    return {route["InstanceId"]: route for route in routes}


async def test_attached_vpcs_learn_each_others_subnets(call: Client, cloud: Cloud) -> None:
    ccn = (await call("vpc.CreateCcn", CcnName="link", QosLevel="AU"))["Ccn"]["CcnId"]
    await call("vpc.AttachCcnInstances", CcnId=ccn, Instances=[BEIJING, SHANGHAI])
    assert await _states(call, ccn) == {"vpc-beijing0": "ATTACHING", "vpc-shanghai": "ATTACHING"}
    assert not cloud.tables["rtb-beijing0"].routes
    await cloud.clock.advance(cloud.rules.settle_s)
    assert await _states(call, ccn) == {"vpc-beijing0": "ACTIVE", "vpc-shanghai": "ACTIVE"}
    (learned,) = (await call("vpc.DescribeRouteTables"))["RouteTableSet"][0]["RouteSet"]
    assert (learned["RouteType"], learned["GatewayType"], learned["GatewayId"]) == ("CCN", "CCN", ccn)
    assert learned["DestinationCidrBlock"] == "10.1.7.0/24"
    assert [network["CcnId"] for network in (await call("vpc.DescribeCcns", SH))["CcnSet"]] == [ccn]


async def test_detaching_and_deleting_take_the_routes_back(call: Client, cloud: Cloud) -> None:
    ccn = await _made(call, cloud, BEIJING, SHANGHAI)
    await call("vpc.DetachCcnInstances", CcnId=ccn, Instances=[SHANGHAI])
    assert not cloud.tables["rtb-beijing0"].routes
    assert not cloud.tables["rtb-shanghai"].routes
    again = await call.refused("vpc.DetachCcnInstances", CcnId=ccn, Instances=[SHANGHAI])
    assert again == "UnsupportedOperation.CcnNotAttached"
    await call("vpc.DeleteCcn", CcnId=ccn)
    assert (await call("vpc.DescribeCcns"))["TotalCount"] == 0


async def test_a_vpc_is_in_one_ccn(call: Client, cloud: Cloud) -> None:
    await _made(call, cloud, BEIJING)
    second = await _made(call, cloud)
    refusal = await call.refused("vpc.AttachCcnInstances", CcnId=second, Instances=[BEIJING])
    assert refusal == "UnsupportedOperation.CcnAttached"


async def test_another_account_waits_for_the_owner(call: Client, other: Client, cloud: Cloud) -> None:
    ccn = await _made(call, cloud, BEIJING)
    crossed = await other.refused("vpc.AttachCcnInstances", CcnId=ccn, Instances=[OTHERS])
    assert crossed == "UnsupportedOperation.CcnCrossAccount"
    await other("vpc.AttachCcnInstances", CcnId=ccn, CcnUin=str(MAIN), Instances=[OTHERS])
    await cloud.clock.advance(60)
    assert (await _states(other, ccn))["vpc-others00"] == "PENDING"
    await call("vpc.AcceptAttachCcnInstances", CcnId=ccn, Instances=[OTHERS])
    await cloud.clock.advance(cloud.rules.settle_s)
    assert (await _states(call, ccn))["vpc-others00"] == "ACTIVE"
    again = await call.refused("vpc.AcceptAttachCcnInstances", CcnId=ccn, Instances=[OTHERS])
    assert again == "UnsupportedOperation.NotPendingCcnInstance"


async def test_of_two_overlapping_subnets_the_later_arrives_disabled(call: Client, cloud: Cloud) -> None:
    cloud.subnets["subnet-shanghai"].block = IPv4Network("10.0.3.128/25")
    ccn = await _made(call, cloud, BEIJING, SHANGHAI)
    routes = await _routes(call, ccn)
    assert (routes["vpc-beijing0"]["Enabled"], routes["vpc-shanghai"]["Enabled"]) == (True, False)
    assert not cloud.tables["rtb-beijing0"].routes
    refusal = await call.refused("vpc.EnableCcnRoutes", CcnId=ccn, RouteIds=[routes["vpc-shanghai"]["RouteId"]])
    assert refusal == "UnsupportedOperation.CcnRouteCidrOverlap"
    await call("vpc.DetachCcnInstances", CcnId=ccn, Instances=[BEIJING])
    await call("vpc.EnableCcnRoutes", CcnId=ccn, RouteIds=[routes["vpc-shanghai"]["RouteId"]])
    assert (await _routes(call, ccn))["vpc-shanghai"]["Enabled"] is True


async def test_overlapping_vpcs_with_distinct_subnets_join(call: Client, cloud: Cloud) -> None:
    cloud.vpcs["vpc-shanghai"].block = IPv4Network("10.0.0.0/16")
    cloud.subnets["subnet-shanghai"].block = IPv4Network("10.0.7.0/24")
    cloud.add(Subnet("subnet-second00", "more", "vpc-shanghai", IPv4Network("10.0.8.0/24"), "z", "rtb-shanghai"))
    await _made(call, cloud, BEIJING, SHANGHAI)
    learned = [str(route.destination) for route in cloud.tables["rtb-beijing0"].routes]
    assert learned == ["10.0.7.0/24", "10.0.8.0/24"]


async def test_a_learned_route_beside_an_enabled_one_does_not_take_effect(call: Client, cloud: Cloud) -> None:
    taken = Route("rti-there000", 5, IPv4Network("10.1.7.0/24"), "NORMAL_CVM", "10.0.3.9")
    cloud.tables["rtb-beijing0"].routes.append(taken)
    await _made(call, cloud, BEIJING, SHANGHAI)
    assert [route.enabled for route in cloud.tables["rtb-beijing0"].routes] == [True, False]


async def test_bandwidth_follows_the_type_of_limit(call: Client, cloud: Cloud) -> None:
    made = await call("vpc.CreateCcn", CcnName="link", BandwidthLimitType="INTER_REGION_LIMIT")
    ccn = made["Ccn"]["CcnId"]
    limit = {"Region": BJ, "DstRegion": SH, "BandwidthLimit": 50}
    early = await call.refused("vpc.SetCcnRegionBandwidthLimits", CcnId=ccn, CcnRegionBandwidthLimits=[limit])
    assert early == "UnsupportedOperation.CcnNotAttached"
    await call("vpc.AttachCcnInstances", CcnId=ccn, Instances=[BEIJING, SHANGHAI])
    await call("vpc.SetCcnRegionBandwidthLimits", CcnId=ccn, CcnRegionBandwidthLimits=[limit])
    (shown,) = (await call("vpc.DescribeCcnRegionBandwidthLimits", CcnId=ccn))["CcnRegionBandwidthLimitSet"]
    assert (shown["Region"], shown["DstRegion"], shown["BandwidthLimit"]) == (BJ, SH, 50)
    half = {"Region": BJ, "BandwidthLimit": 50}
    refusal = await call.refused("vpc.SetCcnRegionBandwidthLimits", CcnId=ccn, CcnRegionBandwidthLimits=[half])
    assert refusal == "InvalidParameterValue"
