"""Network detection without any machine: one synchronous check (reference section 1.8)."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network
from typing import Any

from ccrtui.sim.cloud.api.action import TEXT, TEXTS, Action, Answer, Asked
from ccrtui.sim.cloud.api.listing import BY_FILTERS
from ccrtui.sim.cloud.api.lookup import own_subnets, vpc
from ccrtui.sim.cloud.api.refusal import CloudError, bad_value, missing, not_found
from ccrtui.sim.cloud.network import survey
from ccrtui.sim.cloud.network.distance import round_trip_ms
from ccrtui.sim.cloud.network.path import ICMP, Network, Outcome, Place, Traffic, Way
from ccrtui.sim.cloud.network.route_table import CCN
from ccrtui.sim.cloud.state import Cloud

MOST = 2
FROM_THE_END = 4
"""The check is sent from an address near the end of the subnet."""
NO_HOP = "NONEXTHOP"
STATES = {
    Outcome.OK: 0,
    Outcome.NO_ROUTE: -1,
    Outcome.NO_RETURN_ROUTE: -1,
    Outcome.EGRESS_ACL: -2,
    Outcome.INGRESS_ACL: -3,
    Outcome.SECURITY_GROUP: -4,
}


def check(cloud: Cloud, asked: Asked) -> Answer:
    """Send pings from a subnet, by its routes or by a next hop of one's choice."""
    source, targets = _source(cloud, asked), _targets(cloud, asked)
    network = survey.network(cloud)
    rows = [_row(cloud, _by_hop(cloud, asked, network, source, target), source, target) for target in targets]
    return {"NetDetectIpStateSet": rows}


def detects(_cloud: Cloud, _asked: Asked) -> Answer:
    """The lasting probes: none here, and a check leaves none behind."""
    return {"NetDetectSet": [], "TotalCount": 0}


def _source(cloud: Cloud, asked: Asked) -> Place:
    for name in ("VpcId", "SubnetId", "NetDetectName"):
        if not asked.text(name):
            raise missing(name)
    home = vpc(cloud, asked, asked.text("VpcId"))
    subnet = next((one for one in own_subnets(cloud, asked) if one.id == asked.text("SubnetId")), None)
    if subnet is None or subnet.vpc_id != home.id:
        raise not_found("InvalidSubnetId.NotFound", asked.text("SubnetId"))
    return Place(subnet.block[-FROM_THE_END], home.id, subnet.id)


def _targets(cloud: Cloud, asked: Asked) -> list[IPv4Address]:
    texts, home = asked.texts("DetectDestinationIp"), cloud.vpcs[asked.text("VpcId")]
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


def _by_hop(cloud: Cloud, asked: Asked, network: Network, source: Place, target: IPv4Address) -> Network:
    """The network as it is, or with a route of the check's own to the address."""
    kind = asked.text("NextHopType", NO_HOP)
    if kind == NO_HOP:
        return network
    behind = survey.behind(cloud, source.vpc, kind, asked.text("NextHopDestination"))
    if kind == CCN and not any(target in block for blocks in behind.values() for block in blocks):
        raise CloudError("InvalidParameterValue.NetDetectNotFoundIp", f"The CCN has no route to `{target}`.")
    own = Way(IPv4Network(target), behind, learned=True)
    return replace(network, ways={**network.ways, source.subnet: (own, *network.ways.get(source.subnet, ()))})


def _row(cloud: Cloud, network: Network, source: Place, target: IPv4Address) -> dict[str, Any]:
    there = survey.found_at(cloud, source, target, network)
    state, region = -4, ""
    if there is not None:
        state, region = STATES[network.walk(source, there, Traffic(ICMP))], cloud.vpcs[there.vpc].region
    elif not network.leads(source, target):
        state = -1
    delay = round(round_trip_ms(cloud.vpcs[source.vpc].region, region)) if state == 0 else 0
    return {
        "DetectDestinationIp": str(target),
        "State": state,
        "Delay": delay,
        "PacketLossRate": 0 if state == 0 else 100,
    }


ACTIONS = (
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
