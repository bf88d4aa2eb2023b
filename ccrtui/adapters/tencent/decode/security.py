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
    found = msgspec.convert(response, _Group).security_group_policy_set
    return SecurityRules(str(found.version), _rules(found.ingress), _rules(found.egress))


def network_acls(response: object) -> NetworkAcls:
    """`DescribeNetworkAcls`; one of five-tuples has a single rule that decides nothing, for each direction."""
    return NetworkAcls(tuple(_acl(one) for one in rows(msgspec.convert(response, _Acls).network_acl_set)))


def _acl(one: _Acl) -> NetworkAcl:
    hidden = one.network_acl_type == _QUINTUPLE
    unsaid = (SecurityRule(0, "ALL", "all", "", False, True, _QUINTUPLE),)
    return NetworkAcl(
        one.network_acl_id,
        one.network_acl_name or "",
        tuple(subnet.subnet_id for subnet in rows(one.subnet_set)),
        unsaid if hidden else _rules(one.ingress_entries),
        unsaid if hidden else _rules(one.egress_entries),
    )


def _rules(found: list[_Rule] | None) -> tuple[SecurityRule, ...]:
    return tuple(_rule(at, one) for at, one in enumerate(rows(found)))


def _rule(at: int, one: _Rule) -> SecurityRule:
    address, service = one.address_template or _Address(), one.service_template or _Service()
    elsewhere = (address.address_id, address.address_group_id, service.service_id, service.service_group_id)
    return SecurityRule(
        at if one.policy_index is None else one.policy_index,
        (one.protocol or "ALL").upper(),
        (one.port or "all").lower(),
        one.cidr_block or one.ipv6_cidr_block or "",
        one.action.upper() == "ACCEPT",
        bool(one.security_group_id or any(elsewhere)),
        one.policy_description or one.description or "",
    )
