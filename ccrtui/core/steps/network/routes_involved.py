"""Which subnets of both ends must reach each other, and which route tables that is about."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network

from ccrtui.core.call.call import ENDS, Call, Side
from ccrtui.core.cloud.calls import machines, route_tables, subnets, vpcs
from ccrtui.core.cloud.instance import Instance
from ccrtui.core.cloud.machine import Machine, Machines
from ccrtui.core.cloud.route import RouteTable, RouteTables
from ccrtui.core.cloud.vpc import Subnet, Subnets, Vpcs
from ccrtui.core.profile.link_words import Destinations
from ccrtui.core.profile.profile import Profile
from ccrtui.core.walk.look import Look


@dataclass(frozen=True, slots=True)
class TableNeed:
    """A route table of one side, and the blocks of the other side that it must lead to."""

    side: Side
    table: RouteTable
    destinations: tuple[IPv4Network, ...]


def involved_reads(look: Look) -> tuple[Call, ...]:
    """Blocks, subnets and route tables of both ends, and the machines where one of them pings."""
    reads: list[Call] = []
    for side in ENDS:
        if instance := look.instance(side):
            reads += _reads_of(look.profile, side, instance)
    return tuple(reads)


def _reads_of(profile: Profile, side: Side, instance: Instance) -> list[Call]:
    region, vpc = profile.region(side), instance.vpc
    pinging = [machines(side, region, vpc)] if profile.link.probe_from else []
    return [vpcs(side, region, (vpc,)), subnets(side, region, vpc), route_tables(side, region, vpc), *pinging]


def needs_of(look: Look, side: Side) -> tuple[TableNeed, ...]:
    """The tables of one side's involved subnets, each once, and where each must lead."""
    listed = tables_of(look, side)
    destinations = tuple(sorted(set(_destinations(look, side.other))))
    used = dict.fromkeys(subnet.route_table for subnet in involved(look, side))
    tables = [listed.get(table) for table in used] if listed else []
    return tuple(TableNeed(side, table, destinations) for table in tables if table is not None)


def _destinations(look: Look, side: Side) -> tuple[IPv4Network, ...]:
    """How much of one side the other's routes lead to, as chosen."""
    wish = look.profile.link.destinations
    taking_part = involved(look, side)
    if wish is Destinations.VPC:
        held = [block for block in blocks_of(look, side) if any(part.block.subnet_of(block) for part in taking_part)]
        return tuple(held) or tuple(subnet.block for subnet in taking_part)
    if wish is Destinations.SUBNETS:
        return tuple(subnet.block for subnet in taking_part)
    return (*(subnet.block for subnet in instance_subnets(look, side)), *_hosts(look, side))


def _hosts(look: Look, side: Side) -> tuple[IPv4Network, ...]:
    """The address of the machine that pings at one end, and the address that is pinged, outside the instance's own."""
    machine, own = machine_of(look, side), [subnet.block for subnet in instance_subnets(look, side)]
    pinged = typed_target(look) if subnet_pinged(look, side) else None
    addresses = [address for address in (machine.address if machine else None, pinged) if address]
    return tuple(IPv4Network(address) for address in addresses if not any(address in block for block in own))


def involved(look: Look, side: Side) -> tuple[Subnet, ...]:
    """The subnets of the instance's zones at one end, that of the machine that pings when it stands there, and that
    of the address that is pinged.
    """
    listed, machine = subnets_of(look, side), machine_of(look, side)
    pinging = listed.get(machine.subnet) if listed and machine else None
    pinged = subnet_pinged(look, side)
    return tuple(subnet for subnet in dict.fromkeys((*instance_subnets(look, side), pinging, pinged)) if subnet)


def subnet_pinged(look: Look, side: Side) -> Subnet | None:
    """The subnet at one end in which the typed address that is pinged lies; None where it lies elsewhere."""
    address, listed = typed_target(look), subnets_of(look, side)
    return listed.holding(address) if address and listed else None


def typed_target(look: Look) -> IPv4Address | None:
    """The address that shall be pinged, as it was typed."""
    try:
        return IPv4Address(look.profile.link.probe_to or "")
    except ValueError:
        return None


def instance_subnets(look: Look, side: Side) -> tuple[Subnet, ...]:
    """The subnets of the instance's zones at one end, as far as they are listed."""
    instance, listed = look.instance(side), subnets_of(look, side)
    if instance is None or listed is None:
        return ()
    return tuple(subnet for subnet in map(listed.get, dict.fromkeys(instance.subnets)) if subnet is not None)


def unlisted(look: Look, side: Side) -> str | None:
    """A subnet of the instance of which the lists do not tell everything, so that nothing can be said of its routes."""
    instance, tables = look.instance(side), tables_of(look, side)
    known = {subnet.id: subnet.route_table for subnet in instance_subnets(look, side)}
    wanted = instance.subnets if instance else ()
    return next(
        (subnet_id for subnet_id in wanted if subnet_id not in known or not (tables and tables.get(known[subnet_id]))),
        None,
    )


def machine_of(look: Look, side: Side) -> Machine | None:
    """The machine that pings, when it stands in the VPC at that end."""
    instance = look.instance(side)
    if instance is None or look.profile.link.probe_from is None:
        return None
    listed = look.value(machines(side, look.region(side), instance.vpc), Machines)
    return listed.get(look.profile.link.probe_from) if listed else None


def subnets_of(look: Look, side: Side) -> Subnets | None:
    """All subnets of the VPC at one end, None while they were not told."""
    instance = look.instance(side)
    return look.value(subnets(side, look.region(side), instance.vpc), Subnets) if instance else None


def tables_of(look: Look, side: Side) -> RouteTables | None:
    """All route tables of the VPC at one end, None while they were not told."""
    instance = look.instance(side)
    return look.value(route_tables(side, look.region(side), instance.vpc), RouteTables) if instance else None


def blocks_of(look: Look, side: Side) -> tuple[IPv4Network, ...]:
    """All blocks of the VPC at one end."""
    instance = look.instance(side)
    listed = look.value(vpcs(side, look.region(side), (instance.vpc,)), Vpcs) if instance else None
    vpc = listed.get(instance.vpc) if listed and instance else None
    return vpc.blocks if vpc else ()
