"""Rules of security groups as requests write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from ipaddress import IPv6Network
from typing import Any

from ccrtui.sim.cloud.api import schema
from ccrtui.sim.cloud.api.action import ITEM, TEXT, WHOLE
from ccrtui.sim.cloud.api.refusal import bad_value
from ccrtui.sim.cloud.network import blocks
from ccrtui.sim.cloud.network.security_group import GroupRule

PROTOCOLS = ("TCP", "UDP", "ICMP", "ICMPV6", "GRE", "ALL")
TAKES = {
    "PolicyIndex": WHOLE,
    "Protocol": TEXT,
    "Port": TEXT,
    "ServiceTemplate": ITEM,
    "CidrBlock": TEXT,
    "Ipv6CidrBlock": TEXT,
    "SecurityGroupId": TEXT,
    "AddressTemplate": ITEM,
    "Action": TEXT,
    "PolicyDescription": TEXT,
    "ModifyTime": TEXT,
    "Priority": WHOLE,
}
_SERVICE = {"ServiceId": TEXT, "ServiceGroupId": TEXT}
_ADDRESS = {"AddressId": TEXT, "AddressGroupId": TEXT}
_PORTS = re.compile(r"all|\d{1,5}(-\d{1,5})?(,\d{1,5}(-\d{1,5})?)*")
_PORTED = ("TCP", "UDP")


def read(fields: Mapping[str, Any], now: float) -> GroupRule:
    """A rule of a request. Raises CloudError."""
    schema.check(fields, {}, TAKES, "SecurityGroupPolicySet.")
    service, address = fields.get("ServiceTemplate") or {}, fields.get("AddressTemplate") or {}
    schema.check(service, {}, _SERVICE, "ServiceTemplate.")
    schema.check(address, {}, _ADDRESS, "AddressTemplate.")
    rule = GroupRule(
        protocol=(fields.get("Protocol") or "ALL").upper(),
        port=(fields.get("Port") or "all").lower(),
        cidr=fields.get("CidrBlock") or "",
        ipv6=fields.get("Ipv6CidrBlock") or "",
        group_id=fields.get("SecurityGroupId") or "",
        address_template=address.get("AddressId") or "",
        address_group_template=address.get("AddressGroupId") or "",
        service_template=service.get("ServiceId") or "",
        service_group_template=service.get("ServiceGroupId") or "",
        action=(fields.get("Action") or "").upper(),
        description=fields.get("PolicyDescription") or "",
        modified=now,
    )
    _check(rule)
    return rule


def same(rule: GroupRule, other: GroupRule) -> bool:
    """Tell whether two rules match the same traffic with the same outcome."""
    return _meaning(rule) == _meaning(other)


def _meaning(rule: GroupRule) -> tuple[str, ...]:
    return (
        rule.protocol,
        rule.port,
        rule.cidr,
        rule.ipv6,
        rule.group_id,
        rule.address_template,
        rule.address_group_template,
        rule.service_template,
        rule.service_group_template,
        rule.action,
    )


def _check(rule: GroupRule) -> None:
    if rule.action not in ("ACCEPT", "DROP"):
        raise bad_value("Action", rule.action)
    if rule.protocol not in PROTOCOLS:
        raise bad_value("Protocol", rule.protocol)
    if not _PORTS.fullmatch(rule.port) or (rule.port != "all" and rule.protocol not in _PORTED):
        raise bad_value("Port", rule.port)
    sides = (rule.cidr, rule.ipv6, rule.group_id, rule.address_template, rule.address_group_template)
    if sum(bool(side) for side in sides) > 1:
        raise bad_value("SecurityGroupPolicySet", "more than one other side", "InvalidParameter.Coexist")
    _read_block(rule)


def _read_block(rule: GroupRule) -> None:
    if not any((rule.cidr, rule.ipv6, rule.group_id, rule.address_template, rule.address_group_template)):
        rule.cidr = "0.0.0.0/0"
    elif rule.cidr:
        rule.cidr = rule.cidr if "/" not in rule.cidr else str(blocks.read(rule.cidr, "CidrBlock"))
        blocks.read(rule.cidr, "CidrBlock")
    elif rule.ipv6:
        try:
            IPv6Network(rule.ipv6)
        except ValueError:
            raise bad_value("Ipv6CidrBlock", rule.ipv6, blocks.MALFORMED) from None
