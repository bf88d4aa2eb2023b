"""The networks of two instances as facts by hand: joined by a connection, routed both ways, and open to each other."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network
from typing import Any

from ccrtui.core.call.call import Call, Side
from ccrtui.core.cloud.calls import (
    ccn_attachments,
    ccns,
    machines,
    net_detect,
    peerings,
    route_tables,
    security_rules,
    subnets,
    vpcs,
)
from ccrtui.core.cloud.ccn import Ccn, CcnAttachment, CcnAttachments, Ccns
from ccrtui.core.cloud.machine import DetectResult, Machine, Machines, NetDetect
from ccrtui.core.cloud.peering import Peering, PeeringEnd, Peerings
from ccrtui.core.cloud.route import CCN, PEERING, Hop, Route, RouteTable, RouteTables
from ccrtui.core.cloud.security import SecurityRule, SecurityRules
from ccrtui.core.cloud.vpc import Subnet, Subnets, Vpc, Vpcs
from ccrtui.core.profile.profile import Profile
from tests.core.steps.clusters.known_instances import CLOUD, EAST, FOLLOWING, LEADING, NORTH, told
from tests.core.steps.known import FOLLOWER, LEADER, with_link

PCX, NETWORK = Hop(PEERING, "pcx-1a2b3c4d"), Hop(CCN, "ccn-1a2b3c4d")
ZONES = ("subnet-5e6f7a8b", "subnet-5e6f7a8c")
TWO_ZONES = replace(FOLLOWING, subnets=ZONES, security_groups=("sg-5e6f7a8b",))
BJ, SH2, SH4 = IPv4Network("10.0.3.0/24"), IPv4Network("10.1.3.0/24"), IPv4Network("10.1.4.0/24")
BLOCKS = {LEADER: (BJ,), FOLLOWER: (SH2, SH4)}
VPCS = {LEADER: LEADING.vpc, FOLLOWER: FOLLOWING.vpc}
REGIONS = {LEADER: NORTH, FOLLOWER: EAST}
MARKED = CLOUD.marker
LEADER_TABLES, FOLLOWER_TABLES = (route_tables(side, REGIONS[side], VPCS[side]) for side in (LEADER, FOLLOWER))
LEADER_GUARD = security_rules(LEADER, NORTH, "sg-1a2b3c4d")
FOLLOWER_GUARD = security_rules(FOLLOWER, EAST, "sg-5e6f7a8b")
PINGING = with_link(CLOUD, probe_from="ins-5e6f7a8b")
MACHINE = Machine(
    "ins-5e6f7a8b", "ops", "RUNNING", False, IPv4Address("10.1.9.5"), VPCS[FOLLOWER], "subnet-operate", "TencentOS"
)


def route(number: int, destination: IPv4Network, hop: Hop = PCX, **changes: Any) -> Route:
    """An enabled route that somebody made."""
    return replace(Route(f"rti-{number}", destination, hop.type, hop.id, True, "USER", ""), **changes)


def nat(number: int) -> Route:
    """Everything else goes out by a NAT gateway."""
    return route(number, IPv4Network("0.0.0.0/0"), Hop("NAT", "nat-1a2b3c4d"))


def north_table(*routes: Route) -> RouteTables:
    """The leader's one table, with a route to the internet and these."""
    return RouteTables((RouteTable("rtb-bj", "default", True, ("subnet-1a2b3c4d", "subnet-other"), (nat(1), *routes)),))


def east_tables(usual: tuple[Route, ...], own: tuple[Route, ...]) -> RouteTables:
    """The follower's two tables: its zones have one each."""
    main = RouteTable("rtb-sh", "default", True, (ZONES[0], "subnet-operate"), (nat(2), *usual))
    return RouteTables((main, RouteTable("rtb-es", "search", False, (ZONES[1],), own)))


NORTH_ROUTED = north_table(route(11, SH2), route(12, SH4))
EAST_ROUTED = east_tables((route(21, BJ),), (route(31, BJ),))


def rule(index: int, protocol: str, port: str, block: str, **changes: Any) -> SecurityRule:
    """A rule that accepts."""
    return replace(SecurityRule(index, protocol, port, block, True, False, ""), **changes)


