"""The remote clusters of a cluster: kept in step with its settings, dialled through the world's links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ccrtui.sim.errors import ApiError
from ccrtui.sim.model import wire
from ccrtui.sim.model.endpoint import HTTP, NODE, Endpoint
from ccrtui.sim.model.link import Link
from ccrtui.sim.model.remote import Connection, Remote
from ccrtui.sim.model.remote_config import RemoteConfig, configs
from ccrtui.sim.model.trust import shake_hands

if TYPE_CHECKING:
    from ccrtui.sim.model.cluster import Cluster
    from ccrtui.sim.model.world import World

TIMEOUT_S = 30.0
SETTLE_S = 0.05
"""What a dial takes on loopback, so that `connected` is false for an instant."""
FIRST_TLS_S = 1.1
"""What the first dial over TLS takes on a node that has just started (tls-same-ca 6)."""


class Remotes:
    """The aliases of one cluster."""

    def __init__(self, world: World, cluster: Cluster) -> None:
        self._world = world
        self._cluster = cluster
        self._by_alias: dict[str, Remote] = {}
        self._warm = False

    def get(self, alias: str) -> Remote:
        """An alias. Raises 404 `no_such_remote_cluster_exception`."""
        remote = self._by_alias.get(alias)
        if remote is None:
            raise wire.no_such_remote(alias)
        return remote

    def sync(self, touched: set[str]) -> None:
        """Follow the settings: drop what is gone, and reconnect every alias that was touched."""
        wanted = configs(self._cluster.remote_settings(), self._cluster.version)
        for alias in [alias for alias in self._by_alias if alias in touched or alias not in wanted]:
            self._by_alias[alias].removed = True
            self._by_alias.pop(alias).close()
        for alias, config in wanted.items():
            if alias not in self._by_alias:
                self._by_alias[alias] = self._add(config)

    def _add(self, config: RemoteConfig) -> Remote:
        remote = Remote(config, self._dial, self._cluster.version.since(7, 10))
        self._world.spawn(self._try(remote))
        return remote

    async def _try(self, remote: Remote) -> None:
        first_tls = self._cluster.tls is not None and not self._warm
        await self._world.clock.sleep(FIRST_TLS_S if first_tls else SETTLE_S)
        self._warm = True
        try:
            await remote.connect()
        except ApiError:
            return

    def drop(self) -> None:
        """Break every connection, as a node that stops does."""
        self._warm = False
        for remote in self._by_alias.values():
            remote.close()

    def restart(self) -> None:
        """Begin anew with the settings in force, as a node that starts does."""
        self.sync(set(self._by_alias))

    def lost(self, link: Link) -> None:
        """A link was cut: its connections break, and each alias tries once to connect anew."""
        for remote in self._by_alias.values():
            if remote.connection is not None and remote.connection.link is link:
                remote.close()
                self._world.spawn(self._try(remote))

    def info(self) -> dict[str, Any]:
        """The answer to `GET _remote/info`."""
        return {alias: _info(remote, self._cluster) for alias, remote in self._by_alias.items()}

    async def _dial(self, address: str) -> Connection:
        return await self._reach(address)

    async def _reach(self, address: str) -> Connection:
        endpoint = self._world.resolve(self._cluster.key, address)
        if endpoint.problem is not None:
            raise endpoint.problem
        if endpoint.kind == HTTP:
            await self._world.clock.sleep(TIMEOUT_S)
            raise _timeout(endpoint.link, address)
        if endpoint.kind != NODE or endpoint.target is None:
            await self._world.clock.sleep(TIMEOUT_S)
            raise wire.connect_timeout(address)
        return await self._shake(address, endpoint, endpoint.target)

    async def _shake(self, address: str, endpoint: Endpoint, target: Cluster) -> Connection:
        link = endpoint.link
        if link is not None:
            await self._through(link, address)
        if not target.node.running:
            raise wire.connection_reset(address) if link is not None else wire.refused(address)
        if not shake_hands(self._cluster.tls, target.tls):
            raise wire.connection_reset(address)
        if not self._cluster.version.talks_to(target.version):
            raise wire.incompatible(address, str(target.version), self._cluster.version.wire)
        return Connection(address, link, target)

    async def _through(self, link: Link, address: str) -> None:
        if link.state == "refuse":
            raise wire.refused(address)
        waited = 0.0
        started = self._world.clock.monotonic()
        while link.state == "hang" and waited < TIMEOUT_S:
            await link.changed.wait(self._world.clock, TIMEOUT_S - waited)
            waited = self._world.clock.monotonic() - started
        if link.state == "hang":
            raise _timeout(link, address)
        await self._world.clock.sleep(2 * link.delay_s)
        if link.state == "refuse":
            raise wire.connection_reset(address)


def _timeout(link: Link | None, address: str) -> ApiError:
    """Where no network leads, not even a connection is made."""
    led_there = link is None or link.routed
    return wire.handshake_timeout(address) if led_there else wire.connect_timeout(address)


def _info(remote: Remote, cluster: Cluster) -> dict[str, Any]:
    config, version = remote.config, cluster.version
    held = (1 if config.mode == "sniff" else config.connections) if remote.connected else 0
    body: dict[str, Any] = {"connected": remote.connected}
    if version.since(7, 6):
        body["mode"] = config.mode
    if config.mode == "sniff":
        body["seeds"] = list(config.seeds)
        body["num_nodes_connected"] = held
        body["max_connections_per_cluster"] = config.connections
    else:
        body["proxy_address"] = config.proxy_address
        body["server_name"] = config.server_name
        body["num_proxy_sockets_connected"] = held
        body["max_proxy_socket_connections"] = config.connections
    return {**body, "initial_connect_timeout": "30s", "skip_unavailable": config.skip_unavailable}
