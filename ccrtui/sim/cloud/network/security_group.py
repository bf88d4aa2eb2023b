"""Security groups: ordered rules for each direction, the first that matches decides."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class GroupRule:
    """A rule of one direction. Its other side is a block, another group or a template; the unused ones are empty.

    `protocol` is TCP, UDP, ICMP, ICMPv6, GRE or ALL; `port` is `all`, `9300`, `9200-9300` or a comma list;
    `service_template` stands in place of both.
    """

    protocol: str = "ALL"
    port: str = "all"
    cidr: str = ""
    ipv6: str = ""
    group_id: str = ""
    address_template: str = ""
    address_group_template: str = ""
    service_template: str = ""
    service_group_template: str = ""
    action: str = "ACCEPT"
    description: str = ""
    modified: float = 0.0


@dataclass(slots=True)
class SecurityGroup:
    """The rules of whatever is bound to it; stateful, so answers need no rule. What no rule matches is dropped."""

    id: str
    name: str
    owner: int
    region: str
    ingress: list[GroupRule] = field(default_factory=list)
    egress: list[GroupRule] = field(default_factory=list)
    version: int = 0
    default: bool = False
    description: str = ""
    created: float = 0.0
