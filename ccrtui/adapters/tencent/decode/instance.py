"""Elasticsearch instances and what is read inside them (es 2018-04-16)."""

from __future__ import annotations

from ipaddress import IPv4Address

import msgspec

from ccrtui.adapters.elasticsearch.decode import cluster as decode_cluster
from ccrtui.adapters.elasticsearch.refusal import refusal
from ccrtui.adapters.tencent.decode.fields import Fields, address, rows
from ccrtui.core.call.fault import Fault
from ccrtui.core.cloud.instance import Instance, InstanceNodes, Instances, InstanceState
from ccrtui.core.elasticsearch.cluster import Certificates, Licence
from ccrtui.core.elasticsearch.version import parse_version

_HEALTH = {0: "green", 1: "yellow", 2: "red"}
_LOG_IN = 2
"""`SecurityType` of an instance whose users must log in."""


class _Zone(Fields):
    subnet_id: str | None = None


class _Instance(Fields):
    instance_id: str
    region: str
    status: int
    vpc_uid: str
    instance_name: str | None = None
    subnet_uid: str | None = None
    multi_zone_info: list[_Zone] | None = None
    es_version: str | None = None
    license_type: str | None = None
    real_license_type: str | None = None
    health_status: int | None = None
    security_type: int | None = None
    protocol: str | None = None
    es_vip: str | None = None
    es_private_url: str | None = None
    es_private_tcp_url: str | None = None
    es_public_url: str | None = None
    public_access: str | None = None
    security_groups: list[str] | None = None
    net_connect_scheme: str | None = None
    server_cert_source: str | None = None
    uin: str | int | None = None


class _Instances(Fields):
    instance_list: list[_Instance] | None


class _Node(Fields):
    node_ip: str | None = None


class _Views(Fields):
    nodes_view: list[_Node] | None


class _Inside(Fields):
    detail: str


def instances(response: object) -> Instances:
    """`DescribeInstances`."""
    found = rows(msgspec.convert(response, _Instances).instance_list)
    return Instances(tuple(_instance(one) for one in found))


def instance_nodes(response: object) -> InstanceNodes:
    """`DescribeViews`: a node without an address is one that is being made."""
    found = rows(msgspec.convert(response, _Views).nodes_view)
    return InstanceNodes(tuple(IPv4Address(one.node_ip) for one in found if one.node_ip))


def instance_licence(response: object) -> Licence | Fault:
    """The cluster's own answer to `_license`, or its refusal."""
    body = _inside(response)
    return _refusal(body) or decode_cluster.licence(body)


def instance_certificates(response: object) -> Certificates | Fault:
    """The cluster's own answer to `_ssl/certificates`, or its refusal."""
    body = _inside(response)
    return _refusal(body) or decode_cluster.certificates(body)


def _instance(one: _Instance) -> Instance:
    zones = [zone.subnet_id for zone in rows(one.multi_zone_info)]
    return Instance(
        one.instance_id,
        one.instance_name or "",
        one.region,
        _state(one.status),
        one.vpc_uid,
        tuple(dict.fromkeys(subnet for subnet in (one.subnet_uid, *zones) if subnet)),
        parse_version(one.es_version or ""),
        one.real_license_type or one.license_type or "",
        _HEALTH.get(-1 if one.health_status is None else one.health_status, "unknown"),
        one.security_type == _LOG_IN,
        (one.protocol or "").lower() == "https",
        address(one.es_vip),
        one.es_private_url or None,
        (one.es_public_url or None) if one.public_access == "OPEN" else None,
        (one.es_private_tcp_url or "").rpartition("://")[2].rstrip("/") or None,
        tuple(rows(one.security_groups)),
        one.net_connect_scheme or None,
        one.server_cert_source or None,
        str(one.uin) if one.uin else None,
    )


def _state(number: int) -> InstanceState:
    try:
        return InstanceState(number)
    except ValueError:
        return InstanceState.UNKNOWN


def _inside(response: object) -> bytes:
    return msgspec.convert(response, _Inside).detail.encode()


class _Refusal(msgspec.Struct):
    error: object
    status: int = 500


def _refusal(body: bytes) -> Fault | None:
    try:
        status = msgspec.json.decode(body, type=_Refusal).status
    except msgspec.DecodeError:
        return None
    return refusal(status, body, {})
