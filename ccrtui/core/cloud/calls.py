"""Reads and probes of the cloud API that the walk sends; where a list has pages the client asks for all of them.

Names and spellings of the fields: SDK 3.1.195 and the API's public reference.
"""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Address

from ccrtui.core.call.call import Call, Service, Side, cloud_call
from ccrtui.core.call.kind import Kind
from ccrtui.core.cloud.route import Hop
from ccrtui.core.json_value import JsonObject

QUOTAS = ("vpc-max-vpcpeers", "vpc-max-available-vpcpeers", "route-table-max-policies")
"""The limits that the walk needs to know."""


def caller(side: Side) -> Call:
    """Whose key that side's is."""
    return cloud_call(Kind.CALLER, side, Service.STS, "GetCallerIdentity", None)


def regions(side: Side, product: str = "es") -> Call:
    """The regions where a product is sold."""
    return cloud_call(Kind.REGIONS, side, Service.REGION, "DescribeRegions", None, {"Product": product})


def instances(side: Side, region: str) -> Call:
    """All Elasticsearch instances of a region."""
    return cloud_call(Kind.INSTANCES, side, Service.ES, "DescribeInstances", region)


def instance_nodes(side: Side, region: str, instance: str) -> Call:
    """The nodes of an instance."""
    return cloud_call(Kind.INSTANCE_NODES, side, Service.ES, "DescribeViews", region, {"InstanceId": instance})


def instance_licence(side: Side, region: str, instance: str) -> Call:
    """The licence of a cluster, asked through the cloud."""
    return _inside(Kind.INSTANCE_LICENCE, side, region, instance, "_license")


def instance_certificates(side: Side, region: str, instance: str) -> Call:
    """The certificates of a cluster, asked through the cloud."""
    return _inside(Kind.INSTANCE_CERTIFICATES, side, region, instance, "_ssl/certificates")


def _inside(kind: Kind, side: Side, region: str, instance: str, path: str) -> Call:
    return cloud_call(kind, side, Service.ES, "RequestInstancesByGet", region, {"InstanceId": instance, "Uri": path})


def vpcs(side: Side, region: str, ids: Iterable[str]) -> Call:
    """Some VPCs of a region; one that is not there is left out."""
    return _filtered(Kind.VPCS, side, region, "DescribeVpcs", {"vpc-id": tuple(ids)})


def subnets(side: Side, region: str, vpc: str) -> Call:
    """All subnets of a VPC."""
    return _filtered(Kind.SUBNETS, side, region, "DescribeSubnets", {"vpc-id": (vpc,)})


def vpc_limits(side: Side, region: str) -> Call:
    """The limits that the walk needs."""
    params = {"LimitTypes": list(QUOTAS)}
    return cloud_call(Kind.VPC_LIMITS, side, Service.VPC, "DescribeVpcLimits", region, params)


def peerings(side: Side, region: str, vpc: str) -> Call:
    """The peering connections of a VPC, in any state."""
    return _filtered(Kind.PEERINGS, side, region, "DescribeVpcPeeringConnections", {"vpc-id": (vpc,)})


def peerings_named(side: Side, region: str, name: str) -> Call:
    """The peering connections of a region whose name contains that, in any state."""
    return _filtered(Kind.PEERINGS, side, region, "DescribeVpcPeeringConnections", {"peering-connection-name": (name,)})


def peerings_by_id(side: Side, region: str, ids: Iterable[str]) -> Call:
    """Some peering connections; one that is gone is left out."""
    params = {"PeeringConnectionIds": list(ids)}
    return cloud_call(Kind.PEERINGS, side, Service.VPC, "DescribeVpcPeeringConnections", region, params)


def route_tables(side: Side, region: str, vpc: str) -> Call:
    """All route tables of a VPC, with their routes."""
    return _filtered(Kind.ROUTE_TABLES, side, region, "DescribeRouteTables", {"vpc-id": (vpc,)})


def security_rules(side: Side, region: str, group: str) -> Call:
    """The rules of a security group."""
    params = {"SecurityGroupId": group}
    return cloud_call(Kind.SECURITY_RULES, side, Service.VPC, "DescribeSecurityGroupPolicies", region, params)


def network_acls(side: Side, region: str, vpc: str) -> Call:
    """The network access lists of a VPC."""
    return _filtered(Kind.NETWORK_ACLS, side, region, "DescribeNetworkAcls", {"vpc-id": (vpc,)})


def ccns(side: Side, region: str) -> Call:
    """The account's Cloud Connect Networks."""
    return cloud_call(Kind.CCNS, side, Service.VPC, "DescribeCcns", region)


def ccn_attachments(side: Side, region: str, vpc: str) -> Call:
    """The networks that a VPC is attached to."""
    return _filtered(Kind.CCN_ATTACHMENTS, side, region, "DescribeCcnAttachedInstances", {"instance-id": (vpc,)})


def ccn_members(side: Side, region: str, ccn: str) -> Call:
    """All VPCs of a network."""
    return _filtered(Kind.CCN_ATTACHMENTS, side, region, "DescribeCcnAttachedInstances", {"ccn-id": (ccn,)})


def ccn_routes(side: Side, region: str, ccn: str) -> Call:
    """The routes that a network learned."""
    return cloud_call(Kind.CCN_ROUTES, side, Service.VPC, "DescribeCcnRoutes", region, {"CcnId": ccn})


def ccn_bandwidths(side: Side, region: str, ccn: str) -> Call:
    """The limits that were set in a network."""
    action = "DescribeCcnRegionBandwidthLimits"
    return cloud_call(Kind.CCN_BANDWIDTHS, side, Service.VPC, action, region, {"CcnId": ccn})


def machines(side: Side, region: str, vpc: str) -> Call:
    """The machines of a VPC."""
    params = _filters({"vpc-id": (vpc,)})
    return cloud_call(Kind.MACHINES, side, Service.CVM, "DescribeInstances", region, params)


def agents(side: Side, region: str, machines: Iterable[str]) -> Call:
    """Whether machines can be asked to run something."""
    params = {"InstanceIds": list(machines)}
    return cloud_call(Kind.AGENTS, side, Service.TAT, "DescribeAutomationAgentStatus", region, params)


def command_results(side: Side, region: str, machine: str) -> Call:
    """What was run on a machine, with its output."""
    params: JsonObject = {**_filters({"instance-id": (machine,)}), "HideOutput": False}
    return cloud_call(Kind.COMMAND_RESULTS, side, Service.TAT, "DescribeInvocationTasks", region, params)


def net_detect(
    side: Side,
    region: str,
    source: tuple[str, str],
    targets: Iterable[IPv4Address],
    name: str,
    hop: Hop | None = None,
) -> Call:
    """Check from a (VPC, subnet) whether one or two addresses answer, by a next hop or as routes say."""
    params = {
        "DetectDestinationIp": [str(target) for target in targets],
        "VpcId": source[0],
        "SubnetId": source[1],
        "NetDetectName": name,
        "NextHopType": hop.type if hop else "NONEXTHOP",
        **({"NextHopDestination": hop.id} if hop else {}),
    }
    return cloud_call(Kind.NET_DETECT, side, Service.VPC, "CheckNetDetectState", region, params)


def _filtered(kind: Kind, side: Side, region: str, action: str, values: dict[str, tuple[str, ...]]) -> Call:
    return cloud_call(kind, side, Service.VPC, action, region, _filters(values))


def _filters(values: dict[str, tuple[str, ...]]) -> JsonObject:
    return {"Filters": [{"Name": name, "Values": list(accepted)} for name, accepted in values.items()]}
