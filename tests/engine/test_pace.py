"""A pace that is wished while a watch rests counts for that rest."""

from __future__ import annotations

import asyncio

import pytest

from ccrtui.engine.pace import Pace
from ccrtui.engine.watch import pause_s
from tests.engine.fakes import PassingClock
from tests.engine.test_lock_and_switch import StandingClock


async def test_a_rest_ends_by_itself() -> None:
    clock = PassingClock()
    assert not await Pace().rest(clock, 7.0)
    assert clock.slept == [7.0]


async def test_another_wish_ends_a_rest() -> None:
    pace = Pace(60.0)
    resting = asyncio.ensure_future(pace.rest(StandingClock(), 60.0))
    await asyncio.sleep(0)
    pace.wish(0.5)
    assert await resting
    assert pace.every_s == 0.5


@pytest.mark.parametrize(
    ("followers", "took", "every", "rest"),
    [
        (10, 0.1, None, 0.9),
        (10_000, 0.5, None, 2.5),
        (10_000, 0.1, 0.5, 0.4),
        (10, 1.0, 60.0, 59.0),
        (10, 2.0, 0.5, 2.0),
    ],
)
def test_what_is_wished_counts_instead_of_the_number_of_followers_but_no_cluster_is_asked_all_the_time(
    followers: int, took: float, every: float | None, rest: float
) -> None:
    assert pause_s(followers, took, every) == pytest.approx(rest)
