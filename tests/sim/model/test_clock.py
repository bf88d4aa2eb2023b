"""Simulated time can be stepped, and those who wait wake in order."""

from __future__ import annotations

import asyncio

import pytest

from ccrtui.sim.model.clock import SimClock
from ccrtui.sim.model.signal import Signal


async def test_sleepers_wake_in_order_at_their_own_time() -> None:
    clock, wakings = SimClock(100.0, 0), []

    async def sleeper(seconds: float) -> None:
        await clock.sleep(seconds)
        wakings.append((seconds, clock.now()))

    jobs = [asyncio.ensure_future(sleeper(duration)) for duration in (5, 1, 3)]
    await clock.advance(4)
    assert wakings == [(1, 101.0), (3, 103.0)]
    await clock.advance(1)
    await asyncio.gather(*jobs)
    assert wakings[-1] == (5, 105.0)


async def test_one_step_runs_a_timer_that_sets_itself_again() -> None:
    clock, ticks = SimClock(0.0, 0), []

    async def ticker() -> None:
        while True:
            await clock.sleep(30)
            ticks.append(clock.now())

    job = asyncio.ensure_future(ticker())
    await clock.advance(100)
    job.cancel()
    assert ticks == [30.0, 60.0, 90.0]


async def test_a_fast_clock_wakes_sleepers_sooner() -> None:
    clock = SimClock(0.0, 10_000)
    async with asyncio.timeout(5):
        await clock.sleep(1000)
    assert clock.now() >= 1000


async def test_a_clock_that_stood_still_goes_on_from_where_it_stood() -> None:
    clock = SimClock(50.0, 0)
    await clock.advance(2.5)
    clock.set_rate(1000)
    assert 52.5 <= clock.now() < 60_000


def test_a_rate_is_not_negative() -> None:
    with pytest.raises(ValueError, match="negative"):
        SimClock(0.0, 1).set_rate(-1)


async def test_a_cancelled_timer_does_nothing() -> None:
    clock, done = SimClock(0.0, 0), []
    cancel = clock.call_later(1, lambda: done.append(1))
    cancel()
    await clock.advance(2)
    assert done == []


async def test_a_signal_wakes_all_who_wait_and_tells_time_outs_apart() -> None:
    clock, signal = SimClock(0.0, 0), Signal()
    first = asyncio.ensure_future(signal.wait(clock, 10))
    second = asyncio.ensure_future(signal.wait())
    late = asyncio.ensure_future(signal.wait(clock, 1))
    await clock.advance(2)
    assert late.result() is False
    signal.fire()
    assert (await first, await second) == (True, True)
