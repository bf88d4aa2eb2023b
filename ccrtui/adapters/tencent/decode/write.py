"""What writes answer: the ids of what they made."""

from __future__ import annotations

from ipaddress import IPv4Network

import msgspec

from ccrtui.adapters.tencent.decode.fields import Fields
from ccrtui.adapters.tencent.decode.route import route_tables
from ccrtui.core.call.call import Call
from ccrtui.core.cloud.route import Route
from ccrtui.core.profile.profile import Made


class NoIdError(ValueError):
    """An answer without the id of what was made."""


class _Peering(Fields):
    peering_connection_id: str | None = None


class _Ccn(Fields):
    ccn_id: str | None = None


class _Network(Fields):
    ccn: _Ccn | None = None


class _Run(Fields):
    invocation_id: str | None = None


class _Wanted(Fields):
    destination_cidr_block: str
    gateway_id: str


class _Routes(Fields):
    route_table_id: str
    routes: list[_Wanted]


def done(_response: object) -> Made:
    """A write that makes nothing with an id of its own."""
    return Made()


def created_peering(response: object) -> Made:
    """`CreateVpcPeeringConnection`. Raises NoIdError."""
    return Made(peerings=(_given(msgspec.convert(response, _Peering).peering_connection_id),))


def created_ccn(response: object) -> Made:
    """`CreateCcn`. Raises NoIdError."""
    ccn = msgspec.convert(response, _Network).ccn or _Ccn()
    return Made(ccns=(_given(ccn.ccn_id),))


def run_command(response: object) -> str:
    """`RunCommand`: the id of the invocation. Raises NoIdError."""
    return _given(msgspec.convert(response, _Run).invocation_id)


def created_route(response: object, call: Call) -> Made:
    """`CreateRoutes`: the route of the call, found in its table; nothing when the table is not in the answer."""
    params = msgspec.convert(call.params, _Routes)
    if not isinstance(response, dict) or "RouteTableSet" not in response:
        return Made()
    table = route_tables(response).get(params.route_table_id)
    ids = (
        route.id
        for route in (table.routes if table else ())
        if any(_is(route, requested) for requested in params.routes)
    )
    return Made(routes=tuple(route_id for route_id in ids if route_id))


def _is(route: Route, requested: _Wanted) -> bool:
    return (route.destination, route.hop) == (IPv4Network(requested.destination_cidr_block), requested.gateway_id)


def _given(resource_id: str | None) -> str:
    if not resource_id:
        raise NoIdError
    return resource_id
