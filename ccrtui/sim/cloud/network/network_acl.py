"""Network ACLs: stateless rules at the edge of subnets, so that the return direction needs its own."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class AclEntry:
    """One rule; the first that matches decides, and what none matches is dropped. `port` as in security groups."""

    protocol: str = "ALL"
    port: str = "ALL"
    cidr: str = "0.0.0.0/0"
    action: str = "ACCEPT"
    description: str = ""


@dataclass(slots=True)
class NetworkAcl:
    """The rules of the subnets whose `acl_id` names it."""

    id: str
    name: str
    vpc_id: str
    ingress: list[AclEntry] = field(default_factory=list)
    egress: list[AclEntry] = field(default_factory=list)
    created: float = 0.0
