"""Route tables and their routes (vpc 2017-03-12)."""

from __future__ import annotations

import msgspec

from ccrtui.adapters.tencent.decode.fields import Fields, block, rows
from ccrtui.core.cloud.route import Route, RouteTable, RouteTables


class _Route(Fields):
    gateway_type: str
    gateway_id: str
    enabled: bool
    route_type: str
    route_item_id: str | None = None
    destination_cidr_block: str | None = None
    route_description: str | None = None


class _Association(Fields):
    subnet_id: str


class _Table(Fields):
    route_table_id: str
    route_set: list[_Route] | None
    route_table_name: str | None = None
    main: bool | None = None
    association_set: list[_Association] | None = None


class _Tables(Fields):
    route_table_set: list[_Table] | None


def route_tables(response: object) -> RouteTables:
    """`DescribeRouteTables`, and what `CreateRoutes` answers."""
    return RouteTables(tuple(_table(table) for table in rows(msgspec.convert(response, _Tables).route_table_set)))


def _table(table: _Table) -> RouteTable:
    return RouteTable(
        table.route_table_id,
        table.route_table_name or "",
        bool(table.main),
        tuple(bound.subnet_id for bound in rows(table.association_set)),
        tuple(_route(route) for route in rows(table.route_set)),
    )


def _route(route: _Route) -> Route:
    return Route(
        route.route_item_id or "",
        block(route.destination_cidr_block),
        route.gateway_type,
        route.gateway_id,
        route.enabled,
        route.route_type,
        route.route_description or "",
    )
