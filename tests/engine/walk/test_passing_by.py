"""What could only be known once the network stands does not stop the walk, and is judged again before it is told."""

from __future__ import annotations

from dataclasses import dataclass

from ccrtui.core.call.call import Call
from ccrtui.core.call.facts import Facts
from ccrtui.core.steps.conclude import blocked, passable, satisfied
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Intention, Judgement, PlannedCall, StepName, StepState
from ccrtui.engine.walk.setup import run_setup
from tests.engine.fakes import bench
from tests.engine.walk.steps import DocumentsStep, World

Seen = list[tuple[StepName, StepState]]


@dataclass
class Later:
    """Unknown until the network stands; then as told."""

    then: Judgement
    name: StepName = StepName.CLUSTERS

    def reads(self, facts: Facts, intention: Intention) -> tuple[Call, ...]:
        return ()

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        return self.then if intention.network_stands else passable(Code.NO_PATH_YET)

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        return ()


READY = DocumentsStep(name=StepName.COMPARE)


class Open(Later):
    """A step that holds from the beginning."""

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        return self.then


async def seen(*steps: Later | DocumentsStep, documents: int = 4) -> Seen:
    desk = bench(World(documents=documents))
    run = run_setup(desk.connection, steps, frozenset(), write=False, until=None)
    return [(view.name, view.judgement.state) async for view in run]


HOLDS = Open(satisfied(Code.NETWORK_CARRIES), StepName.REACHABILITY)


async def test_it_is_told_once_and_in_its_place_when_it_holds_later() -> None:
    assert await seen(Later(satisfied(Code.CLUSTERS_ANSWER)), HOLDS, READY) == [
        (StepName.CLUSTERS, StepState.SATISFIED),
        (StepName.REACHABILITY, StepState.SATISFIED),
        (StepName.COMPARE, StepState.SATISFIED),
    ]


async def test_it_stops_the_walk_when_it_does_not_hold_then() -> None:
    assert await seen(Later(blocked(Code.SAME_CLUSTER)), HOLDS, READY) == [
        (StepName.CLUSTERS, StepState.BLOCKED),
        (StepName.REACHABILITY, StepState.SATISFIED),
        (StepName.COMPARE, StepState.UNKNOWN),
    ]


async def test_it_stays_unknown_when_the_network_never_stands() -> None:
    closed = Open(blocked(Code.NET_NO_ROUTE), StepName.REACHABILITY)
    assert await seen(Later(satisfied(Code.CLUSTERS_ANSWER)), closed, READY) == [
        (StepName.CLUSTERS, StepState.UNKNOWN),
        (StepName.REACHABILITY, StepState.BLOCKED),
        (StepName.COMPARE, StepState.UNKNOWN),
    ]


async def test_what_is_still_unknown_is_judged_once_more_at_the_end() -> None:
    class Proven(Later):
        """Unknown until something behind it holds."""

        times = 0

        def judge(self, facts: Facts, intention: Intention) -> Judgement:
            Proven.times += 1
            return satisfied(Code.PROVEN_BY_CONNECTION) if Proven.times > 2 else passable(Code.SECURITY_UNCLEAR)

    step = Proven(satisfied(Code.PROVEN_BY_CONNECTION), StepName.SECURITY_GROUPS)
    assert await seen(step, HOLDS, READY) == [
        (StepName.SECURITY_GROUPS, StepState.SATISFIED),
        (StepName.REACHABILITY, StepState.SATISFIED),
        (StepName.COMPARE, StepState.SATISFIED),
    ]
