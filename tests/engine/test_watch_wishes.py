"""What the screen wishes of the watch is kept at once, whatever else the engine is at."""

from __future__ import annotations

from ccrtui.core.profile.order import WORST_FIRST, By, Order
from ccrtui.core.state import NoticeCode
from ccrtui.engine.intents import KeepOrder
from tests.engine.test_lock_and_switch import Sessions, running


async def test_an_order_is_kept_in_the_profile_and_worst_first_takes_it_out_again() -> None:
    sessions = Sessions()
    async with running(sessions) as (jobs, store):
        jobs.take(KeepOrder(Order(By.BEHIND, turned=True)))
        assert sessions.desks[0].session.profile.sort == "behind:turned"
        assert store.state.profile.sort == "behind:turned"
        jobs.take(KeepOrder(WORST_FIRST))
        assert store.state.profile.sort is None


async def test_an_order_that_cannot_be_kept_is_told_and_nothing_else_stops() -> None:
    sessions = Sessions()
    async with running(sessions) as (jobs, store):
        sessions.desks[0].session.broken = True
        jobs.take(KeepOrder(Order(By.INDEX)))
        assert store.state.notice is not None
        assert store.state.notice.code is NoticeCode.PROFILE_FAILED
