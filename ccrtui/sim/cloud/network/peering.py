"""Peering connections between two VPCs."""

from __future__ import annotations

from dataclasses import dataclass, field

PENDING, ACTIVE, REJECTED, EXPIRED, FAILED, DELETED, ISOLATED = (
    "PENDING",
    "ACTIVE",
    "REJECTED",
    "EXPIRED",
    "FAILED",
    "DELETED",
    "ISOLATED",
)
LIVE = (PENDING, ACTIVE)


@dataclass(slots=True)
class End:
    """One end: the VPC, its region and the account that owns it."""

    vpc_id: str
    region: str
    owner: int


@dataclass(slots=True)
class Peering:
    """A connection as its source account asked for it. `bandwidth` in Mbps, 0 is none."""

    id: str
    name: str
    source: End
    peer: End
    state: str = PENDING
    bandwidth: int = 0
    charge: str = ""
    qos: str = ""
    created: float = 0.0
    accepted: bool = False
    tags: list[dict[str, str]] = field(default_factory=list)

    @property
    def ends(self) -> tuple[End, End]:
        """Both ends, the source first."""
        return self.source, self.peer

    @property
    def pair(self) -> frozenset[str]:
        """The two VPCs, in no order."""
        return frozenset((self.source.vpc_id, self.peer.vpc_id))

    @property
    def crosses_accounts(self) -> bool:
        """Tell whether another account must accept it."""
        return self.source.owner != self.peer.owner

    def other(self, vpc_id: str) -> End:
        """The end that is not this VPC."""
        return self.peer if vpc_id == self.source.vpc_id else self.source
