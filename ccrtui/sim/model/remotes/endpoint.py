"""What is found at an address that a cluster dials."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ccrtui.sim.errors import ApiError
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.remotes import wire
from ccrtui.sim.model.remotes.link import Link

NODE, HTTP, NOWHERE = "node", "http", "nowhere"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A node behind a link (None: the cluster itself), an HTTP port, nothing that answers, or a problem."""

    kind: str
    target: Cluster | None = None
    link: Link | None = None
    problem: ApiError | None = None


PRIVATE_HTTP, PRIVATE_TRANSPORT = 9200, 9300
"""The ports of a cluster at its private address."""


def find(
    source: str, address: str, clusters: Iterable[Cluster], links: Iterable[Link], private: Mapping[str, str]
) -> Endpoint:
    """Look up an address dialled by cluster `source`; nothing outside the simulator is ever asked.

    `private` has the clusters by those of their addresses that stand for no port of this machine.
    """
    by_key = {cluster.key: cluster for cluster in clusters}
    version = by_key[source].version
    host, _, port_text = address.rpartition(":")
    port = int(port_text)
    if port > 65535:
        return Endpoint(NOWHERE, problem=wire.bad_port(port))
    if host in private:
        return _private(source, address, private[host], by_key, links)
    place = _place(host)
    if place != "loopback":
        problem = wire.unknown_host(version, host) if place == "unknown" else None
        return Endpoint(NOWHERE, problem=problem)
    for link in links:
        if port == link.port and port:
            return Endpoint(NODE, by_key[link.target], link)
    return _own_port(source, address, port, by_key, links)


def _private(source: str, address: str, key: str, clusters: Mapping[str, Cluster], links: Iterable[Link]) -> Endpoint:
    target = clusters[key]
    link = next((candidate for candidate in links if (candidate.source, candidate.target) == (source, key)), None)
    kinds = {PRIVATE_TRANSPORT: NODE, PRIVATE_HTTP: HTTP}
    kind = kinds.get(int(address.rpartition(":")[2]))
    if kind is None:
        away = link is not None and not link.routed
        return Endpoint(NOWHERE, problem=None if away else wire.refused(clusters[source].version, address))
    return Endpoint(kind, target, link)


def _own_port(source: str, address: str, port: int, clusters: Mapping[str, Cluster], links: Iterable[Link]) -> Endpoint:
    for cluster in clusters.values():
        if port == cluster.node.http_port:
            return Endpoint(HTTP, cluster)
        if port == cluster.node.transport_port:
            pair = (source, cluster.key)
            link = next((candidate for candidate in links if (candidate.source, candidate.target) == pair), None)
            return Endpoint(NODE, cluster, link)
    return Endpoint(NOWHERE, problem=wire.refused(clusters[source].version, address))


def _place(host: str) -> str:
    if host in ("localhost", "::1", "[::1]"):
        return "loopback"
    try:
        return "loopback" if ipaddress.ip_address(host.strip("[]")).is_loopback else "away"
    except ValueError:
        return "unknown"
