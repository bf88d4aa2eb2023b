"""Reading CCNs: what is attached, which routes were learned, which bandwidth is set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ccrtui.sim.cloud.api import lookup, times
from ccrtui.sim.cloud.api.action import TEXT, TEXTS, Action, Answer, Asked
from ccrtui.sim.cloud.api.listing import BY_FILTERS, Filters, chosen, filtered, page
from ccrtui.sim.cloud.network.ccn import Attachment, Ccn, CcnRoute
from ccrtui.sim.cloud.state import Cloud

_CCNS: Filters[Ccn] = {
    "ccn-id": lambda ccn, value: ccn.id == value,
    "ccn-name": lambda ccn, value: value in ccn.name,
    "ccn-description": lambda ccn, value: value in ccn.description,
    "state": lambda ccn, value: ccn.state == value,
}


@dataclass(slots=True)
class Attached:
    """An attachment with its CCN, as the list over all CCNs filters them."""

    id: str
    created: float
    ccn: Ccn
    attachment: Attachment


_ATTACHED: Filters[Attached] = {
    "ccn-id": lambda one, value: one.ccn.id == value,
    "instance-id": lambda one, value: one.attachment.vpc_id == value,
    "instance-type": lambda _one, value: value == "VPC",
    "instance-region": lambda one, value: one.attachment.region == value,
}


def ccns(cloud: Cloud, asked: Asked) -> Answer:
    """The account's CCNs, whatever the region asked."""
    found = chosen(asked, cloud.listed(lookup.own_ccns(cloud, asked)), "CcnIds", _CCNS)
    return {"TotalCount": len(found), "CcnSet": [ccn_shown(ccn) for ccn in page(asked, found)]}


def attached(cloud: Cloud, asked: Asked) -> Answer:
    """The attachments that the account owns, or that are in its CCNs."""
    only, uin = asked.text("CcnId"), asked.account.uin
    there = [
        Attached(one.vpc_id, one.attached, ccn, one)
        for ccn in cloud.ccns.values()
        for one in ccn.attachments
        if uin in (ccn.owner, one.owner) and only in ("", ccn.id)
    ]
    found = filtered(asked, cloud.listed(there), _ATTACHED)
    rows = [_attachment_shown(cloud, one.ccn, one.attachment) for one in page(asked, found)]
    return {"TotalCount": len(found), "InstanceSet": rows}


def routes(cloud: Cloud, asked: Asked) -> Answer:
    """What a CCN learned, and whether it is in effect."""
    ccn = lookup.ccn(cloud, asked, asked.text("CcnId"))
    ids = asked.texts("RouteIds")
    found = [route for route in ccn.routes if not ids or route.id in ids]
    placed = filtered(asked, [_Learned(route.id, route.updated, route) for route in found], _LEARNED)
    rows = [_route_shown(cloud, one.route) for one in page(asked, placed)]
    return {"TotalCount": len(placed), "RouteSet": rows}


def bandwidths(cloud: Cloud, asked: Asked) -> Answer:
    """The limits that were set between regions, or out of them."""
    ccn = lookup.ccn(cloud, asked, asked.text("CcnId"))
    rows = [
        {"Region": region, "DstRegion": other, "BandwidthLimit": limit, "IsBm": False, "DstIsBm": False}
        for (region, other), limit in ccn.limits.items()
    ]
    return {"CcnRegionBandwidthLimitSet": rows}


def ccn_shown(ccn: Ccn) -> dict[str, Any]:
    """A CCN as answers show it."""
    return {
        "CcnId": ccn.id,
        "CcnName": ccn.name,
        "CcnDescription": ccn.description,
        "InstanceCount": len(ccn.attachments),
        "CreateTime": times.shown(ccn.created),
        "State": ccn.state,
        "QosLevel": ccn.qos,
        "InstanceChargeType": ccn.charge,
        "InstanceMeteringType": ccn.metering,
        "BandwidthLimitType": ccn.limit_type,
        "TagSet": list(ccn.tags),
    }


@dataclass(slots=True)
class _Learned:
    id: str
    created: float
    route: CcnRoute


_LEARNED: Filters[_Learned] = {
    "route-id": lambda one, value: one.id == value,
    "cidr-block": lambda one, value: str(one.route.destination) == value,
    "instance-type": lambda _one, value: value == "VPC",
    "instance-id": lambda one, value: one.route.vpc_id == value,
}


def _attachment_shown(cloud: Cloud, ccn: Ccn, one: Attachment) -> dict[str, Any]:
    vpc = cloud.vpcs[one.vpc_id]
    return {
        "CcnId": ccn.id,
        "CcnUin": str(ccn.owner),
        "InstanceType": "VPC",
        "InstanceId": vpc.id,
        "InstanceName": vpc.name,
        "InstanceRegion": vpc.region,
        "InstanceUin": str(vpc.owner),
        "CidrBlock": [str(block) for block in vpc.blocks],
        "State": one.state,
        "AttachedTime": times.shown(one.attached),
        "Description": "",
    }


def _route_shown(cloud: Cloud, route: CcnRoute) -> dict[str, Any]:
    vpc = cloud.vpcs[route.vpc_id]
    return {
        "RouteId": route.id,
        "DestinationCidrBlock": str(route.destination),
        "InstanceId": vpc.id,
        "InstanceType": "VPC",
        "InstanceName": vpc.name,
        "InstanceRegion": vpc.region,
        "InstanceUin": str(vpc.owner),
        "UpdateTime": times.shown(route.updated),
        "Enabled": route.enabled,
        "ExtraState": "",
    }


_BY_CCN = {"CcnId": TEXT}
ACTIONS = (
    Action("vpc", "DescribeCcns", ccns, takes={"CcnIds": TEXTS, **BY_FILTERS}),
    Action("vpc", "DescribeCcnAttachedInstances", attached, takes={"CcnId": TEXT, **BY_FILTERS}),
    Action("vpc", "DescribeCcnRoutes", routes, needs=_BY_CCN, takes={"RouteIds": TEXTS, **BY_FILTERS}),
    Action("vpc", "DescribeCcnRegionBandwidthLimits", bandwidths, needs=_BY_CCN),
)
