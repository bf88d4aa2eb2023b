"""What two companies' worth of cloud looks like before anything joins it: accounts, VPCs, instances, machines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network

from ccrtui.sim.cloud.account import Account, Key
from ccrtui.sim.cloud.instance import ISOLATED, PROCESSING, Operation, SearchInstance, ZoneSubnet
from ccrtui.sim.cloud.machines.machine import Machine
from ccrtui.sim.cloud.network.route_table import Route, RouteTable
from ccrtui.sim.cloud.network.security_group import GroupRule, SecurityGroup
from ccrtui.sim.cloud.network.vpc import Secondary, Subnet, Vpc
from ccrtui.sim.cloud.state import Cloud

MAIN_UIN, OTHER_UIN = 100_012_345_678, 100_087_654_321
KEY_ID, KEY = "AKIDsimulated-only", "simulated-only"
ANYWHERE = IPv4Network("0.0.0.0/0")
PRIVATE = "10.0.0.0/8"
VIP, NODE, MACHINE, SPARE = 12, 21, 5, 6
"""Where in their subnets the address of an instance, its first node, and machines stand."""
LATER_S = 3600.0


@dataclass(frozen=True, slots=True)
class BareCloud:
    """A cloud with nothing in it yet, and the ids its two instances shall have, by cluster."""

    cloud: Cloud
    instance_ids: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Layout:
    """What differs between estates: blocks of either VPC, the primary first, and whose the follower is."""

    leader: tuple[str, ...] = ("10.0.0.0/16",)
    follower: tuple[str, ...] = ("10.1.0.0/16",)
    two_accounts: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One region: its VPC, the subnets of the instance and of the machine, the instance, its group, the machine."""

    vpc: Vpc
    search: tuple[Subnet, ...]
    operations: Subnet
    instance: SearchInstance
    group: SecurityGroup
    machine: Machine

    @property
    def subnets(self) -> tuple[Subnet, ...]:
        """All of them."""
        return (*self.search, self.operations)


@dataclass(frozen=True, slots=True)
class Estate:
    """Both sides, in one cloud."""

    cloud: Cloud
    leader: Side
    follower: Side


def build_estate(bare: BareCloud, layout: Layout) -> Estate:
    """Build two sides that nothing connects, and some things beside them."""
    cloud = bare.cloud
    main = _account(cloud, MAIN_UIN, 1_250_000_001, "")
    owner = _account(cloud, OTHER_UIN, 1_250_000_002, "-other").uin if layout.two_accounts else main.uin
    leader = _side(bare, "leader", "bj", main.uin, layout.leader, ("ap-beijing-3",))
    follower = _side(bare, "follower", "sh", owner, layout.follower, ("ap-shanghai-2", "ap-shanghai-4"))
    _neighbours(cloud, leader, follower)
    return Estate(cloud, leader, follower)


def vpc(cloud: Cloud, name: str, region: str, owner: int, blocks: tuple[str, ...]) -> Vpc:
    """A VPC with its main route table."""
    first, *more = map(IPv4Network, blocks)
    new = Vpc(cloud.ids.new("vpc"), name, region, owner, first, [Secondary(block) for block in more])
    cloud.add(new)
    cloud.add(RouteTable(cloud.ids.new("rtb"), "default", new.id, True))
    return new


def route(cloud: Cloud, table: RouteTable, destination: IPv4Network, kind: str, gateway: str) -> Route:
    """A route that somebody has made."""
    new = Route(cloud.ids.new("rti"), cloud.ids.number(), destination, kind, gateway)
    table.routes.append(new)
    return new


def main_table(cloud: Cloud, of: Vpc) -> RouteTable:
    """The table that subnets have unless they are given another."""
    return next(table for table in cloud.tables_of(of.id) if table.main)


def _account(cloud: Cloud, uin: int, app_id: int, suffix: str) -> Account:
    account = Account(uin, app_id)
    account.add_key(Key(f"{KEY_ID}{suffix}", f"{KEY}{suffix}"))
    cloud.accounts[uin] = account
    return account


