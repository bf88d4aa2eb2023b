"""Requests about a cluster and its nodes, whom it trusts, and which other clusters it knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ccrtui.core.call.call import Call, Service, Side, search_call
from ccrtui.core.call.kind import Kind
from ccrtui.core.json_value import JsonObject, JsonValue


def cluster_identity(side: Side) -> Call:
    """Ask who answers at that address."""
    return search_call(Kind.CLUSTER_IDENTITY, side, "GET", "/")


def licence(side: Side) -> Call:
    """Ask for the licence."""
    return search_call(Kind.LICENCE, side, "GET", "/_license")


def health(side: Side) -> Call:
    """Ask for the health of the whole cluster."""
    return search_call(Kind.HEALTH, side, "GET", "/_cluster/health")


def server_clock(side: Side) -> Call:
    """Ask for the server's clock, the only one that leases are measured by."""
    return search_call(Kind.SERVER_CLOCK, side, "GET", "/_cat/health", {"format": "json", "h": "epoch,status"})


def nodes(side: Side) -> Call:
    """Ask the node that answers for its name, roles and published transport address."""
    fields = "nodes.*.name,nodes.*.version,nodes.*.roles,nodes.*.transport_address,nodes.*.http.publish_address"
    return search_call(Kind.NODES, side, "GET", "/_nodes/_local", {"filter_path": fields})


def certificates(side: Side) -> Call:
    """Ask the node that answers for its TLS files."""
    return search_call(Kind.CERTIFICATES, side, "GET", "/_ssl/certificates")


def who_am_i(side: Side) -> Call:
    """Ask which user and roles we have; 400 or 404 where security is off."""
    return search_call(Kind.WHO_AM_I, side, "GET", "/_security/_authenticate")


def remote_settings(side: Side) -> Call:
    """Ask how remote clusters are configured (nested, because `filter_path` splits flat keys at their dots)."""
    return search_call(Kind.REMOTE_SETTINGS, side, "GET", "/_cluster/settings", {"filter_path": "*.cluster.remote"})


def remote_info(side: Side) -> Call:
    """Ask which remote clusters are connected."""
    return search_call(Kind.REMOTE_INFO, side, "GET", "/_remote/info")


NO_INDEX = "no-such-index-*"
"""Matches no index, so that a search for it reads no shard; its answer comes from the cluster behind an alias."""


def dial(side: Side, alias: str) -> Call:
    """Search for nothing through an alias: the cluster dials where it is not connected, and says why it can't.

    From 8.15 on only where the alias may not be skipped; else it fails at once, without a cause (recorded).
    """
    return search_call(Kind.DIAL, side, "GET", f"/{alias}:{NO_INDEX}/_search", {"size": "0"})


def reach(side: Side, alias: str) -> Call:
    """Ask whether an alias leads to a cluster (8.13 and later): dials, waits, and tells its version, but no cause."""
    return search_call(Kind.REACH, side, "GET", f"/_resolve/cluster/{alias}:*")


def privileges(side: Side, cluster: Sequence[str], indices: Mapping[str, Sequence[str]]) -> Call:
    """Ask whether the user we are has these rights."""
    wanted: JsonObject = {
        "cluster": list(cluster),
        "index": [{"names": [name], "privileges": list(rights)} for name, rights in indices.items()],
    }
    return search_call(Kind.PRIVILEGES, side, "POST", "/_security/user/_has_privileges", body=wanted)


def transport_probe(side: Side, address: str) -> Call:
    """Dial a transport port (`host:port`) of that side from here."""
    return Call(Kind.TRANSPORT_PROBE, side, Service.TRANSPORT, "CONNECT", address)


def put_remote(side: Side, alias: str, settings: Mapping[str, str | Sequence[str] | None]) -> Call:
    """Register a remote cluster: the settings under `cluster.remote.<alias>.`; None removes one."""
    body = {"persistent": {f"cluster.remote.{alias}.{key}": _setting(value) for key, value in settings.items()}}
    return search_call(Kind.PUT_REMOTE, side, "PUT", "/_cluster/settings", body=body)


def remove_remote(side: Side, alias: str, keys: Iterable[str]) -> Call:
    """Remove a remote cluster: every configured key in one request, else the rest is refused."""
    body: JsonObject = {"persistent": {f"cluster.remote.{alias}.{key}": None for key in sorted(keys)}}
    return search_call(Kind.REMOVE_REMOTE, side, "PUT", "/_cluster/settings", body=body)


def _setting(value: str | Sequence[str] | None) -> JsonValue:
    return value if value is None or isinstance(value, str) else list(value)
