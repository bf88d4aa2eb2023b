"""Route tables and their routes (`vpc.DescribeRouteTables`, API 2017-03-12)."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Network
from typing import NamedTuple

PEERING = "PEERCONNECTION"
CCN = "CCN"
"""Next hop types that lead to another VPC."""


class Hop(NamedTuple):
    """A next hop: its type (`PEERCONNECTION`, `CCN`, ...) and its id or address."""

    type: str
    id: str


@dataclass(frozen=True, slots=True)
class Route:
    """One route; `destination` is None for a route of IPv6. `kind` is `USER`, `CCN`, `NETD`, ... (`RouteType`)."""

    id: str
    """`RouteItemId`, `rti-…`."""
    destination: IPv4Network | None
    hop_type: str
    hop: str
    """The next hop's id or address (`GatewayId`)."""
    enabled: bool
    kind: str
    description: str


@dataclass(frozen=True, slots=True)
class RouteTable:
    """A table, the subnets that use it, and its routes; the local route is not listed."""

    id: str
    name: str
    main: bool
    subnets: tuple[str, ...]
    routes: tuple[Route, ...]


@dataclass(frozen=True, slots=True)
class RouteTables:
    """All tables of a VPC."""

    tables: tuple[RouteTable, ...]

    def get(self, table_id: str) -> RouteTable | None:
        """The one of that id."""
        return next((table for table in self.tables if table.id == table_id), None)
