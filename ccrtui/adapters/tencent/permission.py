"""What CAM refused, and the least policy that would permit it.

Names of operations: CAM's lists of products. Cross-region peering is listed under names of its own (`…Ex`), and some
reads under older names than their actions have; a policy with the names of both is sure to do.
"""

from __future__ import annotations

import json
import re

from ccrtui.core.call.call import Call, Service

_OPERATION = re.compile(r"\b([a-z]{2,12}:[A-Z][A-Za-z]+)")
_RESOURCE = re.compile(r"qcs::[^\s()\[\]`'\",;，；。]+")
_ACCOUNT = re.compile(r"qcs::[^:]*:[^:]*:(uin/\d+):")
_PEERING = re.compile(r"[A-Z][a-z]+VpcPeeringConnections?")
_OLDER = {
    "vpc:DescribeVpcs": "vpc:DescribeVpcEx",
    "vpc:DescribeSubnets": "vpc:DescribeSubnetEx",
    "vpc:DescribeRouteTables": "vpc:DescribeRouteTable",
    "vpc:DescribeSecurityGroupPolicies": "vpc:DescribeSecurityGroupPolicys",
}


def permission(call: Call, message: str) -> dict[str, str]:
    """The details of such a refusal: `action`, `resource` (`*` where none is named), `policy` (JSON)."""
    called_action = f"{call.service.value}:{call.target}"
    operation, resource = _OPERATION.search(message), _RESOURCE.search(message)
    action = operation[1] if operation else called_action
    named = resource[0] if resource else "*"
    statement = {
        "effect": "allow",
        "action": list(dict.fromkeys((called_action, action, *_also(call)))),
        "resource": _resources(call, named),
    }
    policy = json.dumps({"version": "2.0", "statement": [statement]})
    return {"action": action, "resource": named, "policy": policy}


def _also(call: Call) -> tuple[str, ...]:
    called_action = f"{call.service.value}:{call.target}"
    if call.service is Service.VPC and _PEERING.fullmatch(call.target) and not call.target.startswith("Describe"):
        return (f"{called_action}Ex",)
    return (_OLDER[called_action],) if called_action in _OLDER else ()


def _resources(call: Call, named: str) -> list[str]:
    if call.target == "RunCommand":
        return _machines_and_commands(call, named)
    return ["*"] if _PEERING.fullmatch(call.target) else [named]


def _machines_and_commands(call: Call, named: str) -> list[str]:
    """Both of what a command needs; without a number the account is that of whoever makes the policy."""
    account = _ACCOUNT.match(named)
    place = f"{call.region or ''}:{account[1] if account else ''}"
    machines = call.params.get("InstanceIds")
    ids = machines if isinstance(machines, list) else []
    return [*(f"qcs::cvm:{place}:instance/{machine_id}" for machine_id in ids), f"qcs::tat:{place}:command/*"]
