"""CVMs, from which one can ping."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import IPv4Address


@dataclass(slots=True)
class Machine:
    """A virtual machine in a subnet; `agent` is Online, Offline, or empty when none is installed."""

    id: str
    name: str
    region: str
    owner: int
    vpc_id: str
    subnet_id: str
    address: IPv4Address
    zone: str
    groups: list[str] = field(default_factory=list)
    state: str = "RUNNING"
    restrict: str = "NORMAL"
    agent: str = "Online"
    os: str = "TencentOS Server 3.1 (TK4)"
    created: float = 0.0
