"""Writes of the cloud API that the walk and its undo send; each is one thing, and none replaces what is there.

`ResetRoutes`, `ModifySecurityGroupPolicies` and `ReplaceRouteTableAssociation` are not here, and never will be: they
replace or drop what others made.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from ipaddress import IPv4Network

from ccrtui.core.call.call import Call, Service, Side, cloud_call
from ccrtui.core.call.kind import Kind
from ccrtui.core.cloud.route import Hop
from ccrtui.core.json_value import JsonObject

Identifier = str | JsonObject
"""An id, or in an undo the place it is going to come from: `{"from": "peering.id"}`."""


@dataclass(frozen=True, slots=True)
class NewPeering:
    """What a peering connection is made of. `bandwidth` (Mbit/s) and `charge` only between regions."""

    name: str
    source_vpc: str
    peer_vpc: str
    peer_account: str
    peer_region: str
    bandwidth: int | None = None
    charge: str | None = None


def create_peering(side: Side, region: str, new: NewPeering) -> Call:
    """Ask for a connection; the account of `side` pays for it."""
    params: dict[str, str | int] = {
        "SourceVpcId": new.source_vpc,
        "PeeringConnectionName": new.name,
        "DestinationVpcId": new.peer_vpc,
        "DestinationUin": new.peer_account,
        "DestinationRegion": new.peer_region,
    }
    if new.bandwidth is not None:
        params["Bandwidth"] = new.bandwidth
    if new.charge is not None:
        params["ChargeType"] = new.charge
    return _vpc(Kind.CREATE_PEERING, side, region, "CreateVpcPeeringConnection", params)


def accept_peering(side: Side, region: str, peering: str) -> Call:
    """Accept a connection that another account asked for."""
    params = {"PeeringConnectionId": peering}
    return _vpc(Kind.ACCEPT_PEERING, side, region, "AcceptVpcPeeringConnection", params)


def delete_peering(side: Side, region: str, peering: Identifier) -> Call:
    """Remove a connection; all routes through it, on both sides, go with it."""
    params = {"PeeringConnectionId": peering}
    return _vpc(Kind.DELETE_PEERING, side, region, "DeleteVpcPeeringConnection", params)


def create_route(side: Side, region: str, table: str, destination: IPv4Network, hop: Hop, description: str) -> Call:
    """Add one route to a table."""
    route: JsonObject = {
        "DestinationCidrBlock": str(destination),
        "GatewayType": hop.type,
        "GatewayId": hop.id,
        "RouteDescription": description,
    }
    return _vpc(Kind.CREATE_ROUTE, side, region, "CreateRoutes", {"RouteTableId": table, "Routes": [route]})


def delete_route(side: Side, region: str, table: str, route: Identifier) -> Call:
    """Remove one route by its id, `rti-…`."""
    params: JsonObject = {"RouteTableId": table, "Routes": [{"RouteItemId": route}]}
    return _vpc(Kind.DELETE_ROUTE, side, region, "DeleteRoutes", params)


@dataclass(frozen=True, slots=True)
class NewRule:
    """A rule that lets something in or out; `direction` is `Ingress` or `Egress`."""

    direction: str
    protocol: str
    port: str
    block: IPv4Network
    description: str


def add_security_rule(side: Side, region: str, group: str, rule: NewRule, version: str) -> Call:
    """Insert one rule at the top of a group; refused when the group was changed since it was read."""
    new: JsonObject = {
        "PolicyIndex": 0,
        "Protocol": rule.protocol,
        "Port": rule.port,
        "CidrBlock": str(rule.block),
        "Action": "ACCEPT",
        "PolicyDescription": rule.description,
    }
    params: JsonObject = {
        "SecurityGroupId": group,
        "SecurityGroupPolicySet": {"Version": version, rule.direction: [new]},
    }
    return _vpc(Kind.ADD_SECURITY_RULE, side, region, "CreateSecurityGroupPolicies", params)


def delete_security_rule(side: Side, region: str, group: str, direction: str, index: int, version: Identifier) -> Call:
    """Remove one rule by its place; refused when the group was changed since it was read."""
    params: JsonObject = {
        "SecurityGroupId": group,
        "SecurityGroupPolicySet": {"Version": version, direction: [{"PolicyIndex": index}]},
    }
    return _vpc(Kind.DELETE_SECURITY_RULE, side, region, "DeleteSecurityGroupPolicies", params)


def create_ccn(side: Side, region: str, name: str) -> Call:
    """Make a Cloud Connect Network, paid by traffic at the end of the month, limited between regions."""
    params = {
        "CcnName": name,
        "InstanceChargeType": "POSTPAID",
        "BandwidthLimitType": "INTER_REGION_LIMIT",
    }
    return _vpc(Kind.CREATE_CCN, side, region, "CreateCcn", params)


def delete_ccn(side: Side, region: str, ccn: Identifier) -> Call:
    """Remove a network."""
    return _vpc(Kind.DELETE_CCN, side, region, "DeleteCcn", {"CcnId": ccn})


def attach_ccn(side: Side, region: str, ccn: str, vpc: str, owner: str | None = None) -> Call:
    """Attach a VPC of a region; `owner` is the network's account when that is another."""
    params: dict[str, JsonObject | str | list[JsonObject]] = {"CcnId": ccn, "Instances": _members(region, vpc)}
    if owner is not None:
        params["CcnUin"] = owner
    return _vpc(Kind.ATTACH_CCN, side, region, "AttachCcnInstances", params)


