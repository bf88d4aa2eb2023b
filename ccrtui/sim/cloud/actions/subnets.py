"""Reading subnets; their list can also be walked by a token."""

from __future__ import annotations

from typing import Any

from ccrtui.sim.cloud.api import times
from ccrtui.sim.cloud.api.action import TEXT, TEXTS, WHOLE, Action, Answer, Asked
from ccrtui.sim.cloud.api.listing import BY_FILTERS_IN_TEXT, MOST, Filters, chosen, page
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


def subnets(cloud: Cloud, asked: Asked) -> Answer:
    """The subnets of a region."""
    found = chosen(asked, own_subnets(cloud, asked), "SubnetIds", _FILTERS, "InvalidSubnetId.NotFound")
    if "MaxResults" in asked.params:
        return _by_token(cloud, asked, found)
    return {"TotalCount": len(found), "SubnetSet": [subnet_shown(cloud, one) for one in page(asked, found)]}


def _by_token(cloud: Cloud, asked: Asked, found: list[Subnet]) -> Answer:
    token, most = asked.text("NextToken", "0") or "0", asked.whole("MaxResults")
    if not token.isascii() or not token.isdigit():
        raise bad_value("NextToken", token)
    if not 0 < most <= MOST:
        raise bad_value("MaxResults", most, "InvalidParameterValue.Range")
    end = int(token) + most
    rows = [subnet_shown(cloud, one) for one in found[int(token) : end]]
    return {"TotalCount": len(found), "SubnetSet": rows, "NextToken": str(end) if end < len(found) else ""}


def subnet_shown(cloud: Cloud, subnet: Subnet) -> dict[str, Any]:
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
        "CreatedTime": times.shown(subnet.created),
        "TotalIpAddressCount": total,
        "AvailableIpAddressCount": total - _used(cloud, subnet),
        "IsRemoteVpcSnat": False,
        "CdcId": "",
        "IsCdcSubnet": 0,
        "TagSet": [],
    }


def _used(cloud: Cloud, subnet: Subnet) -> int:
    instances = (one for one in cloud.instances.values() if one.vpc_id == subnet.vpc_id)
    addresses = {address for one in instances for address in (one.vip, *one.nodes)}
    addresses |= {one.address for one in cloud.machines.values() if one.vpc_id == subnet.vpc_id}
    return sum(address in subnet.block for address in addresses)


ACTIONS = (
    Action(
        "vpc",
        "DescribeSubnets",
        subnets,
        takes={"SubnetIds": TEXTS, **BY_FILTERS_IN_TEXT, "MaxResults": WHOLE, "NextToken": TEXT},
    ),
)
