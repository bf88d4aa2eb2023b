"""Reading security groups and their rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ccrtui.sim.cloud.api import lookup, times
from ccrtui.sim.cloud.api.action import ITEMS, TEXT, TEXTS, Action, ActionRequest, Answer
from ccrtui.sim.cloud.api.listing import BY_FILTERS_IN_TEXT, Filters, page, read_filters, selected
from ccrtui.sim.cloud.api.lookup import own_groups
from ccrtui.sim.cloud.network.security_group import GroupRule, SecurityGroup
from ccrtui.sim.cloud.state import Cloud

_FILTERS: Filters[SecurityGroup] = {
    "security-group-id": lambda group, value: group.id == value,
    "security-group-name": lambda group, value: value in group.name,
    "project-id": lambda _group, value: value == "0",
}
_RULES: dict[str, Callable[[GroupRule, str], bool]] = {
    "protocol-type": lambda rule, value: rule.protocol.lower() == value.lower(),
    "port": lambda rule, value: rule.port.lower() == value.lower(),
    "ip": lambda rule, value: rule.cidr == value,
    "poly": lambda rule, value: rule.action.lower() == value.lower(),
}


def groups(cloud: Cloud, request: ActionRequest) -> Answer:
    """The security groups of a region."""
    absent = "InvalidSecurityGroupID.NotFound"
    selection = selected(request, own_groups(cloud, request), "SecurityGroupIds", _FILTERS, absent)
    return {"TotalCount": len(selection), "SecurityGroupSet": [_view(group) for group in page(request, selection)]}


def policies(cloud: Cloud, request: ActionRequest) -> Answer:
    """The rules of a group in both directions, in the order in which they decide."""
    group = lookup.group(cloud, request, request.text("SecurityGroupId"))
    filters = read_filters(request, {*_RULES, "direction"})
    directions = {value.lower() for name, values in filters if name == "direction" for value in values}
    sides = {"Ingress": group.ingress, "Egress": group.egress}
    body: dict[str, Any] = {"Version": str(group.version)}
    for name, rules in sides.items():
        is_listed = not directions or name.lower() in directions
        body[name] = [rule_view(at, rule) for at, rule in enumerate(rules) if is_listed and _fits(rule, filters)]
    return {"SecurityGroupPolicySet": body}


def rule_view(at: int, rule: GroupRule) -> dict[str, Any]:
    """A rule at its place in its direction."""
    return {
        "PolicyIndex": at,
        "Protocol": "" if rule.service_template or rule.service_group_template else rule.protocol,
        "Port": "" if rule.service_template or rule.service_group_template else rule.port,
        "ServiceTemplate": {"ServiceId": rule.service_template, "ServiceGroupId": rule.service_group_template},
        "CidrBlock": rule.cidr,
        "Ipv6CidrBlock": rule.ipv6,
        "SecurityGroupId": rule.group_id,
        "AddressTemplate": {"AddressId": rule.address_template, "AddressGroupId": rule.address_group_template},
        "Action": rule.action,
        "PolicyDescription": rule.description,
        "ModifyTime": times.formatted(rule.modified),
    }


def _view(group: SecurityGroup) -> dict[str, Any]:
    return {
        "SecurityGroupId": group.id,
        "SecurityGroupName": group.name,
        "SecurityGroupDesc": group.description,
        "ProjectId": "0",
        "IsDefault": group.default,
        "CreatedTime": times.formatted(group.created),
        "UpdateTime": times.formatted(group.created),
        "TagSet": [],
    }


def _fits(rule: GroupRule, filters: list[tuple[str, list[str]]]) -> bool:
    tests = [(_RULES[name], values) for name, values in filters if name in _RULES]
    return all(any(fits(rule, value) for value in values) for fits, values in tests)


ACTIONS = (
    Action("vpc", "DescribeSecurityGroups", groups, takes={"SecurityGroupIds": TEXTS, **BY_FILTERS_IN_TEXT}),
    Action("vpc", "DescribeSecurityGroupPolicies", policies, needs={"SecurityGroupId": TEXT}, takes={"Filters": ITEMS}),
)
