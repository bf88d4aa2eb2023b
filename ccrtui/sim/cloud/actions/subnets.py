"""Reading subnets; their list can also be walked by a token."""

from __future__ import annotations

from typing import Any

from ccrtui.sim.cloud.api import times
from ccrtui.sim.cloud.api.action import TEXT, TEXTS, WHOLE, Action, ActionRequest, Answer
from ccrtui.sim.cloud.api.listing import BY_FILTERS_IN_TEXT, MOST, Filters, page, selected
from ccrtui.sim.cloud.api.lookup import own_subnets
from ccrtui.sim.cloud.api.refusal import bad_value
from ccrtui.sim.cloud.network.vpc import Subnet
from ccrtui.sim.cloud.state import Cloud

RESERVED = 3
"""Addresses of every subnet that the cloud keeps for itself."""
_FILTERS: Filters[Subnet] = {
    "vpc-id": lambda subnet, value: subnet.vpc_id == value,
    "subnet-id": lambda subnet, value: subnet.id == value,
    "subnet-name": lambda subnet, value: value in subnet.name,
    "cidr-block": lambda subnet, value: str(subnet.block) == value,
    "zone": lambda subnet, value: subnet.zone == value,
}


def subnets(cloud: Cloud, request: ActionRequest) -> Answer:
    """The subnets of a region."""
    selection = selected(request, own_subnets(cloud, request), "SubnetIds", _FILTERS, "InvalidSubnetId.NotFound")
    if "MaxResults" in request.params:
        return _by_token(cloud, request, selection)
    return {
        "TotalCount": len(selection),
        "SubnetSet": [subnet_view(cloud, subnet) for subnet in page(request, selection)],
    }


def _by_token(cloud: Cloud, request: ActionRequest, selection: list[Subnet]) -> Answer:
    token, most = request.text("NextToken", "0") or "0", request.whole("MaxResults")
    if not token.isascii() or not token.isdigit():
        raise bad_value("NextToken", token)
    if not 0 < most <= MOST:
        raise bad_value("MaxResults", most, "InvalidParameterValue.Range")
    end = int(token) + most
    rows = [subnet_view(cloud, subnet) for subnet in selection[int(token) : end]]
    return {"TotalCount": len(selection), "SubnetSet": rows, "NextToken": str(end) if end < len(selection) else ""}


def subnet_view(cloud: Cloud, subnet: Subnet) -> dict[str, Any]:
    """A subnet as answers show it."""
    total = subnet.block.num_addresses - RESERVED
    return {
        "VpcId": subnet.vpc_id,
        "SubnetId": subnet.id,
        "SubnetName": subnet.name,
        "CidrBlock": str(subnet.block),
        "Ipv6CidrBlock": "",
        "IsDefault": False,
        "EnableBroadcast": False,
        "Zone": subnet.zone,
        "RouteTableId": subnet.table_id,
        "NetworkAclId": subnet.acl_id or "",
        "CreatedTime": times.formatted(subnet.created),
        "TotalIpAddressCount": total,
        "AvailableIpAddressCount": total - _used(cloud, subnet),
        "IsRemoteVpcSnat": False,
        "CdcId": "",
        "IsCdcSubnet": 0,
        "TagSet": [],
    }


def _used(cloud: Cloud, subnet: Subnet) -> int:
    instances = (instance for instance in cloud.instances.values() if instance.vpc_id == subnet.vpc_id)
    addresses = {address for instance in instances for address in (instance.vip, *instance.nodes)}
    addresses |= {machine.address for machine in cloud.machines.values() if machine.vpc_id == subnet.vpc_id}
    return sum(address in subnet.block for address in addresses)


ACTIONS = (
    Action(
        "vpc",
        "DescribeSubnets",
        subnets,
        takes={"SubnetIds": TEXTS, **BY_FILTERS_IN_TEXT, "MaxResults": WHOLE, "NextToken": TEXT},
    ),
)
