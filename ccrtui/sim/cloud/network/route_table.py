"""Route tables: which destination goes to which next hop. The built-in Local route is not among the routes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv4Network

PEERING, CCN = "PEERCONNECTION", "CCN"


@dataclass(slots=True)
class Route:
    """One routing policy. `kind` is USER (editable), NETD or CCN (made by the system).

    An IPv6 route has no `destination` and is named by `destination_v6`.
    """

    item_id: str
    number: int
    destination: IPv4Network | None
    gateway_type: str
    gateway_id: str
    kind: str = "USER"
    enabled: bool = True
    description: str = ""
    destination_v6: str = ""
    created: float = 0.0


@dataclass(slots=True)
class RouteTable:
    """The routes of the subnets that are bound to it; every VPC has one main table."""

    id: str
    name: str
    vpc_id: str
    main: bool
    routes: list[Route] = field(default_factory=list)
    created: float = 0.0

    def to(self, destination: IPv4Network) -> list[Route]:
        """The routes with exactly this destination."""
        return [route for route in self.routes if route.destination == destination]

    def effective(self, address: IPv4Address) -> Route | None:
        """The enabled route with the longest prefix that leads to an address."""
        return max(self._leading(address), key=lambda route: _prefix(route), default=None)

    def through(self, gateway_id: str) -> list[Route]:
        """The routes whose next hop is a gateway."""
        return [route for route in self.routes if route.gateway_id == gateway_id]

    def _leading(self, address: IPv4Address) -> Iterable[Route]:
        return (route for route in self.routes if route.enabled and route.destination and address in route.destination)


def _prefix(route: Route) -> int:
    return route.destination.prefixlen if route.destination else -1
