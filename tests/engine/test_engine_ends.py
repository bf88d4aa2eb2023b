"""The end of the engine, wished for or not: a write keeps its grace, and nothing good is said from then on."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace

import pytest

from ccrtui.core.call.answer import Outcome
from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.effect import Effect
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.cluster import Acknowledged
from ccrtui.core.elasticsearch.requests.replication import follow
from ccrtui.core.profile.profile import Profile
from ccrtui.core.state import NoticeCode
from ccrtui.core.watch.link_view import LinkView
from ccrtui.core.watch.verdict import Verdict
from ccrtui.engine.connection import Connect, Connection, OnCall
from ccrtui.engine.runtime import Open, Runtime
from ccrtui.engine.state_store import StateStore
from tests.core.watch.film import Film, task
from tests.engine.fakes import PROFILE, PassingClock, always, answer, bench
from tests.patience import PATIENCE_S

WRITE = follow(Side.FOLLOWER, "orders", "leader", "orders")
AWAY = Fault(FaultCode.REFUSED, sent=False)


class StandingClock(PassingClock):
    """Whoever sleeps on it sleeps until the end."""

    async def sleep(self, seconds: float) -> None:
        del seconds
        await asyncio.Event().wait()


class SlowCluster:
    """Refuses to be read; a write stays out until it is released."""

    def __init__(self) -> None:
        self.left = threading.Event()
        self.release = asyncio.Event()

    async def send(self, call: Call) -> Outcome:
        if call.effect is not Effect.WRITE:
            return AWAY
        self.left.set()
        await self.release.wait()
        return answer(Acknowledged())

    async def close(self) -> None:
        return


class Engine:
    """A runtime in its own thread."""

    def __init__(self) -> None:
        self.desk = bench(always(AWAY))
        self.cluster = SlowCluster()
        self.opened = threading.Event()
        self.loop: asyncio.AbstractEventLoop | None = None
        self.store = StateStore(PROFILE, StandingClock())
        self.runtime = Runtime(lambda: (PROFILE, self.connect), self.store)

    def connect(self, profile: Profile, on_call: OnCall | None = None) -> Connection:
        del on_call
        self.loop = asyncio.get_running_loop()
        self.desk.sender._search = dict.fromkeys((Side.LEADER, Side.FOLLOWER), self.cluster)
        self.desk.sender.allow_write = True
        self.opened.set()
        return replace(self.desk.connection, profile=profile, clock=StandingClock(), clusters={})

    def turn(self) -> None:
        """Let the engine's loop do what it has to do now."""
        assert self.loop
        for _ in range(5):
            asyncio.run_coroutine_threadsafe(asyncio.sleep(0), self.loop).result(PATIENCE_S)


def test_being_asked_again_to_end_takes_nothing_from_the_grace_of_a_write() -> None:
    engine = Engine()
    engine.runtime.start()
    assert engine.opened.wait(PATIENCE_S)
    assert engine.loop
    asyncio.run_coroutine_threadsafe(engine.desk.sender.send(WRITE), engine.loop)
    assert engine.cluster.left.wait(PATIENCE_S)
    for _ in range(2):
        engine.runtime.request_stop()
        engine.turn()
    engine.loop.call_soon_threadsafe(engine.cluster.release.set)
    assert engine.runtime.stop(PATIENCE_S)
    assert engine.desk.journal.lines == [("intent", WRITE.id), ("done", WRITE.id)]


def level() -> LinkView:
    film = Film()
    film.tick(100.0, {0: 8}, {0: 8}, {0: task(8)})
    assert film.view
    return film.view


def _broken_open() -> tuple[Profile, Connect]:
    raise RuntimeError("a mistake of ours")


def _broken_connect(profile: Profile, on_call: OnCall | None = None) -> Connection:
    raise RuntimeError("a mistake of ours")


@pytest.mark.parametrize("opening", [_broken_open, lambda: (PROFILE, _broken_connect)])
def test_an_engine_that_breaks_says_so_and_lets_no_good_word_stand(opening: Open) -> None:
    store = StateStore(PROFILE, PassingClock())
    store.publish(link=level())
    runtime = Runtime(opening, store)
    runtime.start()
    assert runtime.stop(PATIENCE_S)
    state = store.state
    assert state.notice
    assert (state.notice.code, state.notice.params) == (
        NoticeCode.ENGINE_FAILED,
        {"reason": "RuntimeError: a mistake of ours"},
    )
    assert state.link
    assert state.link.verdict is Verdict.UNKNOWN


def test_a_good_word_falls_once_it_is_too_old_whatever_steps_ages_are_shown_in() -> None:
    clock = PassingClock()
    store = StateStore(PROFILE, clock)
    store.publish(link=level())
    verdicts = []
    for _ in range(20):
        clock.now += 1
        store.grow_older()
        assert store.state.link
        verdicts.append(store.state.link.verdict)
    assert verdicts == [Verdict.IN_SYNC] * 15 + [Verdict.UNKNOWN] * 5
