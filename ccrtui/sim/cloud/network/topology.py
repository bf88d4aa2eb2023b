"""The network as it is now, in the values that `path` reasons about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from ipaddress import IPv4Address, IPv4Network

from ccrtui.sim.cloud.instance import SearchInstance
from ccrtui.sim.cloud.machines.machine import Machine
from ccrtui.sim.cloud.network import ccn, path, peering
from ccrtui.sim.cloud.network.packet_filters import acl_rules, group_rules
from ccrtui.sim.cloud.network.path import EffectiveRoute, Network, Place
from ccrtui.sim.cloud.network.route_table import CCN, PEERING, Route
from ccrtui.sim.cloud.state import Cloud

Blocks = Mapping[str, tuple[IPv4Network, ...]]


def network(cloud: Cloud) -> Network:
    """Blocks, ways and access lists of everything there is."""
    blocks = {vpc.id: tuple(vpc.blocks) for vpc in cloud.vpcs.values()}
    effective = {
        subnet.id: tuple(_effective_routes(cloud, subnet.vpc_id, cloud.tables[subnet.table_id].routes))
        for subnet in cloud.subnets.values()
        if subnet.table_id in cloud.tables
    }
    lists = {
        subnet.id: acl_rules(cloud.acls[subnet.acl_id])
        for subnet in cloud.subnets.values()
        if subnet.acl_id in cloud.acls
    }
    return Network(blocks, effective, lists)


def of_instance(cloud: Cloud, instance: SearchInstance) -> list[Place]:
    """The places of an instance: of its nodes, and of the address in front of them."""
    groups = tuple(group_rules(cloud, group) for group in instance.groups)
    places = []
    for address in dict.fromkeys((instance.vip, *instance.nodes)):
        subnet = cloud.subnet_at(instance.vpc_id, address)
        places.append(Place(address, instance.vpc_id, subnet.id if subnet else "", groups))
    return places


def of_machine(cloud: Cloud, machine: Machine) -> Place:
    """The place of a machine."""
    groups = tuple(group_rules(cloud, group) for group in machine.groups)
    return Place(machine.address, machine.vpc_id, machine.subnet_id, groups)


def place_of(cloud: Cloud, seen_from: Place, address: IPv4Address, by: Network | None = None) -> Place | None:
    """Who has an address, as seen from a place; None where nobody has it.

    Blocks may be used twice: the own VPC comes first, then where the route leads, then whoever is known by it.
    """

    def nearness(place: Place) -> int:
        return 0 if place.vpc == seen_from.vpc else 1 if view.delivers(seen_from, place) else 2

    view = by or network(cloud)
    known = [place for place in _everybody(cloud) if place.address == address]
    return min(known, key=nearness, default=None)


def _everybody(cloud: Cloud) -> Iterable[Place]:
    for instance in cloud.instances.values():
        yield from of_instance(cloud, instance)
    for machine in cloud.machines.values():
        if machine.state == "RUNNING":
            yield of_machine(cloud, machine)


def blocks_behind(cloud: Cloud, vpc_id: str, gateway_type: str, gateway_id: str) -> Blocks:
    """What a gateway leads to, from a VPC: nothing unless it is up and an end of it is here."""
    if gateway_type == CCN:
        return _behind_ccn(cloud, vpc_id, gateway_id)
    pcx = cloud.peerings.get(gateway_id) if gateway_type == PEERING else None
    if pcx is None or pcx.state != peering.ACTIVE or vpc_id not in pcx.pair:
        return {}
    other = cloud.vpcs.get(pcx.other(vpc_id).vpc_id)
    return {other.id: tuple(other.blocks)} if other else {}


def _effective_routes(cloud: Cloud, vpc_id: str, routes: Iterable[Route]) -> Iterable[EffectiveRoute]:
    for route in routes:
        if route.enabled and route.destination is not None:
            leads_to = blocks_behind(cloud, vpc_id, route.gateway_type, route.gateway_id)
            yield EffectiveRoute(route.destination, leads_to, route.gateway_type == CCN)


def _behind_ccn(cloud: Cloud, vpc_id: str, ccn_id: str) -> Blocks:
    net = cloud.ccns.get(ccn_id)
    if net is None or not _attached(net, vpc_id):
        return {}
    blocks: dict[str, tuple[IPv4Network, ...]] = {}
    for learned in net.routes:
        if learned.enabled and learned.vpc_id != vpc_id and _attached(net, learned.vpc_id):
            blocks[learned.vpc_id] = (*blocks.get(learned.vpc_id, ()), learned.destination)
    return blocks


def _attached(net: ccn.Ccn, vpc_id: str) -> bool:
    attachment = net.attachment(vpc_id)
    return attachment is not None and attachment.state == ccn.ACTIVE


def walk(cloud: Cloud, source: Place, target: Place, traffic: path.Traffic) -> path.Outcome:
    """Send something through the network as it is now."""
    return network(cloud).walk(source, target, traffic)
