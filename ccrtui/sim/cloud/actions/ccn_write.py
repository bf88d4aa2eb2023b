"""Making CCNs, attaching and detaching VPCs, setting bandwidth, enabling learned routes."""

from __future__ import annotations

from typing import Any

from ccrtui.sim.cloud.actions.ccn_list import ccn_view
from ccrtui.sim.cloud.actions.peering_write import LONGEST_NAME, read_tags
from ccrtui.sim.cloud.api import lookup, schema
from ccrtui.sim.cloud.api.action import FLAG, ITEMS, TEXT, TEXTS, WHOLE, Action, ActionRequest, Answer
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


def create(cloud: Cloud, request: ActionRequest) -> Answer:
    """Make a CCN with nothing attached."""
    name = request.text("CcnName")
    if not name or len(name) > LONGEST_NAME:
        raise bad_value("CcnName", name, "InvalidParameterValue.TooLong")
    if len(lookup.own_ccns(cloud, request)) >= cloud.rules.ccns:
        raise CloudError("LimitExceeded", f"The account has reached its limit of {cloud.rules.ccns} CCNs.")
    qos, charge, metering, limit = (_choice(request, field) for field in _CHOICES)
    ccn = Ccn(
        cloud.ids.new("ccn"),
        name,
        request.account.uin,
        qos,
        charge,
        metering,
        limit,
        request.text("CcnDescription"),
        tags=read_tags(request),
        created=cloud.clock.now(),
    )
    cloud.add(ccn)
    return {"Ccn": ccn_view(ccn)}


def attach(cloud: Cloud, request: ActionRequest) -> Answer:
    """Attach VPCs of the account; to a CCN of another account they wait for its owner."""
    ccn = lookup.any_ccn(cloud, request.text("CcnId"))
    if str(ccn.owner) != (request.text("CcnUin") or str(request.account.uin)):
        raise CloudError("UnsupportedOperation.CcnCrossAccount", f"`{ccn.id}` belongs to another account.")
    vpcs = [_vpc(cloud, request, fields) for fields in _instances(request)]
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


def accept(cloud: Cloud, request: ActionRequest) -> Answer:
    """Accept attachments of other accounts, as the owner of the CCN."""
    ccn = lookup.ccn(cloud, request, request.text("CcnId"))
    waiting = [_attachment(ccn, fields) for fields in _instances(request)]
    for attachment in waiting:
        if attachment.state != PENDING:
            text = f"The attachment of `{attachment.vpc_id}` is not waiting for approval."
            raise CloudError("UnsupportedOperation.NotPendingCcnInstance", text)
    for attachment in waiting:
        attachment.state = ATTACHING
        _settle(cloud, ccn, attachment.vpc_id)
    return {}


def detach(cloud: Cloud, request: ActionRequest) -> Answer:
    """Detach VPCs, as the owner of the CCN or of the VPC."""
    ccn = lookup.any_ccn(cloud, request.text("CcnId"))
    leaving = [_attachment(ccn, fields) for fields in _instances(request)]
    for attachment in leaving:
        if request.account.uin not in (ccn.owner, attachment.owner):
            raise _not_attached(attachment.vpc_id)
    for attachment in leaving:
        ccn_learning.detach(cloud, ccn, attachment.vpc_id)
    return {}


def delete(cloud: Cloud, request: ActionRequest) -> Answer:
    """Remove a CCN and all that is attached to it."""
    ccn = lookup.ccn(cloud, request, request.text("CcnId"))
    for vpc_id in [attachment.vpc_id for attachment in ccn.attachments]:
        ccn_learning.detach(cloud, ccn, vpc_id)
    del cloud.ccns[ccn.id]
    return {}


def set_bandwidth(cloud: Cloud, request: ActionRequest) -> Answer:
    """Set limits out of a region, or between two, as the CCN's type of limit wants it."""
    ccn = lookup.ccn(cloud, request, request.text("CcnId"))
    limits = [_limit(ccn, fields) for fields in request.items("CcnRegionBandwidthLimits")]
    for pair, limit in limits:
        ccn.limits[pair] = limit
    return {}


