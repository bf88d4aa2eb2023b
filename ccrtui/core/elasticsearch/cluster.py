"""What a cluster says of itself: identity, licence, health, nodes, certificates, rights, remote clusters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ccrtui.core.elasticsearch.version import Version


@dataclass(frozen=True, slots=True)
class ClusterIdentity:
    """Who answered `GET /`: the cluster's name (in Tencent Cloud the instance's id), and the node that spoke for it.

    Already checked to be Elasticsearch and not too old.
    """

    name: str
    uuid: str
    version: Version
    node: str = ""


@dataclass(frozen=True, slots=True)
class Licence:
    """The licence: its kind (`basic`, `trial`, `platinum`, ...), status and expiry (epoch ms, None: never)."""

    kind: str
    status: str
    expires_at_ms: int | None


@dataclass(frozen=True, slots=True)
class Health:
    """Cluster health: `green`, `yellow` or `red`, and counts."""

    status: str
    nodes: int
    active_shards: int
    unassigned_shards: int


@dataclass(frozen=True, slots=True)
class ServerClock:
    """The server's own clock, whole seconds since the epoch, and its health colour."""

    epoch_s: int
    status: str


@dataclass(frozen=True, slots=True)
class Node:
    """One node: name, roles, and where its transport port is published (`host:port`)."""

    name: str
    roles: tuple[str, ...]
    transport_address: str


@dataclass(frozen=True, slots=True)
class Nodes:
    """The nodes that answered."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Certificate:
    """One entry of `GET /_ssl/certificates`; 7.3 gives no issuer. `expiry` is the text of the server (RFC 3339)."""

    path: str
    subject: str
    serial_number: str
    has_private_key: bool
    expiry: str


@dataclass(frozen=True, slots=True)
class Certificates:
    """The TLS files of the node that answered; empty when it uses none."""

    entries: tuple[Certificate, ...]

    def shared_authorities(self, other: Certificates) -> tuple[Certificate, ...]:
        """Authorities in common: entries without private key that both sides have, by subject and serial."""
        others = {(entry.subject, entry.serial_number) for entry in other.entries if not entry.has_private_key}
        return tuple(
            entry
            for entry in self.entries
            if not entry.has_private_key and (entry.subject, entry.serial_number) in others
        )


@dataclass(frozen=True, slots=True)
class User:
    """Who the server takes us for. On the leader, the names of these roles decide (observed on Elasticsearch 7.3.0)."""

    name: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Privileges:
    """The answer to `_has_privileges`: what was asked for and is missing, as `monitor` or `write on orders`."""

    user: str
    missing_cluster: tuple[str, ...]
    missing_index: tuple[tuple[str, str], ...]
    """Pairs of index name and privilege."""

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing_cluster and not self.missing_index


@dataclass(frozen=True, slots=True)
class RemoteSettings:
    """Remote clusters as configured: settings by alias (`seeds` as a tuple, everything else as text)."""

    persistent: Mapping[str, Mapping[str, str | tuple[str, ...]]]
    transient: Mapping[str, Mapping[str, str | tuple[str, ...]]] = field(default_factory=dict)

    def of(self, alias: str) -> Mapping[str, str | tuple[str, ...]]:
        """What is configured for an alias; a transient setting wins over a persistent one (recorded on 7.3.0)."""
        return {**self.persistent.get(alias, {}), **self.transient.get(alias, {})}

    def is_transient(self, alias: str) -> bool:
        """Whether its address is one that a restart of the whole cluster removes."""
        return bool(RemoteSettings(self.transient).addresses(alias))

    def addresses(self, alias: str) -> tuple[str, ...]:
        """The transport addresses an alias points at, in either mode; empty when it is not configured."""
        settings = self.of(alias)
        seeds = settings.get("seeds", ())
        proxy = settings.get("proxy_address", "")
        addresses = (seeds,) if isinstance(seeds, str) else tuple(seeds)
        return addresses or ((proxy,) if isinstance(proxy, str) and proxy else ())


@dataclass(frozen=True, slots=True)
class RemoteCluster:
    """One entry of `GET /_remote/info`, as the node that answered sees it. `connected` is no proof of contact."""

    alias: str
    connected: bool
    mode: str
    addresses: tuple[str, ...]
    connections: int
    connections_wanted: int
    has_credentials: bool = False
    """Whether a key for it is in the node's keystore, which alone makes its trust one of API keys."""


@dataclass(frozen=True, slots=True)
class RemoteInfo:
    """The remote clusters a follower cluster knows."""

    remotes: tuple[RemoteCluster, ...]

    def get(self, alias: str) -> RemoteCluster | None:
        """The remote cluster of that alias, None when there is none."""
        return next((remote for remote in self.remotes if remote.alias == alias), None)


@dataclass(frozen=True, slots=True)
class RemoteReach:
    """Whether an alias leads to a cluster, dialled anew; `version` is the cluster's, None where it did not tell."""

    connected: bool
    skipped_if_unavailable: bool
    version: str | None


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """A write or probe that the server says it has done; says nothing about what holds afterwards."""


@dataclass(frozen=True, slots=True)
class TransportProbe:
    """What a transport port did when it was dialled from here.

    `speaks` is `plain` (closed on a TLS hello), `tls` (showed a certificate or asked for ours), `http` (the HTTP port
    was dialled, with TLS or without), `silent` (connected, then nothing) or `other` (something else answered).
    `trusted` tells whether the given authority signed the certificate (None: not asked, or no certificate seen).
    Observed on Elasticsearch 7.3.0.
    """

    speaks: str
    connect_ms: float
    subject: str | None = None
    issuer: str | None = None
    expires_at: str | None = None
    accepted_authorities: tuple[str, ...] = ()
    trusted: bool | None = None
