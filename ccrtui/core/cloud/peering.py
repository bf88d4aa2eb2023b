"""Peering connections (`vpc.DescribeVpcPeeringConnections`, API 2017-03-12)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PeeringEnd:
    """One end: the VPC, its region as a full code (`ap-beijing`; what is not known is kept raw), the main account."""

    vpc: str
    region: str
    account: str


@dataclass(frozen=True, slots=True)
class Peering:
    """One connection. `state` is the API's word (`ACTIVE`, `PENDING`, ...); `bandwidth` Mbit/s, 0 without a limit.

    `created` is the text of the server, China time (`2026-11-22 18:40:00`).
    """

    id: str
    name: str
    state: str
    source: PeeringEnd
    peer: PeeringEnd
    bandwidth: int
    charge: str
    created: str

    def joins(self, vpc: str, other_vpc: str) -> bool:
        """Whether it has these two VPCs at its ends, whoever began it."""
        return {self.source.vpc, self.peer.vpc} == {vpc, other_vpc}

    def beyond(self, vpc: str) -> PeeringEnd:
        """The end that is not that VPC."""
        return self.peer if self.source.vpc == vpc else self.source


@dataclass(frozen=True, slots=True)
class Peerings:
    """The connections of a VPC."""

    peerings: tuple[Peering, ...]
