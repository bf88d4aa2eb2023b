"""The walk without a screen: every plan shown before it is sent, none sent twice, the journal settled."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.profile.error import ProfileError
from ccrtui.core.steps.conclude import missing, passable
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Intention, Judgement, PlannedCall, StepName, StepState, StepView
from ccrtui.engine.walk.setup import run_setup
from ccrtui.engine.walk.step_runner import settle
from tests.engine.fakes import Bench, bench
from tests.engine.walk.steps import ASK, CHANGE, REFUSED, SECOND, DocumentsStep, World, dangerous


async def walked(
    desk: Bench,
    *steps: DocumentsStep,
    write: bool = True,
    confirmed: tuple[str, ...] = (),
    until: StepName | None = None,
) -> tuple[list[StepView], list[StepView]]:
    """The views of every step, and the plans shown before anything was sent."""
    if write:
        desk.connection.lock_for_writing()
    plans: list[StepView] = []

    def show(view: StepView) -> None:
        assert CHANGE not in desk.asked
        plans.append(view)

    run = run_setup(desk.connection, steps, frozenset(confirmed), write=write, until=until, show_plan=show)
    return [view async for view in run], plans


async def test_a_plan_is_shown_then_sent_and_the_next_step_is_walked() -> None:
    desk = bench(World())
    views, plans = await walked(desk, DocumentsStep(), DocumentsStep(name=StepName.COMPARE))
    assert [view.judgement.state for view in views] == [StepState.SATISFIED, StepState.SATISFIED]
    assert [plan.planned for plan in plans] == [DocumentsStep().plan]
    assert desk.sender.counts.write == 1


async def test_only_planning_sends_no_write() -> None:
    desk = bench(World())
    views, plans = await walked(desk, DocumentsStep(), DocumentsStep(name=StepName.COMPARE), write=False)
    assert [view.judgement.state for view in views] == [StepState.MISSING, StepState.UNKNOWN]
    assert views[0].planned
    assert (plans, desk.sender.counts.write) == ([], 0)


async def test_a_second_walk_sends_no_write() -> None:
    desk = bench(World())
    await walked(desk, DocumentsStep())
    before = desk.sender.counts.write
    run = run_setup(desk.connection, (DocumentsStep(),), frozenset(), write=True, until=None)
    assert [view.judgement.state async for view in run] == [StepState.SATISFIED]
    assert desk.sender.counts.write == before


async def test_a_plan_that_did_not_help_is_not_sent_again() -> None:
    desk = bench(World(works=False))
    views, _ = await walked(desk, DocumentsStep())
    assert views[0].judgement.state is StepState.MISSING
    assert desk.asked.count(CHANGE) == 1


async def test_a_refusal_stops_the_walk_there() -> None:
    desk = bench(World(outcome=REFUSED, works=False))
    views, _ = await walked(desk, DocumentsStep(), DocumentsStep(name=StepName.COMPARE))
    assert [view.judgement.code for view in views] == [Code.WRITE_REFUSED, Code.AFTER]


async def test_a_name_that_was_not_typed_sends_nothing() -> None:
    desk = bench(World())
    views, _ = await walked(desk, DocumentsStep(plan=(dangerous(),)))
    assert views[0].judgement.state is StepState.MISSING
    assert desk.asked.count(SECOND) == 0
    assert set(desk.asked) == {ASK}


async def test_a_name_that_was_typed_lets_it_out() -> None:
    desk = bench(World())
    await walked(desk, DocumentsStep(plan=(dangerous(), PlannedCall(CHANGE))), confirmed=("old",))
    assert SECOND in desk.asked


@dataclass
class SureOnceItStands(DocumentsStep):
    """Sends its plan, and can say only once the network stands whether that has helped."""

    name: StepName = StepName.SECURITY_GROUPS
    helped: bool = True

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        judged = super().judge(facts, intention)
        if judged.state is not StepState.SATISFIED:
            return judged
        if not intention.network_stands:
            return passable(Code.SECURITY_UNCLEAR)
        return judged if self.helped else missing(Code.FOLLOWER_MISSING)


@pytest.mark.parametrize("helped", [True, False])
async def test_a_write_of_a_step_that_is_judged_again_is_in_its_report_and_not_sent_twice(helped: bool) -> None:
    desk = bench(World())
    views, _ = await walked(desk, SureOnceItStands(helped=helped), DocumentsStep(name=StepName.REACHABILITY))
    assert [view.judgement.state.holds for view in views] == [helped, True]
    assert [planned.call for planned in views[0].sent] == [CHANGE]
    assert views[0].results[CHANGE.id].result == "done"
    assert desk.asked.count(CHANGE) == 1


async def test_until_ends_the_walk() -> None:
    views, _ = await walked(
        bench(World()), DocumentsStep(), DocumentsStep(name=StepName.COMPARE), until=StepName.FOLLOWER_INDEX
    )
    assert [view.name for view in views] == [StepName.FOLLOWER_INDEX]


async def test_an_intent_left_open_is_settled_as_found_when_everything_holds() -> None:
    desk = bench(World(documents=4))
    desk.journal.open = [CHANGE.id]
    await walked(desk, DocumentsStep())
    assert ("settled holds", CHANGE.id) in desk.journal.lines


async def test_an_intent_whose_work_is_still_missing_is_settled_before_it_is_sent_again() -> None:
    desk = bench(World())
    desk.journal.open = [CHANGE.id]
    await walked(desk, DocumentsStep())
    assert desk.journal.lines[:2] == [("settled not_done", CHANGE.id), ("intent", CHANGE.id)]


async def test_an_open_intent_of_something_else_is_left_for_later() -> None:
    desk = bench(World(outcome=Fault(FaultCode.TIMED_OUT), works=False))
    desk.journal.open = ["something else"]
    await walked(desk, DocumentsStep())
    assert desk.journal.open == ["something else"]


async def test_only_planning_settles_nothing() -> None:
    desk = bench(World(documents=4))
    desk.journal.open = [CHANGE.id]
    await walked(desk, DocumentsStep(), write=False)
    assert desk.journal.open == [CHANGE.id]


def test_writing_needs_the_lock() -> None:
    desk = bench(World())
    desk.session.taken = True
    with pytest.raises(ProfileError):
        desk.connection.lock_for_writing()
    assert desk.sender.allow_write is False


def test_settling_can_be_kept_to_some_calls() -> None:
    desk = bench(World())
    desk.journal.open = ["a", "b"]
    settle(desk.journal, "not_done", {"a"})
    assert desk.journal.open == ["b"]
