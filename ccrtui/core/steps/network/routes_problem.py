"""What stands in the way of a route: another that takes its destination, one that is off, or no room."""

from __future__ import annotations

from ipaddress import IPv4Network

from ccrtui.core.cloud.route import CCN, Hop
from ccrtui.core.cloud.routing import covered, disabled, diverting
from ccrtui.core.steps.conclude import blocked
from ccrtui.core.steps.network.routes_involved import TableNeed, blocks_of
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Judgement

USER = "USER"
"""The type of a route that somebody made, which counts against the limit of a table."""


def lacking(need: TableNeed, hop: Hop) -> tuple[IPv4Network, ...]:
    """The destinations that nothing in a table leads to through the next hop."""
    return tuple(block for block in need.destinations if not covered(need.table.routes, hop, block))


def diverted(need: TableNeed, hop: Hop) -> Judgement | None:
    """A route that leads a destination elsewhere: to exactly it, or to a part of it by a longer prefix."""
    for block in need.destinations:
        route = diverting(need.table.routes, hop, block)
        if route is None:
            continue
        code = Code.ROUTE_TAKEN if route.destination == block else Code.ROUTE_SHADOWED
        return blocked(
            code,
            side=need.side.value,
            table=need.table.id,
            destination=str(route.destination),
            hop_type=route.hop_type,
            hop=route.hop,
            route=route.id,
            wanted=str(block),
        )
    return None


def switched_off(need: TableNeed, hop: Hop) -> Judgement | None:
    """A route to a destination that is there through the next hop and not enabled, while nothing else covers it."""
    for block in lacking(need, hop):
        if route := disabled(need.table.routes, hop, block):
            if hop.type == CCN:
                return learned_and_off(need, block, hop, route.id)
            where = {"side": need.side.value, "table": need.table.id, "destination": str(block)}
            return blocked(Code.ROUTE_DISABLED, **where, route=route.id)
    return None


def learned_and_off(need: TableNeed, block: IPv4Network, hop: Hop, route: str) -> Judgement:
    """A destination that the network between learned from the side where it lies, and does not use."""
    evidence = {"side": need.side.other.value, "destination": str(block), "ccn": hop.id, "route": route}
    return blocked(Code.CCN_ROUTE_DISABLED, **evidence)


def inside_own(look: Look, need: TableNeed) -> Judgement | None:
    """A destination in the side's own blocks, which its local route would keep."""
    for block in need.destinations:
        for own in blocks_of(look, need.side):
            if block.overlaps(own):
                evidence = {"side": need.side.value, "destination": str(block), "block": str(own)}
                return blocked(Code.ROUTE_INSIDE_OWN, **evidence)
    return None


def no_room(need: TableNeed, hop: Hop, limit: int | None) -> Judgement | None:
    """A table that can't take the routes it lacks; a limit that is not known does not stop anything."""
    wanted, used = len(lacking(need, hop)), sum(route.kind == USER for route in need.table.routes)
    if limit is None or not wanted or used + wanted <= limit:
        return None
    return blocked(Code.ROUTE_QUOTA, side=need.side.value, table=need.table.id, limit=limit, in_use=used)
