"""The engine on its own thread: it watches whoever looks or does not, takes wishes, and lets go of everything."""

from __future__ import annotations

import asyncio
import gc
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from ccrtui.core.call.answer import Outcome
from ccrtui.core.call.call import Call, Side
from ccrtui.core.profile.profile import Environment, Profile
from ccrtui.core.state import NoticeCode, State
from ccrtui.core.walk.step import StepName
from ccrtui.core.watch.verdict import Verdict
from ccrtui.engine.address_resolver import AddressResolver
from ccrtui.engine.collection import MIDDLE, OLD, YOUNG
from ccrtui.engine.connection import Connect, Connection, OnCall
from ccrtui.engine.intents import Apply, Choose, CountExactly, LookAgain, LookAt, SetWrite, Stop
from ccrtui.engine.runtime import Runtime
from ccrtui.engine.sender import Sender
from ccrtui.engine.state_store import StateStore
from tests.engine.fakes import PROFILE, MemoryJournal, MemorySession, PassingClock
from tests.engine.pair import Pair
from tests.patience import PATIENCE_S


class BriefClock(PassingClock):
    """Time that passes as soon as it is slept for, without keeping the machine busy."""

    async def sleep(self, seconds: float) -> None:
        self.now += seconds
        await asyncio.sleep(0.001)


@dataclass
class Cluster:
    """One side of a pair, and whether it was let go of."""

    pair: Pair
    closed: bool = False

    async def send(self, call: Call) -> Outcome:
        return await self.pair.send(call)

    async def close(self) -> None:
        self.closed = True


class Stage:
    """A runtime over a pair that is level, and everything it was given."""

    def __init__(self, profile: Profile = PROFILE) -> None:
        self.clock = BriefClock()
        self.pair = Pair(clock=self.clock)
        self.session = MemorySession(profile)
        self.journal = MemoryJournal()
        self.connections: list[Connection] = []
        self.clusters: list[Cluster] = []
        self.store = StateStore(profile, self.clock)
        self.runtime = Runtime(self._opened, self.store)
        self._news = threading.Condition()
        self.runtime.listen(self._woken)

    def _opened(self) -> tuple[Profile, Connect]:
        return self.session.profile, self._connect

    def _connect(self, profile: Profile, on_call: OnCall | None = None) -> Connection:
        clusters = {side: Cluster(self.pair) for side in (Side.LEADER, Side.FOLLOWER)}
        self.clusters.extend(clusters.values())
        addresses = AddressResolver(profile, {}, self.clock)
        sender = Sender(clusters, clusters[Side.LEADER], self.journal, self.clock, {}, {}, addresses, on_call)
        connection = Connection(profile, sender, self.clock, self.session, self.journal, {**clusters})
        self.connections.append(connection)
        return connection

    def _woken(self) -> None:
        with self._news:
            self._news.notify_all()

    def until(self, holds: Callable[[State], bool]) -> State:
        """The first newest state of which that holds."""
        with self._news:
            assert self._news.wait_for(lambda: holds(self.store.state), PATIENCE_S), self.store.state
            return self.store.state

    def noticed(self, code: NoticeCode) -> State:
        """The state that tells this."""
        return self.until(lambda state: state.notice is not None and state.notice.code is code)


@contextmanager
def running(profile: Profile = PROFILE, before: tuple[SetWrite, ...] = ()) -> Iterator[Stage]:
    """A stage from its start to its end; these wishes are told before the start."""
    stage = Stage(profile)
    for intent in before:
        stage.runtime.submit(intent)
    stage.runtime.start()
    try:
        yield stage
    finally:
        assert stage.runtime.stop(PATIENCE_S)


def walked(state: State) -> bool:
    """Whether a look from the first step on has ended."""
    return state.walk is not None and state.walk.looked_at is not None and state.walk.busy is None


def test_it_watches_and_looks_from_the_start_and_sends_no_write() -> None:
    with running() as stage:
        level = stage.until(lambda state: state.link is not None and state.link.verdict is Verdict.IN_SYNC)
        state = level if walked(level) else stage.until(walked)
        assert state.walk is not None
        assert [view.name for view in state.walk.steps] == list(StepName)
        assert set(state.identities) == {Side.LEADER, Side.FOLLOWER}
        assert state.counts.write == 0


def test_it_looks_seldom_for_values_in_cycles() -> None:
    usual = gc.get_threshold()
    try:
        gc.set_threshold(700, 10, 10)
        with running() as stage:
            stage.until(walked)
            assert gc.get_threshold() == (YOUNG, MIDDLE, OLD)
    finally:
        gc.set_threshold(*usual)