def _side(bare: BareCloud, key: str, short: str, owner: int, blocks: tuple[str, ...], zones: tuple[str, ...]) -> Side:
    cloud, region = bare.cloud, zones[0].rpartition("-")[0]
    home = vpc(cloud, f"orders-{short}", region, owner, blocks)
    usual = main_table(cloud, home)
    route(cloud, usual, ANYWHERE, "NAT", cloud.ids.new("nat"))
    own = RouteTable(cloud.ids.new("rtb"), f"search-{short}", home.id, False)
    cloud.add(own)
    search = tuple(
        _subnet(cloud, home, f"search-{short}-{zone[-1]}", 3 + number, zone, own if number == len(zones) - 1 else usual)
        for number, zone in enumerate(zones)
    )
    operations = _subnet(cloud, home, f"operations-{short}", 9, zones[0], usual)
    group = _group(cloud, home, f"search-{short}", "9200-9300")
    inner = _group(cloud, home, f"operations-{short}", "22")
    instance = SearchInstance(
        bare.instance_ids[key],
        f"orders-{short}",
        region,
        owner,
        key,
        home.id,
        [ZoneSubnet(subnet.zone, subnet.id) for subnet in search],
        at(search[0], VIP),
        [at(subnet, NODE) for subnet in search],
        [group.id],
        operations=[Operation("CreateInstance", cloud.clock.now() - LATER_S)],
    )
    cloud.add(instance)
    machine = Machine(
        cloud.ids.new("ins"),
        f"operations-{short}",
        region,
        owner,
        home.id,
        operations.id,
        at(operations, MACHINE),
        operations.zone,
        [inner.id],
    )
    cloud.add(machine)
    return Side(home, search, operations, instance, group, machine)


def at(subnet: Subnet, number: int) -> IPv4Address:
    """An address of a subnet, by its place in it."""
    return subnet.block[number]


def _subnet(cloud: Cloud, home: Vpc, name: str, third: int, zone: str, table: RouteTable) -> Subnet:
    block = IPv4Network((int(home.block.network_address) + (third << 8), 24))
    subnet = Subnet(cloud.ids.new("subnet"), name, home.id, block, zone, table.id)
    cloud.add(subnet)
    return subnet


def _group(cloud: Cloud, home: Vpc, name: str, ports: str) -> SecurityGroup:
    """A group open to private addresses on some ports and to pings, and to everything on the way out."""
    group = SecurityGroup(
        cloud.ids.new("sg"),
        name,
        home.owner,
        home.region,
        [GroupRule("TCP", ports, PRIVATE), GroupRule("ICMP", "all", PRIVATE)],
        [GroupRule("ALL", "all", "0.0.0.0/0")],
    )
    cloud.add(group)
    return group


def _neighbours(cloud: Cloud, leader: Side, follower: Side) -> None:
    """What is there besides: another VPC in each region, instances nobody can use, a machine without an agent."""
    for side, status, name in ((leader, PROCESSING, "metrics-bj"), (follower, ISOLATED, "archive-sh")):
        other = vpc(cloud, f"default-{side.vpc.region[3:]}", side.vpc.region, side.vpc.owner, ("192.168.0.0/16",))
        other.default = True
        table, zone = main_table(cloud, other), side.operations.zone
        subnet = Subnet(cloud.ids.new("subnet"), "default", other.id, IPv4Network("192.168.1.0/24"), zone, table.id)
        cloud.add(subnet)
        cloud.add(
            SearchInstance(
                cloud.ids.new("es"),
                name,
                side.vpc.region,
                side.vpc.owner,
                "",
                other.id,
                [ZoneSubnet(zone, subnet.id)],
                at(subnet, VIP),
                [at(subnet, NODE)],
                status=status,
            )
        )
    cloud.add(
        Machine(
            cloud.ids.new("ins"),
            "legacy-bj",
            leader.vpc.region,
            leader.vpc.owner,
            leader.vpc.id,
            leader.operations.id,
            at(leader.operations, SPARE),
            leader.operations.zone,
            list(leader.machine.groups),
            agent="",
        )
    )