def enable(cloud: Cloud, request: ActionRequest) -> Answer:
    """Enable learned routes, unless they overlap others."""
    ccn = lookup.ccn(cloud, request, request.text("CcnId"))
    routes = {route.id: route for route in ccn.routes}
    for identity in request.texts("RouteIds"):
        if identity not in routes:
            raise not_found("ResourceNotFound", identity)
        route = routes[identity]
        clash = ccn_learning.clashing(ccn, route.destination, route.vpc_id)
        if clash is not None:
            text = f"{route.destination} of `{route.vpc_id}` overlaps {clash.destination} of `{clash.vpc_id}`."
            raise CloudError("UnsupportedOperation.CcnRouteCidrOverlap", text)
    for identity in request.texts("RouteIds"):
        routes[identity].enabled = True
    ccn_learning.publish(cloud, ccn)
    return {}


def _choice(request: ActionRequest, field: str) -> str:
    value = request.text(field, _CHOICES[field][0])
    if value not in _CHOICES[field]:
        raise bad_value(field, value)
    return value


def _settle(cloud: Cloud, ccn: Ccn, vpc_id: str) -> None:
    def arrive() -> None:
        attachment = ccn.attachment(vpc_id)
        if attachment is not None and attachment.state == ATTACHING and ccn.id in cloud.ccns:
            ccn_learning.attach(cloud, ccn, vpc_id)

    cloud.after(cloud.rules.settle_s, arrive)


def _instances(request: ActionRequest) -> list[dict[str, Any]]:
    instances = request.items("Instances")
    if not instances:
        raise missing("Instances")
    for instance in instances:
        schema.check(instance, {"InstanceId": TEXT, "InstanceRegion": TEXT}, _INSTANCE, "Instances.")
        if instance.get("InstanceType", "VPC") != "VPC":
            raise bad_value("InstanceType", instance["InstanceType"])
    return instances


def _vpc(cloud: Cloud, request: ActionRequest, fields: dict[str, Any]) -> Vpc:
    vpc = cloud.vpcs.get(fields["InstanceId"])
    if vpc is None or (vpc.region, vpc.owner) != (fields["InstanceRegion"], request.account.uin):
        raise not_found("InvalidVpcId.NotFound", fields["InstanceId"])
    return vpc


def _attachment(ccn: Ccn, fields: dict[str, Any]) -> Attachment:
    attachment = ccn.attachment(fields["InstanceId"])
    if attachment is None or attachment.region != fields["InstanceRegion"]:
        raise _not_attached(fields["InstanceId"])
    return attachment


def _not_attached(vpc_id: str) -> CloudError:
    return CloudError("UnsupportedOperation.CcnNotAttached", f"`{vpc_id}` is not attached to the CCN.")


def _limit(ccn: Ccn, fields: dict[str, Any]) -> tuple[tuple[str, str], int]:
    schema.check(fields, {"Region": TEXT, "BandwidthLimit": WHOLE}, _BETWEEN, "CcnRegionBandwidthLimits.")
    region, other = fields["Region"], fields.get("DstRegion") or ""
    if region not in NAMES or (other and other not in NAMES):
        raise bad_value("Region", region if region not in NAMES else other)
    if fields.get("IsBm") or fields.get("DstIsBm"):
        raise bad_value("IsBm", True)
    if fields["BandwidthLimit"] < 0:
        raise bad_value("BandwidthLimit", fields["BandwidthLimit"], "InvalidParameterValue.Range")
    regions = {attachment.region for attachment in ccn.attachments if attachment.state in (ACTIVE, ATTACHING)}
    if not {region, *([other] if other else [])} <= regions:
        raise CloudError("UnsupportedOperation.CcnNotAttached", "Nothing of that region is attached to the CCN.")
    if (ccn.limit_type == "INTER_REGION_LIMIT") != bool(other):
        raise bad_value("DstRegion", other)
    return (region, other), fields["BandwidthLimit"]


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
