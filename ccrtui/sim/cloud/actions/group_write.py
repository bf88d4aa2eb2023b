"""Adding and removing rules of a security group, one direction at a time."""

from __future__ import annotations

from typing import Any

from ccrtui.sim.cloud.api import lookup, schema
from ccrtui.sim.cloud.api.action import ITEM, ITEMS, TEXT, Action, ActionRequest, Answer
from ccrtui.sim.cloud.api.refusal import CloudError, bad_value, missing
from ccrtui.sim.cloud.network import group_rules
from ccrtui.sim.cloud.network.security_group import GroupRule, SecurityGroup
from ccrtui.sim.cloud.state import Cloud

_SET = {"Version": TEXT, "Ingress": ITEMS, "Egress": ITEMS}


def create(cloud: Cloud, request: ActionRequest) -> Answer:
    """Insert rules at their index, or after all others."""
    group, rules, rule_fields = _opened(cloud, request)
    new = [group_rules.read(fields, cloud.clock.now()) for fields in rule_fields]
    for rule in new:
        if any(group_rules.same(rule, other) for other in rules):
            raise CloudError("UnsupportedOperation.DuplicatePolicy", "The security group has this rule already.")
    if len(group.ingress) + len(group.egress) + len(new) > cloud.rules.group_rules:
        text = f"The security group `{group.id}` has reached its limit of {cloud.rules.group_rules} rules."
        raise CloudError("LimitExceeded.SecurityGroupPolicySet", text)
    places = [fields.get("PolicyIndex") for fields in rule_fields]
    at = len(rules) if places[0] is None else places[0]
    if not 0 <= at <= len(rules):
        raise bad_value("PolicyIndex", at, "InvalidParameterValue.Range")
    rules[at:at] = new
    return _done(cloud, group)


def delete(cloud: Cloud, request: ActionRequest) -> Answer:
    """Remove rules, named by their index or by what they say."""
    group, rules, rule_fields = _opened(cloud, request)
    removed = [_place(rules, fields) for fields in rule_fields]
    rules[:] = [rule for at, rule in enumerate(rules) if at not in removed]
    return _done(cloud, group)


def _opened(cloud: Cloud, request: ActionRequest) -> tuple[SecurityGroup, list[GroupRule], list[dict[str, Any]]]:
    """The group, its rules in the direction of the request, and what was given for it."""
    group = lookup.group(cloud, request, request.text("SecurityGroupId"))
    rule_set = request.params["SecurityGroupPolicySet"]
    schema.check(rule_set, {}, _SET, "SecurityGroupPolicySet.")
    ingress, egress = rule_set.get("Ingress") or [], rule_set.get("Egress") or []
    if ingress and egress:
        raise CloudError("InvalidParameter.Coexist", "Only one of `Ingress` and `Egress` can be given in one request.")
    if not ingress and not egress:
        raise missing("SecurityGroupPolicySet.Ingress")
    if rule_set.get("Version") not in (None, "", str(group.version)):
        text = f"The security group `{group.id}` has version {group.version} by now."
        raise CloudError("UnsupportedOperation.VersionMismatch", text)
    return (group, group.ingress, ingress) if ingress else (group, group.egress, egress)


def _place(rules: list[GroupRule], fields: dict[str, Any]) -> int:
    index = fields.get("PolicyIndex")
    if index is not None:
        schema.check(fields, {}, group_rules.TAKES, "SecurityGroupPolicySet.")
        if not 0 <= index < len(rules):
            raise bad_value("PolicyIndex", index, "InvalidParameterValue.Range")
        return int(index)
    named = group_rules.read(fields, 0.0)
    for at, rule in enumerate(rules):
        if group_rules.same(rule, named):
            return at
    raise CloudError("ResourceNotFound", "The security group has no such rule.")


def _done(cloud: Cloud, group: SecurityGroup) -> Answer:
    group.version += 1
    cloud.changed()
    return {}


_NEEDS = {"SecurityGroupId": TEXT, "SecurityGroupPolicySet": ITEM}
ACTIONS = (
    Action("vpc", "CreateSecurityGroupPolicies", create, "write", _NEEDS, {}, "sg", "SecurityGroupId"),
    Action("vpc", "DeleteSecurityGroupPolicies", delete, "write", _NEEDS, {}, "sg", "SecurityGroupId"),
)
