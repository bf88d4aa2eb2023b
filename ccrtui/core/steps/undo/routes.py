"""Taking back routes: those with our mark or whose ids the profile keeps, in any table of both VPCs."""

from __future__ import annotations

from collections.abc import Iterator

from ccrtui.core.call.call import ENDS, Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.cloud.calls import route_tables
from ccrtui.core.cloud.route import Route
from ccrtui.core.cloud.writes import delete_route
from ccrtui.core.profile.profile import Made
from ccrtui.core.steps.network.routes_involved import tables_of
from ccrtui.core.steps.ours import judge_undo
from ccrtui.core.steps.undo.absent import removed_by, with_absent
from ccrtui.core.steps.undo.unseen import named_sites, surely
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Absent, Intention, Judgement, PlannedCall, StepName


class UndoRoutes:
    """Removes the routes that we made, by their ids, one per call; the others of a table stay."""

    name = StepName.ROUTES

    def reads(self, facts: Facts, intention: Intention) -> tuple[Call, ...]:
        """The tables of both VPCs; nothing where no instance is named."""
        profile = intention.profile
        look = Look(facts, profile)
        return (*named_sites(profile), *(call for side in ENDS for call in _tables(look, side)))

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        """See `judge_undo`; unknown while tables in which we made routes are out of sight."""
        profile = intention.profile
        look = Look(facts, profile)
        judged = surely(judge_undo(self, facts, intention), look, profile.made.routes)
        return with_absent(judged, look, _absent(look))

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        """One call per route of ours that is still there."""
        profile = intention.profile
        look = Look(facts, profile)
        return tuple(
            PlannedCall(
                delete_route(side, profile.region(side), table, route.id),
                unmade=Made(routes=(route.id,)),
                subject=" ".join(filter(None, (str(route.destination or ""), route.hop, table))),
            )
            for side in ENDS
            for table, route in _ours(look, side)
        )


def _tables(look: Look, side: Side) -> tuple[Call, ...]:
    instance = look.instance(side)
    return (route_tables(side, look.region(side), instance.vpc),) if instance else ()


def _ours(look: Look, side: Side) -> Iterator[tuple[str, Route]]:
    tables = tables_of(look, side)
    for table in tables.tables if tables else ():
        for route in table.routes:
            if route.id in look.profile.made.routes or route.description == look.profile.marker:
                yield table.id, route


def _absent(look: Look) -> Iterator[Absent]:
    """Routes of ours that are in none of the tables; one that was removed from a table can't be in another."""
    tables = [
        (side, table) for side in ENDS if (listed := tables_of(look, side)) is not None for table in listed.tables
    ]
    there = {route.id for _, table in tables for route in table.routes}
    for route in look.profile.made.routes:
        if route not in there:
            calls = (delete_route(side, look.region(side), table.id, route) for side, table in tables)
            yield removed_by(Made(routes=(route,)), calls)
