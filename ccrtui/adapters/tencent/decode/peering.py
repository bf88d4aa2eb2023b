"""Peering connections: regions in short codes, accounts as numbers, the peer VPC under two names (vpc 2017-03-12)."""

from __future__ import annotations

import msgspec

from ccrtui.adapters.tencent.decode.fields import Fields, region, rows
from ccrtui.core.cloud.peering import Peering, PeeringEnd, Peerings


class _Peering(Fields):
    peering_connection_id: str
    state: str
    source_vpc_id: str
    peering_connection_name: str | None = None
    peer_vpc_id: str | None = None
    destination_vpc_id: str | None = None
    source_region: str | None = None
    destination_region: str | None = None
    source_uin: int | str | None = None
    destination_uin: int | str | None = None
    bandwidth: int | None = None
    charge_type: str | None = None
    create_time: str | None = None


class _Peerings(Fields):
    peer_connection_set: list[_Peering] | None


def peerings(response: object) -> Peerings:
    """`DescribeVpcPeeringConnections`. Raises ValueError when one has no second end."""
    return Peerings(
        tuple(_peering(peering) for peering in rows(msgspec.convert(response, _Peerings).peer_connection_set))
    )


def _peering(peering: _Peering) -> Peering:
    peer = peering.peer_vpc_id or peering.destination_vpc_id
    if not peer:
        raise ValueError("no peer VPC")
    return Peering(
        peering.peering_connection_id,
        peering.peering_connection_name or "",
        peering.state,
        _end(peering.source_vpc_id, peering.source_region, peering.source_uin),
        _end(peer, peering.destination_region, peering.destination_uin),
        peering.bandwidth or 0,
        peering.charge_type or "",
        peering.create_time or "",
    )


def _end(vpc: str, code: str | None, account: int | str | None) -> PeeringEnd:
    return PeeringEnd(vpc, region(code or ""), str(account or ""))
