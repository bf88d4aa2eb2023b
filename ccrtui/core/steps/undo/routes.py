"""Taking back routes: those with our mark or whose ids the profile keeps, in any table of both VPCs."""

from __future__ import annotations

from collections.abc import Iterator

from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.cloud.calls import route_tables
from ccrtui.core.cloud.route import Route
from ccrtui.core.cloud.writes import delete_route
from ccrtui.core.profile.profile import Made, Profile
from ccrtui.core.steps.network.routes_involved import tables_of
from ccrtui.core.steps.ours import judge_undo
from ccrtui.core.steps.sites import SIDES, instance_of, region_of
from ccrtui.core.steps.undo.absent import removed_by, with_absent
from ccrtui.core.steps.undo.unseen import named_sites, surely
from ccrtui.core.walk.step import Absent, Intention, Judgement, PlannedCall, StepName


class UndoRoutes:
    """Removes the routes that we made, by their ids, one per call; the others of a table stay."""

    name = StepName.ROUTES

    def reads(self, facts: Facts, intention: Intention) -> tuple[Call, ...]:
        """The tables of both VPCs; nothing where no instance is named."""
        profile = intention.profile
        return (*named_sites(profile), *(call for side in SIDES for call in _tables(facts, profile, side)))

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        """See `judge_undo`; unknown while tables in which we made routes are out of sight."""
        profile = intention.profile
        judged = surely(judge_undo(self, facts, intention), facts, profile, profile.made.routes)
        return with_absent(judged, facts, profile, _absent(facts, profile))

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        """One call per route of ours that is still there."""
        profile = intention.profile
        return tuple(
            PlannedCall(
                delete_route(side, region_of(profile, side), table, route.id),
                unmade=Made(routes=(route.id,)),
                subject=" ".join(filter(None, (str(route.destination or ""), route.hop, table))),
            )
            for side in SIDES
            for table, route in _ours(facts, profile, side)
        )


def _tables(facts: Facts, profile: Profile, side: Side) -> tuple[Call, ...]:
    found = instance_of(facts, profile, side)
    return (route_tables(side, region_of(profile, side), found.vpc),) if found else ()


def _ours(facts: Facts, profile: Profile, side: Side) -> Iterator[tuple[str, Route]]:
    found = tables_of(facts, profile, side)
    for table in found.tables if found else ():
        for route in table.routes:
            if route.id in profile.made.routes or route.description == profile.marker:
                yield table.id, route


def _absent(facts: Facts, profile: Profile) -> Iterator[Absent]:
    """Routes of ours that are in none of the tables; one that was removed from a table can't be in another."""
    tables = [
        (side, table)
        for side in SIDES
        if (found := tables_of(facts, profile, side)) is not None
        for table in found.tables
    ]
    there = {route.id for _, table in tables for route in table.routes}
    for route in profile.made.routes:
        if route not in there:
            calls = (delete_route(side, region_of(profile, side), table.id, route) for side, table in tables)
            yield removed_by(Made(routes=(route,)), calls)
