"""Cloud Connect Networks: VPCs attached to one exchange their subnets' routes."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import IPv4Network

PENDING, ACTIVE, EXPIRED, REJECTED, ATTACHING, DETACHING = (
    "PENDING",
    "ACTIVE",
    "EXPIRED",
    "REJECTED",
    "ATTACHING",
    "DETACHING",
)


@dataclass(slots=True)
class Attachment:
    """A VPC in a CCN; PENDING until the CCN's owner accepts when that is another account."""

    vpc_id: str
    region: str
    owner: int
    state: str = ATTACHING
    attached: float = 0.0


@dataclass(slots=True)
class CcnRoute:
    """A subnet's block as the CCN learned it. One that overlaps an earlier one arrives disabled."""

    id: str
    destination: IPv4Network
    vpc_id: str
    enabled: bool = True
    overlaps: bool = False
    updated: float = 0.0


@dataclass(slots=True)
class Ccn:
    """A network with its attachments and learned routes; `limits` in Mbps by (region, other region)."""

    id: str
    name: str
    owner: int
    qos: str = "AU"
    charge: str = "POSTPAID"
    metering: str = "TRAFFIC"
    limit_type: str = "OUTER_REGION_LIMIT"
    description: str = ""
    state: str = "AVAILABLE"
    attachments: list[Attachment] = field(default_factory=list)
    routes: list[CcnRoute] = field(default_factory=list)
    limits: dict[tuple[str, str], int] = field(default_factory=dict)
    tags: list[dict[str, str]] = field(default_factory=list)
    created: float = 0.0

    def attachment(self, vpc_id: str) -> Attachment | None:
        """The attachment of a VPC, if it has one."""
        return next((attachment for attachment in self.attachments if attachment.vpc_id == vpc_id), None)
