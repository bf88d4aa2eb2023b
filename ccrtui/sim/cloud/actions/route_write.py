"""Adding, replacing, removing, enabling and disabling routes of a table; all of a request or nothing."""

from __future__ import annotations

from typing import Any

from ccrtui.sim.cloud.actions.route_list import route_view, table_view
from ccrtui.sim.cloud.api import lookup, schema
from ccrtui.sim.cloud.api.action import ITEMS, TEXT, TEXTS, WHOLES, Action, ActionRequest, Answer
from ccrtui.sim.cloud.api.refusal import CloudError, bad_value, missing, not_found
from ccrtui.sim.cloud.network import route_rules
from ccrtui.sim.cloud.network.route_table import Route, RouteTable
from ccrtui.sim.cloud.state import Cloud

MOST = 100


def create(cloud: Cloud, request: ActionRequest) -> Answer:
    """Add routes."""
    table = _table(cloud, request)
    fields_of_routes = _routes(request)
    new = [route_rules.read(cloud, table, fields) for fields in fields_of_routes]
    for at, route in enumerate(new):
        route_rules.check_clash(table, route)
        if any(route.destination == earlier.destination for earlier in new[:at]):
            raise bad_value("Routes", route.destination, "InvalidParameterValue.Duplicate")
    route_rules.check_room(cloud, table, len(new))
    for route in new:
        _name(cloud, route)
    table.routes = [*table.routes, *new]
    cloud.changed()
    return {"TotalCount": 1, "RouteTableSet": [table_view(cloud, table, table.routes)]}


def replace(cloud: Cloud, request: ActionRequest) -> Answer:
    """Change routes, each named by its id, in place."""
    table = _table(cloud, request)
    pairs = [(_existing(table, fields), route_rules.read(cloud, table, fields)) for fields in _routes(request)]
    for old, new in pairs:
        route_rules.check_clash(table, new, leaving=old)
    before = [route_view(table, old) for old, _ in pairs]
    for old, new in pairs:
        new.item_id, new.number, new.created = old.item_id, old.number, old.created
        table.routes = [new if route is old else route for route in table.routes]
    cloud.changed()
    return {"OldRouteSet": before, "NewRouteSet": [route_view(table, new) for _, new in pairs]}


def delete(cloud: Cloud, request: ActionRequest) -> Answer:
    """Remove routes, each named by its id."""
    table = _table(cloud, request)
    removed = [_existing(table, fields) for fields in _routes(request)]
    table.routes = [route for route in table.routes if route not in removed]
    cloud.changed()
    return {"RouteSet": [route_view(table, route) for route in removed]}


def enable(cloud: Cloud, request: ActionRequest) -> Answer:
    """Enable routes, unless another route to the same destination is enabled."""
    table, routes = _named(cloud, request)
    for route in routes:
        _check_alone(table, route)
    return _switch(cloud, routes, True)


def disable(cloud: Cloud, request: ActionRequest) -> Answer:
    """Disable routes."""
    _, routes = _named(cloud, request)
    return _switch(cloud, routes, False)


def _switch(cloud: Cloud, routes: list[Route], enabled: bool) -> Answer:
    for route in routes:
        route.enabled = enabled
    cloud.changed()
    return {}


def _table(cloud: Cloud, request: ActionRequest) -> RouteTable:
    return lookup.table(cloud, request, request.text("RouteTableId"))


def _routes(request: ActionRequest) -> list[dict[str, Any]]:
    routes = request.items("Routes")
    if not routes:
        raise missing("Routes")
    if len(routes) > MOST:
        raise bad_value("Routes", len(routes), "InvalidParameterValue.LimitExceeded")
    return routes


def _existing(table: RouteTable, fields: dict[str, Any]) -> Route:
    schema.check(fields, {}, {**route_rules.NEEDS, **route_rules.TAKES}, "Routes.")
    item, number = fields.get("RouteItemId"), fields.get("RouteId")
    if not item and not number:
        raise missing("Routes.RouteItemId")
    return _editable(table, item or number)


def _editable(table: RouteTable, identity: str | int | None) -> Route:
    route = next((candidate for candidate in table.routes if identity in (candidate.item_id, candidate.number)), None)
    if route is None:
        raise not_found("InvalidRouteId.NotFound", str(identity))
    if route.kind != "USER":
        raise CloudError("UnsupportedOperation.SystemRoute", f"The route `{identity}` was made by the system.")
    return route


def _named(cloud: Cloud, request: ActionRequest) -> tuple[RouteTable, list[Route]]:
    table = _table(cloud, request)
    items, numbers = request.texts("RouteItemIds"), request.texts("RouteIds")
    if bool(items) == bool(numbers):
        raise CloudError("InvalidParameter.Coexist", "Either `RouteItemIds` or `RouteIds` is needed, and not both.")
    identities = items or numbers
    if len(identities) > MOST:
        raise bad_value("RouteIds", len(identities), "InvalidParameterValue.LimitExceeded")
    return table, [_editable(table, identity) for identity in identities]


def _check_alone(table: RouteTable, route: Route) -> None:
    for other in table.to(route.destination) if route.destination else []:
        if other is not route and other.enabled:
            code = "EcmpWithCcnRoute" if other.kind == "CCN" else "EcmpWithUserRoute"
            text = f"The route `{other.item_id}` to {other.destination} is enabled already."
            raise CloudError(f"UnsupportedOperation.{code}", text)


def _name(cloud: Cloud, route: Route) -> None:
    route.item_id, route.number, route.created = cloud.ids.new("rti"), cloud.ids.number(), cloud.clock.now()


_WITH_ROUTES = {"RouteTableId": TEXT, "Routes": ITEMS}
_BY_ID, _IDS = {"RouteTableId": TEXT}, {"RouteItemIds": TEXTS, "RouteIds": WHOLES}
ACTIONS = (
    Action("vpc", "CreateRoutes", create, "write", _WITH_ROUTES, {}, "rtb", "RouteTableId"),
    Action("vpc", "ReplaceRoutes", replace, "write", _WITH_ROUTES, {}, "rtb", "RouteTableId"),
    Action("vpc", "DeleteRoutes", delete, "write", _WITH_ROUTES, {}, "rtb", "RouteTableId"),
    Action("vpc", "EnableRoutes", enable, "write", _BY_ID, _IDS, "rtb", "RouteTableId"),
    Action("vpc", "DisableRoutes", disable, "write", _BY_ID, _IDS, "rtb", "RouteTableId"),
)
