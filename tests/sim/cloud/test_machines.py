"""Commands on machines: what they print follows from the modelled network; and how the agents report."""

from __future__ import annotations

import base64
from collections.abc import AsyncIterator

import pytest

from ccrtui.sim.simulator import Options, Simulator
from tests.sim.cloud.conftest import Client
from tests.sim.cloud.region import Regions

LEADER = "10.0.3.12"
PROBE = f"""#!/bin/bash
# four pings, two connects, the guest's own route
ping -c 4 -W 2 {LEADER}
echo "ping=$?"
for port in 9300 9200 9250; do
  if timeout 3 bash -c "exec 3<>/dev/tcp/{LEADER}/$port" 2>/dev/null; then
    echo "tcp $port ok"
  else
    echo "tcp $port failed $?"
  fi
done
ip route get {LEADER} || true
"""


async def _regions(scenario: str) -> AsyncIterator[Regions]:
    async with Simulator(Options(scenario=scenario)) as simulator:
        simulator.world.clock.set_rate(0)
        cloud = simulator.banner["cloud"]
        yield Regions(simulator, Client(cloud["endpoint"], cloud["secret_id"], cloud["secret_key"]))


@pytest.fixture
async def joined() -> AsyncIterator[Regions]:
    async for regions in _regions("connected"):
        yield regions


@pytest.fixture
async def apart() -> AsyncIterator[Regions]:
    async for regions in _regions("fresh"):
        yield regions


async def test_a_probe_sees_what_is_reachable(joined: Regions) -> None:
    state, output, code = await joined.run("follower", PROBE)
    assert (state, code) == ("SUCCESS", 0)
    assert "4 packets transmitted, 4 received, 0% packet loss" in output
    assert "rtt min/avg/max/mdev = " in output
    lines = output.splitlines()
    assert [line for line in lines if line.startswith(("ping=", "tcp"))] == [
        "ping=0",
        "tcp 9300 ok",
        "tcp 9200 ok",
        "tcp 9250 failed 1",
    ]
    assert f"{LEADER} via 10.1.9.1 dev eth0 src 10.1.9.5" in output


async def test_a_probe_sees_that_nothing_is_reachable(apart: Regions) -> None:
    state, output, code = await apart.run("follower", PROBE)
    assert (state, code) == ("SUCCESS", 0)
    assert "4 packets transmitted, 0 received, 100% packet loss" in output
    assert "tcp 9300 failed 124" in output


async def test_a_command_that_fails_is_no_fault_of_the_api(apart: Regions) -> None:
    assert (await apart.run("follower", f"ping -c 1 -W 1 {LEADER}"))[::2] == ("FAILED", 1)
    state, output, code = await apart.run("follower", "rm -rf /")
    assert (state, output, code) == ("FAILED", "bash: rm: command not found\n", 127)


async def test_a_command_that_takes_too_long_is_ended(apart: Regions) -> None:
    assert (await apart.run("follower", "ping -c 60 10.0.3.12", Timeout=5))[0] == "TIMEOUT"


async def test_output_is_hidden_unless_it_is_asked_for(joined: Regions) -> None:
    await joined.run("leader", "echo hello")
    task = (await joined.ask("leader", "tat.DescribeInvocationTasks"))["InvocationTaskSet"][0]
    assert (task["TaskStatus"], task["TaskResult"]["Output"]) == ("SUCCESS", "")


async def test_parameters_are_put_into_a_script_that_asks_for_them(joined: Regions) -> None:
    parameters = {"Parameters": '{"a": "1"}', "DefaultParameters": '{"a": "2", "b": "3"}'}
    _, with_them, _ = await joined.run("leader", "echo {{a}} {{b}}", EnableParameter=True, **parameters)
    _, without, _ = await joined.run("leader", "echo '{{a}}'", **parameters)
    assert (with_them, without) == ("1 3\n", "{{a}}\n")


async def test_a_command_goes_through_its_states_and_can_be_cancelled(joined: Regions) -> None:
    content = base64.b64encode(b"sleep 30").decode()
    machine = await joined.machine("leader")
    sent = await joined.ask("leader", "tat.RunCommand", Content=content, InstanceIds=[machine])
    filters = [{"Name": "invocation-id", "Values": [sent["InvocationId"]]}]
    states = []
    for seconds in (0, 1):
        await joined.pass_time(seconds)
        tasks = await joined.ask("leader", "tat.DescribeInvocationTasks", Filters=filters)
        states.append(tasks["InvocationTaskSet"][0]["TaskStatus"])
    await joined.ask("leader", "tat.CancelInvocation", InvocationId=sent["InvocationId"])
    await joined.pass_time(60)
    tasks = await joined.ask("leader", "tat.DescribeInvocationTasks", Filters=filters)
    assert [*states, tasks["InvocationTaskSet"][0]["TaskStatus"]] == ["PENDING", "RUNNING", "CANCELLED"]


async def test_a_machine_without_an_agent_takes_no_command(joined: Regions) -> None:
    machines = (await joined.ask("leader", "cvm.DescribeInstances"))["InstanceSet"]
    bare = next(listed["InstanceId"] for listed in machines if listed["InstanceName"] == "legacy-bj")
    content = base64.b64encode(b"true").decode()
    for machine, code in (
        (bare, "ResourceUnavailable.AgentNotInstalled"),
        ("ins-00000000", "ResourceNotFound.InstanceNotFound"),
    ):
        params = {"Content": content, "InstanceIds": [machine]}
        assert await joined.call.refused("tat.RunCommand", "ap-beijing", **params) == code
    params = {"Content": "not base64", "InstanceIds": [await joined.machine("leader")]}
    refusal = await joined.call.refused("tat.RunCommand", "ap-beijing", **params)
    assert refusal == "InvalidParameterValue.CommandContentInvalid"


async def test_machines_are_found_by_their_vpc(joined: Regions) -> None:
    filters = [{"Name": "vpc-id", "Values": [await joined.vpc("follower")]}]
    machines = (await joined.ask("follower", "cvm.DescribeInstances", Filters=filters))["InstanceSet"]
    assert [(machine["PrivateIpAddresses"], machine["InstanceState"]) for machine in machines] == [
        (["10.1.9.5"], "RUNNING")
    ]
    assert (await joined.ask("leader", "cvm.DescribeInstances", Filters=filters))["InstanceSet"] == []