def test_watching_goes_on_whoever_looks() -> None:
    with running() as stage:
        first = stage.until(lambda state: state.link is not None)
        later = stage.until(lambda state: state.counts.read > first.counts.read + 50)
        assert later.revision > first.revision
        assert stage.runtime.latest() is stage.store.state


def test_what_is_looked_at_is_counted_also_after_the_clusters_were_chosen_anew() -> None:
    with running() as stage:
        stage.pair.names = tuple(f"log-{number:02}" for number in range(40))
        stage.runtime.submit(LookAt(("log-33",)))

        def counted() -> int:
            return sum(call.target == "/log-33/_search" for call in stage.pair.asked)

        stage.until(lambda _: counted() >= 2)
        stage.runtime.submit(Choose(StepName.REMOTE_CLUSTER, "leader-transport", "c:9300"))
        stage.until(lambda _: len(stage.connections) == 2)
        before = counted()
        stage.until(lambda _: counted() >= before + 4)


def test_a_wish_before_the_start_is_kept() -> None:
    with running(before=(SetWrite(on=True),)) as stage:
        stage.noticed(NoticeCode.WRITE_ON)
        assert stage.session.locked


def test_the_switch_takes_the_lock_and_gives_it_back() -> None:
    with running() as stage:
        stage.runtime.submit(SetWrite(on=True))
        stage.until(lambda state: state.write)
        stage.runtime.submit(SetWrite(on=False))
        stage.noticed(NoticeCode.WRITE_OFF)
        stage.until(lambda state: not state.write and not stage.session.locked)


def test_production_asks_for_the_profiles_name() -> None:
    with running(replace(PROFILE, environment=Environment.PROD)) as stage:
        stage.until(walked)
        stage.runtime.submit(SetWrite(on=True, typed_name="order"))
        assert not stage.noticed(NoticeCode.NAME_DIFFERS).write
        stage.runtime.submit(SetWrite(on=True, typed_name="orders"))
        stage.until(lambda state: state.write)


def test_an_apply_with_nothing_planned_sends_nothing() -> None:
    with running(before=(SetWrite(on=True),)) as stage:
        stage.until(walked)
        stage.runtime.submit(Apply("any digest"))
        assert stage.noticed(NoticeCode.NOTHING_TO_APPLY).counts.write == 0


def test_a_choice_that_cannot_be_is_told_and_changes_nothing() -> None:
    with running() as stage:
        stage.runtime.submit(Choose(StepName.REACHABILITY, "leader-transport", "nowhere"))
        notice = stage.noticed(NoticeCode.PROFILE_FAILED).notice
        assert notice is not None
        assert notice.params == {
            "problem": "profile_value_bad",
            "option": "--leader-transport",
            "reason": "transport_form",
        }
        assert stage.session.profile == PROFILE
        assert len(stage.connections) == 1


def test_a_choice_is_kept_and_connects_afresh_with_the_switch_as_it_was() -> None:
    with running(before=(SetWrite(on=True),)) as stage:
        stage.until(lambda state: state.write and walked(state))
        stage.runtime.submit(Choose(StepName.REACHABILITY, "leader-transport", "c:9300"))
        state = stage.until(lambda state: state.profile != PROFILE and len(stage.connections) == 2 and state.write)
        assert state.profile.cluster(Side.LEADER).transport == ("c:9300",)
        stage.until(lambda state: stage.connections[1].sender.counts.read > 10)
        assert stage.session.locked
        assert [cluster.closed for cluster in stage.clusters] == [True, True, False, False]


def test_counting_exactly_is_published_beside_everything_else() -> None:
    with running() as stage:
        stage.until(lambda state: state.link is not None)

        def level(state: State) -> bool:
            """Counted while the sample was a fresh one, which on a busy machine takes another try."""
            counted = state.exact_counts.get("orders")
            if counted is None or not counted.level:
                stage.runtime.submit(CountExactly("orders"))
            return counted is not None and counted.level

        counted = stage.until(level).exact_counts["orders"]
        assert (counted.leader_docs, counted.follower_docs) == (9, 9)


def test_looking_again_asks_again() -> None:
    with running() as stage:
        first = stage.until(walked).walk
        assert first is not None
        stage.runtime.submit(LookAgain())
        stage.until(lambda state: walked(state) and state.walk is not None and state.walk.looked_at != first.looked_at)


def test_the_end_lets_go_of_everything_and_hears_nothing_more() -> None:
    with running() as stage:
        stage.until(walked)
        stage.runtime.submit(Stop())
        assert stage.runtime.stop(PATIENCE_S)
        assert all(cluster.closed for cluster in stage.clusters)
        assert stage.journal.closed
        stage.runtime.submit(LookAgain())
