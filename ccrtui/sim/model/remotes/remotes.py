"""The remote clusters of a cluster: kept in step with its settings, dialled through the world's links."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any, TypeVar

from ccrtui.sim.errors import ApiError, refuse
from ccrtui.sim.model.remotes import wire
from ccrtui.sim.model.remotes.endpoint import HTTP, NODE, Endpoint
from ccrtui.sim.model.remotes.link import Link
from ccrtui.sim.model.remotes.remote import Connection, Remote
from ccrtui.sim.model.remotes.remote_config import RemoteConfig, configs
from ccrtui.sim.model.remotes.remote_key import SINCE, RemoteKey
from ccrtui.sim.model.remotes.trust import shake_hands

if TYPE_CHECKING:
    from ccrtui.sim.model.cluster import Cluster
    from ccrtui.sim.model.world import World

T = TypeVar("T")
TIMEOUT_S = 30.0
ACKNOWLEDGED_S = 10.0
"""How long a change of an alias waits for its connection, on servers that wait (core-remote 113, 117)."""
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
        """An alias. Raises 404 `no_such_remote_cluster_exception`, or 400 on a node that may dial nobody."""
        if not self._cluster.node.remote_client and self._cluster.version.since(8):
            raise wire.no_client_role(self._cluster.node.name)
        remote = self._by_alias.get(alias)
        if remote is None:
            raise wire.no_such_remote(alias)
        return remote

    def matching(self, pattern: str) -> list[str]:
        """The aliases that an alias or a pattern of aliases stands for, in the order they were configured."""
        return [alias for alias in self._by_alias if alias == pattern or fnmatchcase(alias, pattern)]

    def sync(self, touched: set[str]) -> None:
        """Follow the settings: drop what is gone, and reconnect every alias that was touched."""
        dials = self._cluster.node.remote_client
        configured = configs(self._cluster.remote_settings(), self._cluster.version) if dials else {}
        for alias in [alias for alias in self._by_alias if alias in touched or alias not in configured]:
            self._by_alias[alias].removed = True
            self._by_alias.pop(alias).close()
        for alias, config in configured.items():
            if alias not in self._by_alias:
                self._by_alias[alias] = self._add(config)

    async def settled(self, touched: Iterable[str]) -> None:
        """Wait for the first dial of aliases that were changed, as servers from 7.7 on do before they answer."""
        if not self._cluster.version.since(7, 7):
            return
        end = self._cluster.clock.monotonic() + ACKNOWLEDGED_S
        for alias in touched:
            remote = self._by_alias.get(alias)
            if remote is not None:
                await remote.first_try(self._cluster.clock, max(0.0, end - self._cluster.clock.monotonic()))

    async def search(
        self, alias: str, action: str, work: Callable[[Cluster], Awaitable[T]], size: Callable[[T], int]
    ) -> T:
        """Have the cluster behind an alias search. Raises what the dial meets, or what the other side refuses.

        Where a search does not wait for a dial, one begins in the background when it fails for want of it.
        """
        remote = self.get(alias)
        if not remote.connected and not remote.waits:
            self._world.spawn(self._try(remote))
            raise wire.not_connected(self._cluster.version, alias)
        return await remote.request(action, work, size)

    def _add(self, config: RemoteConfig) -> Remote:
        remote = Remote(config, self._dial, self._cluster.version)
        remote.key = self._cluster.node.remote_keys.get(config.alias)
        self._world.spawn(self._try(remote))
        return remote

    async def _try(self, remote: Remote) -> None:
        first_tls = self._cluster.tls is not None and not self._warm
        await self._world.clock.sleep(FIRST_TLS_S if first_tls else SETTLE_S)
        self._warm = True
        await remote.try_once()

    def drop(self) -> None:
        """Break every connection, as a node that stops does."""
        self._warm = False
        for remote in self._by_alias.values():
            remote.close()

    def restart(self) -> None:
        """Begin anew with the settings in force, as a node that starts does."""
        self.sync(set(self._by_alias))

    def show_key(self, alias: str, key: RemoteKey | None) -> None:
        """Put a key into the keystore for an alias, or take it out, and connect anew with what is there.

        Raises ValueError where the server is too old for keys.
        """
        if not self._cluster.version.since(*SINCE):
            raise ValueError(f"{self._cluster.version} knows no keys for remote clusters")
        self._cluster.node.remote_keys.pop(alias, None)
        if key is not None:
            self._cluster.node.remote_keys[alias] = key
        self.sync({alias})

    def lost(self, link: Link) -> None:
        """A link was cut: its connections break, and each alias tries once to connect anew."""
        for remote in self._by_alias.values():
            if remote.connection is not None and remote.connection.link is link:
                remote.close()
                self._world.spawn(self._try(remote))

    def info(self) -> dict[str, Any]:
        """The answer to `GET _remote/info`. Raises 400 on a node that may dial nobody, on servers that say so."""
        node = self._cluster.node
        if not node.remote_client and self._cluster.version.since(7, 14):
            reason = f"node [{node.name}] does not have the [remote_cluster_client] role"
            raise refuse(400, "illegal_argument_exception", reason)
        return {alias: _info(remote, self._cluster) for alias, remote in self._by_alias.items()}

    async def _dial(self, address: str, config: RemoteConfig) -> Connection:
        version = self._cluster.version
        endpoint = self._world.resolve(self._cluster.key, address)
        if endpoint.problem is not None:
            raise endpoint.problem
        if endpoint.kind == HTTP and version.since(9):
            raise wire.connection_reset(version, address)
        if endpoint.kind == HTTP:
            await self._world.clock.sleep(TIMEOUT_S)
            raise self._timeout(endpoint.link, address)
        if endpoint.kind != NODE or endpoint.target is None:
            await self._world.clock.sleep(TIMEOUT_S)
            raise wire.connect_timeout(version, address)
        connection = await self._shake(address, endpoint, endpoint.target, config.alias)
        if config.mode == "sniff":
            self._sniff(endpoint.target)
        return connection

    async def _shake(self, address: str, endpoint: Endpoint, target: Cluster, alias: str) -> Connection:
        link, version = endpoint.link, self._cluster.version
        if link is not None:
            await self._through(link, address)
        if not target.node.running:
            raise wire.connection_reset(version, address) if link is not None else wire.refused(version, address)
        key = self._cluster.node.remote_keys.get(alias)
        trusted = key is not None or shake_hands(self._cluster.tls, target.tls)
        if not trusted or not version.talks_to(target.version):
            raise wire.connection_reset(version, address)
        if key is not None:
            key.check(self._cluster.clock.monotonic())
        return Connection(address, link, target)

    def _sniff(self, target: Cluster) -> None:
        """Go on to the address that a node publishes, where it publishes another one than it listens at.

        Raises the refusal of that address, which names the node, unless a node is there (core-remote 139).
        """
        if target.node.publish_port is None:
            return
        published = self._world.resolve(self._cluster.key, target.node.transport_address)
        if published.kind != NODE:
            raise wire.refused(self._cluster.version, target.node.transport_address, target.node.name)

    async def _through(self, link: Link, address: str) -> None:
        if link.state == "refuse":
            raise wire.refused(self._cluster.version, address)
        waited = 0.0
        started = self._world.clock.monotonic()
        while link.state == "hang" and waited < TIMEOUT_S:
            await link.changed.wait(self._world.clock, TIMEOUT_S - waited)
            waited = self._world.clock.monotonic() - started
        if link.state == "hang":
            raise self._timeout(link, address)
        await self._world.clock.sleep(2 * link.delay_s)
        if link.state == "refuse":
            raise wire.connection_reset(self._cluster.version, address)

    def _timeout(self, link: Link | None, address: str) -> ApiError:
        """Where no network leads, not even a connection is made."""
        led_there = link is None or link.routed
        error_of = wire.handshake_timeout if led_there else wire.connect_timeout
        return error_of(self._cluster.version, address)


def _info(remote: Remote, cluster: Cluster) -> dict[str, Any]:
    config, version = remote.config, cluster.version
    connections = (1 if config.mode == "sniff" else config.connections) if remote.connected else 0
    body: dict[str, Any] = {"connected": remote.connected}
    if version.since(7, 6):
        body["mode"] = config.mode
    if config.mode == "sniff":
        body["seeds"] = list(config.seeds)
        body["num_nodes_connected"] = connections
        body["max_connections_per_cluster"] = config.connections
    else:
        body["proxy_address"] = config.proxy_address
        body["server_name"] = config.server_name
        body["num_proxy_sockets_connected"] = connections
        body["max_proxy_socket_connections"] = config.connections
    body |= {"initial_connect_timeout": "30s", "skip_unavailable": config.skip_unavailable}
    key = cluster.node.remote_keys.get(config.alias)
    return body | ({"cluster_credentials": "::es_redacted::"} if key is not None and key.id else {})
