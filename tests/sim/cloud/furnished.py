"""A small cloud of two accounts for tests: two VPCs that could be joined, and one that belongs to somebody else."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network

from ccrtui.sim.cloud.account import Account, Key, Policy
from ccrtui.sim.cloud.machines.machine import Machine
from ccrtui.sim.cloud.network.network_acl import AclEntry, NetworkAcl
from ccrtui.sim.cloud.network.route_table import RouteTable
from ccrtui.sim.cloud.network.security_group import GroupRule, SecurityGroup
from ccrtui.sim.cloud.network.vpc import Secondary, Subnet, Vpc
from ccrtui.sim.cloud.state import Cloud
from ccrtui.sim.model.clock import SimClock

MAIN, OTHER = 100000000001, 100000000002
BJ, SH = "ap-beijing", "ap-shanghai"


def furnish(clock: SimClock) -> Cloud:
    """The cloud, with ids that tests can name."""
    cloud = Cloud(clock, 7)
    cloud.rules.per_second = 1000
    _accounts(cloud)
    _network(cloud, MAIN, BJ, "vpc-beijing0", "rtb-beijing0", "subnet-beijing0", "10.0.0.0/16", "10.0.3.0/24")
    _network(cloud, MAIN, SH, "vpc-shanghai", "rtb-shanghai", "subnet-shanghai", "10.1.0.0/16", "10.1.7.0/24")
    _network(cloud, OTHER, SH, "vpc-others00", "rtb-others00", "subnet-others00", "10.2.0.0/16", "10.2.1.0/24")
    cloud.vpcs["vpc-beijing0"].secondary.append(Secondary(IPv4Network("172.20.0.0/16"), 1))
    cloud.add(SecurityGroup("sg-beijing0", "search", MAIN, BJ, [GroupRule("TCP", "22", "10.0.0.0/8")], [GroupRule()]))
    cloud.add(NetworkAcl("acl-beijing0", "edge", "vpc-beijing0", [AclEntry()], [AclEntry("TCP", "9300")]))
    cloud.subnets["subnet-beijing0"].acl_id = "acl-beijing0"
    cloud.add(
        Machine(
            "ins-beijing0",
            "bastion",
            BJ,
            MAIN,
            "vpc-beijing0",
            "subnet-beijing0",
            IPv4Address("10.0.3.9"),
            "ap-beijing-3",
        )
    )
    return cloud


def _accounts(cloud: Cloud) -> None:
    main, other = Account(MAIN, 1250000001), Account(OTHER, 1250000002)
    main.add_key(Key("AKIDmain", "simulated-only"))
    main.add_key(Key("AKIDreader", "simulated-reader", Policy(allow=("*:Describe*",)), user=100000000009))
    main.add_key(Key("AKIDtemp", "simulated-temp", token="simulated-token", expires=cloud.clock.now() + 3600))
    other.add_key(Key("AKIDother", "simulated-other"))
    cloud.accounts = {MAIN: main, OTHER: other}


def _network(cloud: Cloud, owner: int, region: str, vpc: str, table: str, subnet: str, block: str, part: str) -> None:
    cloud.add(Vpc(vpc, vpc.removeprefix("vpc-"), region, owner, IPv4Network(block)))
    cloud.add(RouteTable(table, "default", vpc, True))
    cloud.add(Subnet(subnet, "search", vpc, IPv4Network(part), f"{region}-3", table))
