"""Making, accepting, refusing, changing and removing peering connections."""

from __future__ import annotations

from ccrtui.sim.cloud.api import lookup, schema
from ccrtui.sim.cloud.api.action import ITEMS, TEXT, WHOLE, Action, ActionRequest, Answer
from ccrtui.sim.cloud.api.refusal import CloudError, bad_value, not_found
from ccrtui.sim.cloud.network import peering_lifecycle, peering_rules
from ccrtui.sim.cloud.network.peering import ACTIVE, PENDING, REJECTED, End, Peering
from ccrtui.sim.cloud.network.vpc import Vpc
from ccrtui.sim.cloud.regions import NAMES
from ccrtui.sim.cloud.state import Cloud

LONGEST_NAME = 60
CHARGES = ("", "POSTPAID_BY_DAY_MAX", "POSTPAID_BY_MONTH_95")
LEVELS = ("", "PT", "AU", "AG")


def create(cloud: Cloud, request: ActionRequest) -> Answer:
    """Ask for a connection from a VPC of the region to one of any account and region."""
    source = lookup.vpc(cloud, request, request.text("SourceVpcId"))
    _check_options(request)
    peer = _peer(cloud, request)
    peering_rules.check(cloud, source, peer)
    peering = Peering(
        cloud.ids.new("pcx"),
        request.text("PeeringConnectionName"),
        End(source.id, source.region, source.owner),
        End(peer.id, peer.region, peer.owner),
        bandwidth=request.whole("Bandwidth"),
        charge=request.text("ChargeType"),
        qos=request.text("QosLevel"),
        created=cloud.clock.now(),
        tags=read_tags(request),
    )
    peering_lifecycle.begin(cloud, peering)
    return {"PeeringConnectionId": peering.id}


def accept(cloud: Cloud, request: ActionRequest) -> Answer:
    """Accept a connection as the account at its other end."""
    peering_lifecycle.settle(cloud, _pending_for(cloud, request))
    return {}


def reject(cloud: Cloud, request: ActionRequest) -> Answer:
    """Refuse a connection as the account at its other end."""
    _pending_for(cloud, request).state = REJECTED
    return {}


def modify(cloud: Cloud, request: ActionRequest) -> Answer:
    """Change what can be changed, as the account that asked for the connection."""
    peering = lookup.peering(cloud, request, request.text("PeeringConnectionId"))
    if peering.source.owner != request.account.uin:
        raise _not_entitled(peering)
    if peering.state not in (PENDING, ACTIVE):
        raise _wrong_state(peering)
    _check_options(request)
    peering.name = request.text("PeeringConnectionName", peering.name)
    peering.bandwidth = request.whole("Bandwidth", peering.bandwidth)
    peering.charge = request.text("ChargeType", peering.charge)
    return {}


def delete(cloud: Cloud, request: ActionRequest) -> Answer:
    """Remove a connection, as either side; its routes go with it."""
    peering_lifecycle.remove(cloud, lookup.peering(cloud, request, request.text("PeeringConnectionId")))
    return {}


def read_tags(request: ActionRequest) -> list[dict[str, str]]:
    """The tags to be put on something new. Raises CloudError."""
    for tag in request.items("Tags"):
        schema.check(tag, {"Key": TEXT}, {"Value": TEXT}, "Tags.")
    return [{"Key": tag["Key"], "Value": tag.get("Value") or ""} for tag in request.items("Tags")]


def _check_options(request: ActionRequest) -> None:
    name = request.text("PeeringConnectionName")
    if len(name) > LONGEST_NAME:
        raise bad_value("PeeringConnectionName", name, "InvalidParameterValue.TooLong")
    if request.text("Type", "VPC_PEER") != "VPC_PEER":
        raise bad_value("Type", request.text("Type"))
    if request.text("ChargeType") not in CHARGES:
        raise bad_value("ChargeType", request.text("ChargeType"))
    if request.text("QosLevel") not in LEVELS:
        raise bad_value("QosLevel", request.text("QosLevel"))
    if request.whole("Bandwidth") < 0:
        raise bad_value("Bandwidth", request.whole("Bandwidth"), "InvalidParameterValue.Range")


def _peer(cloud: Cloud, request: ActionRequest) -> Vpc:
    region, uin = request.text("DestinationRegion"), request.text("DestinationUin")
    if region not in NAMES:
        raise bad_value("DestinationRegion", region)
    if not uin.isascii() or not uin.isdigit() or int(uin) not in cloud.accounts:
        raise CloudError("UnsupportedOperation.UinNotFound", f"The account `{uin}` does not exist.")
    vpc = cloud.vpcs.get(request.text("DestinationVpcId"))
    if vpc is None or vpc.region != region:
        raise not_found("InvalidVpcId.NotFound", request.text("DestinationVpcId"))
    if vpc.owner != int(uin):
        raise CloudError("UnsupportedOperation.AppIdMismatch", f"The VPC `{vpc.id}` is not one of the account `{uin}`.")
    return vpc


def _pending_for(cloud: Cloud, request: ActionRequest) -> Peering:
    peering = lookup.peering(cloud, request, request.text("PeeringConnectionId"))
    if (peering.peer.owner, peering.peer.region) != (request.account.uin, request.region):
        raise _not_entitled(peering)
    if peering.state != PENDING or peering.accepted:
        raise _wrong_state(peering)
    return peering


def _not_entitled(peering: Peering) -> CloudError:
    text = f"This account is not the party that may do this with `{peering.id}` in this region."
    return CloudError("UnsupportedOperation.VpcPeerPurviewError", text)


def _wrong_state(peering: Peering) -> CloudError:
    text = f"The state {peering.state} of `{peering.id}` does not allow this."
    return CloudError("UnsupportedOperation.VpcPeerInvalidStateChange", text)


_BY_ID = {"PeeringConnectionId": TEXT}
_CREATE = {
    "SourceVpcId": TEXT,
    "PeeringConnectionName": TEXT,
    "DestinationVpcId": TEXT,
    "DestinationUin": TEXT,
    "DestinationRegion": TEXT,
}
_OPTIONS = {"Bandwidth": WHOLE, "Type": TEXT, "ChargeType": TEXT, "QosLevel": TEXT, "Tags": ITEMS}
_CHANGES = {"PeeringConnectionName": TEXT, "Bandwidth": WHOLE, "ChargeType": TEXT}
ACTIONS = (
    Action("vpc", "CreateVpcPeeringConnection", create, "write", _CREATE, _OPTIONS, "vpc", "SourceVpcId"),
    Action("vpc", "AcceptVpcPeeringConnection", accept, "write", _BY_ID, {}, "pcx", "PeeringConnectionId"),
    Action("vpc", "RejectVpcPeeringConnection", reject, "write", _BY_ID, {}, "pcx", "PeeringConnectionId"),
    Action("vpc", "ModifyVpcPeeringConnection", modify, "write", _BY_ID, _CHANGES, "pcx", "PeeringConnectionId"),
    Action("vpc", "DeleteVpcPeeringConnection", delete, "write", _BY_ID, {}, "pcx", "PeeringConnectionId"),
)
