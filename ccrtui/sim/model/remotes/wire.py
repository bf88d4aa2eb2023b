"""Errors of the network between clusters, in the words Elasticsearch has for them.

Where a function takes a version, it is that of the cluster that dials and says it.
"""

from __future__ import annotations

from ccrtui.sim.errors import ApiError, Cause
from ccrtui.sim.model.version import Version

JAVA = {
    "exception": "ElasticsearchException",
    "status_exception": "ElasticsearchStatusException",
    "connect_transport_exception": "ConnectTransportException",
    "annotated_connect_exception": "AnnotatedConnectException",
    "connect_exception": "ConnectException",
    "transport_exception": "TransportException",
    "no_such_remote_cluster_exception": "NoSuchRemoteClusterException",
    "node_disconnected_exception": "NodeDisconnectedException",
    "receive_timeout_transport_exception": "ReceiveTimeoutTransportException",
    "no_seed_node_left_exception": "NoSeedNodeLeftException",
}
"""How the causes of the network print where the server prints a chain in one line."""


def refused(version: Version, address: str, node: str = "") -> ApiError:
    """Nothing listens there, or the link refuses; `node` is known where its seed answered and published the address."""
    at = f"{address.rpartition(':')[0]}/{address}" if node else f"/{address}"
    text = f"Connection refused: {at}"
    middle = Cause("annotated_connect_exception", text, {}, Cause("connect_exception", "Connection refused"))
    if version.major == 8 and version.since(*_BAD_GATEWAY):
        java = f"io.netty.channel.AbstractChannel$AnnotatedConnectException: {text}"
        middle = Cause("execution_exception", java, {}, middle)
        middle = Cause("uncategorized_execution_exception", "Failed execution", {}, middle)
    return _connect(version, f"[{node}][{address}] connect_exception", middle)


def connection_reset(version: Version, address: str) -> ApiError:
    """TLS or versions that do not fit, or a node that is down behind something that still accepts connections."""
    deepest = Cause("transport_exception", "handshake failed because connection reset")
    error = _connect(version, f"[][{address}] general node connection failure", deepest)
    return ApiError(error.status, error.cause, deepest)


def handshake_timeout(version: Version, address: str) -> ApiError:
    """Something accepts the connection and does not answer as a node: an HTTP port, or a link that swallows."""
    return _connect(version, f"[][{address}] handshake_timeout[30s]")


def connect_timeout(version: Version, address: str) -> ApiError:
    """Nothing answers at all."""
    return _connect(version, f"[][{address}] connect_timeout[30s]")


def not_connected(version: Version, alias: str) -> ApiError:
    """No connection is open, and the request does not wait for one (core-redial 12)."""
    return _connect(version, f"Unable to connect to [{alias}]")


def unknown_host(version: Version, host: str) -> ApiError:
    """The name of a seed does not resolve."""
    text = host if version.since(7, 10) else f"{host}: Name or service not known"
    cause = Cause("unknown_host_exception", text)
    return ApiError(400, Cause("illegal_argument_exception", f"unknown host [{host}]", {}, cause))


def bad_port(port: int) -> ApiError:
    """A port above 65535, which the settings take without a word."""
    return ApiError(400, Cause("illegal_argument_exception", f"port out of range:{port}"))


def no_client_role(node: str) -> ApiError:
    """A node without the role `remote_cluster_client` is asked for another cluster (core-remote 150, from 8.x on)."""
    reason = f"node [{node}] does not have the remote cluster client role enabled"
    return ApiError(400, Cause("illegal_argument_exception", reason))


def disconnected(node: str, address: str, action: str) -> ApiError:
    """The connection broke while a request was out."""
    return ApiError(500, Cause("node_disconnected_exception", f"[{node}][{address}][{action}] disconnected"))


def timed_out(node: str, address: str, action: str, millis: int) -> ApiError:
    """A request stayed out for longer than it may."""
    reason = f"[{node}][{address}][{action}] request_id [0] timed out after [{millis}ms]"
    return ApiError(500, Cause("receive_timeout_transport_exception", reason))


def no_such_remote(alias: str) -> ApiError:
    """The alias is not configured."""
    return ApiError(404, Cause("no_such_remote_cluster_exception", f"no such remote cluster: [{alias}]"))


def no_proxy_connection(version: Version, alias: str, address: str, server_name: str, last: ApiError) -> ApiError:
    """Every attempt on a proxy address failed (core-remote 110, 112): only newer servers tell where and how."""
    if not version.since(7, 15):
        reason = f"Unable to open any proxy connections to remote cluster [{alias}]"
        return ApiError(500, Cause("illegal_state_exception", reason))
    reason = f"Unable to open any proxy connections to cluster [{alias}]"
    if not version.since(8):
        return ApiError(500, Cause("no_seed_node_left_exception", reason))
    reason += f" at address [{address}]"
    if version.since(9):
        reason += f", configuredAddress=[{address}], configuredServerName=[{server_name}]"
    return ApiError(500, Cause("no_seed_node_left_exception", reason, {}, None, (last.cause,)))


def one_line(cause: Cause) -> str:
    """A chain of causes as the server prints it in one line."""
    parts = []
    current: Cause | None = cause
    while current is not None:
        parts.append(f"{JAVA.get(current.type, current.type)}[{current.reason}]")
        current = current.caused_by
    return parts[0] if len(parts) == 1 else "; nested: ".join(parts) + ";"


_BAD_GATEWAY = (8, 18)
"""Since when a failed connection is 502: 8.19.21 and 9.5.3 say so, 7.17.28 says 500."""


def _connect(version: Version, reason: str, cause: Cause | None = None) -> ApiError:
    status = 502 if version.since(*_BAD_GATEWAY) else 500
    return ApiError(status, Cause("connect_transport_exception", reason, {}, cause))
