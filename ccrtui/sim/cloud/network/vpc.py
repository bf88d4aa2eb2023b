"""VPCs and their subnets."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv4Network


@dataclass(slots=True)
class Secondary:
    """A further block of a VPC: `kind` 0 is an ordinary one, 1 one for containers."""

    block: IPv4Network
    kind: int = 0


@dataclass(slots=True)
class Vpc:
    """A private network of an account in a region."""

    id: str
    name: str
    region: str
    owner: int
    block: IPv4Network
    secondary: list[Secondary] = field(default_factory=list)
    default: bool = False
    created: float = 0.0

    @property
    def blocks(self) -> list[IPv4Network]:
        """All its blocks, the primary one first."""
        return [self.block, *(secondary.block for secondary in self.secondary)]

    def holds(self, address: IPv4Address) -> bool:
        """Tell whether an address is one of its own."""
        return any(address in block for block in self.blocks)


@dataclass(slots=True)
class Subnet:
    """A part of a VPC in one zone, with the route table and perhaps the network ACL that are bound to it."""

    id: str
    name: str
    vpc_id: str
    block: IPv4Network
    zone: str
    table_id: str
    acl_id: str | None = None
    created: float = 0.0
