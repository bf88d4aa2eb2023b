"""The HTTP listeners of all clusters of a world, with their users and certificates."""

from __future__ import annotations

import base64
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from ccrtui.sim.control.http_faults import HttpFaults
from ccrtui.sim.control.journal import Journal
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.remotes.trust import Trust
from ccrtui.sim.model.world import World
from ccrtui.sim.rest import table
from ccrtui.sim.rest.cluster import certificates
from ccrtui.sim.rest.http.dispatch import Dispatcher, Incoming
from ccrtui.sim.rest.http.server import Listener
from ccrtui.sim.security.api import SecurityApi
from ccrtui.sim.security.realm import Realm

if TYPE_CHECKING:
    from ccrtui.sim.tls import Authority, NodeFiles

PASSWORD = "simulated-only"
SHARED = "Region A CA"
GONE = 503
"""What a cluster answers in whose stead nobody does."""


@dataclass(frozen=True, slots=True)
class Protection:
    """Whether clusters know users, and whether their HTTP side and the links between them are encrypted."""

    security: bool = False
    tls: bool = False


class Fleet:
    """One listener for each cluster of the world; certificates are kept in `folder`."""

    def __init__(self, world: World, folder: Path, protection: Protection) -> None:
        self.world = world
        self.journal = Journal()
        self.faults = HttpFaults()
        self.realms: dict[str, Realm] = {}
        self.files: dict[str, NodeFiles] = {}
        self.contexts: dict[str, ssl.SSLContext] = {}
        self.accepted: list[tuple[str, str]] = []
        """Clusters whose nodes have come to accept the authority of another one's."""
        self._before: dict[str, tuple[Trust, NodeFiles]] = {}
        self._dispatchers: dict[str, Dispatcher] = {}
        self._protection = protection
        if protection.tls:
            _trust_each_other(world)
        self._make_files(folder)
        self.servers = {key: self._server(cluster) for key, cluster in world.clusters.items()}

    async def start(self, ports: Mapping[str, int] | None = None) -> None:
        """Listen, on free ports or on those given per cluster."""
        for key, server in self.servers.items():
            await server.start((ports or {}).get(key, 0))
            self.world.clusters[key].node.http_port = server.port

    async def stop(self) -> None:
        """Stop listening everywhere."""
        self.faults.unhold()
        for server in self.servers.values():
            await server.stop()

    async def stop_node(self, key: str, kill: bool = False) -> None:
        """Stop a node, or kill it: its HTTP side is gone, and nothing else reaches it."""
        self.world.stop_node(key, kill)
        await self.servers[key].stop()

    async def start_node(self, key: str) -> None:
        """Start a stopped node on the port it had; nothing listens there while its clients are cut off."""
        if not self.world.clusters[key].node.shut:
            await self.servers[key].start()
        self.world.start_node(key)

    def accept(self, key: str, other: str) -> None:
        """Have a node accept the authority of another one, and tell of it."""
        cluster, authority = self.world.clusters[key], self.files[other].authority
        if cluster.tls is None or authority.name in cluster.tls.accepts:
            return
        self._before.setdefault(key, (cluster.tls, self.files[key]))
        cluster.tls = replace(cluster.tls, accepts=cluster.tls.accepts | {authority.name})
        self.files[key] = replace(self.files[key], trusted=(*self.files[key].trusted, authority))
        if key in self.contexts:
            self.contexts[key].load_verify_locations(authority.path)
        self.accepted.append((key, other))

    def accept_as_before(self) -> None:
        """Undo every `accept`; the listener of the transport port goes on taking what it took."""
        for key, (trust, files) in self._before.items():
            self.world.clusters[key].tls, self.files[key] = trust, files
        self._before.clear()
        self.accepted.clear()

    def url(self, key: str) -> str:
        """Where a cluster answers."""
        return f"{'https' if self._protection.tls else 'http'}://{self.world.clusters[key].node.http_address}"

    async def read(self, key: str, uri: str) -> tuple[int, str]:
        """Status and text of a GET of path and query inside a cluster, as whoever runs it may send it."""
        if not self.world.clusters[key].node.running:
            return GONE, ""
        path, _, query = f"/{uri.lstrip('/')}".partition("?")
        pair = base64.b64encode(f"elastic:{PASSWORD}".encode()).decode()
        headers = {"authorization": f"Basic {pair}"}
        incoming = Incoming("GET", path, query, dict(parse_qsl(query, keep_blank_values=True)), headers, b"")
        answer = await self._dispatchers[key].answer(incoming)
        return answer.status, answer.body.decode()

    def _server(self, cluster: Cluster) -> Listener:
        files, realm = self.files.get(cluster.key), None
        secured = self._protection.security or files is not None
        more = certificates.routes(partial(self._listed, cluster.key)) if secured else ()
        if self._protection.security or self._protection.tls:
            realm = self.realms[cluster.key] = Realm(PASSWORD)
            cluster.remote_check = realm.may
            cluster.roles_of = realm.role_names
            more = (*more, *SecurityApi(realm).routes())
        https = files.for_clients() if files and self._protection.tls else None
        dispatcher = Dispatcher(cluster, table.build(cluster, more), realm, https is not None)
        self._dispatchers[cluster.key] = dispatcher
        return Listener(cluster.key, dispatcher, self.journal, self.faults, https)

    def _listed(self, key: str) -> list[dict[str, Any]]:
        files = self.files.get(key)
        return files.listed() if files else []

    def _make_files(self, folder: Path) -> None:
        from ccrtui.sim.tls import make_authority

        trusts = {key: cluster.tls for key, cluster in self.world.clusters.items() if cluster.tls is not None}
        names = {name for trust in trusts.values() for name in (trust.authority, *trust.accepts)}
        made = {name: make_authority(name, f"{_file(name)}.crt", folder) for name in sorted(names)}
        for key, trust in trusts.items():
            self.files[key] = _node(self.world.clusters[key], trust, made, folder)


def _trust_each_other(world: World) -> None:
    """Give every node a certificate of one authority, except where the world says otherwise."""
    for cluster in world.clusters.values():
        if cluster.tls is None:
            cluster.tls = Trust(SHARED, frozenset({SHARED}))


def _node(cluster: Cluster, trust: Trust, made: Mapping[str, Authority], folder: Path) -> NodeFiles:
    from ccrtui.sim.tls import make_node

    accepted = [made[name] for name in sorted(trust.accepts)]
    return make_node(cluster.node.name, cluster.key, folder, made[trust.authority], accepted, trust.valid)


def _file(name: str) -> str:
    return name.lower().replace(" ", "-")
