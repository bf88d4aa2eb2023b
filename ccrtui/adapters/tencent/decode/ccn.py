"""Cloud Connect Networks (vpc 2017-03-12)."""

from __future__ import annotations

from ipaddress import IPv4Network

import msgspec

from ccrtui.adapters.tencent.decode.fields import Fields, rows
from ccrtui.core.cloud.ccn import (
    Ccn,
    CcnAttachment,
    CcnAttachments,
    CcnBandwidth,
    CcnBandwidths,
    CcnRoute,
    CcnRoutes,
    Ccns,
)


class _Ccn(Fields):
    ccn_id: str
    ccn_name: str | None = None
    state: str | None = None
    instance_charge_type: str | None = None
    bandwidth_limit_type: str | None = None


class _Ccns(Fields):
    ccn_set: list[_Ccn] | None


class _Attachment(Fields):
    ccn_id: str
    instance_id: str
    state: str
    ccn_uin: str | int | None = None
    instance_region: str | None = None


class _Attachments(Fields):
    instance_set: list[_Attachment] | None


class _Route(Fields):
    route_id: str
    destination_cidr_block: str
    instance_id: str
    enabled: bool


class _Routes(Fields):
    route_set: list[_Route] | None


class _Limit(Fields):
    region: str
    bandwidth_limit: int
    dst_region: str | None = None


class _Limits(Fields):
    ccn_region_bandwidth_limit_set: list[_Limit] | None


def ccns(response: object) -> Ccns:
    """`DescribeCcns`."""
    return Ccns(tuple(_ccn(one) for one in rows(msgspec.convert(response, _Ccns).ccn_set)))


def ccn_attachments(response: object) -> CcnAttachments:
    """`DescribeCcnAttachedInstances`: VPCs, and gateways that lead elsewhere, which keep a network in use as well."""
    return CcnAttachments(
        tuple(
            CcnAttachment(one.ccn_id, str(one.ccn_uin or ""), one.instance_id, one.instance_region or "", one.state)
            for one in rows(msgspec.convert(response, _Attachments).instance_set)
        )
    )


def ccn_routes(response: object) -> CcnRoutes:
    """`DescribeCcnRoutes`."""
    return CcnRoutes(
        tuple(
            CcnRoute(one.route_id, IPv4Network(one.destination_cidr_block), one.instance_id, one.enabled)
            for one in rows(msgspec.convert(response, _Routes).route_set)
        )
    )


def ccn_bandwidths(response: object) -> CcnBandwidths:
    """`DescribeCcnRegionBandwidthLimits`."""
    found = rows(msgspec.convert(response, _Limits).ccn_region_bandwidth_limit_set)
    return CcnBandwidths(tuple(CcnBandwidth(one.region, one.dst_region or "", one.bandwidth_limit) for one in found))


def _ccn(one: _Ccn) -> Ccn:
    return Ccn(
        one.ccn_id,
        one.ccn_name or "",
        one.state or "",
        one.instance_charge_type or "",
        one.bandwidth_limit_type or "",
    )
