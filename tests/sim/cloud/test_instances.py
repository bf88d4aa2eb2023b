"""Elasticsearch instances as their product shows them, and reading inside their clusters."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import pytest

from ccrtui.sim.simulator import Options, Simulator
from tests.sim.cloud.conftest import Client
from tests.sim.cloud.region import Regions


@pytest.fixture
async def regions() -> AsyncIterator[Regions]:
    async with Simulator(Options(scenario="fresh", follower_version="7.17")) as simulator:
        cloud = simulator.banner["cloud"]
        yield Regions(simulator, Client(cloud["endpoint"], cloud["secret_id"], cloud["secret_key"]))


async def test_an_instance_shows_addresses_in_its_vpc_and_one_from_here(regions: Regions) -> None:
    shown = await regions.instance("leader")
    assert (shown["EsVip"], shown["EsPort"]) == ("10.0.3.12", 9200)
    assert (shown["EsPrivateUrl"], shown["EsPrivateTcpUrl"]) == ("http://10.0.3.12:9200", "10.0.3.12:9300")
    assert (shown["EsPublicUrl"], shown["PublicAccess"]) == (regions.simulator.banner["leader"]["url"], "OPEN")
    assert (shown["Status"], shown["HealthStatus"], shown["RealLicenseType"]) == (1, 0, "platinum")
    views = await regions.ask("leader", "es.DescribeViews", InstanceId=shown["InstanceId"])
    assert [node["NodeIp"] for node in views["NodesView"]] == ["10.0.3.21"]


async def test_an_instance_of_two_zones_names_both_subnets(regions: Regions) -> None:
    shown = await regions.instance("follower")
    blocks = {subnet["SubnetId"]: subnet["CidrBlock"] for subnet in await regions.subnets("follower")}
    assert shown["DeployMode"] == 1
    assert [blocks[zone["SubnetId"]] for zone in shown["MultiZoneInfo"]] == ["10.1.3.0/24", "10.1.4.0/24"]


async def test_the_version_is_the_clusters_own(regions: Regions) -> None:
    shown = await regions.instance("follower")
    assert shown["EsVersion"] == regions.simulator.banner["follower"]["version"]
    assert shown["EsVersion"].startswith("7.17.")


async def test_the_list_has_also_what_cannot_be_used(regions: Regions) -> None:
    page = await regions.ask("follower", "es.DescribeInstances", Limit=1, Offset=0)
    assert (page["TotalCount"], len(page["InstanceList"])) == (2, 1)
    every = (await regions.ask("follower", "es.DescribeInstances"))["InstanceList"]
    assert sorted(instance["Status"] for instance in every) == [-4, 1]


@pytest.mark.parametrize(
    ("field", "value"), [("InstanceNames", ["orders-bj"]), ("IpList", ["10.0.3.12"]), ("Zone", "ap-beijing-3")]
)
async def test_instances_are_found_by_what_they_are_known_by(regions: Regions, field: str, value: object) -> None:
    instances = (await regions.ask("leader", "es.DescribeInstances", **{field: value}))["InstanceList"]
    assert regions.simulator.banner["leader"]["instance_id"] in [instance["InstanceId"] for instance in instances]
    nobody = ["nobody"] if isinstance(value, list) else "ap-beijing-9"
    assert (await regions.ask("leader", "es.DescribeInstances", **{field: nobody}))["InstanceList"] == []


async def test_the_page_of_instances_is_counted_in_integers(regions: Regions) -> None:
    assert await regions.call.refused("es.DescribeInstances", "ap-beijing", Limit="1") == "InvalidParameter"


async def test_the_cluster_itself_answers_inside(regions: Regions) -> None:
    instance = regions.simulator.banner["leader"]["instance_id"]
    for uri, key in (("_license", "license"), ("_cluster/health", "status"), ("_remote/info", None)):
        answer = await regions.ask("leader", "es.RequestInstancesByGet", InstanceId=instance, Uri=uri)
        assert key is None or key in json.loads(answer["Detail"])
    paths = (await regions.ask("leader", "es.DescribeRequestInstancePolicy", InstanceId=instance))["GetPaths"]
    assert "_license" in paths


@pytest.mark.parametrize(
    ("instance", "uri", "code"),
    [
        ("es-00000000", "_license", "InvalidParameter.InvalidInstanceId"),
        (None, "_snapshot", "InvalidParameterValue"),
    ],
)
async def test_what_may_not_be_read_inside_is_refused(
    regions: Regions, instance: str | None, uri: str, code: str
) -> None:
    params = {"InstanceId": instance or regions.simulator.banner["leader"]["instance_id"], "Uri": uri}
    assert await regions.call.refused("es.RequestInstancesByGet", "ap-beijing", **params) == code


async def test_an_instance_that_does_not_answer_is_told_from_one_that_is_not_there(regions: Regions) -> None:
    regions.simulator.world.stop_node("leader")
    params = {"InstanceId": regions.simulator.banner["leader"]["instance_id"], "Uri": "_license"}
    code = await regions.call.refused("es.RequestInstancesByGet", "ap-beijing", **params)
    assert code == "LimitExceeded.ResponseTimeout"
    assert (await regions.instance("leader"))["HealthStatus"] == -1


async def test_what_was_done_to_an_instance_is_listed_between_two_times(regions: Regions) -> None:
    instance = regions.simulator.banner["leader"]["instance_id"]
    page = {"InstanceId": instance, "Offset": 0, "Limit": 20}
    spans = (("2020-01-01 00:00:00", "2099-01-01 00:00:00"), ("2020-01-01 00:00:00", "2020-01-02 00:00:00"))
    answers = [
        await regions.ask("leader", "es.DescribeInstanceOperations", StartTime=start, EndTime=end, **page)
        for start, end in spans
    ]
    assert [[operation["Type"] for operation in answer["Operations"]] for answer in answers] == [["CreateInstance"], []]
    del page["Limit"]
    assert await regions.call.refused("es.DescribeInstanceOperations", "ap-beijing", **page) == "MissingParameter"
