"""One step: what was shown is what is sent, once, and success is what is seen afterwards."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from ccrtui.core.call.answer import Outcome
from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.effect import Effect
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.cluster import Acknowledged
from ccrtui.core.elasticsearch.index import Count
from ccrtui.core.elasticsearch.requests.cluster import nodes
from ccrtui.core.elasticsearch.requests.replication import follow, resume_follow
from ccrtui.core.profile.error import ProfileError
from ccrtui.core.profile.profile import Made
from ccrtui.core.steps.conclude import blocked
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import CallResult, Intention, Judgement, PlannedCall, StepState, StepView, plan_digest
from ccrtui.engine.sender import IN_FLIGHT
from ccrtui.engine.walk.events import Applied, Asked, Changed, Ended, Looked
from ccrtui.engine.walk.step_runner import LOOK_AGAIN_S, SETTLE_S, StepRunner, call_result
from tests.engine.fakes import PROFILE, Bench, answer, bench, settled
from tests.engine.walk.steps import ASK, CHANGE, MADE, REFUSED, SECOND, DocumentsStep, World, dangerous

INTENTION = Intention(PROFILE)
WHERE = nodes(Side.FOLLOWER)
"""What does not change from one step of a look to the next, and is asked once in it."""


def runner_of(desk: Bench) -> StepRunner:
    desk.sender.allow_write = True
    return StepRunner(desk.connection)


async def applied_and_proven(desk: Bench, step: DocumentsStep) -> StepView:
    """What is seen of a step after its plan was sent."""
    runner = runner_of(desk)
    sending = await runner.apply(step, INTENTION, plan_digest(step.plan))
    assert isinstance(sending, Applied)
    events = [event async for event in runner.prove(step, INTENTION, sending.view)]
    assert [isinstance(event, Ended) for event in events] == [False] * (len(events) - 1) + [True]
    return events[-1].view


class Stopped(DocumentsStep):
    """Has something to send, and something else in the way of it."""

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        return blocked(Code.NAME_TAKEN_OPEN, index="other")

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        return self.plan


async def test_a_look_sends_nothing_but_reads() -> None:
    desk, step = bench(World()), DocumentsStep()
    view = await runner_of(desk).look(step, INTENTION)
    assert (view.judgement.state, view.planned) == (StepState.MISSING, step.plan)
    assert desk.asked == [ASK]


async def test_what_a_blocked_step_would_send_is_no_plan_and_cannot_be_sent() -> None:
    desk, step = bench(World()), Stopped()
    desk.connection.lock_for_writing()
    assert (await runner_of(desk).look(step, INTENTION)).planned == ()
    assert (await StepRunner(desk.connection, foresees=True).look(step, INTENTION)).planned == step.plan
    for foresees in (False, True):
        runner = StepRunner(desk.connection, foresees=foresees)
        assert isinstance(await runner.apply(step, INTENTION, plan_digest(step.plan)), Changed)
    assert desk.asked == [ASK] * 4


async def test_a_plan_that_was_shown_is_sent_and_proven_by_looking() -> None:
    desk, step = bench(World()), DocumentsStep()
    view = await applied_and_proven(desk, step)
    assert desk.asked == [ASK, CHANGE, ASK]
    assert view.judgement.state is StepState.SATISFIED
    assert view.results == {CHANGE.id: CallResult("done", 200)}


async def test_a_plan_that_changed_since_sends_nothing_and_shows_the_new_one() -> None:
    desk, step = bench(World()), DocumentsStep()
    sending = await runner_of(desk).apply(step, INTENTION, "another digest")
    assert isinstance(sending, Changed)
    assert sending.view.planned == step.plan
    assert CHANGE not in desk.asked


class Placed(DocumentsStep):
    """What it would send depends on what is asked once in a look."""

    def reads(self, facts: Facts, intention: Intention) -> tuple[Call, ...]:
        return (ASK, WHERE)

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        counted = facts.value(WHERE, Count)
        return (PlannedCall(CHANGE),) if counted and counted.documents == 0 else (PlannedCall(SECOND),)


async def test_what_was_learned_when_the_plan_was_shown_is_asked_again_before_it_is_sent() -> None:
    world, step = World(), Placed()
    moved: list[Call] = []
    desk = bench(lambda call: answer(Count(int(call in moved), 1)) if call == WHERE else world(call))
    desk.follower.script = desk.leader.script
    runner = runner_of(desk)
    shown = await runner.look(step, INTENTION)
    moved.append(WHERE)
    sending = await runner.apply(step, INTENTION, plan_digest(shown.planned))
    assert isinstance(sending, Changed)
    assert CHANGE not in desk.asked


async def test_nothing_is_sent_where_the_profile_names_other_clusters_than_are_connected() -> None:
    desk, step = bench(World()), DocumentsStep()
    runner = runner_of(desk)
    link = replace(PROFILE.link, leader=PROFILE.link.follower, follower=PROFILE.link.leader)
    with pytest.raises(ProfileError) as caught:
        await runner.apply(step, Intention(replace(PROFILE, links=(link,))), plan_digest(step.plan))
    assert (caught.value.code, desk.asked) == ("profile_moved", [])


async def test_a_plan_that_is_no_longer_needed_sends_nothing() -> None:
    desk, step = bench(World(documents=4)), DocumentsStep()
    sending = await runner_of(desk).apply(step, INTENTION, plan_digest(step.plan))
    assert isinstance(sending, Changed)
    assert CHANGE not in desk.asked


async def test_what_is_made_is_in_the_profile_before_the_call_leaves() -> None:
    world = World()
    desk, step = bench(world), DocumentsStep()
    world.on_change = lambda: desk.session.events.append(("left", Made()))
    await runner_of(desk).apply(step, INTENTION, plan_digest(step.plan))
    assert desk.session.events[:2] == [("record", MADE), ("left", Made())]
    assert desk.session.profile.made == MADE


async def test_what_was_refused_was_not_made() -> None:
    desk, step = bench(World(outcome=REFUSED, works=False)), DocumentsStep()
    await runner_of(desk).apply(step, INTENTION, plan_digest(step.plan))
    assert desk.session.profile.made == Made()


async def test_what_was_ours_before_stays_ours_when_a_change_of_it_is_refused() -> None:
    desk, step = bench(World(outcome=REFUSED, works=False)), DocumentsStep()
    desk.session.record_made(MADE)
    ours = Intention(desk.session.load())
    await runner_of(desk).apply(step, ours, plan_digest(step.plan))
    assert desk.session.profile.made == MADE


async def test_what_may_have_been_made_stays_in_the_profile() -> None:
    desk, step = bench(World(outcome=Fault(FaultCode.TIMED_OUT), works=False)), DocumentsStep()
    await runner_of(desk).apply(step, INTENTION, plan_digest(step.plan))
    assert desk.session.profile.made == MADE


async def test_what_was_taken_back_is_forgotten_only_once_done() -> None:
    removal = PlannedCall(CHANGE, unmade=MADE)
    for outcome, left in ((answer(Acknowledged()), Made()), (REFUSED, MADE)):
        desk, step = bench(World(outcome=outcome)), DocumentsStep(plan=(removal,))
        desk.session.record_made(MADE)
        await runner_of(desk).apply(step, Intention(desk.session.load()), plan_digest(step.plan))
        assert desk.session.profile.made == left


@pytest.mark.parametrize("outcome", [REFUSED, Fault(FaultCode.TIMED_OUT)])
async def test_the_first_call_that_fails_ends_the_plan(outcome: Fault) -> None:
    step = DocumentsStep(plan=(PlannedCall(CHANGE), PlannedCall(SECOND)))
    desk = bench(World(outcome=outcome, works=False))
    sending = await runner_of(desk).apply(step, INTENTION, plan_digest(step.plan))
    assert [planned.call for planned in sending.view.sent] == [CHANGE]
    assert SECOND not in desk.asked


@pytest.mark.parametrize("plan", [(dangerous(), PlannedCall(CHANGE)), (PlannedCall(CHANGE), dangerous())])
async def test_a_plan_that_needs_a_name_is_not_begun_without_it(plan: tuple[PlannedCall, ...]) -> None:
    step = DocumentsStep(plan=plan)
    desk = bench(World())
    sending = await runner_of(desk).apply(step, INTENTION, plan_digest(step.plan))
    assert (isinstance(sending, Asked), desk.asked) == (True, [ASK])
    sending = await runner_of(desk).apply(step, Intention(PROFILE, frozenset({"old"})), plan_digest(step.plan))
    assert sending.view.sent == plan


async def test_an_answer_of_success_that_changed_nothing_is_not_believed() -> None:
    desk, step = bench(World(works=False)), DocumentsStep()
    began = desk.clock.now
    view = await applied_and_proven(desk, step)
    assert view.judgement.state is StepState.MISSING
    assert desk.clock.now - began >= SETTLE_S


async def test_a_refusal_blocks_with_what_the_server_said() -> None:
    desk, step = bench(World(outcome=REFUSED, works=False)), DocumentsStep()
    view = await applied_and_proven(desk, step)
    assert (view.judgement.state, view.judgement.code) == (StepState.BLOCKED, Code.WRITE_REFUSED)
    assert view.judgement.evidence == {
        "call_id": CHANGE.id,
        "method": "PUT",
        "path": "/orders/_ccr/follow",
        "status": 400,
        "error": "illegal_argument_exception",
        "reason": "because",
    }


async def test_a_lost_answer_whose_work_was_done_counts_as_done() -> None:
    desk, step = bench(World(outcome=Fault(FaultCode.TIMED_OUT))), DocumentsStep()
    view = await applied_and_proven(desk, step)
    assert view.judgement.state is StepState.SATISFIED
    assert view.results[CHANGE.id].result == "unknown"


async def test_a_lost_answer_with_nothing_to_see_is_unknown_and_not_sent_again() -> None:
    desk, step = bench(World(outcome=Fault(FaultCode.TIMED_OUT), works=False)), DocumentsStep()
    view = await applied_and_proven(desk, step)
    assert (view.judgement.state, view.judgement.code) == (StepState.UNKNOWN, Code.OUTCOME_UNKNOWN)
    assert desk.asked.count(CHANGE) == 1


async def test_waiting_ends_when_it_holds_or_its_patience_is_over() -> None:
    step = DocumentsStep(empty=StepState.WAITING, patience_s=10.0, ends_as=StepState.BLOCKED)
    desk = bench(World())
    *looks, last = [event async for event in runner_of(desk).look_until_known(step, INTENTION, patient=True)]
    assert isinstance(last, Ended)
    assert last.view.judgement.state is StepState.BLOCKED
    assert 10.0 <= sum(desk.clock.slept) <= 15.0
    assert [type(event) for event in looks] == [Looked] * len(desk.clock.slept)
    world = World()
    desk = bench(world)
    views = []
    async for event in runner_of(desk).look_until_known(step, INTENTION, patient=True):
        views.append(event.view.judgement.state)
        world.documents = 4
    assert views == [StepState.WAITING, StepState.SATISFIED]


def test_a_result_names_the_servers_error_or_ours() -> None:
    silent = Fault(FaultCode.TIMED_OUT)
    assert call_result(silent) == CallResult("unknown", None, "timed_out", None, fault=silent)
    assert call_result(answer(Acknowledged(), 201)) == CallResult("done", 201)


async def test_what_many_calls_make_is_in_the_profile_before_the_first_leaves_and_out_of_it_where_none_left() -> None:
    names = [f"orders-{number}" for number in range(20)]
    plan = tuple(
        PlannedCall(follow(Side.FOLLOWER, name, "leader", name), Made(follower_indices=(f"uuid/{name}",)))
        for name in names
    )
    known: list[int] = []

    def answered(call: Call) -> Outcome:
        if call == ASK:
            return answer(Count(0, 0))
        known.append(len(desk.session.profile.made.follower_indices))
        return REFUSED if call == plan[1].call else answer(Acknowledged())

    desk, step = bench(answered), DocumentsStep(plan)
    sending = await runner_of(desk).apply(step, INTENTION, plan_digest(plan))
    assert isinstance(sending, Applied)
    left = plan[:IN_FLIGHT]
    assert sending.view.sent == left
    assert [sending.view.results[planned.call.id].result for planned in left] == ["done", "refused", *["done"] * 14]
    assert known == [len(plan)] * IN_FLIGHT
    made = [f"uuid/{name}" for name in names[:IN_FLIGHT] if name != "orders-1"]
    assert list(desk.session.profile.made.follower_indices) == made


async def test_what_calls_would_have_made_that_did_not_leave_is_not_ours_once_an_apply_is_broken_off() -> None:
    plan = tuple(
        PlannedCall(follow(Side.FOLLOWER, name, "leader", name), Made(follower_indices=(f"uuid/{name}",)))
        for name in (f"orders-{number}" for number in range(40))
    )
    gate = asyncio.Event()

    def answered(call: Call) -> Outcome:
        if call != ASK:
            return answer(Acknowledged())
        desk.follower.gate = gate
        return answer(Count(0, 0))

    desk, step = bench(answered), DocumentsStep(plan)
    applying = asyncio.create_task(runner_of(desk).apply(step, INTENTION, plan_digest(plan)))
    await settled()
    assert set(desk.follower.asked[1:]) == {planned.call for planned in plan[:IN_FLIGHT]}
    applying.cancel()
    with pytest.raises(asyncio.CancelledError):
        await applying
    made = [planned.made.follower_indices[0] for planned in plan[:IN_FLIGHT]]
    assert list(desk.session.profile.made.follower_indices) == made
    gate.set()
    await desk.sender.idle()


class Passing(DocumentsStep):
    """Once its plan was sent, another follower looks paused at each of so many looks, and then none does."""

    looks = int(4 * SETTLE_S / LOOK_AGAIN_S)

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        return self.plan if self.sent is None else (PlannedCall(resume_follow(Side.FOLLOWER, f"copy-{self.sent}")),)

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        self.sent = None if self.sent is None else self.sent + 1
        holds = self.sent is not None and self.sent > self.looks
        return Judgement(StepState.SATISFIED if holds else StepState.MISSING, Code.FOLLOWER_PAUSED)

    sent: int | None = None


async def test_what_is_seen_in_passing_of_one_after_another_is_not_taken_for_what_is_left() -> None:
    def begin(call: Call) -> Outcome:
        if call == CHANGE:
            step.sent = 0
        return answer(Count(0, 0))

    desk, step = bench(begin), Passing()
    view = await applied_and_proven(desk, step)
    assert view.judgement.state is StepState.SATISFIED
    assert [call for call in desk.asked if call != ASK] == [CHANGE]


async def test_nothing_is_sent_that_the_profile_has_no_room_to_record() -> None:
    desk, step = bench(World()), DocumentsStep()
    desk.session.full = True
    with pytest.raises(ProfileError, match="profile_no_room"):
        await runner_of(desk).apply(step, INTENTION, plan_digest(step.plan))
    assert [call for call in desk.leader.asked + desk.follower.asked if call.effect is Effect.WRITE] == []


async def test_what_a_killed_process_claimed_and_did_not_send_is_forgotten_with_the_lock() -> None:
    desk = bench(World())
    claimed = Made(follower_indices=("uuid/orders",))
    desk.session.record_made(claimed)
    desk.journal.claim({"never": claimed})
    desk.connection.lock_for_writing()
    assert desk.session.profile.made == Made()
