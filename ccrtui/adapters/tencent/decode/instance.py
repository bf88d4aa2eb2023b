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
    listed = rows(msgspec.convert(response, _Instances).instance_list)
    return Instances(tuple(_instance(instance) for instance in listed))


def instance_nodes(response: object) -> InstanceNodes:
    """`DescribeViews`: a node without an address is one that is being made."""
    nodes = rows(msgspec.convert(response, _Views).nodes_view)
    return InstanceNodes(tuple(IPv4Address(node.node_ip) for node in nodes if node.node_ip))


def instance_licence(response: object) -> Licence | Fault:
    """The cluster's own answer to `_license`, or its refusal."""
    body = _inside(response)
    return _refusal(body) or decode_cluster.licence(body)


def instance_certificates(response: object) -> Certificates | Fault:
    """The cluster's own answer to `_ssl/certificates`, or its refusal."""
    body = _inside(response)
    return _refusal(body) or decode_cluster.certificates(body)


def _instance(instance: _Instance) -> Instance:
    zones = [zone.subnet_id for zone in rows(instance.multi_zone_info)]
    return Instance(
        instance.instance_id,
        instance.instance_name or "",
        instance.region,
        _state(instance.status),
        instance.vpc_uid,
        tuple(dict.fromkeys(subnet for subnet in (instance.subnet_uid, *zones) if subnet)),
        parse_version(instance.es_version or ""),
        instance.real_license_type or instance.license_type or "",
        _HEALTH.get(-1 if instance.health_status is None else instance.health_status, "unknown"),
        instance.security_type == _LOG_IN,
        (instance.protocol or "").lower() == "https",
        address(instance.es_vip),
        instance.es_private_url or None,
        (instance.es_public_url or None) if instance.public_access == "OPEN" else None,
        (instance.es_private_tcp_url or "").rpartition("://")[2].rstrip("/") or None,
        tuple(rows(instance.security_groups)),
        instance.net_connect_scheme or None,
        instance.server_cert_source or None,
        str(instance.uin) if instance.uin else None,
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
