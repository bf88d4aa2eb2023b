"""Reading routes: by table, by next hop, and those that clash with a destination."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ccrtui.sim.cloud.api import lookup, times
from ccrtui.sim.cloud.api.action import FLAG, TEXT, TEXTS, Action, ActionRequest, Answer
from ccrtui.sim.cloud.api.listing import BY_FILTERS, BY_FILTERS_IN_TEXT, Filters, filtered, page, read_filters, selected
from ccrtui.sim.cloud.api.lookup import own_tables
from ccrtui.sim.cloud.api.refusal import CloudError
from ccrtui.sim.cloud.network import blocks
from ccrtui.sim.cloud.network.route_table import Route, RouteTable
from ccrtui.sim.cloud.state import Cloud

_TABLES: Filters[RouteTable] = {
    "vpc-id": lambda table, value: table.vpc_id == value,
    "route-table-id": lambda table, value: table.id == value,
    "route-table-name": lambda table, value: value in table.name,
    "association.main": lambda table, value: str(table.main).lower() == value.lower(),
    "next-hop-type": lambda table, value: any(route.gateway_type == value for route in table.routes),
}


@dataclass(slots=True)
class Placed:
    """A route with its table, as the list over all tables filters them."""

    id: str
    created: float
    table: RouteTable
    route: Route


_ROUTES: Filters[Placed] = {
    "route-table-id": lambda row, value: row.table.id == value,
    "vpc-id": lambda row, value: row.table.vpc_id == value,
    "gateway-id": lambda row, value: row.route.gateway_id == value,
    "gateway-type": lambda row, value: row.route.gateway_type == value,
    "dest-cidr": lambda row, value: str(row.route.destination or "").startswith(value),
    "route-id": lambda row, value: row.id == value,
}


def tables(cloud: Cloud, request: ActionRequest) -> Answer:
    """The route tables of a region, with their routes unless these are not wanted."""
    names = {name for name, _ in read_filters(request, _TABLES)}
    if "next-hop-type" in names and not {"route-table-id", "vpc-id"} <= names:
        text = "The filter `next-hop-type` can only be used together with `route-table-id` and `vpc-id`."
        raise CloudError("InvalidParameter.FilterInvalidKey", text)
    selection = selected(request, own_tables(cloud, request), "RouteTableIds", _TABLES, "InvalidRouteTableId.NotFound")
    with_routes = request.flag("NeedRouterInfo", True)
    rows = [
        table_view(cloud, table, _listed(cloud, table) if with_routes else []) for table in page(request, selection)
    ]
    return {"TotalCount": len(selection), "RouteTableSet": rows}


def routes(cloud: Cloud, request: ActionRequest) -> Answer:
    """The routes of all tables of a region."""
    placed = [
        Placed(route.item_id, route.created, table, route)
        for table in own_tables(cloud, request)
        for route in table.routes
    ]
    selection = filtered(request, cloud.listed(placed), _ROUTES)
    rows = [route_view(row.table, row.route) for row in page(request, selection)]
    return {"TotalCount": len(selection), "RouteSet": rows}


def conflicts(cloud: Cloud, request: ActionRequest) -> Answer:
    """The routes of a table that have one of the destinations already."""
    table = lookup.table(cloud, request, request.text("RouteTableId"))
    destinations = [blocks.read(text, "DestinationCidrBlocks") for text in request.texts("DestinationCidrBlocks")]
    matches = ((block, table.to(block)) for block in destinations)
    rows = [
        {
            "RouteTableId": table.id,
            "DestinationCidrBlock": str(block),
            "ConflictSet": [route_view(table, route) for route in clashing],
        }
        for block, clashing in matches
        if clashing
    ]
    return {"RouteConflictSet": rows}


def table_view(cloud: Cloud, table: RouteTable, routes: list[Route]) -> dict[str, Any]:
    """A route table as answers show it, with some of its routes."""
    bound = (subnet for subnet in cloud.subnets_of(table.vpc_id) if subnet.table_id == table.id)
    return {
        "VpcId": table.vpc_id,
        "RouteTableId": table.id,
        "RouteTableName": table.name,
        "AssociationSet": [{"SubnetId": subnet.id, "RouteTableId": table.id} for subnet in bound],
        "RouteSet": [route_view(table, route) for route in routes],
        "Main": table.main,
        "CreatedTime": times.formatted(table.created),
        "TagSet": [],
        "LocalCidrForCcn": [],
    }


def _listed(cloud: Cloud, table: RouteTable) -> list[Route]:
    latest = cloud.clock.now() - cloud.rules.list_lag_s
    return [route for route in table.routes if route.created <= latest]


def route_view(table: RouteTable, route: Route) -> dict[str, Any]:
    """A route as answers show it: one of IPv6 has no number and an empty destination."""
    return {
        "RouteTableId": table.id,
        "DestinationCidrBlock": str(route.destination) if route.destination else "",
        "DestinationIpv6CidrBlock": route.destination_v6,
        "GatewayType": route.gateway_type,
        "GatewayId": route.gateway_id,
        "RouteId": 0 if route.destination_v6 else route.number,
        "RouteItemId": route.item_id,
        "RouteDescription": route.description,
        "RouteType": route.kind,
        "Enabled": route.enabled,
        "PublishedToVbc": False,
        "CreatedTime": times.formatted(route.created),
        "CdcId": "",
    }


ACTIONS = (
    Action(
        "vpc",
        "DescribeRouteTables",
        tables,
        takes={"RouteTableIds": TEXTS, **BY_FILTERS_IN_TEXT, "NeedRouterInfo": FLAG},
    ),
    Action("vpc", "DescribeRoutes", routes, takes=BY_FILTERS),
    Action("vpc", "DescribeRouteConflicts", conflicts, needs={"RouteTableId": TEXT, "DestinationCidrBlocks": TEXTS}),
)
