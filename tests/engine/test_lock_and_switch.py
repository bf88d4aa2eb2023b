"""The switch for writing and the lock belong together: no write without the lock, no lock let go under a write."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from ccrtui.core.call.answer import Outcome
from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.effect import Effect
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.cluster import Acknowledged
from ccrtui.core.elasticsearch.requests.replication import follow
from ccrtui.core.profile.profile import Profile
from ccrtui.core.state import NoticeCode
from ccrtui.core.walk.step import StepName
from ccrtui.engine.connection import Connection, OnCall
from ccrtui.engine.intents import Choose, SetWrite
from ccrtui.engine.jobs import Jobs
from ccrtui.engine.state_store import StateStore
from tests.engine.fakes import PROFILE, Bench, PassingClock, Script, answer, bench, settled

WRITE = follow(Side.FOLLOWER, "orders", "leader", "orders")


class StandingClock(PassingClock):
    """Whoever sleeps on it sleeps until the end."""

    async def sleep(self, seconds: float) -> None:
        del seconds
        await asyncio.Event().wait()


def _only_written(call: Call) -> Outcome:
    return answer(Acknowledged()) if call.effect is Effect.WRITE else Fault(FaultCode.REFUSED, sent=False)


class Sessions:
    """One desk per connection, in the order they were made."""

    def __init__(self, script: Script = _only_written) -> None:
        self.script = script
        self.clock: type[PassingClock] = StandingClock
        self.desks: list[Bench] = []
        self.taken = False

    def connect(self, profile: Profile, on_call: OnCall | None = None) -> Connection:
        del on_call
        desk = bench(self.script)
        desk.clock = self.clock()
        desk.session.profile, desk.session.taken = profile, self.taken
        self.desks.append(desk)
        return desk.connection


@asynccontextmanager
async def running(sessions: Sessions) -> AsyncIterator[tuple[Jobs, StateStore]]:
    store = StateStore(PROFILE, StandingClock())
    jobs = Jobs(sessions.connect, store)
    task = asyncio.ensure_future(jobs.run())
    try:
        yield jobs, store
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        await jobs.close()


async def test_a_lock_that_was_lost_while_connecting_afresh_ends_writing_everywhere() -> None:
    sessions = Sessions()
    async with running(sessions) as (jobs, store):
        jobs.take(SetWrite(True))
        assert sessions.desks[0].sender.allow_write is True
        sessions.taken = True
        jobs.take(Choose(StepName.REMOTE_CLUSTER, "leader-transport", "c:9300"))
        await settled()
        first, second = sessions.desks
        assert not first.sender.allow_write
        assert not second.sender.allow_write
        assert store.sender is second.sender
        assert not store.state.write
        assert store.state.notice
        assert store.state.notice.code is NoticeCode.LOCKED


async def test_the_lock_is_kept_until_the_write_in_flight_has_ended() -> None:
    sessions = Sessions()
    async with running(sessions) as (jobs, store):
        jobs.take(SetWrite(True))
        desk = sessions.desks[0]
        desk.follower.gate = asyncio.Event()
        writing = asyncio.ensure_future(desk.sender.send(WRITE))
        await settled()
        jobs.take(SetWrite(False))
        await settled()
        assert not store.state.write
        assert desk.session.locked
        desk.follower.gate.set()
        await writing
        await settled()
        assert not desk.session.locked


async def test_writing_that_is_switched_on_again_before_the_lock_was_let_go_keeps_it() -> None:
    sessions = Sessions()
    async with running(sessions) as (jobs, store):
        jobs.take(SetWrite(True))
        desk = sessions.desks[0]
        desk.follower.gate = asyncio.Event()
        writing = asyncio.ensure_future(desk.sender.send(WRITE))
        await settled()
        jobs.take(SetWrite(False))
        jobs.take(SetWrite(True))
        desk.follower.gate.set()
        await writing
        await settled()
        assert (desk.session.locked, desk.sender.allow_write, store.state.write) == (True, True, True)
