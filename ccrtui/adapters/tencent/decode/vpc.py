"""VPCs, their subnets and limits (vpc 2017-03-12)."""

from __future__ import annotations

from ipaddress import IPv4Network

import msgspec

from ccrtui.adapters.tencent.decode.fields import Fields, rows
from ccrtui.core.cloud.vpc import Limits, Subnet, Subnets, Vpc, Vpcs


class _Secondary(Fields):
    cidr_block: str


class _Vpc(Fields):
    vpc_id: str
    cidr_block: str
    vpc_name: str | None = None
    assistant_cidr_set: list[_Secondary] | None = None


class _Vpcs(Fields):
    vpc_set: list[_Vpc] | None


class _Subnet(Fields):
    subnet_id: str
    cidr_block: str
    route_table_id: str
    subnet_name: str | None = None
    zone: str | None = None
    network_acl_id: str | None = None


class _Subnets(Fields):
    subnet_set: list[_Subnet] | None


class _Limit(Fields):
    limit_type: str
    limit_value: int


class _Limits(Fields):
    vpc_limit_set: list[_Limit] | None


def vpcs(response: object) -> Vpcs:
    """`DescribeVpcs`."""
    return Vpcs(tuple(_vpc(vpc) for vpc in rows(msgspec.convert(response, _Vpcs).vpc_set)))


def subnets(response: object) -> Subnets:
    """`DescribeSubnets`."""
    return Subnets(
        tuple(
            Subnet(
                subnet.subnet_id,
                subnet.subnet_name or "",
                IPv4Network(subnet.cidr_block),
                subnet.zone or "",
                subnet.route_table_id,
                subnet.network_acl_id or None,
            )
            for subnet in rows(msgspec.convert(response, _Subnets).subnet_set)
        )
    )


def vpc_limits(response: object) -> Limits:
    """`DescribeVpcLimits`."""
    return Limits(
        {limit.limit_type: limit.limit_value for limit in rows(msgspec.convert(response, _Limits).vpc_limit_set)}
    )


def _vpc(vpc: _Vpc) -> Vpc:
    blocks = (vpc.cidr_block, *(more.cidr_block for more in rows(vpc.assistant_cidr_set)))
    return Vpc(vpc.vpc_id, vpc.vpc_name or "", tuple(map(IPv4Network, blocks)))
