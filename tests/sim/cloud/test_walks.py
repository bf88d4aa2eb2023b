"""From two unconnected VPCs to a connected remote cluster, by the official client; and what each scenario refuses."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack

import aiohttp
import pytest

from ccrtui.sim.scenario_names import NAMES
from ccrtui.sim.simulator import Options, Simulator
from tests.sim.cloud.conftest import Client
from tests.sim.cloud.region import Regions

StartScenario = Callable[..., Awaitable[Regions]]
LEADER = "10.0.3.12"
OPEN = ("ccn-present", "security-group-template")
CLOSED = (
    "fresh",
    "cidr-overlap",
    "cross-region-refused",
    "peering-pending",
    "peering-expired",
    "route-taken",
    "route-to-wrong-gateway",
    "security-group-closed",
    "acl-egress",
    "bastion-in-leader-vpc",
    "no-permission",
    "quota-full",
    "throttled",
    "slow-cloud",
)


@pytest.fixture
async def start_scenario() -> AsyncIterator[StartScenario]:
    async with AsyncExitStack() as running:

        async def start(scenario: str, unhurried: bool = True) -> Regions:
            simulator = await running.enter_async_context(Simulator(Options(scenario=scenario, seed=3)))
            simulator.world.clock.set_rate(0 if unhurried else 1)
            cloud = simulator.banner["cloud"]
            return Regions(simulator, Client(cloud["endpoint"], cloud["secret_id"], cloud["secret_key"]))

        yield start


def other(regions: Regions) -> Client:
    """The client of the second account."""
    banner = regions.simulator.banner
    key = banner["cloud"]["other"]
    return Client(banner["cloud"]["endpoint"], key["secret_id"], key["secret_key"], region="ap-shanghai")


async def register(regions: Regions, seed: str) -> bool:
    """Register the leader on the follower by an address; whether it is connected soon after."""
    settings = {"persistent": {"cluster.remote.leader.seeds": [seed]}}
    registering = asyncio.create_task(regions.search("follower", "PUT", "/_cluster/settings", settings))
    await regions.pass_time(1)
    while not registering.done():
        await regions.pass_time(1)
    await registering
    return bool((await regions.search("follower", "GET", "/_remote/info"))["leader"]["connected"])


@pytest.mark.parametrize("name", NAMES)
async def test_the_network_at_the_beginning_carries_the_link_or_does_not(
    start_scenario: StartScenario, name: str
) -> None:
    regions = await start_scenario(name)
    if name not in ("flaky-link", "silent-link"):
        assert regions.linked() is (name not in CLOSED)
    assert regions.simulator.world.links["follower", "leader"].routed is (name not in CLOSED)


async def test_fresh_connects_by_peering_and_routes_on_both_sides(start_scenario: StartScenario) -> None:
    regions = await start_scenario("fresh")
    assert (await regions.instance("leader"))["EsPrivateTcpUrl"] == f"{LEADER}:9300"
    assert not await register(regions, f"{LEADER}:9300")
    pcx = await regions.peer()
    await regions.pass_time(5)
    await regions.send("follower", "leader", pcx)
    assert not regions.linked()
    assert (await regions.detect(LEADER))["State"] == -1
    await regions.send("leader", "follower", pcx)
    assert regions.linked()
    detection = await regions.detect(LEADER)
    assert (detection["State"], detection["PacketLossRate"]) == (0, 0)
    assert detection["Delay"] > 0
    assert await register(regions, f"{LEADER}:9300")
    await regions.ask("follower", "vpc.DeleteVpcPeeringConnection", PeeringConnectionId=pcx)
    assert not regions.linked()


async def test_an_overlap_is_refused_by_its_code(start_scenario: StartScenario) -> None:
    regions = await start_scenario("cidr-overlap")
    assert await _refused_peering(regions) == "UnsupportedOperation.VpcPeerCidrConflict"


async def _refused_peering(regions: Regions) -> str:
    account = (await regions.ask("leader", "sts.GetCallerIdentity"))["AccountId"]
    return await regions.call.refused(
        "vpc.CreateVpcPeeringConnection",
        "ap-beijing",
        SourceVpcId=await regions.vpc("leader"),
        DestinationVpcId=await regions.vpc("follower"),
        DestinationUin=account,
        DestinationRegion="ap-shanghai",
        PeeringConnectionName="ccrtui-test",
        Bandwidth=20,
    )


@pytest.mark.parametrize("scenario", ["cross-region-refused", "cidr-overlap"])
async def test_a_ccn_connects_where_peering_is_refused(start_scenario: StartScenario, scenario: str) -> None:
    regions = await start_scenario(scenario)
    if scenario == "cross-region-refused":
        assert await _refused_peering(regions) == "UnsupportedOperation.NotSupportCreateCrossRegionVpcPeer"
    ccn = (await regions.ask("leader", "vpc.CreateCcn", CcnName="ccrtui-test"))["Ccn"]["CcnId"]
    for side, region in (("leader", "ap-beijing"), ("follower", "ap-shanghai")):
        instance = {"InstanceId": await regions.vpc(side), "InstanceRegion": region, "InstanceType": "VPC"}
        await regions.ask(side, "vpc.AttachCcnInstances", CcnId=ccn, Instances=[instance])
    await regions.pass_time(5)
    assert regions.linked()
    assert (await regions.detect(LEADER))["State"] == 0


async def test_what_is_in_a_ccn_already_is_connected(start_scenario: StartScenario) -> None:
    regions = await start_scenario("ccn-present")
    assert await register(regions, f"{LEADER}:9300")


async def test_the_other_account_accepts_what_is_pending(start_scenario: StartScenario) -> None:
    regions = await start_scenario("peering-pending")
    theirs = other(regions)
    pending = (await theirs("vpc.DescribeVpcPeeringConnections"))["PeerConnectionSet"]
    assert [(peering["State"], peering["Type"], peering["SourceRegion"]) for peering in pending] == [
        ("PENDING", "VPC0", "bj")
    ]
    pcx = pending[0]["PeeringConnectionId"]
    await theirs("vpc.AcceptVpcPeeringConnection", PeeringConnectionId=pcx)
    await regions.pass_time(5)
    assert (await theirs("vpc.DescribeVpcPeeringConnections"))["PeerConnectionSet"][0]["State"] == "ACTIVE"


async def test_what_is_pending_expires_after_a_week(start_scenario: StartScenario) -> None:
    regions = await start_scenario("peering-pending")
    for days, state in ((4, "PENDING"), (2, "EXPIRED")):
        await regions.pass_time(days * 86400)
        peerings = (await regions.ask("leader", "vpc.DescribeVpcPeeringConnections"))["PeerConnectionSet"]
        assert [peering["State"] for peering in peerings] == [state]


async def test_the_follower_of_the_other_account_is_not_in_our_list(start_scenario: StartScenario) -> None:
    regions = await start_scenario("peering-pending")
    assert (await regions.ask("follower", "es.DescribeInstances"))["InstanceList"] == []
    instances = (await other(regions)("es.DescribeInstances"))["InstanceList"]
    assert regions.simulator.banner["follower"]["instance_id"] in [instance["InstanceId"] for instance in instances]


async def test_expired_cannot_be_accepted_any_more(start_scenario: StartScenario) -> None:
    theirs = other(await start_scenario("peering-expired"))
    peering = (await theirs("vpc.DescribeVpcPeeringConnections"))["PeerConnectionSet"][0]
    assert peering["State"] == "EXPIRED"
    code = await theirs.refused("vpc.AcceptVpcPeeringConnection", PeeringConnectionId=peering["PeeringConnectionId"])
    assert code == "UnsupportedOperation.VpcPeerInvalidStateChange"


async def test_a_taken_destination_is_refused_and_a_wrong_one_can_be_replaced(start_scenario: StartScenario) -> None:
    taken = await start_scenario("route-taken")
    pcx = await taken.peer()
    await taken.pass_time(5)
    table = (await taken.subnets("follower"))[0]["RouteTableId"]
    route = {"DestinationCidrBlock": "10.0.3.0/24", "GatewayType": "PEERCONNECTION", "GatewayId": pcx}
    code = await taken.call.refused("vpc.CreateRoutes", "ap-shanghai", RouteTableId=table, Routes=[route])
    assert code == "UnsupportedOperation.EcmpWithUserRoute"


async def test_a_route_to_the_wrong_gateway_loses_packets_until_it_is_replaced(start_scenario: StartScenario) -> None:
    regions = await start_scenario("route-to-wrong-gateway")
    assert (await regions.detect(LEADER))["State"] == -1
    pcx = (await regions.ask("leader", "vpc.DescribeVpcPeeringConnections"))["PeerConnectionSet"][0]
    gateway = {"GatewayType": "PEERCONNECTION", "GatewayId": pcx["PeeringConnectionId"]}
    filters = [{"Name": "vpc-id", "Values": [await regions.vpc("follower")]}]
    tables = (await regions.ask("follower", "vpc.DescribeRouteTables", Filters=filters))["RouteTableSet"]
    for table in tables:
        wrong = next(candidate for candidate in table["RouteSet"] if candidate["GatewayType"] == "VPN")
        route = {"RouteItemId": wrong["RouteItemId"], "DestinationCidrBlock": wrong["DestinationCidrBlock"], **gateway}
        await regions.ask("follower", "vpc.ReplaceRoutes", RouteTableId=table["RouteTableId"], Routes=[route])
    assert regions.linked()


async def test_a_rule_opens_a_closed_group(start_scenario: StartScenario) -> None:
    regions = await start_scenario("security-group-closed")
    assert (await regions.detect(LEADER))["State"] == -4
    rule = {"Protocol": "TCP", "Port": "9300", "CidrBlock": "10.1.0.0/16", "Action": "ACCEPT", "PolicyIndex": 0}
    await regions.ask(
        "leader",
        "vpc.CreateSecurityGroupPolicies",
        SecurityGroupPolicySet={"Ingress": [rule]},
        SecurityGroupId=(await regions.instance("leader"))["SecurityGroups"][0],
    )
    assert regions.linked()


async def test_templates_name_nothing_that_can_be_weighed(start_scenario: StartScenario) -> None:
    regions = await start_scenario("security-group-template")
    group = (await regions.instance("leader"))["SecurityGroups"][0]
    shown = await regions.ask("leader", "vpc.DescribeSecurityGroupPolicies", SecurityGroupId=group)
    for rule in shown["SecurityGroupPolicySet"]["Ingress"]:
        assert rule["AddressTemplate"]["AddressId"].startswith("ipm-")
        assert not rule["CidrBlock"]


async def test_an_access_list_is_told_from_a_missing_route(start_scenario: StartScenario) -> None:
    assert (await (await start_scenario("acl-egress")).detect(LEADER))["State"] == -2


async def test_from_a_bastion_the_follower_answers_once_there_is_a_way(start_scenario: StartScenario) -> None:
    regions = await start_scenario("bastion-in-leader-vpc")
    instance = await regions.instance("follower")
    assert (instance["PublicAccess"], instance["EsPublicUrl"]) == ("CLOSE", "")
    assert instance["EsPrivateUrl"] == regions.simulator.banner["follower"]["url"]
    with pytest.raises(aiohttp.ClientConnectorError):
        await regions.search("follower", "GET", "/")
    inside = await regions.ask(
        "follower", "es.RequestInstancesByGet", InstanceId=instance["InstanceId"], Uri="_license"
    )
    assert "license" in inside["Detail"]
    assert (await regions.search("leader", "GET", "/"))["cluster_name"] == regions.simulator.banner["leader"][
        "instance_id"
    ]
    pcx = await regions.peer()
    await regions.pass_time(5)
    await regions.send("leader", "follower", pcx)
    await regions.send("follower", "leader", pcx)
    await regions.pass_time(1)
    assert (await regions.search("follower", "GET", "/"))["cluster_name"] == instance["InstanceId"]


async def test_without_permission_reading_works_and_the_refusal_names_the_action(start_scenario: StartScenario) -> None:
    regions = await start_scenario("no-permission")
    assert await _refused_peering(regions) == "UnauthorizedOperation"
    assert (await regions.detect(LEADER))["State"] == -1


async def test_a_full_quota_is_shown_and_enforced(start_scenario: StartScenario) -> None:
    regions = await start_scenario("quota-full")
    limits = await regions.ask("leader", "vpc.DescribeVpcLimits", LimitTypes=["vpc-max-vpcpeers"])
    assert limits["VpcLimitSet"] == [{"LimitType": "vpc-max-vpcpeers", "LimitValue": 2}]
    assert (await _refused_peering(regions)).startswith("LimitExceeded.VpcPeer")


async def test_throttled_takes_each_action_once_in_a_second(start_scenario: StartScenario) -> None:
    regions = await start_scenario("throttled")
    await regions.ask("leader", "vpc.DescribeVpcs")
    assert await regions.call.refused("vpc.DescribeVpcs", "ap-beijing") == "RequestLimitExceeded"


async def test_slow_takes_long_to_be_usable_and_to_be_listed(start_scenario: StartScenario) -> None:
    regions = await start_scenario("slow-cloud", unhurried=False)
    regions.simulator.world.clock.set_rate(20)
    pcx = await regions.peer()
    regions.simulator.world.clock.set_rate(0)
    regions.simulator.cloud.rules.delay_s = 0.0
    assert (await regions.ask("leader", "vpc.DescribeVpcPeeringConnections"))["PeerConnectionSet"] == []
    for seconds, state in ((9, "PENDING"), (15, "ACTIVE")):
        await regions.pass_time(seconds)
        peerings = (await regions.ask("leader", "vpc.DescribeVpcPeeringConnections"))["PeerConnectionSet"]
        assert [(peering["PeeringConnectionId"], peering["State"]) for peering in peerings] == [(pcx, state)]
