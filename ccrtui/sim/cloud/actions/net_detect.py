"""Network detection without any machine: one synchronous check."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network
from typing import Any

from ccrtui.sim.cloud.api.action import TEXT, TEXTS, Action, ActionRequest, Answer
from ccrtui.sim.cloud.api.listing import BY_FILTERS, page, read_filters
from ccrtui.sim.cloud.api.lookup import own_subnets, vpc
from ccrtui.sim.cloud.api.refusal import CloudError, bad_value, missing, not_found
from ccrtui.sim.cloud.network import topology
from ccrtui.sim.cloud.network.latency import round_trip_ms
from ccrtui.sim.cloud.network.path import ICMP, EffectiveRoute, Network, Outcome, Place, Traffic
from ccrtui.sim.cloud.network.route_table import CCN
from ccrtui.sim.cloud.state import Cloud

MOST = 2
FROM_THE_END = 4
"""The check is sent from an address near the end of the subnet."""
NO_HOP = "NONEXTHOP"
_FILTERS = ("vpc-id", "net-detect-id", "subnet-id", "net-detect-name")
STATES = {
    Outcome.OK: 0,
    Outcome.NO_ROUTE: -1,
    Outcome.NO_RETURN_ROUTE: -1,
    Outcome.EGRESS_ACL: -2,
    Outcome.INGRESS_ACL: -3,
    Outcome.SECURITY_GROUP: -4,
}


def check(cloud: Cloud, request: ActionRequest) -> Answer:
    """Send pings from a subnet, by its routes or by a next hop of one's choice."""
    source, targets = _source(cloud, request), _targets(cloud, request)
    network = topology.network(cloud)
    rows = [_row(cloud, _by_hop(cloud, request, network, source, target), source, target) for target in targets]
    return {"NetDetectIpStateSet": rows}


def detects(_cloud: Cloud, _asked: ActionRequest) -> Answer:
    """The lasting probes: none here, and a check leaves none behind."""
    return {"NetDetectSet": [], "TotalCount": 0}


def _source(cloud: Cloud, request: ActionRequest) -> Place:
    for name in ("VpcId", "SubnetId", "NetDetectName"):
        if not request.text(name):
            raise missing(name)
    home = vpc(cloud, request, request.text("VpcId"))
    subnet = next(
        (candidate for candidate in own_subnets(cloud, request) if candidate.id == request.text("SubnetId")), None
    )
    if subnet is None or subnet.vpc_id != home.id:
        raise not_found("InvalidSubnetId.NotFound", request.text("SubnetId"))
    return Place(subnet.block[-FROM_THE_END], home.id, subnet.id)


def _targets(cloud: Cloud, request: ActionRequest) -> list[IPv4Address]:
    texts, home = request.texts("DetectDestinationIp"), cloud.vpcs[request.text("VpcId")]
    if not 0 < len(texts) <= MOST:
        raise bad_value("DetectDestinationIp", len(texts), "InvalidParameterValue.LimitExceeded")
    if len(set(texts)) < len(texts):
        raise bad_value("DetectDestinationIp", texts[0], "InvalidParameterValue.NetDetectSameIp")
    targets = []
    for text in texts:
        try:
            target = IPv4Address(text)
        except ValueError:
            raise bad_value("DetectDestinationIp", text, "InvalidParameterValue.Malformed") from None
        if cloud.subnet_at(home.id, target) is not None:
            raise bad_value("DetectDestinationIp", text, "InvalidParameterValue.NetDetectInVpc")
        targets.append(target)
    return targets


def _by_hop(cloud: Cloud, request: ActionRequest, network: Network, source: Place, target: IPv4Address) -> Network:
    """The network as it is, or with a route of the check's own to the address."""
    kind = request.text("NextHopType", NO_HOP)
    if kind == NO_HOP:
        return network
    blocks_behind = topology.blocks_behind(cloud, source.vpc, kind, request.text("NextHopDestination"))
    if kind == CCN and not any(target in block for blocks in blocks_behind.values() for block in blocks):
        raise CloudError("InvalidParameterValue.NetDetectNotFoundIp", f"The CCN has no route to `{target}`.")
    own = EffectiveRoute(IPv4Network(target), blocks_behind, learned=True)
    return replace(network, routes={**network.routes, source.subnet: (own, *network.routes.get(source.subnet, ()))})


def _row(cloud: Cloud, network: Network, source: Place, target: IPv4Address) -> dict[str, Any]:
    place = topology.place_of(cloud, source, target, network)
    state, region = -4, ""
    if place is not None:
        state, region = STATES[network.walk(source, place, Traffic(ICMP))], cloud.vpcs[place.vpc].region
    elif not network.leads(source, target):
        state = -1
    delay = round(round_trip_ms(cloud.vpcs[source.vpc].region, region)) if state == 0 else 0
    return {
        "DetectDestinationIp": str(target),
        "State": state,
        "Delay": delay,
        "PacketLossRate": 0 if state == 0 else 100,
    }


def net_detects(_cloud: Cloud, request: ActionRequest) -> Answer:
    """The lasting probes of a region: none can be made here, and a check without one leaves none behind."""
    read_filters(request, _FILTERS)
    probes: list[dict[str, str]] = []
    return {"TotalCount": len(probes), "NetDetectSet": page(request, probes)}


ACTIONS = (
    Action("vpc", "DescribeNetDetects", net_detects, takes={"NetDetectIds": TEXTS, **BY_FILTERS}),
    Action(
        "vpc",
        "CheckNetDetectState",
        check,
        "probe",
        needs={"DetectDestinationIp": TEXTS},
        takes={
            "NetDetectId": TEXT,
            "VpcId": TEXT,
            "SubnetId": TEXT,
            "NetDetectName": TEXT,
            "NextHopType": TEXT,
            "NextHopDestination": TEXT,
        },
    ),
    Action("vpc", "DescribeNetDetects", detects, takes={"NetDetectIds": TEXTS, **BY_FILTERS}),
)
