"""Elasticsearch instances: a cluster of the world behind addresses inside a VPC."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import IPv4Address


@dataclass(slots=True)
class ZoneSubnet:
    """A zone of an instance and the subnet its nodes there live in."""

    zone: str
    subnet_id: str


@dataclass(slots=True)
class SearchInstance:
    """An instance; `cluster` is the key of its cluster in the world, `nodes` the addresses of its nodes.

    `status` as the API counts it: 1 normal, 0 processing, -1 stopped, -4 isolated.
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
    status: int = 1
    public: bool = True
    created: float = 0.0
