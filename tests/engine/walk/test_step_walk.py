"""The walk tells what happens as it happens, and a verb and a screen that listen to it see the same."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from ccrtui.core.call.facts import Facts
from ccrtui.core.steps.conclude import blocked, passable, satisfied
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Intention, Judgement, PlannedCall, Step, StepName, StepState, StepView, plan_digest
from ccrtui.engine.intents import Apply
from ccrtui.engine.state_store import StateStore
from ccrtui.engine.walk.events import Applied, Asked, Begun, Changed, Ended, Looked, Passed, Planned
from ccrtui.engine.walk.setup import run_setup
from ccrtui.engine.walk.step_runner import StepRunner
from ccrtui.engine.walk.step_walk import StepWalk
from ccrtui.engine.walk.walker import Walker
from tests.engine.fakes import Bench, bench
from tests.engine.walk.steps import ASK, CHANGE, REFUSED, SECOND, DocumentsStep, World, dangerous

COMPARE = DocumentsStep(name=StepName.COMPARE)


async def told(desk: Bench, *steps: Step, write: bool = True) -> list[tuple[type, StepName]]:
    """What a walk tells, each with the step it is about."""
    if write:
        desk.connection.lock_for_writing()
    walk = StepWalk(StepRunner(desk.connection), steps, lambda _: Intention(desk.session.load()), write=write)
    events = [event async for event in walk.walk()]
    return [(type(event), event.step if isinstance(event, Begun) else event.view.name) for event in events]


async def test_a_plan_is_told_before_it_is_sent_and_its_end_after_it_was_proven() -> None:
    desk, step = bench(World()), DocumentsStep()
    desk.connection.lock_for_writing()
    walk = StepWalk(StepRunner(desk.connection), (step,), lambda _: Intention(desk.session.load()), write=True)
    events = [(event, list(desk.asked)) async for event in walk.walk()]
    assert [(type(event), asked) for event, asked in events if isinstance(event, Planned | Applied | Ended)] == [
        (Planned, [ASK]),
        (Applied, [ASK, ASK, CHANGE]),
        (Ended, [ASK, ASK, CHANGE, ASK]),
    ]
    event, _ = events[-1]
    assert isinstance(event, Ended)
    assert event.view.judgement.state is StepState.SATISFIED
    assert [planned.call for planned in event.view.sent] == [CHANGE]


async def test_a_walk_that_does_not_write_plans_nothing_and_passes_by_what_is_behind() -> None:
    first, second = StepName.FOLLOWER_INDEX, StepName.COMPARE
    assert await told(bench(World()), DocumentsStep(), COMPARE, write=False) == [
        (Begun, first),
        (Ended, first),
        (Passed, second),
    ]


async def test_a_step_that_is_waited_for_is_told_each_time_it_was_seen() -> None:
    step = DocumentsStep(empty=StepState.WAITING, patience_s=1.0)
    events = await told(bench(World()), step)
    assert [kind for kind, _ in events] == [Begun, Looked, Looked, Ended]


async def test_a_name_that_was_not_typed_is_asked_for_and_not_waited_for() -> None:
    desk, step = bench(World()), DocumentsStep(plan=(dangerous(),))
    assert [kind for kind, _ in await told(desk, step)] == [Begun, Planned, Asked, Ended]
    assert desk.clock.slept == []


@dataclass
class Undecided(DocumentsStep):
    """Plans something else at its second look."""

    looks: list[Facts] = field(default_factory=list)

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        if self.judge(facts, intention).state is not StepState.MISSING:
            return ()
        self.looks.append(facts)
        return (PlannedCall(SECOND),) if len(self.looks) == 1 else (PlannedCall(CHANGE),)


async def test_a_plan_that_changed_since_it_was_told_is_told_again_before_it_is_sent() -> None:
    desk = bench(World())
    events = [kind for kind, _ in await told(desk, Undecided())]
    assert events == [Begun, Planned, Changed, Planned, Applied, Ended]
    assert SECOND not in desk.asked


@dataclass
class Fixed(DocumentsStep):
    """Says the same whatever is seen."""

    says: Judgement = field(default_factory=lambda: satisfied(Code.FOLLOWING))

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        return self.says


class OnceItStands(Fixed):
    """Unknown until the network stands."""

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        return self.says if intention.network_stands else passable(Code.NO_PATH_YET)


HOLDS = Fixed(name=StepName.REACHABILITY)
WALKS: list[tuple[Step, ...]] = [
    (HOLDS, COMPARE),
    (Fixed(name=StepName.REACHABILITY, says=blocked(Code.NET_NO_ROUTE)), COMPARE),
    (OnceItStands(name=StepName.CLUSTERS), HOLDS, COMPARE),
    (OnceItStands(name=StepName.CLUSTERS, says=blocked(Code.SAME_CLUSTER)), HOLDS, COMPARE),
    (OnceItStands(name=StepName.CLUSTERS, says=passable(Code.NO_PATH_YET)), HOLDS, COMPARE),
    (HOLDS, DocumentsStep(empty=StepState.WAITING, patience_s=2.0, ends_as=StepState.BLOCKED), COMPARE),
    (HOLDS, DocumentsStep(empty=StepState.WAITING, patience_s=2.0), COMPARE),
]


def gist(views: list[StepView]) -> list[tuple[StepName, StepState, object]]:
    return [(view.name, view.judgement.state, view.judgement.code) for view in views]


@pytest.mark.parametrize("documents", [0, 4])
@pytest.mark.parametrize("steps", WALKS)
async def test_a_verb_and_a_screen_are_told_the_same_of_the_same_world(steps: tuple[Step, ...], documents: int) -> None:
    desk = bench(World(documents=documents))
    verb = [view async for view in run_setup(desk.connection, steps, frozenset(), write=False, until=None)]
    desk = bench(World(documents=documents))
    store = StateStore(desk.session.profile, desk.clock)
    await Walker(desk.connection, steps, store).look()
    assert store.walk
    assert gist(list(store.walk.steps)) == gist(verb)


async def test_what_was_sent_stays_with_its_step_while_that_is_waited_for() -> None:
    desk, step = bench(World(works=False, outcome=REFUSED)), DocumentsStep()
    desk.connection.lock_for_writing()
    store = StateStore(desk.session.profile, desk.clock)
    walker = Walker(desk.connection, (step,), store)
    await walker.look()
    await walker.apply(Apply(plan_digest(step.plan)))
    step.empty, step.patience_s, step.ends_as = StepState.WAITING, 2.0, StepState.BLOCKED
    await walker.look()
    assert store.walk
    assert store.walk.steps[0].judgement.state is StepState.BLOCKED
    assert [planned.call for planned in store.walk.steps[0].sent] == [CHANGE]
