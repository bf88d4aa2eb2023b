"""What the watch learns takes a step's green away, and nothing else does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.standing.contradiction import NO_NEWS, contradictions, steps_against
from ccrtui.core.walk.step import StepName, StepState
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Reason, Verdict
from tests.examples import tried

ORDERS = (IndexPair("orders", "orders"),)
NOT_OF_THE_INDEX = {
    Reason.LEADER_NOT_REACHED,
    Reason.FOLLOWER_NOT_REACHED,
    Reason.LOGIN_REFUSED,
    Reason.LOGIN_WANTED,
    Reason.RIGHT_MISSING,
    Reason.CERTIFICATE_REFUSED,
    Reason.NO_MASTER,
    Reason.LICENCE_REFUSES,
}


def link(*indices: IndexView, connected: bool | None = True, leader_fault: Fault | None = None) -> LinkView:
    ordered = tuple(sorted(indices, key=lambda index: index.verdict.rank))
    return LinkView("leader", connected, Reason.PROVEN, ordered, 0.0, 10.0, leader_fault=leader_fault, began_at=9.0)


def index(verdict: Verdict, reason: Reason, name: str = "orders") -> IndexView:
    return IndexView(name, name, verdict, reason)


@tried(100)
@given(reason=st.sampled_from([reason for reason in Reason if reason not in NO_NEWS]))
def test_a_task_that_gave_up_speaks_against_following_whatever_it_gave_up_on(reason: Reason) -> None:
    against = contradictions(link(index(Verdict.STOPPED, reason)), ORDERS)
    assert {StepName.FOLLOWER_INDEX, StepName.COMPARE} <= set(against)


@tried(100)
@given(
    verdict=st.sampled_from([verdict for verdict in Verdict if verdict is not Verdict.IN_SYNC]),
    reason=st.sampled_from([reason for reason in Reason if reason not in NO_NEWS | NOT_OF_THE_INDEX]),
)
def test_an_index_that_is_not_in_sync_speaks_against_the_compare(verdict: Verdict, reason: Reason) -> None:
    assert StepName.COMPARE in contradictions(link(index(verdict, reason)), ORDERS)


@tried(100)
@given(reason=st.sampled_from(list(Reason)))
def test_an_index_in_sync_speaks_against_nothing(reason: Reason) -> None:
    assert steps_against(index(Verdict.IN_SYNC, reason)) == frozenset()


@pytest.mark.parametrize("reason", sorted(NO_NEWS))
def test_not_knowing_yet_is_no_news(reason: Reason) -> None:
    assert contradictions(link(index(Verdict.UNKNOWN, reason)), ORDERS) == {}


@pytest.mark.parametrize(
    ("reason", "step"),
    [
        (Reason.LEADER_UNREACHABLE, StepName.REMOTE_CLUSTER),
        (Reason.LINK_SILENT, StepName.REMOTE_CLUSTER),
        (Reason.ALIAS_MISSING, StepName.REMOTE_CLUSTER),
        (Reason.LEADER_INDEX_MISSING, StepName.LEADER_INDEX),
        (Reason.LEADER_INDEX_CLOSED, StepName.LEADER_INDEX),
        (Reason.LEADER_RECREATED, StepName.LEADER_INDEX),
        (Reason.PAUSED, StepName.FOLLOWER_INDEX),
        (Reason.HISTORY_DIFFERS, StepName.FOLLOWER_INDEX),
        (Reason.LOGIN_REFUSED, StepName.CLUSTERS),
        (Reason.LOGIN_WANTED, StepName.CLUSTERS),
        (Reason.RIGHT_MISSING, StepName.READINESS),
    ],
)
def test_the_first_step_it_speaks_against_is_where_the_cause_lies(reason: Reason, step: StepName) -> None:
    against = contradictions(link(index(Verdict.STOPPED, reason)), ORDERS)
    assert min(against, key=list(StepName).index) is step


def test_being_behind_speaks_against_the_compare_alone() -> None:
    assert set(contradictions(link(index(Verdict.CATCHING_UP, Reason.BEHIND)), ORDERS)) == {StepName.COMPARE}


def test_only_the_indices_of_the_profile_speak_against_its_walk() -> None:
    other = index(Verdict.STOPPED, Reason.HISTORY_LOST, "returns")
    assert contradictions(link(index(Verdict.IN_SYNC, Reason.PROVEN), other), ORDERS) == {}
    assert contradictions(link(index(Verdict.IN_SYNC, Reason.PROVEN), other), ()) != {}


def test_a_connection_that_is_down_speaks_against_the_remote_cluster_and_an_unknown_one_does_not() -> None:
    level = index(Verdict.IN_SYNC, Reason.PROVEN)
    assert set(contradictions(link(level, connected=False), ORDERS)) == {StepName.REMOTE_CLUSTER}
    assert contradictions(link(level, connected=None), ORDERS) == {}


def test_a_cluster_that_does_not_answer_is_named_with_its_fault() -> None:
    silent = link(index(Verdict.UNKNOWN, Reason.LEADER_NOT_REACHED), leader_fault=Fault(FaultCode.TIMED_OUT))
    against = contradictions(silent, ORDERS)
    assert set(against) == {StepName.CLUSTERS}
    assert against[StepName.CLUSTERS].state is StepState.UNKNOWN


def test_a_question_that_is_refused_does_not_mean_that_the_cluster_is_gone() -> None:
    refused = link(index(Verdict.IN_SYNC, Reason.PROVEN), leader_fault=Fault(FaultCode.NOT_AUTHORIZED, 403))
    assert contradictions(refused, ORDERS) == {}
