"""What a step says of an index goes with what the watch sees it is: no plan stands on screen for what is over."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ccrtui.core.call.call import Side
from ccrtui.core.elasticsearch.requests.replication import follow
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.standing.next import NextKind, next_of, nothing_stands
from ccrtui.core.standing.revision import revised
from ccrtui.core.state import State, Walk
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Judgement, PlannedCall, StepName, StepState, StepView
from ccrtui.core.watch.following.follows import Follows
from ccrtui.core.watch.following.ordinary_index import Occupant, Origin
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Reason, Verdict
from tests.core.steps.known import PROFILE
from tests.core.watch.film import Film, task

ORDERS = (IndexPair("orders", "orders"),)
PLAN = (PlannedCall(follow(Side.FOLLOWER, "orders", "leader", "orders")),)


def index(verdict: Verdict, reason: Reason, **changes: Any) -> IndexView:
    return replace(IndexView("orders", "orders", verdict, reason), **changes)


NOTHING = index(Verdict.UNKNOWN, Reason.NOT_FOLLOWING, stands=Occupant.NOTHING)
OPEN = index(Verdict.UNKNOWN, Reason.NOT_FOLLOWING, stands=Occupant.OPEN, origin=Origin.LEADER_RECREATED)
SHUT = index(Verdict.UNKNOWN, Reason.NOT_FOLLOWING, stands=Occupant.CLOSED)
UNTOLD = index(Verdict.UNKNOWN, Reason.NOT_FOLLOWING)
CLOSED = index(Verdict.PAUSED, Reason.FOLLOWER_CLOSED, follows=Follows.CLOSED)
CLOSED_LAST = index(Verdict.STOPPED, Reason.LEADER_RECREATED, follows=Follows.CLOSED)
PAUSED = index(Verdict.PAUSED, Reason.PAUSED, follows=Follows.PAUSED)
PAUSED_LAST = index(Verdict.STOPPED, Reason.LEADER_INDEX_MISSING, follows=Follows.PAUSED)
FAILING = index(Verdict.RETRYING, Reason.READ_FAILING, follows=Follows.ACTIVE)
LEADER_SHUT = index(Verdict.RETRYING, Reason.LEADER_INDEX_CLOSED)
LEADER_BACK = index(Verdict.RETRYING, Reason.READ_FAILING, leader_told=True)


def link(*indices: IndexView) -> LinkView:
    return LinkView("leader", True, Reason.PROVEN, indices, 1e9, 160.0, began_at=159.0)


def now(name: StepName, code: Code, view: IndexView, **evidence: Any) -> StepView:
    """A step that was seen with a plan, as it stands once the watch has seen that index."""
    judgement = Judgement(StepState.BLOCKED, code, {"index": "orders", **evidence})
    walk = Walk((StepView(name, judgement, PLAN, seen_at=100.0),))
    return revised(walk, link(view), ORDERS).steps[0]


@pytest.mark.parametrize(
    ("code", "stays", "goes"),
    [
        (Code.CONFIRM_NEEDED, (SHUT, CLOSED, CLOSED_LAST, UNTOLD), (OPEN, NOTHING, PAUSED)),
        (Code.LAST_COPY, (SHUT, CLOSED, CLOSED_LAST, UNTOLD), (OPEN, NOTHING, PAUSED_LAST)),
        (Code.NAME_TAKEN_CLOSED, (SHUT, UNTOLD), (OPEN, NOTHING, PAUSED)),
        (Code.NAME_TAKEN_OPEN, (OPEN, UNTOLD), (SHUT, NOTHING, FAILING)),
        (Code.FOLLOWER_PROMOTED, (OPEN, UNTOLD), (SHUT, NOTHING, FAILING)),
        (Code.FOLLOWER_CLOSED, (CLOSED, CLOSED_LAST, UNTOLD), (OPEN, SHUT, PAUSED, FAILING)),
        (Code.FOLLOWER_PAUSED, (PAUSED, PAUSED_LAST, UNTOLD), (OPEN, CLOSED, CLOSED_LAST, FAILING)),
        (Code.FOLLOWER_STOPPED, (FAILING, PAUSED, CLOSED, UNTOLD), (OPEN, SHUT, NOTHING)),
        (Code.FOLLOWER_MISSING, (NOTHING, UNTOLD), (OPEN, SHUT, FAILING)),
    ],
)
def test_what_a_step_says_of_a_follower_goes_with_the_state_it_is_about(
    code: Code, stays: tuple[IndexView, ...], goes: tuple[IndexView, ...]
) -> None:
    for view in stays:
        kept = now(StepName.FOLLOWER_INDEX, code, view)
        assert (kept.judgement.code, kept.planned) == (code, PLAN), view
    for view in goes:
        over = now(StepName.FOLLOWER_INDEX, code, view)
        assert (over.judgement.code, over.judgement.state) == (Code.STATE_CHANGED, StepState.UNKNOWN), view
        assert over.planned == ()
        assert over.judgement.evidence["watch_reason"] == view.reason.value


def test_a_replacement_stands_for_a_closed_index_alone() -> None:
    assert now(StepName.FOLLOWER_INDEX, Code.FOLLOWER_MISSING, SHUT, replaces=True).planned == PLAN
    assert now(StepName.FOLLOWER_INDEX, Code.FOLLOWER_MISSING, NOTHING, replaces=True).planned == ()


@pytest.mark.parametrize(
    "code", [Code.LEADER_INDEX_CLOSED, Code.LEADER_INDEX_MISSING, Code.LEADER_INDEX_TO_CREATE, Code.LEADER_INDEX_LOST]
)
def test_a_leader_index_that_gives_figures_again_is_neither_closed_nor_missing(code: Code) -> None:
    over = now(StepName.LEADER_INDEX, code, LEADER_BACK)
    assert (over.judgement.code, over.planned) == (Code.STATE_CHANGED, ())
    still_shut = now(StepName.LEADER_INDEX, code, LEADER_SHUT)
    assert (still_shut.judgement.code is code) == (code is Code.LEADER_INDEX_CLOSED)


def test_a_red_leader_index_is_red_until_every_primary_of_it_gives_figures() -> None:
    some = now(StepName.LEADER_INDEX, Code.INDEX_RED, LEADER_BACK)
    assert some.judgement.code is Code.INDEX_RED
    shut = now(StepName.LEADER_INDEX, Code.INDEX_RED, LEADER_SHUT)
    assert shut.judgement.code is Code.STATE_CHANGED
    every = now(StepName.LEADER_INDEX, Code.INDEX_RED, replace(LEADER_BACK, leader_whole=True))
    assert every.judgement.code is Code.STATE_CHANGED


def test_the_figures_of_a_leader_index_are_whole_with_its_last_primary() -> None:
    film = Film(primaries=2)
    tasks = {number: task(9, shard=number) for number in (0, 1)}
    assert not film.tick(1, {0: 9}, {0: 9, 1: 9}, tasks).leader_whole
    assert film.tick(2, {0: 9, 1: 9}, {0: 9, 1: 9}, tasks).leader_whole


def test_an_index_that_stands_there_is_next_and_nothing_else_is_called_no_standby() -> None:
    assert not nothing_stands(link(OPEN))
    assert not nothing_stands(link(SHUT))
    assert nothing_stands(link(NOTHING, UNTOLD))
    for view in (OPEN, SHUT):
        following = next_of(State(1, 160.0, PROFILE, link=link(view)))
        assert (following.kind, following.index) == (NextKind.INDEX, view)
