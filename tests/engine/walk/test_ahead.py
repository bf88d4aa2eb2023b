"""A leader that answers is asked for its index before anything is made on the way to it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from ccrtui.core.call.call import Call
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import FaultCode
from ccrtui.core.steps.conclude import blocked, missing, satisfied
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Intention, Judgement, PlannedCall, StepName, StepState, StepView
from ccrtui.engine.walk.setup import run_setup
from tests.engine.fakes import Bench, bench
from tests.engine.walk.steps import ASK, DocumentsStep, World

REGISTRATION = DocumentsStep(name=StepName.REMOTE_CLUSTER)


@dataclass
class Index:
    """The leader index as it is."""

    judgement: Judgement
    name: StepName = StepName.LEADER_INDEX

    def reads(self, facts: Facts, intention: Intention) -> tuple[Call, ...]:
        return ()

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        return self.judgement

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        return ()


OPEN = satisfied(Code.LEADER_INDEX_OPEN)
GONE = blocked(Code.LEADER_INDEX_MISSING)


async def views(
    index: Judgement, way: DocumentsStep = REGISTRATION, *, write: bool = False, independent: bool = False
) -> tuple[StepView, StepView, Bench]:
    desk = bench(World())
    if write:
        desk.connection.lock_for_writing()
    steps = (way, Index(index))
    run = run_setup(desk.connection, steps, frozenset(), write=write, until=None, independent=independent)
    first, second = [view async for view in run]
    return first, second, desk


@pytest.mark.parametrize("name", [StepName.READINESS, StepName.REACHABILITY, StepName.REMOTE_CLUSTER])
@pytest.mark.parametrize("index", [OPEN, GONE])
async def test_what_is_known_of_the_index_does_not_come_after_the_way_to_it(name: StepName, index: Judgement) -> None:
    _, told, _ = await views(index, DocumentsStep(name=name, empty=StepState.BLOCKED))
    assert told.judgement == index


async def test_what_costs_nothing_keeps_its_plan_beside_an_index_that_cannot_be_followed() -> None:
    registration, told, _ = await views(GONE)
    assert (registration.judgement.state, len(registration.planned)) == (StepState.MISSING, 1)
    assert told.judgement == GONE


@pytest.mark.parametrize("name", [StepName.PEERING, StepName.ROUTES, StepName.SECURITY_GROUPS])
async def test_nothing_is_paid_for_an_index_that_cannot_be_followed(name: StepName) -> None:
    paid, told, desk = await views(GONE, DocumentsStep(name=name), write=True)
    assert (paid.judgement.state, paid.planned) == (StepState.MISSING, ())
    assert told.judgement == GONE
    assert set(desk.asked) == {ASK}


@pytest.mark.parametrize(
    "later", [missing(Code.LEADER_INDEX_TO_CREATE), blocked(Code.CHOICE_NEEDED), blocked(FaultCode.TIMED_OUT)]
)
async def test_what_is_made_chosen_or_not_known_waits_for_its_turn(later: Judgement) -> None:
    registration, told, _ = await views(later)
    assert registration.planned
    assert told.judgement.code is Code.AFTER


async def test_on_the_way_back_each_step_keeps_its_plan() -> None:
    removal, told, _ = await views(GONE, independent=True)
    assert removal.planned
    assert told.judgement == GONE
