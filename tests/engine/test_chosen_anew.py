"""What was seen of the clusters that were chosen before says nothing of those that are chosen now."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from ccrtui.core.call.answer import Outcome
from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.elasticsearch.cluster import ClusterIdentity
from ccrtui.core.elasticsearch.version import Version
from ccrtui.core.profile.profile import Profile
from ccrtui.core.state import ExactCount, State, Walk
from ccrtui.core.steps.conclude import satisfied
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import StepName, StepView
from ccrtui.core.watch.link_view import LinkView
from ccrtui.engine.connection import Connection, OnCall
from ccrtui.engine.intents import Choose, CountExactly
from tests.engine.fakes import answer, settled
from tests.engine.test_engine_ends import level
from tests.engine.test_lock_and_switch import Sessions, running

CHOICE = Choose(StepName.REACHABILITY, "leader-transport", "c:9300")
CLUSTER = ClusterIdentity("old", "uuid", Version(7, 3, 0))


class Held(Sessions):
    """Clusters that say who they are and keep all else back, each pair until its gate is opened."""

    def __init__(self, *, at_once: bool = False) -> None:
        super().__init__(self._answer)
        self.at_once = at_once
        """Whether the first pair keep back even who they are."""

    def _answer(self, call: Call) -> Outcome:
        if call.kind is not Kind.CLUSTER_IDENTITY:
            return Fault(FaultCode.REFUSED, sent=False)
        if call.side is Side.FOLLOWER and self.desks[0].leader.gate is None:
            self.keep_back()
        return answer(CLUSTER)

    def keep_back(self) -> None:
        """Let nothing more be answered by the newest pair."""
        self.desks[-1].leader.gate = self.desks[-1].follower.gate = asyncio.Event()

    def answer_late(self) -> None:
        """Let the first pair answer what was kept back."""
        gate = self.desks[0].leader.gate
        assert gate
        gate.set()

    def connect(self, profile: Profile, on_call: OnCall | None = None) -> Connection:
        connection = super().connect(profile, on_call)
        if self.at_once or len(self.desks) > 1:
            self.keep_back()
        return connection


def carried() -> LinkView:
    """In sync, and read through a moment ago."""
    view = level()
    return replace(view, read_back_at=view.taken_at)


def seen(state: State) -> tuple[object, ...]:
    """All that a state says of the clusters, which the first steps of a walk by typed addresses do not ask."""
    steps = [step.name for step in state.walk.steps] if state.walk else []
    compared = StepName.COMPARE in steps
    return dict(state.identities), state.link, state.carried_at, dict(state.exact_counts), compared


NOTHING: tuple[object, ...] = ({}, None, None, {}, False)


async def test_nothing_that_was_seen_stands_under_another_choice_at_any_moment() -> None:
    async with running(Held(at_once=True)) as (jobs, store):
        store.publish(
            link=carried(),
            walk=Walk((StepView(StepName.COMPARE, satisfied(Code.COUNTS_EQUAL)),)),
            identities={Side.LEADER: CLUSTER},
            exact_counts={"orders": ExactCount(9, 9, 100.0, True)},
        )
        assert store.state.carried_at is not None
        chosen, states = store.state.profile, []
        store.listen(lambda: states.append(store.state))
        jobs.take(CHOICE)
        await settled()
        later = [state for state in states if state.profile != chosen]
        assert later
        assert [seen(state) for state in later] == [NOTHING] * len(later)


@pytest.mark.parametrize("at_once", [True, False], ids=["who they are", "how they stand"])
async def test_what_the_old_clusters_answer_after_the_choice_is_not_told(at_once: bool) -> None:
    sessions = Held(at_once=at_once)
    async with running(sessions) as (jobs, store):
        await settled()
        kinds = [call.kind for call in sessions.desks[0].asked]
        assert kinds[-1] is (Kind.CLUSTER_IDENTITY if at_once else Kind.FOLLOW_INFO)
        jobs.take(CHOICE)
        await settled()
        sessions.answer_late()
        await settled()
        assert seen(store.state) == NOTHING


async def test_a_count_of_the_old_clusters_that_ends_after_the_choice_is_not_told() -> None:
    sessions = Held(at_once=True)
    async with running(sessions) as (jobs, store):
        jobs.take(CountExactly("orders"))
        await settled()
        jobs.take(CHOICE)
        await settled()
        sessions.answer_late()
        await settled()
        assert store.state.notice is None
