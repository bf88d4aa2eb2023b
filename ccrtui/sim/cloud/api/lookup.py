"""Finding what a request names, among what its account has in its region."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TypeVar

from ccrtui.sim.cloud.api.action import Asked
from ccrtui.sim.cloud.api.refusal import bad_value, not_found
from ccrtui.sim.cloud.network.ccn import Ccn
from ccrtui.sim.cloud.network.network_acl import NetworkAcl
from ccrtui.sim.cloud.network.peering import Peering
from ccrtui.sim.cloud.network.route_table import RouteTable
from ccrtui.sim.cloud.network.security_group import SecurityGroup
from ccrtui.sim.cloud.network.vpc import Subnet, Vpc
from ccrtui.sim.cloud.state import Cloud

T = TypeVar("T")


def own_vpcs(cloud: Cloud, asked: Asked) -> list[Vpc]:
    """The account's VPCs in the region."""
    return [vpc for vpc in cloud.vpcs.values() if vpc.owner == asked.account.uin and vpc.region == asked.region]


def own_subnets(cloud: Cloud, asked: Asked) -> list[Subnet]:
    """The account's subnets in the region."""
    return [subnet for vpc in own_vpcs(cloud, asked) for subnet in cloud.subnets_of(vpc.id)]


def own_tables(cloud: Cloud, asked: Asked) -> list[RouteTable]:
    """The account's route tables in the region."""
    return [table for vpc in own_vpcs(cloud, asked) for table in cloud.tables_of(vpc.id)]


def own_acls(cloud: Cloud, asked: Asked) -> list[NetworkAcl]:
    """The account's network ACLs in the region."""
    ours = {vpc.id for vpc in own_vpcs(cloud, asked)}
    return [acl for acl in cloud.acls.values() if acl.vpc_id in ours]


def own_groups(cloud: Cloud, asked: Asked) -> list[SecurityGroup]:
    """The account's security groups in the region."""
    here = (asked.account.uin, asked.region)
    return [group for group in cloud.groups.values() if (group.owner, group.region) == here]


def own_peerings(cloud: Cloud, asked: Asked) -> list[Peering]:
    """The peering connections with an end of the account in the region."""
    here = (asked.account.uin, asked.region)
    return [one for one in cloud.peerings.values() if any((end.owner, end.region) == here for end in one.ends)]


def own_ccns(cloud: Cloud, asked: Asked) -> list[Ccn]:
    """The account's CCNs; they belong to no region."""
    return [ccn for ccn in cloud.ccns.values() if ccn.owner == asked.account.uin]


def _one(found: T | None, own: Collection[T], code: str, identity: str) -> T:
    """What was found, if it is the account's. Raises CloudError with that code."""
    if found is None or found not in own:
        raise not_found(code, identity)
    return found


def vpc(cloud: Cloud, asked: Asked, identity: str) -> Vpc:
    """A VPC. Raises CloudError."""
    _check_form(identity, "vpc", "InvalidVpcId.Malformed")
    return _one(cloud.vpcs.get(identity), own_vpcs(cloud, asked), "InvalidVpcId.NotFound", identity)


def table(cloud: Cloud, asked: Asked, identity: str) -> RouteTable:
    """A route table. Raises CloudError."""
    _check_form(identity, "rtb", "InvalidRouteTableId.Malformed")
    return _one(cloud.tables.get(identity), own_tables(cloud, asked), "InvalidRouteTableId.NotFound", identity)


def group(cloud: Cloud, asked: Asked, identity: str) -> SecurityGroup:
    """A security group. Raises CloudError."""
    _check_form(identity, "sg", "InvalidSecurityGroupID.Malformed")
    return _one(cloud.groups.get(identity), own_groups(cloud, asked), "InvalidSecurityGroupID.NotFound", identity)


def peering(cloud: Cloud, asked: Asked, identity: str) -> Peering:
    """A peering connection that the account is a party of. Raises CloudError."""
    _check_form(identity, "pcx", "InvalidParameterValue.Malformed")
    return _one(cloud.peerings.get(identity), own_peerings(cloud, asked), "ResourceNotFound", identity)


def ccn(cloud: Cloud, asked: Asked, identity: str) -> Ccn:
    """A CCN of the account. Raises CloudError."""
    found = any_ccn(cloud, identity)
    if found.owner != asked.account.uin:
        raise not_found("ResourceNotFound", identity)
    return found


def any_ccn(cloud: Cloud, identity: str) -> Ccn:
    """A CCN of anybody. Raises CloudError."""
    _check_form(identity, "ccn", "InvalidParameterValue.Malformed")
    if identity not in cloud.ccns:
        raise not_found("ResourceNotFound", identity)
    return cloud.ccns[identity]


def _check_form(identity: str, prefix: str, code: str) -> None:
    if not re.fullmatch(rf"{prefix}-[0-9a-z]{{8}}", identity):
        raise bad_value(f"{prefix} id", identity, code)
