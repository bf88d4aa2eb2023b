"""Reading VPCs: their blocks, and the account's limits."""

from __future__ import annotations

from typing import Any

from ccrtui.sim.cloud.api import times
from ccrtui.sim.cloud.api.action import TEXTS, Action, ActionRequest, Answer
from ccrtui.sim.cloud.api.listing import BY_FILTERS, BY_FILTERS_IN_TEXT, Filters, page, selected
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


def vpcs(cloud: Cloud, request: ActionRequest) -> Answer:
    """The VPCs of a region."""
    selection = selected(request, own_vpcs(cloud, request), "VpcIds", _FILTERS, ABSENT)
    return {"TotalCount": len(selection), "VpcSet": [_view(vpc) for vpc in page(request, selection)]}


def assistant_cidrs(cloud: Cloud, request: ActionRequest) -> Answer:
    """The secondary blocks of VPCs, with the subnets in them."""
    only = {"vpc-id": _FILTERS["vpc-id"]}
    selection = selected(request, own_vpcs(cloud, request), "VpcIds", only, ABSENT)
    rows = [
        {**_secondary(vpc, secondary), "SubnetSet": _subnets_in(cloud, vpc, secondary)}
        for vpc in selection
        for secondary in vpc.secondary
    ]
    return {"TotalCount": len(rows), "AssistantCidrSet": page(request, rows)}


def limits(cloud: Cloud, request: ActionRequest) -> Answer:
    """The account's quotas by name."""
    names = request.texts("LimitTypes")
    for name in names:
        if name not in cloud.rules.quotas:
            raise bad_value("LimitTypes", name)
    return {"VpcLimitSet": [{"LimitType": name, "LimitValue": cloud.rules.quotas[name]} for name in names]}


def _view(vpc: Vpc) -> dict[str, Any]:
    return {
        "VpcId": vpc.id,
        "VpcName": vpc.name,
        "CidrBlock": str(vpc.block),
        "IsDefault": vpc.default,
        "EnableMulticast": False,
        "CreatedTime": times.formatted(vpc.created),
        "DnsServerSet": ["183.60.83.19", "183.60.82.98"],
        "DomainName": "",
        "DhcpOptionsId": "",
        "EnableDhcp": True,
        "Ipv6CidrBlock": "",
        "TagSet": [],
        "AssistantCidrSet": [_secondary(vpc, secondary) for secondary in vpc.secondary],
        "StackType": "IPv4",
    }


def _secondary(vpc: Vpc, secondary: Secondary) -> dict[str, Any]:
    return {"VpcId": vpc.id, "CidrBlock": str(secondary.block), "AssistantType": secondary.kind, "SubnetSet": []}


def _subnets_in(cloud: Cloud, vpc: Vpc, secondary: Secondary) -> list[dict[str, Any]]:
    inside = (subnet for subnet in cloud.subnets_of(vpc.id) if subnet.block.subnet_of(secondary.block))
    return [{"SubnetId": subnet.id, "SubnetName": subnet.name, "CidrBlock": str(subnet.block)} for subnet in inside]


ACTIONS = (
    Action("vpc", "DescribeVpcs", vpcs, takes={"VpcIds": TEXTS, **BY_FILTERS_IN_TEXT}),
    Action("vpc", "DescribeAssistantCidr", assistant_cidrs, takes={"VpcIds": TEXTS, **BY_FILTERS}),
    Action("vpc", "DescribeVpcLimits", limits, needs={"LimitTypes": TEXTS}),
)
