"""What a cluster says of itself, from JSON to core values.

Keys as recorded from Elasticsearch 7.3.0 and as the public reference lists them for later versions.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.capability import OLDEST_SUPPORTED, Capability, can
from ccrtui.core.elasticsearch.cluster import (
    Certificate,
    Certificates,
    ClusterIdentity,
    Health,
    Licence,
    Node,
    Nodes,
    Privileges,
    ServerClock,
    User,
)
from ccrtui.core.elasticsearch.version import parse_version

TAGLINE = "You Know, for Search"
"""What `GET /` of every Elasticsearch says (Elasticsearch reference)."""

PRODUCT_HEADER = "x-elastic-product"
"""The header that every answer carries since 7.14; 7.3 has none (observed)."""

_NO_UUID = "_na_"


class _Number(msgspec.Struct):
    number: str
    distribution: str | None = None


class _Root(msgspec.Struct):
    version: _Number
    name: str = ""
    cluster_name: str = ""
    cluster_uuid: str = ""
    tagline: str = ""


class _LicenceBody(msgspec.Struct):
    type: str
    status: str
    expiry_date_in_millis: int | None = None


class _LicenceAnswer(msgspec.Struct):
    license: _LicenceBody


class _Health(msgspec.Struct):
    status: str
    number_of_nodes: int
    active_shards: int
    unassigned_shards: int


class _Clock(msgspec.Struct):
    epoch: str
    status: str


class _Node(msgspec.Struct):
    name: str
    roles: list[str] = []
    transport_address: str = ""


class _Nodes(msgspec.Struct):
    nodes: dict[str, _Node] = {}


class _Certificate(msgspec.Struct):
    path: str | None = None
    subject_dn: str = ""
    serial_number: str = ""
    has_private_key: bool = False
    expiry: str = ""


class _User(msgspec.Struct):
    username: str
    roles: list[str] = []


class _Privileges(msgspec.Struct):
    username: str
    cluster: dict[str, bool] = {}
    index: dict[str, dict[str, bool]] = {}


_ROOT = msgspec.json.Decoder(_Root)
_LICENCE = msgspec.json.Decoder(_LicenceAnswer)
_HEALTH = msgspec.json.Decoder(_Health)
_CLOCK = msgspec.json.Decoder(list[_Clock])
_NODES = msgspec.json.Decoder(_Nodes)
_CERTIFICATES = msgspec.json.Decoder(list[_Certificate])
_USER = msgspec.json.Decoder(_User)
_PRIVILEGES = msgspec.json.Decoder(_Privileges)


def identity(body: bytes, headers: Mapping[str, str]) -> ClusterIdentity | Fault:
    """Who answered `GET /`; a fault when it is no Elasticsearch, too old, or in no cluster, and so without a uuid."""
    try:
        root = _ROOT.decode(body)
    except msgspec.ValidationError:
        return Fault(FaultCode.NOT_ELASTICSEARCH, 200)
    if root.version.distribution is not None:
        return Fault(FaultCode.OPENSEARCH, 200, details={"version": root.version.number})
    version = parse_version(root.version.number)
    if version is None or root.tagline != TAGLINE:
        return Fault(FaultCode.NOT_ELASTICSEARCH, 200)
    if version < OLDEST_SUPPORTED:
        return Fault(FaultCode.TOO_OLD, 200, details={"version": str(version)})
    if can(version, Capability.PRODUCT_HEADER) and headers.get(PRODUCT_HEADER) != "Elasticsearch":
        return Fault(FaultCode.NOT_ELASTICSEARCH, 200, details={"version": str(version)})
    if root.cluster_uuid in ("", _NO_UUID):
        return Fault(FaultCode.NOT_FORMED, 200, details={"node": root.name} if root.name else {})
    return ClusterIdentity(root.cluster_name or root.name, root.cluster_uuid, version, root.name)


def licence(body: bytes) -> Licence:
    """The licence of `GET /_license`."""
    licence_body = _LICENCE.decode(body).license
    return Licence(licence_body.type, licence_body.status, licence_body.expiry_date_in_millis)


def health(body: bytes) -> Health:
    """The counts of `GET /_cluster/health`."""
    counts = _HEALTH.decode(body)
    return Health(counts.status, counts.number_of_nodes, counts.active_shards, counts.unassigned_shards)


def server_clock(body: bytes) -> ServerClock:
    """The first row of `GET /_cat/health`, whose figures are text. Raises ValueError when there is none."""
    rows = _CLOCK.decode(body)
    if not rows:
        raise ValueError("no row")
    return ServerClock(int(rows[0].epoch), rows[0].status)


def nodes(body: bytes) -> Nodes:
    """The nodes that answered."""
    answering = _NODES.decode(body).nodes.values()
    return Nodes(tuple(Node(node.name, tuple(sorted(node.roles)), node.transport_address) for node in answering))


def certificates(body: bytes) -> Certificates:
    """The TLS files of the node that answered."""
    return Certificates(
        tuple(
            Certificate(entry.path or "", entry.subject_dn, entry.serial_number, entry.has_private_key, entry.expiry)
            for entry in _CERTIFICATES.decode(body)
        )
    )


def user(body: bytes) -> User:
    """Who the server takes us for."""
    user_body = _USER.decode(body)
    return User(user_body.username, tuple(user_body.roles))


def privileges(body: bytes) -> Privileges:
    """What was asked for and is missing, sorted."""
    answer = _PRIVILEGES.decode(body)
    return Privileges(
        answer.username,
        tuple(sorted(name for name, granted in answer.cluster.items() if not granted)),
        tuple(sorted((index, name) for index, grants in answer.index.items() for name in grants if not grants[name])),
    )
