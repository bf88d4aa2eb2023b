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
    return RouteTables(tuple(_table(one) for one in rows(msgspec.convert(response, _Tables).route_table_set)))


def _table(one: _Table) -> RouteTable:
    return RouteTable(
        one.route_table_id,
        one.route_table_name or "",
        bool(one.main),
        tuple(bound.subnet_id for bound in rows(one.association_set)),
        tuple(_route(route) for route in rows(one.route_set)),
    )


def _route(one: _Route) -> Route:
    return Route(
        one.route_item_id or "",
        block(one.destination_cidr_block),
        one.gateway_type,
        one.gateway_id,
        one.enabled,
        one.route_type,
        one.route_description or "",
    )
