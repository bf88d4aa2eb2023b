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
    return Ccns(tuple(_ccn(ccn) for ccn in rows(msgspec.convert(response, _Ccns).ccn_set)))


def ccn_attachments(response: object) -> CcnAttachments:
    """`DescribeCcnAttachedInstances`: VPCs, and gateways that lead elsewhere, which keep a network in use as well."""
    return CcnAttachments(
        tuple(
            CcnAttachment(
                attachment.ccn_id,
                str(attachment.ccn_uin or ""),
                attachment.instance_id,
                attachment.instance_region or "",
                attachment.state,
            )
            for attachment in rows(msgspec.convert(response, _Attachments).instance_set)
        )
    )


def ccn_routes(response: object) -> CcnRoutes:
    """`DescribeCcnRoutes`."""
    return CcnRoutes(
        tuple(
            CcnRoute(route.route_id, IPv4Network(route.destination_cidr_block), route.instance_id, route.enabled)
            for route in rows(msgspec.convert(response, _Routes).route_set)
        )
    )


def ccn_bandwidths(response: object) -> CcnBandwidths:
    """`DescribeCcnRegionBandwidthLimits`."""
    limits = rows(msgspec.convert(response, _Limits).ccn_region_bandwidth_limit_set)
    return CcnBandwidths(
        tuple(CcnBandwidth(limit.region, limit.dst_region or "", limit.bandwidth_limit) for limit in limits)
    )


def _ccn(ccn: _Ccn) -> Ccn:
    return Ccn(
        ccn.ccn_id,
        ccn.ccn_name or "",
        ccn.state or "",
        ccn.instance_charge_type or "",
        ccn.bandwidth_limit_type or "",
    )
