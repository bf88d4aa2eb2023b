"""Watching: samples become verdicts; a one-shot status looks until it knows, and no longer than five seconds."""

from __future__ import annotations

from dataclasses import replace

from ccrtui.core.answer import Outcome
from ccrtui.core.call import Call
from ccrtui.core.verdict import Reason, Verdict
from ccrtui.engine.status import ESTABLISH_S, established, until_ok
from ccrtui.engine.watch import TICK_MOST_S, TICK_S, Watch
from tests.engine.fakes import PROFILE
from tests.engine.pair import Pair


def watch_of(pair: Pair) -> Watch:
    return Watch(PROFILE, pair.send, pair.clock)


async def test_a_level_pair_is_in_sync_at_the_first_sample() -> None:
    pair = Pair()
    view = await established(watch_of(pair), pair.clock, PROFILE)
    assert (view.verdict, view.reason) == (Verdict.IN_SYNC, Reason.PROVEN)
    assert pair.clock.slept == []


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
    assert (view.verdict, view.reason) == (Verdict.UNKNOWN, Reason.NOT_ESTABLISHED)
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

    watch = Watch(PROFILE, mended, pair.clock)
    view = await until_ok(watch, pair.clock, PROFILE, 60.0)
    assert view.verdict is Verdict.IN_SYNC
    assert len(pair.clock.slept) == 3


async def test_until_ok_gives_the_last_verdict_at_its_timeout() -> None:
    pair = Pair(active=False)
    began = pair.clock.now
    view = await until_ok(watch_of(pair), pair.clock, PROFILE, 20.0)
    assert view.verdict is Verdict.PAUSED
    assert 20.0 <= pair.clock.now - began <= 21.0


async def test_the_pause_keeps_the_tick_and_grows_with_slow_answers_and_many_followers() -> None:
    pair = Pair()
    watch = watch_of(pair)
    view = await watch.tick()
    assert watch.pause_s(view, 0.1) == TICK_S - 0.1
    assert watch.pause_s(view, 2.0) == 2.0
    assert watch.pause_s(view, 0.95) == 0.95

    crowd = replace(view, indices=view.indices * 9000)
    assert 1.0 < watch.pause_s(crowd, 0.1) <= TICK_MOST_S
