"""Errors of the network between clusters, in the words Elasticsearch has for them (reference section 3.1)."""

from __future__ import annotations

from ccrtui.sim.errors import ApiError, Cause

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


def refused(address: str) -> ApiError:
    """Nothing listens there, or the link refuses."""
    deepest = Cause("connect_exception", "Connection refused")
    middle = Cause("annotated_connect_exception", f"Connection refused: /{address}", {}, deepest)
    return _connect(f"[][{address}] connect_exception", middle)


def connection_reset(address: str) -> ApiError:
    """TLS that does not fit, or a node that is down behind something that still accepts connections."""
    deepest = Cause("transport_exception", "handshake failed because connection reset")
    error = _connect(f"[][{address}] general node connection failure", deepest)
    return ApiError(error.status, error.cause, deepest)


def handshake_timeout(address: str) -> ApiError:
    """Something accepts the connection and does not answer as a node: an HTTP port, or a link that swallows."""
    return _connect(f"[][{address}] handshake_timeout[30s]")


def connect_timeout(address: str) -> ApiError:
    """Nothing answers at all."""
    return _connect(f"[][{address}] connect_timeout[30s]")


def unknown_host(host: str) -> ApiError:
    """The name of a seed does not resolve."""
    cause = Cause("unknown_host_exception", f"{host}: Name or service not known")
    return ApiError(400, Cause("illegal_argument_exception", f"unknown host [{host}]", {}, cause))


def bad_port(port: int) -> ApiError:
    """A port above 65535, which the settings take without a word."""
    return ApiError(400, Cause("illegal_argument_exception", f"port out of range:{port}"))


def incompatible(address: str, theirs: str, oldest: str) -> ApiError:
    """The other side speaks a wire format that is too old, or too new."""
    reason = f"Received message from unsupported version: [{theirs}] minimal compatible version is: [{oldest}]"
    deepest = Cause("illegal_state_exception", reason)
    return _connect(f"[][{address}] general node connection failure", deepest)


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


def no_proxy_connection(alias: str, address: str, named: bool) -> ApiError:
    """Every attempt on a proxy address failed; `named` on servers that have an exception of its own for it."""
    kind = "no_seed_node_left_exception" if named else "illegal_state_exception"
    reason = f"Unable to open any proxy connections to cluster [{alias}] at address [{address}]"
    return ApiError(500, Cause(kind, reason))


def one_line(cause: Cause) -> str:
    """A chain of causes as the server prints it in one line."""
    parts = []
    current: Cause | None = cause
    while current is not None:
        parts.append(f"{JAVA.get(current.type, current.type)}[{current.reason}]")
        current = current.caused_by
    return parts[0] if len(parts) == 1 else "; nested: ".join(parts) + ";"


def _connect(reason: str, cause: Cause | None = None) -> ApiError:
    return ApiError(500, Cause("connect_transport_exception", reason, {}, cause))
