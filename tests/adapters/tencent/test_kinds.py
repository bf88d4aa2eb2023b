"""Every kind of request to the cloud, sent to a whole simulation and decoded once from a real answer."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network
from typing import Any

import pytest

from ccrtui.adapters.tencent.client import TencentCloud
from ccrtui.core.call.answer import Answer
from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.fault import Fault
from ccrtui.core.cloud import calls, writes
from ccrtui.core.cloud.account import Caller, Regions
from ccrtui.core.cloud.ccn import CcnAttachment, CcnAttachments, CcnBandwidth, CcnBandwidths, CcnRoutes, Ccns
from ccrtui.core.cloud.instance import Instance, InstanceNodes, Instances, InstanceState
from ccrtui.core.cloud.machine import Agents, CommandResults, Machines, NetDetect
from ccrtui.core.cloud.peering import Peerings
from ccrtui.core.cloud.route import Hop, RouteTables
from ccrtui.core.cloud.security import NetworkAcls, SecurityRule, SecurityRules
from ccrtui.core.cloud.vpc import Limits, Subnets, Vpcs
from ccrtui.core.elasticsearch.cluster import Licence
from ccrtui.core.profile.profile import Made
from ccrtui.sim.simulator import Options, Simulator
from tests.adapters.tencent.rig import client, key

BJ, SH = "ap-beijing", "ap-shanghai"
L = Side.LEADER


@dataclass
class World:
    """A simulation whose clock stands still, its two instances, and the client."""

    simulator: Simulator
    cloud: TencentCloud

    async def ask(self, call: Call) -> Any:
        """The value of an answer that must come."""
        outcome = await self.cloud.send(call)
        assert isinstance(outcome, Answer), outcome
        assert outcome.request_id
        assert outcome.status == 200
        assert outcome.bytes_received > 0
        return outcome.value

    async def instance(self, side: str) -> Instance:
        instances = await self.ask(calls.instances(L, {"leader": BJ, "follower": SH}[side]))
        assert isinstance(instances, Instances)
        instance = instances.get(self.simulator.banner[side]["instance_id"])
        assert instance is not None
        return instance

    async def peering(self) -> str:
        """A connection of the two VPCs that can be used."""
        leader, follower = await self.instance("leader"), await self.instance("follower")
        account = (await self.ask(calls.caller(L))).account
        new = writes.NewPeering("ccrtui-test", leader.vpc, follower.vpc, account, SH, 50, "POSTPAID_BY_DAY_MAX")
        made = await self.ask(writes.create_peering(L, BJ, new))
        await self.pass_time(5)
        assert isinstance(made, Made)
        (peering,) = made.peerings
        return peering

    async def ccn(self) -> str:
        made = await self.ask(writes.create_ccn(L, BJ, "ccrtui-test"))
        assert isinstance(made, Made)
        (ccn,) = made.ccns
        return ccn

    async def pass_time(self, seconds: float) -> None:
        await self.simulator.world.clock.advance(seconds)


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with Simulator(Options(scenario="fresh")) as simulator:
        simulator.world.clock.set_rate(0)
        shown = simulator.banner["cloud"]
        async with client(shown["endpoint"], key(shown["secret_id"], shown["secret_key"])) as cloud:
            yield World(simulator, cloud)


async def test_the_caller_is_an_account(world: World) -> None:
    caller = await world.ask(calls.caller(L))
    assert caller == Caller("100012345678", "qcs::cam::uin/100012345678:uin/100012345678", "100012345678")


async def test_regions_are_listed_with_their_state(world: World) -> None:
    regions = await world.ask(calls.regions(L))
    assert isinstance(regions, Regions)
    assert {BJ, SH} <= set(regions.available)


async def test_an_instance_has_its_place_addresses_and_state(world: World) -> None:
    leader, follower = await world.instance("leader"), await world.instance("follower")
    assert (leader.state, leader.health, leader.licence) == (InstanceState.NORMAL, "green", "platinum")
    assert (leader.address, leader.transport) == (IPv4Address("10.0.3.12"), "10.0.3.12:9300")
    assert leader.public_url == world.simulator.banner["leader"]["url"]
    assert leader.private_url == "http://10.0.3.12:9200"
    assert (leader.secured, leader.https, leader.network_scheme) == (False, False, None)
    assert str(leader.version) == world.simulator.banner["leader"]["version"]
    assert len(leader.security_groups) == 1
    assert len(follower.subnets) == 2


async def test_an_instance_that_cannot_be_used_says_so(world: World) -> None:
    listed = await world.ask(calls.instances(L, SH))
    isolated = next(instance for instance in listed.instances if instance.state is InstanceState.ISOLATED)
    assert (isolated.health, isolated.public_url) == ("unknown", None)


async def test_the_nodes_of_an_instance_have_addresses(world: World) -> None:
    follower = await world.instance("follower")
    nodes = await world.ask(calls.instance_nodes(L, SH, follower.id))
    assert nodes == InstanceNodes((IPv4Address("10.1.3.21"), IPv4Address("10.1.4.21")))


async def test_licence_and_certificates_are_read_inside_a_cluster(world: World) -> None:
    leader = await world.instance("leader")
    licence = await world.ask(calls.instance_licence(L, BJ, leader.id))
    assert isinstance(licence, Licence)
    assert (licence.kind, licence.status) == ("trial", "active")
    refusal = await world.cloud.send(calls.instance_certificates(L, BJ, leader.id))
    assert isinstance(refusal, Fault)
    assert refusal.status == 405


async def test_a_vpc_its_subnets_and_the_limits(world: World) -> None:
    leader = await world.instance("leader")
    vpcs = await world.ask(calls.vpcs(L, BJ, [leader.vpc]))
    assert isinstance(vpcs, Vpcs)
    (vpc,) = vpcs.vpcs
    assert (vpc.id, vpc.blocks) == (leader.vpc, (IPv4Network("10.0.0.0/16"),))
    subnets = await world.ask(calls.subnets(L, BJ, leader.vpc))
    assert isinstance(subnets, Subnets)
    home = subnets.holding(IPv4Address("10.0.3.12"))
    assert home is not None
    assert (home.id, home.block, home.acl) == (leader.subnets[0], IPv4Network("10.0.3.0/24"), None)
    limits = await world.ask(calls.vpc_limits(L, BJ))
    assert isinstance(limits, Limits)
    assert limits.values["route-table-max-policies"] == 50


async def test_a_peering_is_made_listed_with_full_regions_and_removed(world: World) -> None:
    peering, leader = await world.peering(), await world.instance("leader")
    peerings = await world.ask(calls.peerings(L, SH, (await world.instance("follower")).vpc))
    assert isinstance(peerings, Peerings)
    (listed,) = peerings.peerings
    assert (listed.id, listed.name, listed.state) == (peering, "ccrtui-test", "ACTIVE")
    assert (listed.bandwidth, listed.charge) == (50, "POSTPAID_BY_DAY_MAX")
    assert (listed.source.vpc, listed.source.region, listed.source.account) == (leader.vpc, BJ, "100012345678")
    assert listed.peer.region == SH
    assert await world.ask(writes.delete_peering(L, BJ, peering)) == Made()
    assert (await world.ask(calls.peerings(L, BJ, leader.vpc))).peerings == ()


async def test_a_route_is_made_known_by_its_id_and_removed(world: World) -> None:
    peering, leader = await world.peering(), await world.instance("leader")
    tables = await world.ask(calls.route_tables(L, BJ, leader.vpc))
    assert isinstance(tables, RouteTables)
    table = next(candidate for candidate in tables.tables if leader.subnets[0] in candidate.subnets)
    block = IPv4Network("10.1.3.0/24")
    made = await world.ask(writes.create_route(L, BJ, table.id, block, Hop("PEERCONNECTION", peering), "ccrtui-test"))
    after = (await world.ask(calls.route_tables(L, BJ, leader.vpc))).get(table.id)
    (route,) = [candidate for candidate in after.routes if candidate.destination == block]
    assert made == Made(routes=(route.id,))
    assert (route.hop_type, route.hop, route.kind, route.enabled) == ("PEERCONNECTION", peering, "USER", True)
    assert route.description == "ccrtui-test"
    assert await world.ask(writes.delete_route(L, BJ, table.id, route.id)) == Made()
    assert (await world.ask(calls.route_tables(L, BJ, leader.vpc))).get(table.id) == table


async def test_a_security_rule_is_added_at_the_top_and_removed(world: World) -> None:
    leader = await world.instance("leader")
    group = leader.security_groups[0]
    before = await world.ask(calls.security_rules(L, BJ, group))
    assert isinstance(before, SecurityRules)
    rule = writes.NewRule("Ingress", "TCP", "9300", IPv4Network("10.1.3.0/24"), "ccrtui-test")
    assert await world.ask(writes.add_security_rule(L, BJ, group, rule, before.version)) == Made()
    after = await world.ask(calls.security_rules(L, BJ, group))
    assert after.ingress[0] == SecurityRule(0, "TCP", "9300", "10.1.3.0/24", True, False, "ccrtui-test")
    assert await world.ask(writes.delete_security_rule(L, BJ, group, "Ingress", 0, after.version)) == Made()
    assert (await world.ask(calls.security_rules(L, BJ, group))).ingress == before.ingress


async def test_a_ccn_is_made_joined_limited_left_and_removed(world: World) -> None:
    ccn, leader, follower = await world.ccn(), await world.instance("leader"), await world.instance("follower")
    for region, vpc in ((BJ, leader.vpc), (SH, follower.vpc)):
        assert await world.ask(writes.attach_ccn(L, region, ccn, vpc)) == Made()
    await world.pass_time(5)
    ccns = await world.ask(calls.ccns(L, BJ))
    assert isinstance(ccns, Ccns)
    (listed,) = ccns.ccns
    assert (listed.id, listed.name, listed.charge) == (ccn, "ccrtui-test", "POSTPAID")
    assert (listed.state, listed.limit_type) == ("AVAILABLE", "INTER_REGION_LIMIT")
    attached = CcnAttachment(ccn, "100012345678", leader.vpc, BJ, "ACTIVE")
    assert await world.ask(calls.ccn_attachments(L, BJ, leader.vpc)) == CcnAttachments((attached,))
    routes = await world.ask(calls.ccn_routes(L, BJ, ccn))
    assert isinstance(routes, CcnRoutes)
    assert {route.vpc for route in routes.routes} == {leader.vpc, follower.vpc}
    assert all(route.enabled for route in routes.routes)
    assert await world.ask(writes.set_ccn_bandwidth(L, BJ, ccn, SH, 20)) == Made()
    assert await world.ask(calls.ccn_bandwidths(L, BJ, ccn)) == CcnBandwidths((CcnBandwidth(BJ, SH, 20),))
    assert await world.ask(writes.detach_ccn(L, BJ, ccn, leader.vpc)) == Made()
    assert await world.ask(calls.ccn_attachments(L, BJ, leader.vpc)) == CcnAttachments(())
    assert await world.ask(writes.delete_ccn(L, BJ, ccn)) == Made()
    assert await world.ask(calls.ccns(L, BJ)) == Ccns(())


async def test_a_command_is_run_on_a_machine_and_its_output_read(world: World) -> None:
    leader = await world.instance("leader")
    machines = await world.ask(calls.machines(L, BJ, leader.vpc))
    assert isinstance(machines, Machines)
    agents = await world.ask(calls.agents(L, BJ, [each.id for each in machines.machines]))
    assert isinstance(agents, Agents)
    machine = machines.get(next(machine_id for machine_id, online in agents.online.items() if online))
    assert machine is not None
    assert (machine.state, machine.restricted, machine.vpc) == ("RUNNING", False, leader.vpc)
    script = "echo 数据\n"
    first = await world.ask(writes.run_command(L, BJ, machine.id, "exit 3", "first"))
    await world.pass_time(30)
    second = await world.ask(writes.run_command(L, BJ, machine.id, script, "second"))
    waiting = await world.ask(calls.command_results(L, BJ, machine.id))
    assert isinstance(waiting, CommandResults)
    assert [result.invocation for result in waiting.results] == [second, first]
    assert [result.exit_code for result in waiting.results] == [None, 3]
    await world.pass_time(30)
    done = (await world.ask(calls.command_results(L, BJ, machine.id))).results[0]
    assert (done.state, done.exit_code, done.script, done.output) == ("SUCCESS", 0, script, "数据\n")


async def test_a_check_of_the_way_finds_none_and_then_one(world: World) -> None:
    leader, follower = await world.instance("leader"), await world.instance("follower")
    assert follower.address is not None
    source, targets = (leader.vpc, leader.subnets[0]), [follower.address]
    before = await world.ask(calls.net_detect(L, BJ, source, targets, "ccrtui-test"))
    assert isinstance(before, NetDetect)
    assert [(result.target, result.state, result.loss) for result in before.results] == [(follower.address, -1, 100)]
    hop = Hop("PEERCONNECTION", await world.peering())
    for region, instance, block in ((BJ, leader, "10.1.0.0/16"), (SH, follower, "10.0.0.0/16")):
        for table in (await world.ask(calls.route_tables(L, region, instance.vpc))).tables:
            await world.ask(writes.create_route(L, region, table.id, IPv4Network(block), hop, "ccrtui-test"))
    after = await world.ask(calls.net_detect(L, BJ, source, targets, "ccrtui-test", hop))
    assert [(result.state, result.loss) for result in after.results] == [(0, 0)]
    assert after.results[0].delay_ms > 0


async def test_access_lists_are_read_with_the_subnets_they_guard() -> None:
    async with Simulator(Options(scenario="acl-egress")) as simulator:
        shown = simulator.banner["cloud"]
        async with client(shown["endpoint"], key(shown["secret_id"], shown["secret_key"])) as cloud:
            world = World(simulator, cloud)
            guarded = [
                (instance, acl)
                for side, region in (("leader", BJ), ("follower", SH))
                for instance in [await world.instance(side)]
                for acl in (await world.ask(calls.network_acls(L, region, instance.vpc))).acls
            ]
            (instance, acl) = guarded[0]
            assert isinstance(await world.ask(calls.network_acls(L, instance.region, instance.vpc)), NetworkAcls)
            subnets = (await world.ask(calls.subnets(L, instance.region, instance.vpc))).subnets
    assert set(acl.subnets) == {subnet.id for subnet in subnets if subnet.acl == acl.id}
    assert not all(rule.accepts for rule in acl.egress)


async def test_another_account_accepts_what_was_asked_of_it() -> None:
    async with Simulator(Options(scenario="peering-pending")) as simulator:
        simulator.world.clock.set_rate(0)
        other = list(simulator.cloud.accounts.values())[1]
        theirs = next(iter(other.keys.values()))
        account = key(theirs.secret_id, theirs.secret_key, theirs.token)
        pending = next(iter(simulator.cloud.peerings.values()))
        async with client(simulator.banner["cloud"]["endpoint"], account) as cloud:
            world = World(simulator, cloud)
            assert await world.ask(writes.accept_peering(Side.FOLLOWER, pending.peer.region, pending.id)) == Made()
            await world.pass_time(5)
            peerings = await world.ask(calls.peerings(Side.FOLLOWER, pending.peer.region, pending.peer.vpc_id))
    (listed,) = peerings.peerings
    assert (listed.state, listed.peer.account) == ("ACTIVE", str(other.uin))


async def test_the_account_of_a_ccn_lets_in_what_another_account_attached() -> None:
    async with Simulator(Options(scenario="peering-pending")) as simulator:
        simulator.world.clock.set_rate(0)
        mine, theirs = (
            key(held.secret_id, held.secret_key, held.token)
            for account in simulator.cloud.accounts.values()
            for held in list(account.keys.values())[:1]
        )
        owner, vpc = next(iter(simulator.cloud.accounts)), next(iter(simulator.cloud.peerings.values())).peer.vpc_id
        endpoint = simulator.banner["cloud"]["endpoint"]
        async with client(endpoint, mine) as first, client(endpoint, theirs) as attacher:
            near, far = World(simulator, first), World(simulator, attacher)
            ccn = await near.ccn()
            assert await far.ask(writes.attach_ccn(Side.FOLLOWER, SH, ccn, vpc, str(owner))) == Made()
            waiting = CcnAttachment(ccn, str(owner), vpc, SH, "PENDING")
            assert await near.ask(calls.ccn_members(L, BJ, ccn)) == CcnAttachments((waiting,))
            assert await near.ask(writes.accept_ccn_attachment(L, BJ, ccn, vpc, SH)) == Made()
            await near.pass_time(5)
            assert await far.ask(calls.ccn_attachments(Side.FOLLOWER, SH, vpc)) == CcnAttachments(
                (CcnAttachment(ccn, str(owner), vpc, SH, "ACTIVE"),)
            )
