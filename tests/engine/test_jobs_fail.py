"""A job that fails by a mistake of ours ends alone, is told and logged; a screen is never left without a word."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

import pytest

from ccrtui.core.call.answer import Outcome
from ccrtui.core.call.call import Call
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.profile.profile import Profile
from ccrtui.core.state import NoticeCode, Walk
from ccrtui.core.walk.step import StepName
from ccrtui.core.watch.link_view import LinkView
from ccrtui.core.watch.verdict import Verdict
from ccrtui.engine.connection import Connect
from ccrtui.engine.intents import Choose, CountExactly, LookAgain, SetWrite
from ccrtui.engine.runtime import Runtime
from ccrtui.engine.state_store import StateStore
from tests.engine.fakes import PROFILE, MemorySession, PassingClock, settled
from tests.engine.test_engine_ends import level
from tests.engine.test_lock_and_switch import Sessions, running
from tests.patience import PATIENCE_S

MISTAKE = {"reason": "RuntimeError: a mistake of ours"}


def mistaken(kind: Kind) -> Callable[[Call], Outcome]:
    """A cluster that is away, and that our own code trips over when it asks this."""

    def script(call: Call) -> Outcome:
        if call.kind is kind:
            raise RuntimeError("a mistake of ours")
        return Fault(FaultCode.REFUSED, sent=False)

    return script


class Broken(Sessions):
    """Sessions of which the first trips over a kind of request."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(mistaken(kind))


def notices(store: StateStore) -> list[tuple[NoticeCode, object]]:
    """Everything that is told from now on, in order."""
    spoken: list[tuple[NoticeCode, object]] = []
    numbers = {store.state.notice.number} if store.state.notice else set()

    def take() -> None:
        notice = store.state.notice
        if notice is not None and notice.number not in numbers:
            numbers.add(notice.number)
            spoken.append((notice.code, notice.params))

    store.listen(take)
    return spoken


async def test_watching_that_fails_is_told_and_logged_and_the_walk_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    sessions = Broken(Kind.FOLLOW_INFO)
    async with running(sessions) as (jobs, store):
        store.publish(link=level())
        spoken = notices(store)
        await settled()
        assert spoken == [(NoticeCode.WATCH_FAILED, MISTAKE)]
        assert store.state.link
        assert store.state.link.verdict is Verdict.UNKNOWN
        assert [record.levelno for record in caplog.records if record.exc_info] == [logging.ERROR]
        jobs.take(LookAgain())
        await settled()
        assert store.state.walk
        assert store.state.walk.looked_at is not None


async def test_watching_begins_again_with_the_clusters_that_are_chosen_anew() -> None:
    sessions = Broken(Kind.FOLLOW_INFO)
    async with running(sessions) as (jobs, store):
        await settled()
        assert store.state.link is None
        sessions.script = mistaken(Kind.REFRESH)
        jobs.take(Choose(StepName.REMOTE_CLUSTER, "leader-transport", "c:9300"))
        await settled()
        assert store.state.link


async def test_a_wish_that_fails_is_told_and_the_next_is_served() -> None:
    sessions = Broken(Kind.SHARD_STATS)
    async with running(sessions) as (jobs, store):
        await settled()
        spoken = notices(store)
        jobs.take(CountExactly("orders"))
        await settled()
        assert spoken == [(NoticeCode.REQUEST_FAILED, MISTAKE)]
        jobs.take(Choose(StepName.REACHABILITY, "leader-transport", "nowhere"))
        await settled()
        assert spoken[-1][0] is NoticeCode.PROFILE_FAILED


async def test_a_look_that_fails_is_not_shown_as_under_way() -> None:
    sessions = Broken(Kind.CLUSTER_IDENTITY)
    async with running(sessions) as (jobs, store):
        await settled()
        spoken = notices(store)
        jobs.take(LookAgain())
        await settled()
        assert spoken == [(NoticeCode.REQUEST_FAILED, MISTAKE)]
        assert store.state.walk
        assert store.state.walk.busy is None


class BrokenSession(MemorySession):
    """Cannot be locked, by a mistake of ours."""

    def lock(self) -> None:
        raise RuntimeError("a mistake of ours")


async def test_a_switch_that_fails_is_told_and_lets_nothing_be_written() -> None:
    async with running(Sessions()) as (jobs, store):
        spoken = notices(store)
        jobs._connection = replace(jobs._connection, session=BrokenSession())
        jobs.take(SetWrite(on=True))
        assert spoken == [(NoticeCode.REQUEST_FAILED, MISTAKE)]
        assert not store.state.write


@pytest.mark.parametrize(
    ("pause_s", "code"), [(1.0, NoticeCode.AGES_FAILED), (2.0, NoticeCode.RELOOK_FAILED)], ids=["ages", "relook"]
)
async def test_what_happens_by_itself_and_fails_is_told_and_the_rest_goes_on(pause_s: float, code: NoticeCode) -> None:
    class Clock(PassingClock):
        """Breaks for whoever sleeps that long."""

        async def sleep(self, seconds: float) -> None:
            if seconds == pause_s:
                raise RuntimeError("a mistake of ours")
            await super().sleep(seconds)

    sessions = Sessions()
    sessions.clock = Clock
    async with running(sessions) as (jobs, store):
        spoken = notices(store)
        jobs.take(LookAgain())
        await settled()
        assert (code, MISTAKE) in spoken
        assert store.state.walk
        assert store.state.link


@pytest.mark.parametrize("error", [RuntimeError("a mistake of ours"), SystemExit("a mistake of ours")])
def test_whatever_ends_the_engine_is_told_and_told_again_to_whoever_asks_for_something(error: BaseException) -> None:
    def opening() -> tuple[Profile, Connect]:
        raise error

    store = StateStore(PROFILE, PassingClock())
    spoken = notices(store)
    runtime = Runtime(opening, store)
    runtime.start()
    assert runtime.stop(PATIENCE_S)
    runtime.submit(LookAgain())
    failure = (NoticeCode.ENGINE_FAILED, {"reason": f"{type(error).__name__}: a mistake of ours"})
    assert spoken == [failure, failure]


def test_an_engine_that_fails_shows_nothing_as_under_way() -> None:
    store = StateStore(PROFILE, PassingClock())
    store.publish(walk=Walk((), "observing", StepName.ACCOUNT))
    store.fail("a mistake of ours")
    assert store.state.walk
    assert (store.state.walk.busy, store.state.walk.busy_step) == (None, None)


def test_an_engine_that_cannot_say_what_it_has_seen_says_at_least_that_it_has_ended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = StateStore(PROFILE, PassingClock())
    store.publish(link=level())

    def broken(view: LinkView, now: float) -> LinkView:
        raise RuntimeError("a mistake of ours")

    monkeypatch.setattr("ccrtui.engine.state_store.aged", broken)
    store.fail("a mistake of ours")
    assert store.state.link is None
    assert store.state.notice
    assert store.state.notice.code is NoticeCode.ENGINE_FAILED
