"""A whole simulation, asked as an operator's programs would: the cloud by the official client, clusters by HTTP."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from ccrtui.sim.simulator import REGIONS, Simulator
from tests.sim.cloud.conftest import Client

STEP_S = 5.0
PATIENCE_S = 120.0


@dataclass
class Regions:
    """The simulation, and what a walk through it learns and makes."""

    simulator: Simulator
    call: Client
    made: dict[str, str] = field(default_factory=dict)

    def linked(self) -> bool:
        """Tell whether the follower's packets reach the leader."""
        return self.simulator.world.links["follower", "leader"].state == "pass"

    async def pass_time(self, seconds: float) -> None:
        """Step the clock."""
        await self.simulator.world.clock.advance(seconds)

    async def ask(self, side: str, name: str, **params: Any) -> dict[str, Any]:
        """Call an action in the region of a side."""
        return await self.call(name, REGIONS[side], **params)

    async def instance(self, side: str) -> dict[str, Any]:
        """The instance of a side, as the list shows it."""
        wanted = self.simulator.banner[side]["instance_id"]
        instances = (await self.ask(side, "es.DescribeInstances", InstanceIds=[wanted]))["InstanceList"]
        assert len(instances) == 1
        instance: dict[str, Any] = instances[0]
        return instance

    async def vpc(self, side: str) -> str:
        """The VPC of a side's instance."""
        return str((await self.instance(side))["VpcUid"])

    async def machine(self, side: str) -> str:
        """The machine of a side that has an agent."""
        online = (await self.ask(side, "tat.DescribeAutomationAgentStatus"))["AutomationAgentSet"]
        return str(online[0]["InstanceId"])

    async def peer(self, **more: Any) -> str:
        """Ask for a peering connection, as the leader's side, within one account."""
        account = (await self.ask("leader", "sts.GetCallerIdentity"))["AccountId"]
        answer = await self.ask(
            "leader",
            "vpc.CreateVpcPeeringConnection",
            SourceVpcId=await self.vpc("leader"),
            DestinationVpcId=await self.vpc("follower"),
            DestinationUin=account,
            DestinationRegion=REGIONS["follower"],
            PeeringConnectionName="ccrtui-test",
            Bandwidth=20,
            **more,
        )
        return str(answer["PeeringConnectionId"])

    async def send(self, near: str, far: str, gateway: str) -> None:
        """Give every table of one side a route to every subnet of the other."""
        tables = await self.ask(
            near, "vpc.DescribeRouteTables", Filters=[{"Name": "vpc-id", "Values": [await self.vpc(near)]}]
        )
        subnets = await self.subnets(far)
        for table in tables["RouteTableSet"]:
            for subnet in subnets:
                route = {
                    "DestinationCidrBlock": subnet["CidrBlock"],
                    "GatewayType": "PEERCONNECTION",
                    "GatewayId": gateway,
                }
                await self.ask(near, "vpc.CreateRoutes", RouteTableId=table["RouteTableId"], Routes=[route])

    async def subnets(self, side: str) -> list[dict[str, Any]]:
        """The subnets of a side's VPC."""
        filters = [{"Name": "vpc-id", "Values": [await self.vpc(side)]}]
        subnets: list[dict[str, Any]] = (await self.ask(side, "vpc.DescribeSubnets", Filters=filters))["SubnetSet"]
        return subnets

    async def detect(self, address: str) -> dict[str, Any]:
        """Check the way from the follower's first subnet to an address."""
        instance = await self.instance("follower")
        answer = await self.ask(
            "follower",
            "vpc.CheckNetDetectState",
            VpcId=instance["VpcUid"],
            SubnetId=instance["SubnetUid"],
            NetDetectName="check",
            DetectDestinationIp=[address],
        )
        row: dict[str, Any] = answer["NetDetectIpStateSet"][0]
        return row

    async def run(self, side: str, script: str, **more: Any) -> tuple[str, str, int]:
        """Run a script on a side's machine to its end: its state, output and exit code."""
        content = base64.b64encode(script.encode()).decode()
        sent = await self.ask(side, "tat.RunCommand", Content=content, InstanceIds=[await self.machine(side)], **more)
        filters = [{"Name": "invocation-id", "Values": [sent["InvocationId"]]}]
        for _ in range(round(PATIENCE_S / STEP_S)):
            await self.pass_time(STEP_S)
            task = await self.ask(side, "tat.DescribeInvocationTasks", Filters=filters, HideOutput=False)
            shown = task["InvocationTaskSet"][0]
            if shown["TaskStatus"] not in ("PENDING", "RUNNING"):
                output = base64.b64decode(shown["TaskResult"]["Output"]).decode()
                return shown["TaskStatus"], output, shown["TaskResult"]["ExitCode"]
        raise AssertionError("the command did not end")

    async def search(self, side: str, method: str, path: str, body: Any = None) -> Any:
        """Ask a cluster of it over HTTP."""
        async with aiohttp.ClientSession() as session:
            url = self.simulator.banner[side]["url"] + path
            async with session.request(method, url, json=body) as answer:
                return await answer.json()
