"""Accounts and regions (sts 2018-08-13, region 2022-06-27)."""

from __future__ import annotations

import msgspec

from ccrtui.adapters.tencent.decode.fields import Fields
from ccrtui.core.cloud.account import Caller, Regions


class _Caller(Fields):
    account_id: str
    arn: str
    user_id: str


class _Region(Fields):
    region: str
    region_state: str


class _Regions(Fields):
    region_set: list[_Region]


def caller(response: object) -> Caller:
    """`GetCallerIdentity`. Raises ValueError without an account."""
    identity = msgspec.convert(response, _Caller)
    if not identity.account_id:
        raise ValueError("no account")
    return Caller(identity.account_id, identity.arn, identity.user_id)


def regions(response: object) -> Regions:
    """`DescribeRegions`."""
    return Regions({region.region: region.region_state for region in msgspec.convert(response, _Regions).region_set})
