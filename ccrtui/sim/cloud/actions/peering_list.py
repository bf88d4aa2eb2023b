"""Listing peering connections: regions in short codes, accounts as numbers, the peer VPC twice."""

from __future__ import annotations

from typing import Any

from ccrtui.sim.cloud.api import times
from ccrtui.sim.cloud.api.action import TEXT, TEXTS, Action, ActionRequest, Answer
from ccrtui.sim.cloud.api.listing import BY_FILTERS, Filters, page, selected
from ccrtui.sim.cloud.api.lookup import own_peerings
from ccrtui.sim.cloud.api.refusal import bad_value
from ccrtui.sim.cloud.network.peering import Peering
from ccrtui.sim.cloud.regions import SHORT
from ccrtui.sim.cloud.state import Cloud

_FILTERS: Filters[Peering] = {
    "vpc-id": lambda peering, value: value in peering.pair,
    "state": lambda peering, value: peering.state == value,
    "peering-connection-name": lambda peering, value: value in peering.name,
}
_ORDERS = {"CreatedTime": lambda peering: (peering.created,), "PeeringConnectionName": lambda peering: (peering.name,)}


def peerings(cloud: Cloud, request: ActionRequest) -> Answer:
    """The connections with an end in the region; an id that is gone is just not among them."""
    selection = selected(request, cloud.listed(own_peerings(cloud, request)), "PeeringConnectionIds", _FILTERS)
    order = request.text("OrderField", "CreatedTime")
    if order not in _ORDERS:
        raise bad_value("OrderField", order)
    selection.sort(key=_ORDERS[order], reverse=request.text("OrderDirection", "DESC").upper() == "DESC")
    return {
        "TotalCount": len(selection),
        "PeerConnectionSet": [_view(cloud, peering) for peering in page(request, selection)],
    }


def _view(cloud: Cloud, peering: Peering) -> dict[str, Any]:
    source, peer = peering.ends
    return {
        "PeeringConnectionId": peering.id,
        "PeeringConnectionName": peering.name,
        "State": peering.state,
        "SourceVpcId": source.vpc_id,
        "PeerVpcId": peer.vpc_id,
        "DestinationVpcId": peer.vpc_id,
        "SourceRegion": SHORT[source.region],
        "DestinationRegion": SHORT[peer.region],
        "SourceUin": source.owner,
        "DestinationUin": peer.owner,
        "AppId": cloud.accounts[source.owner].app_id,
        "PeerAppId": cloud.accounts[peer.owner].app_id,
        "Bandwidth": peering.bandwidth,
        "ChargeType": peering.charge,
        "QosLevel": peering.qos,
        "Type": "VPC0",
        "IsNgw": False,
        "CreateTime": times.formatted(peering.created),
        "TagSet": list(peering.tags),
    }


ACTIONS = (
    Action(
        "vpc",
        "DescribeVpcPeeringConnections",
        peerings,
        takes={"PeeringConnectionIds": TEXTS, **BY_FILTERS, "OrderField": TEXT, "OrderDirection": TEXT},
    ),
)
