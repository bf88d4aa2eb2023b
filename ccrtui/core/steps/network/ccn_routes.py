"""Routes of a Cloud Connect Network: they are learned, so all that can be done is to wait, or to say what is off."""

from __future__ import annotations

from ipaddress import IPv4Network

from ccrtui.core.call.call import ENDS, Call, Side
from ccrtui.core.cloud.calls import caller, ccn_routes
from ccrtui.core.cloud.ccn import CcnRoutes
from ccrtui.core.cloud.route import Hop
from ccrtui.core.json_value import JsonObject
from ccrtui.core.steps.conclude import satisfied, waiting
from ccrtui.core.steps.network.ccn_pick import keeper
from ccrtui.core.steps.network.routes_involved import TableNeed
from ccrtui.core.steps.network.routes_problem import diverted, lacking, learned_and_off, switched_off
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Judgement

LEARNED_S = 60.0
"""How long a network may take to make its routes known to the tables."""


def ccn_route_reads(look: Look, hop: Hop) -> tuple[Call, ...]:
    """Whose keys the two are, then what the network has learned, asked with the key of its account if we have it."""
    callers = tuple(caller(side) for side in ENDS)
    return (*callers, _learned(look, hop)) if all(call in look for call in callers) else callers


def judge_ccn_routes(look: Look, needs: tuple[TableNeed, ...], hop: Hop, evidence: JsonObject) -> Judgement:
    """Every destination is learned and on; a route of somebody's own to it, or one that is off, blocks."""
    for need in needs:
        if problem := diverted(need, hop) or switched_off(need, hop):
            return problem
    for need in needs:
        for block in lacking(need, hop):
            return _lacks(look, need, block, hop)
    return satisfied(Code.CCN_ROUTES_STAND, **evidence, ccn=hop.id)


def _lacks(look: Look, need: TableNeed, block: IPv4Network, hop: Hop) -> Judgement:
    learned_routes, beyond = look.value(_learned(look, hop), CcnRoutes), look.instance(need.side.other)
    learned = [route for route in learned_routes.routes if beyond and route.vpc == beyond.vpc] if learned_routes else []
    fitting = [route for route in learned if block.subnet_of(route.destination)]
    if fitting and not any(route.enabled for route in fitting):
        return learned_and_off(need, block, hop, fitting[0].id)
    where = {"side": need.side.value, "table": need.table.id, "destination": str(block), "ccn": hop.id}
    return waiting(Code.CCN_ROUTES_MISSING, LEARNED_S, **where)


def _learned(look: Look, hop: Hop) -> Call:
    side = keeper(look, hop.id) or Side.LEADER
    return ccn_routes(side, look.region(side), hop.id)