def guard(*ingress: SecurityRule, egress: tuple[SecurityRule, ...] | None = None) -> SecurityRules:
    """A group that lets everything out unless told otherwise."""
    return SecurityRules("7", ingress, (rule(0, "ALL", "ALL", "0.0.0.0/0"),) if egress is None else egress)


OPEN_GUARD = guard(rule(0, "TCP", "9200-9300", "10.0.0.0/8"), rule(1, "ICMP", "ALL", "10.0.0.0/8"))


def connection(state: str = "ACTIVE") -> Peerings:
    """The connection between the two VPCs."""
    ends = (PeeringEnd(VPCS[LEADER], NORTH, "1"), PeeringEnd(VPCS[FOLLOWER], EAST, "1"))
    return Peerings((Peering(PCX[1], "orders", state, *ends, 100, "", ""),))


def attached(side: Side) -> CcnAttachments:
    """A VPC in the network."""
    return CcnAttachments((CcnAttachment(NETWORK[1], "1", VPCS[side], REGIONS[side], "ACTIVE"),))


def joined(by: Hop | None = PCX) -> dict[Call, Any]:
    """How the two VPCs are joined."""
    values: dict[Call, Any] = {
        ccns(LEADER, NORTH): Ccns((Ccn(NETWORK[1], "backbone", "AVAILABLE", "POSTPAID", "INTER_REGION_LIMIT"),))
    }
    for side in (LEADER, FOLLOWER):
        values[peerings(side, REGIONS[side], VPCS[side])] = connection() if by == PCX else Peerings(())
        values[ccn_attachments(side, REGIONS[side], VPCS[side])] = (
            attached(side) if by == NETWORK else CcnAttachments(())
        )
    return values


def network(by: Hop | None = PCX) -> dict[Call, Any]:
    """Everything the cloud tells of two networks between which nothing is lacking."""
    return {
        **told(LEADING, TWO_ZONES),
        **joined(by),
        vpcs(LEADER, NORTH, (VPCS[LEADER],)): Vpcs((Vpc(VPCS[LEADER], "orders-bj", (IPv4Network("10.0.0.0/16"),)),)),
        vpcs(FOLLOWER, EAST, (VPCS[FOLLOWER],)): Vpcs(
            (Vpc(VPCS[FOLLOWER], "orders-sh", (IPv4Network("10.1.0.0/16"),)),)
        ),
        subnets(LEADER, NORTH, VPCS[LEADER]): Subnets((subnet("subnet-1a2b3c4d", BJ, "rtb-bj"),)),
        subnets(FOLLOWER, EAST, VPCS[FOLLOWER]): Subnets(
            (
                subnet(ZONES[0], SH2, "rtb-sh"),
                subnet(ZONES[1], SH4, "rtb-es"),
                subnet("subnet-operate", IPv4Network("10.1.9.0/24"), "rtb-sh"),
            )
        ),
        LEADER_TABLES: NORTH_ROUTED,
        FOLLOWER_TABLES: EAST_ROUTED,
        LEADER_GUARD: OPEN_GUARD,
        FOLLOWER_GUARD: OPEN_GUARD,
        machines(LEADER, NORTH, VPCS[LEADER]): Machines(()),
        machines(FOLLOWER, EAST, VPCS[FOLLOWER]): Machines((MACHINE,)),
    }


def subnet(identity: str, block: IPv4Network, table: str, acl: str | None = None) -> Subnet:
    """A subnet without an access list unless one is given."""
    return Subnet(identity, identity, block, "zone", table, acl)


def check_from(side: Side, subnet_id: str, target: str, profile: Profile = CLOUD) -> Call:
    """The check that is asked for, of an address from a subnet."""
    return net_detect(side, REGIONS[side], (VPCS[side], subnet_id), (IPv4Address(target),), profile.marker)


FROM_ZONES = tuple(check_from(FOLLOWER, zone, "10.0.3.12") for zone in ZONES)
FROM_LEADER = check_from(LEADER, "subnet-1a2b3c4d", "10.1.3.12")


def detected(target: str, state: int = 0, delay_ms: int = 28, loss: int = 0) -> NetDetect:
    """What a check found."""
    return NetDetect((DetectResult(IPv4Address(target), state, delay_ms, loss),))
