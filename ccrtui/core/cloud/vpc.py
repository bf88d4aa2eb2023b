"""VPCs, their subnets and limits (API vpc 2017-03-12)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network


@dataclass(frozen=True, slots=True)
class Vpc:
    """A VPC; `blocks` are its primary and all its secondary blocks, those of containers too, the primary first."""

    id: str
    name: str
    blocks: tuple[IPv4Network, ...]


@dataclass(frozen=True, slots=True)
class Vpcs:
    """VPCs that were asked for, as far as the account sees them."""

    vpcs: tuple[Vpc, ...]

    def get(self, vpc_id: str | None) -> Vpc | None:
        """The one of that id."""
        return next((vpc for vpc in self.vpcs if vpc.id == vpc_id), None)


@dataclass(frozen=True, slots=True)
class Subnet:
    """A subnet, its route table, and its network access list (None: none)."""

    id: str
    name: str
    block: IPv4Network
    zone: str
    route_table: str
    acl: str | None


@dataclass(frozen=True, slots=True)
class Subnets:
    """All subnets of a VPC."""

    subnets: tuple[Subnet, ...]

    def get(self, subnet_id: str | None) -> Subnet | None:
        """The one of that id."""
        return next((subnet for subnet in self.subnets if subnet.id == subnet_id), None)

    def holding(self, address: IPv4Address) -> Subnet | None:
        """The one that an address lies in."""
        return next((subnet for subnet in self.subnets if address in subnet.block), None)


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of the account by their API names (`vpc-max-vpcpeers`, `route-table-max-policies`, ...)."""

    values: Mapping[str, int]