def accept_ccn_attachment(side: Side, region: str, ccn: str, vpc: str, vpc_region: str) -> Call:
    """Let another account's VPC in, as the network's account; `vpc_region` is where the VPC is."""
    params: JsonObject = {"CcnId": ccn, "Instances": _members(vpc_region, vpc)}
    return _vpc(Kind.ACCEPT_CCN_ATTACHMENT, side, region, "AcceptAttachCcnInstances", params)


def detach_ccn(side: Side, region: str, ccn: str, vpc: str) -> Call:
    """Detach a VPC."""
    return _vpc(Kind.DETACH_CCN, side, region, "DetachCcnInstances", {"CcnId": ccn, "Instances": _members(region, vpc)})


def set_ccn_bandwidth(side: Side, region: str, ccn: str, other_region: str, limit: int) -> Call:
    """Limit what goes between two regions, Mbit/s."""
    limits: list[JsonObject] = [{"Region": region, "DstRegion": other_region, "BandwidthLimit": limit}]
    params: JsonObject = {"CcnId": ccn, "CcnRegionBandwidthLimits": limits}
    return _vpc(Kind.SET_CCN_BANDWIDTH, side, region, "SetCcnRegionBandwidthLimits", params)


def run_command(side: Side, region: str, machine: str, script: str, name: str) -> Call:
    """Run a script on a machine by the automation agent: a root shell, so a write whatever the script does."""
    params: JsonObject = {
        "Content": base64.b64encode(script.encode()).decode(),
        "InstanceIds": [machine],
        "CommandName": name,
        "CommandType": "SHELL",
        "Timeout": 60,
    }
    return cloud_call(Kind.RUN_COMMAND, side, Service.TAT, "RunCommand", region, params)


def script_of(call: Call) -> str | None:
    """The script that a call runs on a machine, in clear; None where it runs none that can be read."""
    if call.kind is not Kind.RUN_COMMAND:
        return None
    content = call.params.get("Content")
    try:
        return base64.b64decode(content, validate=True).decode() if isinstance(content, str) else None
    except (binascii.Error, UnicodeDecodeError):
        return None


def _members(region: str, vpc: str) -> list[JsonObject]:
    return [{"InstanceId": vpc, "InstanceRegion": region, "InstanceType": "VPC"}]


def _vpc(kind: Kind, side: Side, region: str, action: str, params: JsonObject) -> Call:
    return cloud_call(kind, side, Service.VPC, action, region, params)
