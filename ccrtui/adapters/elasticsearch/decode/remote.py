"""Remote clusters as configured and as connected, from JSON to core values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from ccrtui.core.elasticsearch.cluster import RemoteCluster, RemoteInfo, RemoteReach, RemoteSettings

Setting = str | tuple[str, ...]
"""A setting's value: a list for `seeds`, else text."""


class _Remote(msgspec.Struct):
    remote: dict[str, dict[str, object]] = {}


class _Cluster(msgspec.Struct):
    cluster: _Remote = msgspec.field(default_factory=_Remote)


class _Settings(msgspec.Struct):
    persistent: _Cluster = msgspec.field(default_factory=_Cluster)
    transient: _Cluster = msgspec.field(default_factory=_Cluster)


class _Info(msgspec.Struct):
    """All version shapes of an entry: 7.6 had `address`, `num_sockets_connected`, `max_socket_connections`."""

    connected: bool
    mode: str = "sniff"
    seeds: list[str] = []
    num_nodes_connected: int = 0
    max_connections_per_cluster: int = 0
    proxy_address: str | None = None
    num_proxy_sockets_connected: int = 0
    max_proxy_socket_connections: int = 0
    address: str | None = None
    num_sockets_connected: int = 0
    max_socket_connections: int = 0
    cluster_credentials: str | None = None


_SETTINGS = msgspec.json.Decoder(_Settings)


class _Number(msgspec.Struct):
    number: str | None = None


class _Reach(msgspec.Struct):
    connected: bool
    skip_unavailable: bool = False
    version: _Number = msgspec.field(default_factory=_Number)


_REACH = msgspec.json.Decoder(dict[str, _Reach])
_INFO = msgspec.json.Decoder(dict[str, _Info])


def remote_settings(body: bytes) -> RemoteSettings:
    """The settings of each alias, nested keys joined by dots."""
    settings = _SETTINGS.decode(body)
    return RemoteSettings(_by_alias(settings.persistent.cluster), _by_alias(settings.transient.cluster))


def reached(body: bytes) -> RemoteReach:
    """The one alias that `_resolve/cluster` was asked for. Raises ValueError when it is not in the answer."""
    for entry in _REACH.decode(body).values():
        return RemoteReach(entry.connected, entry.skip_unavailable, entry.version.number)
    raise ValueError("no remote cluster")


def remote_info(body: bytes) -> RemoteInfo:
    """The remote clusters a follower cluster knows, sorted by alias; an entry without mode is in sniff mode."""
    remotes = _INFO.decode(body)
    return RemoteInfo(tuple(_remote(alias, entry) for alias, entry in sorted(remotes.items())))


def _by_alias(cluster: _Remote) -> Mapping[str, Mapping[str, Setting]]:
    return {alias: dict(_flat("", settings)) for alias, settings in cluster.remote.items()}


def _flat(prefix: str, tree: Mapping[str, object]) -> Iterator[tuple[str, Setting]]:
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from _flat(f"{prefix}{key}.", value)
        elif isinstance(value, list):
            yield prefix + key, tuple(str(entry) for entry in value)
        elif value is not None:
            yield prefix + key, str(value)


def _remote(alias: str, entry: _Info) -> RemoteCluster:
    if entry.mode != "proxy":
        addresses = tuple(entry.seeds)
        most_connections = entry.max_connections_per_cluster
        return RemoteCluster(
            alias,
            entry.connected,
            entry.mode,
            addresses,
            entry.num_nodes_connected,
            most_connections,
            entry.cluster_credentials is not None,
        )
    address = entry.proxy_address or entry.address
    return RemoteCluster(
        alias,
        entry.connected,
        entry.mode,
        (address,) if address else (),
        entry.num_proxy_sockets_connected or entry.num_sockets_connected,
        entry.max_proxy_socket_connections or entry.max_socket_connections,
        entry.cluster_credentials is not None,
    )
