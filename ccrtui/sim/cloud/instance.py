"""Elasticsearch instances: a cluster of the world behind addresses inside a VPC."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import IPv4Address

NORMAL, PROCESSING, STOPPED, ISOLATED = 1, 0, -1, -4
"""Some of what `Status` says."""


@dataclass(frozen=True, slots=True)
class ZoneSubnet:
    """A zone of an instance and the subnet its nodes there live in."""

    zone: str
    subnet_id: str


@dataclass(frozen=True, slots=True)
class Operation:
    """Something that was done to an instance, at a time in simulated epoch seconds."""

    kind: str
    started: float
    result: str = "Success"


@dataclass(slots=True)
class SearchInstance:
    """An instance; `cluster` is the key of its cluster in the world, `nodes` the addresses of its nodes.

    An instance that runs nothing just now has no cluster. `version` and `licence` are what the list says of it then.
    `url` is where its cluster answers on this machine, known once it listens.
    `asked_from` is the machine its clients sit on; None means that they come from anywhere, by its public address.
    """

    id: str
    name: str
    region: str
    owner: int
    cluster: str
    vpc_id: str
    zones: list[ZoneSubnet]
    vip: IPv4Address
    nodes: list[IPv4Address]
    groups: list[str] = field(default_factory=list)
    status: int = NORMAL
    url: str = ""
    asked_from: str | None = None
    version: str = "7.10.1"
    licence: str = "platinum"
    operations: list[Operation] = field(default_factory=list)
    created: float = 0.0

    @property
    def public(self) -> bool:
        """Tell whether it has a public address."""
        return bool(self.cluster) and self.asked_from is None
