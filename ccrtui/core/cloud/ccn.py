"""Cloud Connect Networks (API vpc 2017-03-12)."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Network


@dataclass(frozen=True, slots=True)
class Ccn:
    """One network. `limit_type` is `OUTER_REGION_LIMIT` or `INTER_REGION_LIMIT`."""

    id: str
    name: str
    state: str
    charge: str
    limit_type: str


@dataclass(frozen=True, slots=True)
class Ccns:
    """The account's networks."""

    ccns: tuple[Ccn, ...]

    def get(self, ccn_id: str | None) -> Ccn | None:
        """The one of that id."""
        return next((network for network in self.ccns if network.id == ccn_id), None)


@dataclass(frozen=True, slots=True)
class CcnAttachment:
    """A VPC in a network, or a gateway: `vpc` is its id; `state` is `ACTIVE`, `PENDING`, `ATTACHING`, ..."""

    ccn: str
    ccn_account: str
    vpc: str
    region: str
    state: str


@dataclass(frozen=True, slots=True)
class CcnAttachments:
    """Attachments that were asked for."""

    attachments: tuple[CcnAttachment, ...]


@dataclass(frozen=True, slots=True)
class CcnRoute:
    """A route that a network learned from one of its VPCs; one that overlaps an earlier one arrives disabled."""

    id: str
    destination: IPv4Network
    vpc: str
    enabled: bool


@dataclass(frozen=True, slots=True)
class CcnRoutes:
    """All routes of a network."""

    routes: tuple[CcnRoute, ...]


@dataclass(frozen=True, slots=True)
class CcnBandwidth:
    """A limit in Mbit/s out of a region, or between two."""

    region: str
    other: str
    limit: int


@dataclass(frozen=True, slots=True)
class CcnBandwidths:
    """The limits that were set in a network."""

    limits: tuple[CcnBandwidth, ...]
