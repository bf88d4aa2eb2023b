"""Making CCNs, attaching and detaching VPCs, setting bandwidth, enabling learned routes."""

from __future__ import annotations

from typing import Any

from ccrtui.sim.cloud.actions.ccn_list import ccn_shown
from ccrtui.sim.cloud.actions.peering_write import LONGEST_NAME, read_tags
from ccrtui.sim.cloud.api import lookup, schema
from ccrtui.sim.cloud.api.action import FLAG, ITEMS, TEXT, TEXTS, WHOLE, Action, Answer, Asked
from ccrtui.sim.cloud.api.refusal import CloudError, bad_value, missing, not_found
from ccrtui.sim.cloud.network import ccn_learning
from ccrtui.sim.cloud.network.ccn import ACTIVE, ATTACHING, PENDING, Attachment, Ccn
from ccrtui.sim.cloud.network.vpc import Vpc
from ccrtui.sim.cloud.regions import NAMES
from ccrtui.sim.cloud.state import Cloud

_CHOICES = {
    "QosLevel": ("AU", "PT", "AG"),
    "InstanceChargeType": ("POSTPAID", "PREPAID"),
    "InstanceMeteringType": ("TRAFFIC", "BANDWIDTH"),
    "BandwidthLimitType": ("OUTER_REGION_LIMIT", "INTER_REGION_LIMIT"),
}
"""The values of each option; the first is what is taken when it is left out."""


def create(cloud: Cloud, asked: Asked) -> Answer:
    """Make a CCN with nothing attached."""
    name = asked.text("CcnName")
    if not name or len(name) > LONGEST_NAME:
        raise bad_value("CcnName", name, "InvalidParameterValue.TooLong")
    if len(lookup.own_ccns(cloud, asked)) >= cloud.rules.ccns:
        raise CloudError("LimitExceeded", f"The account has reached its limit of {cloud.rules.ccns} CCNs.")
    qos, charge, metering, limit = (_choice(asked, field) for field in _CHOICES)
    ccn = Ccn(
        cloud.ids.new("ccn"),
        name,
        asked.account.uin,
        qos,
        charge,
        metering,
        limit,
        asked.text("CcnDescription"),
        tags=read_tags(asked),
        created=cloud.clock.now(),
    )
    cloud.add(ccn)
    return {"Ccn": ccn_shown(ccn)}


def attach(cloud: Cloud, asked: Asked) -> Answer:
    """Attach VPCs of the account; to a CCN of another account they wait for its owner."""
    ccn = lookup.any_ccn(cloud, asked.text("CcnId"))
    if str(ccn.owner) != (asked.text("CcnUin") or str(asked.account.uin)):
        raise CloudError("UnsupportedOperation.CcnCrossAccount", f"`{ccn.id}` belongs to another account.")
    vpcs = [_vpc(cloud, asked, given) for given in _instances(asked)]
    for vpc in vpcs:
        if cloud.ccns_of(vpc.id):
            raise CloudError("UnsupportedOperation.CcnAttached", f"`{vpc.id}` is attached to a CCN already.")
    if len(ccn.attachments) + len(vpcs) > cloud.rules.ccn_attachments:
        text = f"`{ccn.id}` has reached its limit of {cloud.rules.ccn_attachments} attachments."
        raise CloudError("LimitExceeded.CurrentInstanceAttachedCcnInstances", text)
    for vpc in vpcs:
        waits = ccn.owner != vpc.owner
        state = PENDING if waits else ATTACHING
        ccn.attachments.append(Attachment(vpc.id, vpc.region, vpc.owner, state, cloud.clock.now()))
        if not waits:
            _settle(cloud, ccn, vpc.id)
    return {}


def accept(cloud: Cloud, asked: Asked) -> Answer:
    """Accept attachments of other accounts, as the owner of the CCN."""
    ccn = lookup.ccn(cloud, asked, asked.text("CcnId"))
    waiting = [_attachment(ccn, given) for given in _instances(asked)]
    for one in waiting:
        if one.state != PENDING:
            text = f"The attachment of `{one.vpc_id}` is not waiting for approval."
            raise CloudError("UnsupportedOperation.NotPendingCcnInstance", text)
    for one in waiting:
        one.state = ATTACHING
        _settle(cloud, ccn, one.vpc_id)
    return {}


def detach(cloud: Cloud, asked: Asked) -> Answer:
    """Detach VPCs, as the owner of the CCN or of the VPC."""
    ccn = lookup.any_ccn(cloud, asked.text("CcnId"))
    leaving = [_attachment(ccn, given) for given in _instances(asked)]
    for one in leaving:
        if asked.account.uin not in (ccn.owner, one.owner):
            raise _not_attached(one.vpc_id)
    for one in leaving:
        ccn_learning.detach(cloud, ccn, one.vpc_id)
    return {}


def delete(cloud: Cloud, asked: Asked) -> Answer:
    """Remove a CCN and all that is attached to it."""
    ccn = lookup.ccn(cloud, asked, asked.text("CcnId"))
    for vpc_id in [one.vpc_id for one in ccn.attachments]:
        ccn_learning.detach(cloud, ccn, vpc_id)
    del cloud.ccns[ccn.id]
    return {}


def set_bandwidth(cloud: Cloud, asked: Asked) -> Answer:
    """Set limits out of a region, or between two, as the CCN's type of limit wants it."""
    ccn = lookup.ccn(cloud, asked, asked.text("CcnId"))
    limits = [_limit(ccn, given) for given in asked.items("CcnRegionBandwidthLimits")]
    for pair, limit in limits:
        ccn.limits[pair] = limit
    return {}


