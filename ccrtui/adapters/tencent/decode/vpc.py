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
    return Vpcs(tuple(_vpc(one) for one in rows(msgspec.convert(response, _Vpcs).vpc_set)))


def subnets(response: object) -> Subnets:
    """`DescribeSubnets`."""
    return Subnets(
        tuple(
            Subnet(
                one.subnet_id,
                one.subnet_name or "",
                IPv4Network(one.cidr_block),
                one.zone or "",
                one.route_table_id,
                one.network_acl_id or None,
            )
            for one in rows(msgspec.convert(response, _Subnets).subnet_set)
        )
    )


def vpc_limits(response: object) -> Limits:
    """`DescribeVpcLimits`."""
    return Limits({one.limit_type: one.limit_value for one in rows(msgspec.convert(response, _Limits).vpc_limit_set)})


def _vpc(one: _Vpc) -> Vpc:
    blocks = (one.cidr_block, *(more.cidr_block for more in rows(one.assistant_cidr_set)))
    return Vpc(one.vpc_id, one.vpc_name or "", tuple(map(IPv4Network, blocks)))
