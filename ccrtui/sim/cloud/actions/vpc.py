"""Reading VPCs: their blocks, and the account's limits."""

from __future__ import annotations

from typing import Any

from ccrtui.sim.cloud.api import times
from ccrtui.sim.cloud.api.action import TEXTS, Action, Answer, Asked
from ccrtui.sim.cloud.api.listing import BY_FILTERS, BY_FILTERS_IN_TEXT, Filters, chosen, page
from ccrtui.sim.cloud.api.lookup import own_vpcs
from ccrtui.sim.cloud.api.refusal import bad_value
from ccrtui.sim.cloud.network.vpc import Secondary, Vpc
from ccrtui.sim.cloud.state import Cloud

_FILTERS: Filters[Vpc] = {
    "vpc-id": lambda vpc, value: vpc.id == value,
    "vpc-name": lambda vpc, value: value in vpc.name,
    "cidr-block": lambda vpc, value: str(vpc.block) == value,
    "is-default": lambda vpc, value: str(vpc.default).lower() == value.lower(),
}
ABSENT = "InvalidVpcId.NotFound"


def vpcs(cloud: Cloud, asked: Asked) -> Answer:
    """The VPCs of a region."""
    found = chosen(asked, own_vpcs(cloud, asked), "VpcIds", _FILTERS, ABSENT)
    return {"TotalCount": len(found), "VpcSet": [_shown(vpc) for vpc in page(asked, found)]}


def assistant_cidrs(cloud: Cloud, asked: Asked) -> Answer:
    """The secondary blocks of VPCs, with the subnets in them."""
    only = {"vpc-id": _FILTERS["vpc-id"]}
    found = chosen(asked, own_vpcs(cloud, asked), "VpcIds", only, ABSENT)
    rows = [
        {**_secondary(vpc, one), "SubnetSet": _subnets_in(cloud, vpc, one)} for vpc in found for one in vpc.secondary
    ]
    return {"TotalCount": len(rows), "AssistantCidrSet": page(asked, rows)}


def limits(cloud: Cloud, asked: Asked) -> Answer:
    """The account's quotas by name."""
    names = asked.texts("LimitTypes")
    for name in names:
        if name not in cloud.rules.quotas:
            raise bad_value("LimitTypes", name)
    return {"VpcLimitSet": [{"LimitType": name, "LimitValue": cloud.rules.quotas[name]} for name in names]}


def _shown(vpc: Vpc) -> dict[str, Any]:
    return {
        "VpcId": vpc.id,
        "VpcName": vpc.name,
        "CidrBlock": str(vpc.block),
        "IsDefault": vpc.default,
        "EnableMulticast": False,
        "CreatedTime": times.shown(vpc.created),
        "DnsServerSet": ["183.60.83.19", "183.60.82.98"],
        "DomainName": "",
        "DhcpOptionsId": "",
        "EnableDhcp": True,
        "Ipv6CidrBlock": "",
        "TagSet": [],
        "AssistantCidrSet": [_secondary(vpc, one) for one in vpc.secondary],
        "StackType": "IPv4",
    }


def _secondary(vpc: Vpc, one: Secondary) -> dict[str, Any]:
    return {"VpcId": vpc.id, "CidrBlock": str(one.block), "AssistantType": one.kind, "SubnetSet": []}


def _subnets_in(cloud: Cloud, vpc: Vpc, one: Secondary) -> list[dict[str, Any]]:
    inside = (subnet for subnet in cloud.subnets_of(vpc.id) if subnet.block.subnet_of(one.block))
    return [{"SubnetId": subnet.id, "SubnetName": subnet.name, "CidrBlock": str(subnet.block)} for subnet in inside]


ACTIONS = (
    Action("vpc", "DescribeVpcs", vpcs, takes={"VpcIds": TEXTS, **BY_FILTERS_IN_TEXT}),
    Action("vpc", "DescribeAssistantCidr", assistant_cidrs, takes={"VpcIds": TEXTS, **BY_FILTERS}),
    Action("vpc", "DescribeVpcLimits", limits, needs={"LimitTypes": TEXTS}),
)