def enable(cloud: Cloud, asked: Asked) -> Answer:
    """Enable learned routes, unless they overlap others."""
    ccn = lookup.ccn(cloud, asked, asked.text("CcnId"))
    routes = {route.id: route for route in ccn.routes}
    for identity in asked.texts("RouteIds"):
        if identity not in routes:
            raise not_found("ResourceNotFound", identity)
        route = routes[identity]
        clash = ccn_learning.clashing(ccn, route.destination, route.vpc_id)
        if clash is not None:
            text = f"{route.destination} of `{route.vpc_id}` overlaps {clash.destination} of `{clash.vpc_id}`."
            raise CloudError("UnsupportedOperation.CcnRouteCidrOverlap", text)
    for identity in asked.texts("RouteIds"):
        routes[identity].enabled = True
    ccn_learning.publish(cloud, ccn)
    return {}


def _choice(asked: Asked, field: str) -> str:
    value = asked.text(field, _CHOICES[field][0])
    if value not in _CHOICES[field]:
        raise bad_value(field, value)
    return value


def _settle(cloud: Cloud, ccn: Ccn, vpc_id: str) -> None:
    def arrive() -> None:
        attachment = ccn.attachment(vpc_id)
        if attachment is not None and attachment.state == ATTACHING and ccn.id in cloud.ccns:
            ccn_learning.attach(cloud, ccn, vpc_id)

    cloud.after(cloud.rules.settle_s, arrive)


def _instances(asked: Asked) -> list[dict[str, Any]]:
    given = asked.items("Instances")
    if not given:
        raise missing("Instances")
    for one in given:
        schema.check(one, {"InstanceId": TEXT, "InstanceRegion": TEXT}, _INSTANCE, "Instances.")
        if one.get("InstanceType", "VPC") != "VPC":
            raise bad_value("InstanceType", one["InstanceType"])
    return given


def _vpc(cloud: Cloud, asked: Asked, given: dict[str, Any]) -> Vpc:
    vpc = cloud.vpcs.get(given["InstanceId"])
    if vpc is None or (vpc.region, vpc.owner) != (given["InstanceRegion"], asked.account.uin):
        raise not_found("InvalidVpcId.NotFound", given["InstanceId"])
    return vpc


def _attachment(ccn: Ccn, given: dict[str, Any]) -> Attachment:
    one = ccn.attachment(given["InstanceId"])
    if one is None or one.region != given["InstanceRegion"]:
        raise _not_attached(given["InstanceId"])
    return one


def _not_attached(vpc_id: str) -> CloudError:
    return CloudError("UnsupportedOperation.CcnNotAttached", f"`{vpc_id}` is not attached to the CCN.")


def _limit(ccn: Ccn, given: dict[str, Any]) -> tuple[tuple[str, str], int]:
    schema.check(given, {"Region": TEXT, "BandwidthLimit": WHOLE}, _BETWEEN, "CcnRegionBandwidthLimits.")
    region, other = given["Region"], given.get("DstRegion") or ""
    if region not in NAMES or (other and other not in NAMES):
        raise bad_value("Region", region if region not in NAMES else other)
    if given.get("IsBm") or given.get("DstIsBm"):
        raise bad_value("IsBm", True)
    if given["BandwidthLimit"] < 0:
        raise bad_value("BandwidthLimit", given["BandwidthLimit"], "InvalidParameterValue.Range")
    here = {one.region for one in ccn.attachments if one.state in (ACTIVE, ATTACHING)}
    if not {region, *([other] if other else [])} <= here:
        raise CloudError("UnsupportedOperation.CcnNotAttached", "Nothing of that region is attached to the CCN.")
    if (ccn.limit_type == "INTER_REGION_LIMIT") != bool(other):
        raise bad_value("DstRegion", other)
    return (region, other), given["BandwidthLimit"]


_INSTANCE = {"InstanceType": TEXT, "Description": TEXT, "RouteTableId": TEXT}
_BY_ID, _WITH = {"CcnId": TEXT}, {"CcnId": TEXT, "Instances": ITEMS}
_OPTIONS = {"CcnDescription": TEXT, **dict.fromkeys(_CHOICES, TEXT), "Tags": ITEMS}
_BETWEEN = {"DstRegion": TEXT, "IsBm": FLAG, "DstIsBm": FLAG}
_LIMITS = {"CcnId": TEXT, "CcnRegionBandwidthLimits": ITEMS}
_ROUTES = {"CcnId": TEXT, "RouteIds": TEXTS}
ACTIONS = (
    Action("vpc", "CreateCcn", create, "write", {"CcnName": TEXT}, _OPTIONS, "ccn"),
    Action("vpc", "AttachCcnInstances", attach, "write", _WITH, {"CcnUin": TEXT}, "ccn", "CcnId"),
    Action("vpc", "AcceptAttachCcnInstances", accept, "write", _WITH, {}, "ccn", "CcnId"),
    Action("vpc", "DetachCcnInstances", detach, "write", _WITH, {}, "ccn", "CcnId"),
    Action("vpc", "DeleteCcn", delete, "write", _BY_ID, {}, "ccn", "CcnId"),
    Action("vpc", "SetCcnRegionBandwidthLimits", set_bandwidth, "write", _LIMITS, {}, "ccn", "CcnId"),
    Action("vpc", "EnableCcnRoutes", enable, "write", _ROUTES, {}, "ccn", "CcnId"),
)
