"""Taking back stops at what others have made of it: promoted copies, and other indices of the name."""

from __future__ import annotations

import pytest

from ccrtui.core.call.answer import Answer, Outcome
from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.elasticsearch.cluster import ClusterIdentity
from ccrtui.core.elasticsearch.index import AliasList, IndexEntry, IndexList
from ccrtui.core.elasticsearch.replication import Follower, FollowInfo
from ccrtui.core.elasticsearch.requests.cluster import cluster_identity
from ccrtui.core.elasticsearch.requests.indices import alias_list, index_list
from ccrtui.core.elasticsearch.requests.replication import follow_info
from ccrtui.core.elasticsearch.version import Version
from ccrtui.core.profile.profile import ClusterProfile, IndexPair, LinkProfile, Made, Profile
from ccrtui.core.steps.undo.follower import UndoFollowers
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Intention, StepState
from tests.core.steps.known import compared

MADE = Made(
    leader_indices=("uuid-leader/orders",),
    follower_indices=("uuid-follower/orders",),
    sample_docs=("uuid-leader/orders/one", "uuid-leader/orders/two"),
)
PROFILE = Profile(
    "orders",
    "5f0c1b7e-0000",
    {"leader": ClusterProfile(), "follower": ClusterProfile()},
    (LinkProfile(indices=(IndexPair("orders", "orders"),)),),
    made=MADE,
)
TYPED = Intention(PROFILE, frozenset({"orders"}))


def _listed(side: Side, *, is_open: bool) -> dict[Call, Outcome]:
    entry = IndexEntry("orders", "u", is_open, "green", 1, 2, 100)
    identity = ClusterIdentity(side.value, f"uuid-{side}", Version(7, 17, 0))
    return {
        cluster_identity(side): Answer(identity, 200, 0, 0),
        index_list(side): Answer(IndexList({"orders": entry}), 200, 0, 0),
        index_list(side, hidden=True): Answer(IndexList({"orders": entry}), 200, 0, 0),
        alias_list(side): Answer(AliasList({}), 200, 0, 0),
        **{call: Answer(value, 200, 0, 0) for call, value in compared().items()},
    }


def _follower(alias: str | None, *, is_open: bool) -> Facts:
    followers = {} if alias is None else {"orders": Follower("orders", alias, "orders", False)}
    info: dict[Call, Outcome] = {follow_info(Side.FOLLOWER): Answer(FollowInfo(followers), 200, 0, 0)}
    return Facts({**_listed(Side.FOLLOWER, is_open=is_open), **info})


@pytest.mark.parametrize(("alias", "is_open"), [(None, True), ("another", True), ("another", False)])
def test_an_index_that_no_longer_follows_through_our_alias_is_left_alone(alias: str | None, is_open: bool) -> None:
    facts, step = _follower(alias, is_open=is_open), UndoFollowers()
    assert step.calls(facts, TYPED) == ()
    assert step.judge(facts, TYPED).code is Code.NOTHING_MADE


@pytest.mark.parametrize(("alias", "is_open"), [("leader", True), ("leader", False), (None, False)])
def test_a_follower_of_ours_is_taken_back_from_wherever_that_was_left(alias: str | None, is_open: bool) -> None:
    facts, step = _follower(alias, is_open=is_open), UndoFollowers()
    assert step.calls(facts, TYPED)[-1].call.target == "/orders"
    assert step.judge(facts, TYPED).state is StepState.MISSING
