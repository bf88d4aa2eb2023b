"""Security groups and access lists, in the values that `path` reasons about.

What a template stands for is known here, though no rule shows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from ipaddress import IPv4Network

from ccrtui.sim.cloud.network.network_acl import AclEntry, NetworkAcl
from ccrtui.sim.cloud.network.path import Rule, Rules
from ccrtui.sim.cloud.network.security_group import GroupRule
from ccrtui.sim.cloud.state import Cloud

Templates = Mapping[str, tuple[str, ...]]


def group_rules(cloud: Cloud, group_id: str) -> Rules:
    """The rules of a group; one that is gone lets nothing through."""
    group = cloud.groups.get(group_id)
    if group is None:
        return Rules(group_id, (), ())
    return Rules(group_id, _many(group.ingress, cloud.templates), _many(group.egress, cloud.templates))


def acl_rules(acl: NetworkAcl) -> Rules:
    """The entries of an access list."""
    return Rules(acl.id, tuple(map(_entry, acl.ingress)), tuple(map(_entry, acl.egress)))


def ports(text: str) -> tuple[range, ...]:
    """`all`, `9300`, `9200-9300` or a comma list, as ranges; empty for all. Raises ValueError."""
    if text.lower() in ("", "all"):
        return ()
    ranges = []
    for part in text.split(","):
        first, _, last = part.partition("-")
        ranges.append(range(int(first), int(last or first) + 1))
    return tuple(ranges)


def _many(rules: Iterable[GroupRule], templates: Templates) -> tuple[Rule, ...]:
    return tuple(expanded for rule in rules for expanded in _rules(rule, templates))


def _rules(rule: GroupRule, templates: Templates) -> Iterable[Rule]:
    """One rule, or one for each service that its template stands for."""
    accepts = rule.action.upper() == "ACCEPT"
    blocks = _blocks(rule, templates)
    groups = (rule.group_id,) if rule.group_id else ()
    template = rule.service_template or rule.service_group_template
    services = templates.get(template, ()) if template else (f"{rule.protocol}:{rule.port}",)
    for service in services:
        protocol, _, port = service.partition(":")
        yield Rule(accepts, protocol.upper(), ports(port), blocks, groups)


def _blocks(rule: GroupRule, templates: Templates) -> tuple[IPv4Network, ...]:
    template = rule.address_template or rule.address_group_template
    texts = templates.get(template, ()) if template else (rule.cidr,) if rule.cidr else ()
    return tuple(IPv4Network(text, strict=False) for text in texts)


def _entry(entry: AclEntry) -> Rule:
    accepts = entry.action.upper() == "ACCEPT"
    return Rule(accepts, entry.protocol.upper(), ports(entry.port), (IPv4Network(entry.cidr, strict=False),))
