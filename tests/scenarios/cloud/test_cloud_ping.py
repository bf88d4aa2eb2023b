"""A ping from a machine of the operator's choice, sent once by the walk and never again."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest

from tests.scenarios.cloud.cloud_dump import CloudApi
from tests.scenarios.cloud.region_pair import cloud_writes, regions
from tests.scenarios.pair import Pair, states, writes


def machines(pair: Pair, region: str) -> dict[str, dict[str, Any]]:
    """The machines of a region by name."""
    instances = CloudApi(pair.simulated).ask("DescribeInstances", region, {}, "cvm")["InstanceSet"]
    return {machine["InstanceName"]: machine for machine in instances}


def with_machine(pair: Pair, machine: str) -> Any:
    """Walk with a profile that names a machine to ping from."""
    pair.operator.cloud_profile(pair.simulated, "--sample-docs", "4", "--probe-from", machine, name="pinging")
    return pair.operator.run("setup", "pinging", "--json", "--write")


@pytest.mark.parametrize(("region", "name"), [("ap-shanghai", "operations-sh"), ("ap-beijing", "operations-bj")])
def test_a_machine_of_either_side_pings_once_and_its_subnet_gets_routes(tmp_path: Path, region: str, name: str) -> None:
    with regions(tmp_path, "fresh") as pair:
        machine = machines(pair, region)[name]["InstanceId"]
        done = with_machine(pair, machine)
        assert done.code == 0, done.out + done.err
        sent = cloud_writes(pair.simulated)
        assert sent.count("RunCommand") == 1
        tasks = CloudApi(pair.simulated).ask("DescribeInvocationTasks", region, {"HideOutput": False}, "tat")
        (task,) = tasks["InvocationTaskSet"]
        output = base64.b64decode(task["TaskResult"]["Output"]).decode()
        assert "4 packets transmitted, 4 received" in output
        assert "tcp 9300 open" in output
        assert (task["InstanceId"], task["TaskStatus"]) == (machine, "SUCCESS")
        again = pair.operator.run("setup", "pinging", "--json", "--write")
        assert (again.code, writes(again)) == (0, 0)
        assert cloud_writes(pair.simulated) == sent


def test_a_machine_without_an_agent_is_said_with_what_to_type_on_it(tmp_path: Path) -> None:
    with regions(tmp_path, "fresh") as pair:
        spare = next(machine for name, machine in machines(pair, "ap-beijing").items() if name != "operations-bj")
        ran = with_machine(pair, spare["InstanceId"])
        assert states(ran)["reachability"] == ("blocked", "machine_not_usable")
        evidence = ran.step("reachability")["evidence"]
        assert (evidence["machine"], evidence["agent"]) == (spare["InstanceId"], "none")
        assert "ping -c 4 10.1." in str(evidence["command"])
        assert "RunCommand" not in cloud_writes(pair.simulated)


def test_a_machine_pings_a_machine_in_another_subnet_by_routes_that_the_plan_made(tmp_path: Path) -> None:
    with regions(tmp_path, "fresh") as pair:
        pinging, pinged = machines(pair, "ap-shanghai")["operations-sh"], machines(pair, "ap-beijing")["operations-bj"]
        address = pinged["PrivateIpAddresses"][0]
        given = ("--probe-from", pinging["InstanceId"], "--probe-to", address, "--destinations", "hosts")
        pair.operator.cloud_profile(pair.simulated, *given, name="pinging")
        ran = pair.operator.run("setup", "pinging", "--json", "--write", "--until", "reachability")
        assert ran.code == 0, ran.out + ran.err
        assert states(ran)["reachability"] == ("satisfied", "ping_answered")
        assert ran.step("reachability")["evidence"]["target"] == address
        routes = ran.step("routes")["evidence"]
        assert f"{address}/32" in routes["follower_destination"]
        assert f"{pinging['PrivateIpAddresses'][0]}/32" in routes["leader_destination"]
