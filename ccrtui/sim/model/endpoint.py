"""What is found at an address that a cluster dials."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass

from ccrtui.sim.errors import ApiError
from ccrtui.sim.model import wire
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.link import Link

NODE, HTTP, NOWHERE = "node", "http", "nowhere"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A node behind a link (None: the cluster itself), an HTTP port, nothing that answers, or a problem."""

    kind: str
    target: Cluster | None = None
    link: Link | None = None
    problem: ApiError | None = None


def find(source: str, address: str, clusters: Iterable[Cluster], links: Iterable[Link]) -> Endpoint:
    """Look up an address dialled by cluster `source`; nothing outside the simulator is ever asked."""
    host, _, port_text = address.rpartition(":")
    port = int(port_text)
    if port > 65535:
        return Endpoint(NOWHERE, problem=wire.bad_port(port))
    place = _place(host)
    if place != "loopback":
        problem = wire.unknown_host(host) if place == "unknown" else None
        return Endpoint(NOWHERE, problem=problem)
    every = {cluster.key: cluster for cluster in clusters}
    for link in links:
        if port == link.port and port:
            return Endpoint(NODE, every[link.target], link)
    return _own_port(source, address, port, every, links)


def _own_port(source: str, address: str, port: int, every: dict[str, Cluster], links: Iterable[Link]) -> Endpoint:
    for cluster in every.values():
        if port == cluster.node.http_port:
            return Endpoint(HTTP, cluster)
        if port == cluster.node.transport_port:
            pair = (source, cluster.key)
            link = next((one for one in links if (one.source, one.target) == pair), None)
            return Endpoint(NODE, cluster, link)
    return Endpoint(NOWHERE, problem=wire.refused(address))


def _place(host: str) -> str:
    if host in ("localhost", "::1", "[::1]"):
        return "loopback"
    try:
        return "loopback" if ipaddress.ip_address(host.strip("[]")).is_loopback else "away"
    except ValueError:
        return "unknown"
