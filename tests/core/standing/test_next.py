"""What is next follows from what is known now: the worst finding, never an earlier look."""

from __future__ import annotations

import pytest

from ccrtui.core.profile.profile import ClusterProfile, LinkProfile, Profile
from ccrtui.core.standing.next import NextKind, next_of
from ccrtui.core.state import State, Walk
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Judgement, StepName, StepState, StepView
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Reason, Verdict

PROFILE = Profile("orders-dr", "5f0c1b7e", {"leader": ClusterProfile()}, (LinkProfile(),))


def link(*indices: IndexView) -> LinkView:
    return LinkView("leader", True, Reason.PROVEN, indices, 0.0, 10.0, began_at=9.0)


def index(verdict: Verdict, reason: Reason, name: str = "orders") -> IndexView:
    return IndexView(name, name, verdict, reason)


def walk(name: StepName, code: Code, state: StepState = StepState.BLOCKED) -> Walk:
    return Walk((StepView(name, Judgement(state, code)),))


DONE = walk(StepName.COMPARE, Code.COUNTS_EQUAL, StepState.SATISFIED)
LEVEL = link(index(Verdict.IN_SYNC, Reason.PROVEN))
SILENT = walk(StepName.REMOTE_CLUSTER, Code.REMOTE_SILENT)


def following(walk: Walk | None, link: LinkView | None) -> tuple[NextKind, str | None]:
    answer = next_of(State(1, 10.0, PROFILE, link=link, walk=walk))
    about = answer.step.name.value if answer.kind is NextKind.STEP and answer.step else None
    return answer.kind, about or (answer.index.follower_index if answer.index else None)


def test_before_anything_is_known_it_is_to_look() -> None:
    assert following(None, None) == (NextKind.LOOK, None)
    assert following(None, link(index(Verdict.UNKNOWN, Reason.NOT_FOLLOWING))) == (NextKind.LOOK, None)


def test_a_step_that_is_missing_is_next_while_nothing_follows() -> None:
    missing = walk(StepName.FOLLOWER_INDEX, Code.FOLLOWER_MISSING, StepState.MISSING)
    assert following(missing, link(index(Verdict.UNKNOWN, Reason.NOT_FOLLOWING))) == (NextKind.STEP, "follower_index")


def test_a_closed_leader_index_is_not_sent_to_the_network() -> None:
    closed = link(index(Verdict.RETRYING, Reason.LEADER_INDEX_CLOSED))
    assert following(SILENT, closed) == (NextKind.INDEX, "orders")


def test_a_problem_of_the_way_is_explained_by_the_step_that_stands_there() -> None:
    unreachable = link(index(Verdict.RETRYING, Reason.LEADER_UNREACHABLE))
    assert following(SILENT, unreachable) == (NextKind.STEP, "remote_cluster")
    assert following(DONE, unreachable) == (NextKind.INDEX, "orders")


@pytest.mark.parametrize("code", [Code.CAUSE_IS_OVER, Code.STATE_CHANGED])
def test_what_a_look_found_is_not_next_once_it_is_not_so_any_more(code: Code) -> None:
    over = walk(StepName.REMOTE_CLUSTER, code, StepState.UNKNOWN)
    assert following(over, LEVEL) == (NextKind.WATCH, None)
    unreachable = link(index(Verdict.RETRYING, Reason.LEADER_UNREACHABLE))
    assert following(over, unreachable) == (NextKind.INDEX, "orders")


def test_the_worst_of_all_indices_is_next_not_only_of_the_profile() -> None:
    several = link(index(Verdict.STOPPED, Reason.HISTORY_LOST, "returns"), index(Verdict.IN_SYNC, Reason.PROVEN))
    assert following(DONE, several) == (NextKind.INDEX, "returns")


@pytest.mark.parametrize("verdict", [Verdict.IN_SYNC, Verdict.CATCHING_UP, Verdict.BOOTSTRAPPING])
def test_what_goes_well_is_watched(verdict: Verdict) -> None:
    assert following(DONE, link(index(verdict, Reason.PROVEN))) == (NextKind.WATCH, None)


def test_what_is_not_known_yet_does_not_hide_the_step_that_is_next() -> None:
    unclear = link(index(Verdict.UNKNOWN, Reason.NOT_ESTABLISHED))
    assert following(SILENT, unclear) == (NextKind.STEP, "remote_cluster")
