"""Reading CCNs: what is attached, which routes were learned, which bandwidth is set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ccrtui.sim.cloud.api import lookup, times
from ccrtui.sim.cloud.api.action import TEXT, TEXTS, Action, ActionRequest, Answer
from ccrtui.sim.cloud.api.listing import BY_FILTERS, Filters, filtered, page, selected
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
    "ccn-id": lambda row, value: row.ccn.id == value,
    "instance-id": lambda row, value: row.attachment.vpc_id == value,
    "instance-type": lambda _one, value: value == "VPC",
    "instance-region": lambda row, value: row.attachment.region == value,
}


def ccns(cloud: Cloud, request: ActionRequest) -> Answer:
    """The account's CCNs, whatever the region asked."""
    selection = selected(request, cloud.listed(lookup.own_ccns(cloud, request)), "CcnIds", _CCNS)
    return {"TotalCount": len(selection), "CcnSet": [ccn_view(ccn) for ccn in page(request, selection)]}


def attached(cloud: Cloud, request: ActionRequest) -> Answer:
    """The attachments that the account owns, or that are in its CCNs."""
    only, uin = request.text("CcnId"), request.account.uin
    attachments = [
        Attached(attachment.vpc_id, attachment.attached, ccn, attachment)
        for ccn in cloud.ccns.values()
        for attachment in ccn.attachments
        if uin in (ccn.owner, attachment.owner) and only in ("", ccn.id)
    ]
    selection = filtered(request, cloud.listed(attachments), _ATTACHED)
    rows = [_attachment_view(cloud, row.ccn, row.attachment) for row in page(request, selection)]
    return {"TotalCount": len(selection), "InstanceSet": rows}


def routes(cloud: Cloud, request: ActionRequest) -> Answer:
    """What a CCN learned, and whether it is in effect."""
    ccn = lookup.ccn(cloud, request, request.text("CcnId"))
    ids = request.texts("RouteIds")
    learned = [route for route in ccn.routes if not ids or route.id in ids]
    placed = filtered(request, [_Learned(route.id, route.updated, route) for route in learned], _LEARNED)
    rows = [_route_view(cloud, row.route) for row in page(request, placed)]
    return {"TotalCount": len(placed), "RouteSet": rows}


def bandwidths(cloud: Cloud, request: ActionRequest) -> Answer:
    """The limits that were set between regions, or out of them."""
    ccn = lookup.ccn(cloud, request, request.text("CcnId"))
    rows = [
        {"Region": region, "DstRegion": other, "BandwidthLimit": limit, "IsBm": False, "DstIsBm": False}
        for (region, other), limit in ccn.limits.items()
    ]
    return {"CcnRegionBandwidthLimitSet": rows}


def ccn_view(ccn: Ccn) -> dict[str, Any]:
    """A CCN as answers show it."""
    return {
        "CcnId": ccn.id,
        "CcnName": ccn.name,
        "CcnDescription": ccn.description,
        "InstanceCount": len(ccn.attachments),
        "CreateTime": times.formatted(ccn.created),
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
    "route-id": lambda row, value: row.id == value,
    "cidr-block": lambda row, value: str(row.route.destination) == value,
    "instance-type": lambda _one, value: value == "VPC",
    "instance-id": lambda row, value: row.route.vpc_id == value,
}


def _attachment_view(cloud: Cloud, ccn: Ccn, attachment: Attachment) -> dict[str, Any]:
    vpc = cloud.vpcs[attachment.vpc_id]
    return {
        "CcnId": ccn.id,
        "CcnUin": str(ccn.owner),
        "InstanceType": "VPC",
        "InstanceId": vpc.id,
        "InstanceName": vpc.name,
        "InstanceRegion": vpc.region,
        "InstanceUin": str(vpc.owner),
        "CidrBlock": [str(block) for block in vpc.blocks],
        "State": attachment.state,
        "AttachedTime": times.formatted(attachment.attached),
        "Description": "",
    }


def _route_view(cloud: Cloud, route: CcnRoute) -> dict[str, Any]:
    vpc = cloud.vpcs[route.vpc_id]
    return {
        "RouteId": route.id,
        "DestinationCidrBlock": str(route.destination),
        "InstanceId": vpc.id,
        "InstanceType": "VPC",
        "InstanceName": vpc.name,
        "InstanceRegion": vpc.region,
        "InstanceUin": str(vpc.owner),
        "UpdateTime": times.formatted(route.updated),
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
