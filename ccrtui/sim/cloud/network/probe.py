"""What a place in the network learns by sending something to an address."""

from __future__ import annotations

from ipaddress import IPv4Address

from ccrtui.sim.cloud.instance import NORMAL
from ccrtui.sim.cloud.network import topology
from ccrtui.sim.cloud.network.latency import round_trip_ms
from ccrtui.sim.cloud.network.path import ICMP, TCP, Outcome, Place, Traffic
from ccrtui.sim.cloud.state import Cloud

SEARCH_PORTS, MACHINE_PORTS = (9200, 9300), (22,)


def outcome(cloud: Cloud, source: Place, address: IPv4Address, traffic: Traffic) -> Outcome:
    """How far something gets; to where nobody is it gets as far as its route does, and is not answered."""
    target = topology.place_of(cloud, source, address)
    return Outcome.NO_ROUTE if target is None else topology.walk(cloud, source, target, traffic)


def trip_ms(cloud: Cloud, source: Place, address: IPv4Address, port: int) -> float | None:
    """The round trip to a port, 0 for a ping; None when there is no answer."""
    traffic = Traffic(TCP, port) if port else Traffic(ICMP)
    if outcome(cloud, source, address, traffic) is not Outcome.OK:
        return None
    target = topology.place_of(cloud, source, address)
    far = cloud.vpcs[target.vpc].region if target else ""
    return round_trip_ms(cloud.vpcs[source.vpc].region, far)


def listens(cloud: Cloud, source: Place, address: IPv4Address, port: int) -> bool:
    """Tell whether something takes connections on a port of whoever is found at an address."""
    target = topology.place_of(cloud, source, address)
    if target is None:
        return False
    for instance in cloud.instances.values():
        if instance.vpc_id == target.vpc and address in (instance.vip, *instance.nodes):
            return instance.status == NORMAL and port in SEARCH_PORTS
    return port in MACHINE_PORTS
