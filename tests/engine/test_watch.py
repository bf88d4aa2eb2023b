"""Watching: samples become verdicts; a one-shot status looks until it knows, and no longer than five seconds."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace

import pytest

from ccrtui.core.call.answer import Outcome
from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.kind import Kind
from ccrtui.core.profile.profile import Profile
from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.engine.observation import Send
from ccrtui.engine.status import ESTABLISH_S, established, until_ok, watch_for_a_verdict
from ccrtui.engine.watch import TICK_MOST_S, TICK_S, Watch, pause_s
from ccrtui.ports.system import Clock
from tests.engine.fakes import PROFILE, settled
from tests.engine.pair import Pair

Open = Callable[[Profile, Send, Clock], Watch]
"""How one door begins to watch."""


def watch_of(pair: Pair) -> Watch:
    return watch_for_a_verdict(PROFILE, pair.send, pair.clock)


async def test_a_level_pair_is_in_sync_at_the_first_sample() -> None:
    pair = Pair()
    view = await established(watch_of(pair), pair.clock, PROFILE)
    assert (view.verdict, view.reason) == (Verdict.IN_SYNC, Reason.PROVEN)
    assert pair.clock.slept == []


@pytest.mark.parametrize("unsearchable", [Side.LEADER, Side.FOLLOWER])
async def test_documents_that_may_not_be_searched_leave_a_level_pair_in_sync_by_its_numbers(unsearchable: Side) -> None:
    pair = Pair(unsearchable=frozenset({unsearchable}))
    watch = watch_of(pair)
    view = await established(watch, pair.clock, PROFILE)
    assert (view.verdict, view.reason) == (Verdict.IN_SYNC, Reason.BY_NUMBERS)
    asked = [call for call in pair.asked if call.kind is Kind.NEWEST_DOCUMENTS]
    pair.clock.now += 1.0
    view = await watch.tick()
    assert (view.verdict, view.reason) == (Verdict.IN_SYNC, Reason.BY_NUMBERS)
    assert [call for call in pair.asked if call.kind is Kind.NEWEST_DOCUMENTS] == asked


async def test_samples_add_up_to_a_history() -> None:
    pair = Pair(leader_at=100)
    watch = watch_of(pair)
    await watch.tick()
    pair.follower_at, pair.clock.now = 50, pair.clock.now + 1.0
    view = await watch.tick()
    assert view.verdict is Verdict.CATCHING_UP
    assert view.indices[0].level_in_s is not None


async def test_a_status_looks_again_while_it_does_not_know_and_then_says_so() -> None:
    pair = Pair(leader_at=100)
    began = pair.clock.now
    view = await established(watch_of(pair), pair.clock, PROFILE)
    assert (view.verdict, view.reason) == (Verdict.UNKNOWN, Reason.BEHIND)
    assert ESTABLISH_S - 1.0 <= pair.clock.now - began <= ESTABLISH_S


async def test_a_status_does_not_wait_for_what_waiting_does_not_mend() -> None:
    pair = Pair(leader_away=True)
    view = await established(watch_of(pair), pair.clock, PROFILE)
    assert (view.verdict, view.reason) == (Verdict.UNKNOWN, Reason.LEADER_NOT_REACHED)
    assert pair.clock.slept == []


async def test_until_ok_ends_as_soon_as_it_is_well() -> None:
    pair = Pair(active=False)

    async def mended(call: Call) -> Outcome:
        pair.active = len(pair.clock.slept) >= 3
        return await pair.send(call)

    watch = watch_for_a_verdict(PROFILE, mended, pair.clock)
    view = await until_ok(watch, pair.clock, PROFILE, 60.0)
    assert view.verdict is Verdict.IN_SYNC
    assert len(pair.clock.slept) == 3


async def test_until_ok_gives_the_last_verdict_at_its_timeout() -> None:
    pair = Pair(active=False)
    began = pair.clock.now
    view = await until_ok(watch_of(pair), pair.clock, PROFILE, 20.0)
    assert view.verdict is Verdict.PAUSED
    assert 20.0 <= pair.clock.now - began <= 21.0


def test_the_pause_keeps_the_tick_and_grows_with_slow_answers_and_many_followers() -> None:
    assert pause_s(1, 0.1) == TICK_S - 0.1
    assert pause_s(1, 2.0) == 2.0
    assert pause_s(1, 0.95) == 0.95
    assert 1.0 < pause_s(9000, 0.1) <= TICK_MOST_S
    assert pause_s(10_000, 0.1) == pytest.approx(TICK_MOST_S - 0.1)


@pytest.mark.parametrize("opened", [Watch, watch_for_a_verdict])
async def test_a_sample_says_when_it_began_and_when_the_next_is_due_whoever_watches(opened: Open) -> None:
    pair = Pair()
    watch = opened(PROFILE, pair.send, pair.clock)
    first, ended = await watch.tick(), pair.clock.now
    counted = await watch.counted(1.0)
    assert counted is not None
    assert (counted.began_at, counted.tick_s) == (first.began_at, first.tick_s)
    assert first.began_at is not None
    pair.clock.now = ended
    await watch.rest()
    second = await watch.tick()
    assert second.began_at == pytest.approx(first.began_at + first.tick_s)


class Silent:
    """One side never answers; the other does."""

    def __init__(self, pair: Pair, side: Side) -> None:
        self.pair = pair
        self.side = side

    async def send(self, call: Call) -> Outcome:
        if call.side is self.side:
            await asyncio.Event().wait()
        return await self.pair.send(call)


@pytest.mark.parametrize(
    ("side", "reason"),
    [(Side.FOLLOWER, Reason.FOLLOWER_NOT_REACHED), (Side.LEADER, Reason.LEADER_NOT_REACHED)],
)
async def test_a_status_names_the_side_that_did_not_answer_and_what_it_was_asked(side: Side, reason: Reason) -> None:
    pair = Pair()
    watch = Watch(PROFILE, Silent(pair, side).send, pair.clock, patience_s=0.01)
    view = await established(watch, pair.clock, PROFILE, 0.3)
    assert (view.verdict, view.reason) == (Verdict.UNKNOWN, reason)
    fault = view.follower_fault if side is Side.FOLLOWER else view.leader_fault
    assert fault is not None
    assert str(fault.details["request"]).startswith("GET /")


async def test_what_is_not_heard_now_is_not_said_to_be_connected() -> None:
    pair = Pair()
    watch = watch_of(pair)
    assert (await watch.tick()).connected
    pair.follower_away = True
    assert (await watch.tick()).connected is None


async def test_documents_are_those_a_search_counts_and_their_age_is_that_of_the_search() -> None:
    pair = Pair(documents=27)
    watch = watch_of(pair)
    assert (await watch.tick()).indices[0].docs_at is None
    row = (await watch.tick()).indices[0]
    assert (row.leader_docs, row.follower_docs) == (27, 27)
    assert row.docs_at is not None
    asked = pair.clock.now - row.docs_at
    pair.documents, pair.clock.now = 30, pair.clock.now + 1.0
    later = (await watch.tick()).indices[0]
    assert (later.leader_docs, later.docs_at) == (27, row.docs_at)
    pair.clock.now += 5.0
    assert (await watch.tick()).indices[0].leader_docs == 30
    assert asked >= 1.0


async def test_counting_never_makes_a_tick_ask_more_than_four_questions() -> None:
    pair = Pair(("ant", "bee"))
    watch = watch_of(pair)
    for number in range(12):
        pair.asked.clear()
        await watch.tick()
        first = int(number == 0)
        assert max(len(pair.of(side)) for side in Side) <= 4 + first, pair.asked
        pair.clock.now += 1.0


async def test_proving_never_makes_a_tick_after_the_first_ask_more_than_four_questions() -> None:
    pair = Pair()
    watch = watch_of(pair)
    proofs = 0
    for away in (False, False, True, False, False, False, True, True, False, False, False):
        pair.asked.clear()
        pair.leader_away = away
        first = watch.snapshot is None
        view = await watch.tick()
        asked = [len(pair.of(side)) for side in Side]
        assert max(asked) <= 4 + first, [call.target for call in pair.asked]
        proofs += any(call.kind is Kind.NEWEST_DOCUMENTS for call in pair.asked)
        pair.clock.now += 1.0
    assert proofs == 3
    assert view.reason is Reason.PROVEN


async def test_what_is_looked_at_is_counted() -> None:
    pair = Pair(tuple(f"index-{number}" for number in range(40)))
    watch = Watch(replace(PROFILE, links=(replace(PROFILE.link, indices=()),)), pair.send, pair.clock)
    await watch.tick()
    watch.look_at(["index-33", "index-34"])
    view = await watch.tick()
    assert {row.follower_index for row in view.indices if row.docs_at is not None} == {"index-33", "index-34"}


async def test_a_status_counts_before_it_ends() -> None:
    pair = Pair(documents=12)
    view = await established(watch_of(pair), pair.clock, PROFILE)
    assert (view.indices[0].follower_docs, view.indices[0].docs_at is None) == (12, False)


@pytest.mark.parametrize("turns", range(40))
async def test_an_end_that_comes_together_with_an_answer_is_heard(turns: int) -> None:
    pair = Pair()
    watch = Watch(PROFILE, pair.send, pair.clock)

    async def watching() -> None:
        while True:
            await watch.tick()

    task = asyncio.ensure_future(watching())
    for _ in range(turns):
        await asyncio.sleep(0)
    task.cancel()
    await settled()
    ended = task.cancelled()
    task.cancel()
    assert ended
