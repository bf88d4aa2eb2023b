"""What a new or changed route must satisfy, in the order in which it is refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ccrtui.sim.cloud.api import schema
from ccrtui.sim.cloud.api.action import FLAG, TEXT, WHOLE
from ccrtui.sim.cloud.api.refusal import CloudError, bad_value
from ccrtui.sim.cloud.network import blocks
from ccrtui.sim.cloud.network.peering import ACTIVE
from ccrtui.sim.cloud.network.route_table import PEERING, Route, RouteTable
from ccrtui.sim.cloud.network.vpc import Vpc
from ccrtui.sim.cloud.state import Cloud

GATEWAYS = frozenset(
    {
        "CVM",
        "VPN",
        "DIRECTCONNECT",
        PEERING,
        "HAVIP",
        "NAT",
        "NORMAL_CVM",
        "EIP",
        "LOCAL_GATEWAY",
        "INTRANAT",
        "USER_CCN",
        "GWLB_ENDPOINT",
    }
)
NEEDS = {"DestinationCidrBlock": TEXT, "GatewayType": TEXT, "GatewayId": TEXT}
TAKES = {
    "RouteId": WHOLE,
    "RouteItemId": TEXT,
    "RouteDescription": TEXT,
    "Enabled": FLAG,
    "DestinationIpv6CidrBlock": TEXT,
    "RouteType": TEXT,
    "RouteTableId": TEXT,
    "CreatedTime": TEXT,
    "PublishedToVbc": FLAG,
    "CdcId": TEXT,
}
"""Fields of a route in a request: any that answers have may stand there, only few of them matter."""


def read(cloud: Cloud, table: RouteTable, fields: Mapping[str, Any]) -> Route:
    """A route of a request, found good except for what is in the table already. Raises CloudError."""
    schema.check(fields, NEEDS, TAKES, "Routes.")
    route = Route(
        item_id="",
        number=0,
        destination=blocks.read(fields["DestinationCidrBlock"], "DestinationCidrBlock"),
        gateway_type=fields["GatewayType"],
        gateway_id=fields["GatewayId"],
        enabled=fields.get("Enabled") is not False,
        description=fields.get("RouteDescription") or "",
    )
    _check_place(cloud.vpcs[table.vpc_id], route)
    _check_next_hop(cloud, cloud.vpcs[table.vpc_id], route)
    return route


def check_clash(table: RouteTable, route: Route, leaving: Route | None = None) -> None:
    """Raise CloudError when the table has the destination already, in another route than the one that leaves."""
    for other in table.to(route.destination) if route.destination else []:
        if other is route or other is leaving:
            continue
        if other.kind == "CCN" and other.enabled:
            raise _equal("UnsupportedOperation.EcmpWithCcnRoute", other)
        if other.kind == "USER" and other.gateway_id == route.gateway_id:
            raise _equal("InvalidParameterValue.Duplicate", other)
        if other.kind != "CCN":
            raise _equal("UnsupportedOperation.EcmpWithUserRoute", other)


def check_room(cloud: Cloud, table: RouteTable, more: int) -> None:
    """Raise CloudError when the table has no room for so many more."""
    limit = cloud.rules.quotas["route-table-max-policies"]
    if sum(route.kind == "USER" for route in table.routes) + more > limit:
        raise CloudError("LimitExceeded", f"The route table `{table.id}` has reached its limit of {limit} routes.")


def _check_place(vpc: Vpc, route: Route) -> None:
    if route.destination and blocks.inside(route.destination, vpc.blocks):
        text = f"The destination {route.destination} lies within the blocks of `{vpc.id}`."
        raise CloudError("InvalidParameterValue.InVpcCidr", text)


def _check_next_hop(cloud: Cloud, vpc: Vpc, route: Route) -> None:
    if route.gateway_type not in GATEWAYS:
        raise bad_value("GatewayType", route.gateway_type)
    if route.gateway_type == PEERING:
        _check_peering(cloud, vpc, route)
    elif route.gateway_id.startswith("pcx-"):
        text = f"`{route.gateway_id}` is no next hop of type {route.gateway_type}."
        raise CloudError("InvalidParameter.NextHopMismatch", text)
    elif not _is_machine(cloud, vpc, route):
        raise _no_next_hop(route)


def _check_peering(cloud: Cloud, vpc: Vpc, route: Route) -> None:
    if not route.gateway_id.startswith("pcx-"):
        raise CloudError("InvalidParameter.NextHopMismatch", f"`{route.gateway_id}` is no peering connection.")
    peering = cloud.peerings.get(route.gateway_id)
    if peering is None or peering.state != ACTIVE or vpc.id not in peering.pair:
        raise _no_next_hop(route)
    peer = cloud.vpcs[peering.other(vpc.id).vpc_id]
    if route.destination and not blocks.inside(route.destination, peer.blocks):
        text = f"The destination {route.destination} is not within the blocks of the peer VPC `{peer.id}`."
        raise CloudError("InvalidParameterValue.CidrNotInPeerVpc", text)


def _is_machine(cloud: Cloud, vpc: Vpc, route: Route) -> bool:
    """Machines are the only other next hops that this cloud has."""
    machines = (machine for machine in cloud.machines.values() if machine.vpc_id == vpc.id)
    return route.gateway_type == "NORMAL_CVM" and any(str(machine.address) == route.gateway_id for machine in machines)


def _no_next_hop(route: Route) -> CloudError:
    text = f"The next hop `{route.gateway_id}` of type {route.gateway_type} is not there or not usable."
    return CloudError("InvalidParameterValue.RouteNextHopInvalid", text)


def _equal(code: str, other: Route) -> CloudError:
    hop = f"{other.gateway_type} `{other.gateway_id}`"
    return CloudError(code, f"The route `{other.item_id}` to {other.destination} with next hop {hop} exists already.")
