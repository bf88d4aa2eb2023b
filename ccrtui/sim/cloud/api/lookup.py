"""Finding what a request names, among what its account has in its region."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TypeVar

from ccrtui.sim.cloud.api.action import ActionRequest
from ccrtui.sim.cloud.api.refusal import bad_value, not_found
from ccrtui.sim.cloud.network.ccn import Ccn
from ccrtui.sim.cloud.network.network_acl import NetworkAcl
from ccrtui.sim.cloud.network.peering import Peering
from ccrtui.sim.cloud.network.route_table import RouteTable
from ccrtui.sim.cloud.network.security_group import SecurityGroup
from ccrtui.sim.cloud.network.vpc import Subnet, Vpc
from ccrtui.sim.cloud.state import Cloud

T = TypeVar("T")


def own_vpcs(cloud: Cloud, request: ActionRequest) -> list[Vpc]:
    """The account's VPCs in the region."""
    return [vpc for vpc in cloud.vpcs.values() if vpc.owner == request.account.uin and vpc.region == request.region]


def own_subnets(cloud: Cloud, request: ActionRequest) -> list[Subnet]:
    """The account's subnets in the region."""
    return [subnet for vpc in own_vpcs(cloud, request) for subnet in cloud.subnets_of(vpc.id)]


def own_tables(cloud: Cloud, request: ActionRequest) -> list[RouteTable]:
    """The account's route tables in the region."""
    return [table for vpc in own_vpcs(cloud, request) for table in cloud.tables_of(vpc.id)]


def own_acls(cloud: Cloud, request: ActionRequest) -> list[NetworkAcl]:
    """The account's network ACLs in the region."""
    vpc_ids = {vpc.id for vpc in own_vpcs(cloud, request)}
    return [acl for acl in cloud.acls.values() if acl.vpc_id in vpc_ids]


def own_groups(cloud: Cloud, request: ActionRequest) -> list[SecurityGroup]:
    """The account's security groups in the region."""
    home = (request.account.uin, request.region)
    return [group for group in cloud.groups.values() if (group.owner, group.region) == home]


def own_peerings(cloud: Cloud, request: ActionRequest) -> list[Peering]:
    """The peering connections with an end of the account in the region."""
    home = (request.account.uin, request.region)
    return [
        peering for peering in cloud.peerings.values() if any((end.owner, end.region) == home for end in peering.ends)
    ]


def own_ccns(cloud: Cloud, request: ActionRequest) -> list[Ccn]:
    """The account's CCNs; they belong to no region."""
    return [ccn for ccn in cloud.ccns.values() if ccn.owner == request.account.uin]


def _owned(resource: T | None, own: Collection[T], code: str, identity: str) -> T:
    """What was found, if it is the account's. Raises CloudError with that code."""
    if resource is None or resource not in own:
        raise not_found(code, identity)
    return resource


def vpc(cloud: Cloud, request: ActionRequest, identity: str) -> Vpc:
    """A VPC. Raises CloudError."""
    _check_form(identity, "vpc", "InvalidVpcId.Malformed")
    return _owned(cloud.vpcs.get(identity), own_vpcs(cloud, request), "InvalidVpcId.NotFound", identity)


def table(cloud: Cloud, request: ActionRequest, identity: str) -> RouteTable:
    """A route table. Raises CloudError."""
    _check_form(identity, "rtb", "InvalidRouteTableId.Malformed")
    return _owned(cloud.tables.get(identity), own_tables(cloud, request), "InvalidRouteTableId.NotFound", identity)


def group(cloud: Cloud, request: ActionRequest, identity: str) -> SecurityGroup:
    """A security group. Raises CloudError."""
    _check_form(identity, "sg", "InvalidSecurityGroupID.Malformed")
    return _owned(cloud.groups.get(identity), own_groups(cloud, request), "InvalidSecurityGroupID.NotFound", identity)


def peering(cloud: Cloud, request: ActionRequest, identity: str) -> Peering:
    """A peering connection that the account is a party of. Raises CloudError."""
    _check_form(identity, "pcx", "InvalidParameterValue.Malformed")
    return _owned(cloud.peerings.get(identity), own_peerings(cloud, request), "ResourceNotFound", identity)


def ccn(cloud: Cloud, request: ActionRequest, identity: str) -> Ccn:
    """A CCN of the account. Raises CloudError."""
    network = any_ccn(cloud, identity)
    if network.owner != request.account.uin:
        raise not_found("ResourceNotFound", identity)
    return network


def any_ccn(cloud: Cloud, identity: str) -> Ccn:
    """A CCN of anybody. Raises CloudError."""
    _check_form(identity, "ccn", "InvalidParameterValue.Malformed")
    if identity not in cloud.ccns:
        raise not_found("ResourceNotFound", identity)
    return cloud.ccns[identity]


def _check_form(identity: str, prefix: str, code: str) -> None:
    if not re.fullmatch(rf"{prefix}-[0-9a-z]{{8}}", identity):
        raise bad_value(f"{prefix} id", identity, code)
