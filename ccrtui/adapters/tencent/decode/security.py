"""Rules of security groups and entries of network access lists (vpc 2017-03-12)."""

from __future__ import annotations

import msgspec

from ccrtui.adapters.tencent.decode.fields import Fields, rows
from ccrtui.core.cloud.security import NetworkAcl, NetworkAcls, SecurityRule, SecurityRules

_QUINTUPLE = "QUINTUPLE"
"""An access list whose entries are not in its list; another action tells them."""


class _Address(Fields):
    address_id: str | None = None
    address_group_id: str | None = None


class _Service(Fields):
    service_id: str | None = None
    service_group_id: str | None = None


class _Rule(Fields):
    action: str
    policy_index: int | None = None
    protocol: str | None = None
    port: str | None = None
    cidr_block: str | None = None
    ipv6_cidr_block: str | None = None
    security_group_id: str | None = None
    address_template: _Address | None = None
    service_template: _Service | None = None
    policy_description: str | None = None
    description: str | None = None


class _Policies(Fields):
    version: str | int
    ingress: list[_Rule] | None
    egress: list[_Rule] | None


class _Group(Fields):
    security_group_policy_set: _Policies


class _Bound(Fields):
    subnet_id: str


class _Acl(Fields):
    network_acl_id: str
    network_acl_name: str | None = None
    network_acl_type: str | None = None
    subnet_set: list[_Bound] | None = None
    ingress_entries: list[_Rule] | None = None
    egress_entries: list[_Rule] | None = None


class _Acls(Fields):
    network_acl_set: list[_Acl] | None


def security_rules(response: object) -> SecurityRules:
    """`DescribeSecurityGroupPolicies`."""
    policies = msgspec.convert(response, _Group).security_group_policy_set
    return SecurityRules(str(policies.version), _rules(policies.ingress), _rules(policies.egress))


def network_acls(response: object) -> NetworkAcls:
    """`DescribeNetworkAcls`; one of five-tuples has a single rule that decides nothing, for each direction."""
    return NetworkAcls(tuple(_acl(acl) for acl in rows(msgspec.convert(response, _Acls).network_acl_set)))


def _acl(acl: _Acl) -> NetworkAcl:
    hidden = acl.network_acl_type == _QUINTUPLE
    unsaid = (SecurityRule(0, "ALL", "all", "", False, True, _QUINTUPLE),)
    return NetworkAcl(
        acl.network_acl_id,
        acl.network_acl_name or "",
        tuple(subnet.subnet_id for subnet in rows(acl.subnet_set)),
        unsaid if hidden else _rules(acl.ingress_entries),
        unsaid if hidden else _rules(acl.egress_entries),
    )


def _rules(nullable: list[_Rule] | None) -> tuple[SecurityRule, ...]:
    return tuple(_rule(at, rule) for at, rule in enumerate(rows(nullable)))


def _rule(at: int, rule: _Rule) -> SecurityRule:
    address, service = rule.address_template or _Address(), rule.service_template or _Service()
    elsewhere = (address.address_id, address.address_group_id, service.service_id, service.service_group_id)
    return SecurityRule(
        at if rule.policy_index is None else rule.policy_index,
        (rule.protocol or "ALL").upper(),
        (rule.port or "all").lower(),
        rule.cidr_block or rule.ipv6_cidr_block or "",
        rule.action.upper() == "ACCEPT",
        bool(rule.security_group_id or any(elsewhere)),
        rule.policy_description or rule.description or "",
    )
