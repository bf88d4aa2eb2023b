"""No call leaves twice in one walk, and a journal that cannot be read lets none leave."""

from __future__ import annotations

from dataclasses import dataclass, field

from ccrtui.core.call.answer import Outcome
from ccrtui.core.call.call import Call
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.index import Count
from ccrtui.core.state import NoticeCode
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Intention, Judgement, PlannedCall, StepName, StepState, plan_digest
from ccrtui.engine.intents import Apply
from ccrtui.engine.state_store import StateStore
from ccrtui.engine.walk.setup import run_setup
from ccrtui.engine.walk.walker import Walker
from ccrtui.ports.journal import JournalError
from tests.engine.fakes import Bench, MemoryJournal, answer, bench
from tests.engine.walk.steps import CHANGE, SECOND, DocumentsStep, World


class Shrinking(DocumentsStep):
    """Wants two calls until the second is done; what the first did is never seen."""

    def __init__(self, desk: Bench) -> None:
        super().__init__()
        self._desk = desk

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        return Judgement(StepState.MISSING, Code.FOLLOWER_MISSING)

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        first = PlannedCall(CHANGE)
        return (first,) if SECOND in self._desk.asked else (first, PlannedCall(SECOND))


async def test_a_call_that_was_done_is_not_sent_again_in_a_smaller_plan() -> None:
    desk = bench(World(works=False))
    desk.connection.lock_for_writing()
    run = run_setup(desk.connection, (Shrinking(desk),), frozenset(), write=True, until=None)
    views = [view async for view in run]
    assert (desk.asked.count(CHANGE), desk.asked.count(SECOND)) == (1, 1)
    assert views[0].judgement.state is StepState.MISSING


@dataclass
class OneByOne(DocumentsStep):
    """Wants two calls, and of these whatever was not acted on."""

    acted: list[Call] = field(default_factory=list)

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        state = StepState.MISSING if self.calls(facts, intention) else StepState.SATISFIED
        return Judgement(state, Code.FOLLOWER_MISSING)

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        return tuple(PlannedCall(call) for call in (CHANGE, SECOND) if call not in self.acted)


async def test_what_was_left_when_an_answer_was_lost_is_sent_once_it_is_seen_that_the_rest_was_done() -> None:
    step = OneByOne()

    def act(call: Call) -> Outcome:
        if call in (CHANGE, SECOND):
            step.acted.append(call)
        return Fault(FaultCode.CUT_OFF) if call == CHANGE else answer(Count(0, 0))

    desk = bench(act)
    desk.connection.lock_for_writing()
    run = run_setup(desk.connection, (step,), frozenset(), write=True, until=None)
    assert [view.judgement.state async for view in run] == [StepState.SATISFIED]
    assert step.acted == [CHANGE, SECOND]


class DamagedJournal(MemoryJournal):
    """Can be written and not be read."""

    def unresolved(self) -> tuple[str, ...]:
        raise JournalError("00000001-1.jsonl: line 2: not a journal line")


def damaged() -> Bench:
    desk = bench(World())
    desk.journal = DamagedJournal()
    desk.connection.lock_for_writing()
    return desk


async def test_with_a_journal_that_cannot_be_read_the_step_is_blocked() -> None:
    desk = damaged()
    run = run_setup(desk.connection, (DocumentsStep(),), frozenset(), write=True, until=None)
    views = [view async for view in run]
    assert (views[0].judgement.state, views[0].judgement.code) == (StepState.BLOCKED, FaultCode.JOURNAL_UNAVAILABLE)
    assert "line 2" in str(views[0].judgement.evidence["reason"])
    assert CHANGE not in desk.asked


async def test_a_walk_that_needs_nothing_is_done_whatever_the_journal_says() -> None:
    desk = damaged()
    desk.follower.script = World(documents=4)
    run = run_setup(desk.connection, (DocumentsStep(),), frozenset(), write=True, until=None)
    assert [view.judgement.state async for view in run] == [StepState.SATISFIED]


async def test_a_walk_in_part_says_nothing_of_what_it_did_not_look_at() -> None:
    desk = bench(World(documents=4))
    desk.journal.open = ["a write of a later step"]
    desk.connection.lock_for_writing()
    steps = (DocumentsStep(), DocumentsStep(name=StepName.COMPARE))
    run = run_setup(desk.connection, steps, frozenset(), write=True, until=StepName.FOLLOWER_INDEX)
    assert [view.name async for view in run] == [StepName.FOLLOWER_INDEX]
    assert desk.journal.open == ["a write of a later step"]


async def test_an_apply_that_broke_off_is_not_shown_as_under_way() -> None:
    desk = damaged()
    store = StateStore(desk.session.profile, desk.clock)
    walker = Walker(desk.connection, (DocumentsStep(),), store)
    await walker.look()
    await walker.apply(Apply(plan_digest(DocumentsStep().plan)))
    assert store.state.walk
    assert store.state.walk.busy is None
    assert store.state.notice
    assert store.state.notice.code is NoticeCode.JOURNAL_FAILED
    assert "line 2" in store.state.notice.params["reason"]
    assert CHANGE not in desk.asked
