"""Taking back what this profile made, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from ccrtui.core.call.call import Call
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.cluster import Acknowledged, ClusterIdentity, RemoteSettings
from ccrtui.core.elasticsearch.index import Count, Document, DocumentCounts
from ccrtui.core.elasticsearch.replication import AutoFollow, Follower, FollowInfo
from ccrtui.core.elasticsearch.requests.cluster import cluster_identity, remote_settings, remove_remote
from ccrtui.core.elasticsearch.requests.indices import (
    close_index,
    count,
    delete_index,
    delete_sample,
    document,
    document_counts,
    index_list,
    refresh,
)
from ccrtui.core.elasticsearch.requests.replication import auto_follow, follow_info, pause_follow, unfollow
from ccrtui.core.elasticsearch.version import Version
from ccrtui.core.profile.profile import Made, Profile
from ccrtui.core.steps.undo.follower import UndoFollowers, UndoRemoteCluster
from ccrtui.core.steps.undo.leader import UndoLeaderIndices, UndoSamples
from ccrtui.core.steps.undo.order import UNDO
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Danger, Intention, Step, StepName, StepState
from ccrtui.text.catalogue import words
from tests.core.steps.known import (
    FOLLOWER,
    LEADER,
    PROFILE,
    compared,
    entry,
    facts,
    healthy,
    judged,
    listing,
    planned,
    with_link,
)

MINE = with_link(
    made=Made(
        aliases=("follower-cluster/leader",),
        leader_indices=("leader-cluster/orders",),
        follower_indices=("follower-cluster/orders",),
        sample_docs=("leader-cluster/items/s-1",),
    )
)
FOLLOWING = {
    follow_info(FOLLOWER): FollowInfo({"orders": Follower("orders", "leader", "orders", True)}),
    index_list(FOLLOWER): listing(entry("orders")),
    **compared(),
}
SAMPLE = document(LEADER, "items", "s-1")
WITH_SAMPLE: dict[Call, Any] = {index_list(LEADER): listing(entry("items")), SAMPLE: Document(True)}


def test_the_order_is_that_of_the_walk_backwards() -> None:
    assert [step.name for step in UNDO] == [
        StepName.COMPARE,
        StepName.FOLLOWER_INDEX,
        StepName.REMOTE_CLUSTER,
        StepName.LEADER_INDEX,
        StepName.SECURITY_GROUPS,
        StepName.ROUTES,
        StepName.PEERING,
    ]


@pytest.mark.parametrize("step", UNDO, ids=lambda step: step.name)
def test_what_made_nothing_asks_nothing_and_takes_nothing(step: Step) -> None:
    known = {**FOLLOWING, **WITH_SAMPLE}
    assert step.reads(facts({}), Intention(PROFILE)) == ()
    assert judged(step, known).code is Code.NOTHING_MADE
    assert planned(step, known) == []


@pytest.mark.parametrize("step", UNDO, ids=lambda step: step.name)
def test_another_cluster_at_the_same_address_is_left_alone(step: Step) -> None:
    others = {
        cluster_identity(side): ClusterIdentity("x", f"other-{side}", Version(7, 3, 0)) for side in (LEADER, FOLLOWER)
    }
    assert planned(step, {**FOLLOWING, **WITH_SAMPLE, **others}, profile=MINE, confirmed=("orders",)) == []


@pytest.mark.parametrize("step", UNDO[:4], ids=lambda step: step.name)
def test_what_cannot_be_read_is_told(step: Step) -> None:
    gone = {cluster_identity(side): Fault(FaultCode.REFUSED, sent=False) for side in (LEADER, FOLLOWER)}
    assert judged(step, gone, profile=MINE).code is FaultCode.REFUSED


def test_a_follower_is_paused_closed_unfollowed_and_deleted() -> None:
    assert planned(UndoFollowers(), FOLLOWING, profile=MINE, confirmed=("orders",)) == [
        pause_follow(FOLLOWER, "orders"),
        close_index(FOLLOWER, "orders"),
        unfollow(FOLLOWER, "orders"),
        delete_index(FOLLOWER, "orders"),
    ]


def test_several_followers_are_taken_back_by_stages_so_that_the_calls_of_each_stage_may_leave_side_by_side() -> None:
    names = ("orders", "users")
    known = {
        **compared("orders"),
        **compared("users"),
        follow_info(FOLLOWER): FollowInfo(
            {
                "orders": Follower("orders", "leader", "orders", False),
                "users": Follower("users", "leader", "users", True),
            }
        ),
        index_list(FOLLOWER): listing(entry("orders"), entry("users")),
        index_list(LEADER): listing(entry("orders"), entry("users")),
    }
    mine = with_link(made=Made(follower_indices=tuple(f"follower-cluster/{name}" for name in names)))
    assert planned(UndoFollowers(), known, profile=mine, confirmed=names) == [
        pause_follow(FOLLOWER, "users"),
        *(call(FOLLOWER, name) for call in (close_index, unfollow, delete_index) for name in names),
    ]


def test_several_leader_indices_are_refreshed_and_counted_together_and_the_empty_ones_go() -> None:
    names = ("orders", "users")
    mine = with_link(made=Made(leader_indices=tuple(f"leader-cluster/{name}" for name in names)))
    known: dict[Call, Any] = {
        index_list(LEADER): listing(*map(entry, names)),
        refresh(LEADER, "orders,users"): Acknowledged(),
        document_counts(LEADER, names): DocumentCounts({"users": 1}, 0),
    }
    assert planned(UndoLeaderIndices(), known, profile=mine, confirmed=names) == [delete_index(LEADER, "orders")]
    partly = {**known, document_counts(LEADER, names): DocumentCounts({}, 1), count(LEADER, "users"): Count(0, 1)}
    partly[count(LEADER, "orders")] = Count(0, 0)
    assert planned(UndoLeaderIndices(), partly, profile=mine, confirmed=names) == [delete_index(LEADER, "orders")]


@pytest.mark.parametrize(
    ("changes", "left"),
    [
        ({follow_info(FOLLOWER): FollowInfo({"orders": Follower("orders", "leader", "orders", False)})}, 3),
        (
            {
                follow_info(FOLLOWER): FollowInfo({"orders": Follower("orders", "leader", "orders", False)}),
                index_list(FOLLOWER): listing(entry("orders", open=False)),
            },
            2,
        ),
        (
            {follow_info(FOLLOWER): FollowInfo({}), index_list(FOLLOWER): listing(entry("orders", open=False))},
            1,
        ),
        ({follow_info(FOLLOWER): FollowInfo({})}, 0),
        ({follow_info(FOLLOWER): FollowInfo({"orders": Follower("orders", "elsewhere", "orders", True)})}, 0),
        ({index_list(FOLLOWER): listing()}, 0),
    ],
)
def test_only_what_is_left_to_do_is_done(changes: dict[Call, Any], left: int) -> None:
    whole = planned(UndoFollowers(), FOLLOWING, profile=MINE)
    assert planned(UndoFollowers(), {**FOLLOWING, **changes}, profile=MINE) == whole[len(whole) - left :]


@pytest.mark.parametrize("step", [UndoFollowers(), UndoLeaderIndices()], ids=lambda step: step.name)
def test_documents_are_lost_only_with_the_name_typed(step: Step) -> None:
    known = {**FOLLOWING, **holding(0)}
    judgement = judged(step, known, profile=MINE)
    assert (judgement.state, judgement.code, judgement.evidence["confirm"]) == (
        StepState.BLOCKED,
        Code.CONFIRM_NEEDED,
        "orders",
    )
    assert judgement.evidence["side"] == (LEADER if step.name == StepName.LEADER_INDEX else FOLLOWER)
    for wording in (words("en"), words("zh")):
        side = LEADER if step.name == StepName.LEADER_INDEX else FOLLOWER
        assert wording.sides[side] in wording.explain(judgement.code, judgement.evidence).seen
    typed = judged(step, known, profile=MINE, confirmed=("orders",))
    assert (typed.state, typed.code) == (StepState.MISSING, Code.MADE_BY_US)
    items = step.calls(facts({**healthy(MINE), **known}), Intention(MINE))
    assert (items[-1].danger, items[-1].confirm) == (Danger.IRREVERSIBLE, "orders")


def test_what_is_deleted_is_forgotten_with_its_last_call_alone() -> None:
    items = UndoFollowers().calls(facts({**healthy(MINE), **FOLLOWING}), Intention(MINE))
    assert [item.unmade for item in items[:-1]] == [Made()] * 3
    assert items[-1].unmade == Made(follower_indices=("follower-cluster/orders",))


def holding(documents: int, failed: int = 0) -> dict[Call, Any]:
    """How many documents the leader index `orders` holds behind a refresh."""
    return {refresh(LEADER, "orders"): Acknowledged(), count(LEADER, "orders"): Count(documents, failed)}


def test_an_empty_leader_index_of_ours_is_deleted_and_one_of_others_is_not() -> None:
    both = {index_list(LEADER): listing(entry("orders"), entry("others")), **holding(0)}
    assert planned(UndoLeaderIndices(), both, profile=MINE) == [delete_index(LEADER, "orders")]
    assert planned(UndoLeaderIndices(), {index_list(LEADER): listing(entry("others"))}, profile=MINE) == []


@pytest.mark.parametrize("known", [holding(1), holding(0, failed=1)], ids=["a document", "a shard not counted"])
def test_a_leader_index_that_may_hold_a_document_stays_and_holds_nothing_up(known: dict[Call, Any]) -> None:
    judgement = judged(UndoLeaderIndices(), known, profile=MINE, confirmed=("orders",))
    assert (judgement.state, judgement.code, judgement.evidence["index"]) == (
        StepState.SKIPPED,
        Code.HOLDS_OTHERS,
        "orders",
    )
    assert planned(UndoLeaderIndices(), known, profile=MINE, confirmed=("orders",)) == []


def test_what_an_index_holds_is_counted_behind_a_refresh() -> None:
    step = UndoLeaderIndices()
    listed = facts({**healthy(MINE), index_list(LEADER): listing(entry("orders"))})
    assert refresh(LEADER, "orders") in step.reads(listed, Intention(MINE))
    assert count(LEADER, "orders") not in step.reads(listed, Intention(MINE))
    refreshed = facts({**healthy(MINE), index_list(LEADER): listing(entry("orders")), **holding(0)})
    assert count(LEADER, "orders") in step.reads(refreshed, Intention(MINE))


def test_a_leader_index_that_does_not_tell_what_it_holds_stays() -> None:
    closed = {index_list(LEADER): listing(entry("orders", open=False))}
    assert judged(UndoLeaderIndices(), closed, profile=MINE).code is Code.HOLDS_OTHERS
    assert planned(UndoLeaderIndices(), closed, profile=MINE) == []


def test_samples_are_deleted_one_by_one_and_only_while_they_are_there() -> None:
    assert planned(UndoSamples(), WITH_SAMPLE, profile=MINE) == [delete_sample(LEADER, "items", "s-1")]
    assert planned(UndoSamples(), {**WITH_SAMPLE, SAMPLE: Document(False)}, profile=MINE) == []


def test_samples_in_an_index_of_ours_are_deleted_too_so_that_others_documents_can_be_seen() -> None:
    whole: Profile = with_link(
        made=Made(leader_indices=("leader-cluster/items",), sample_docs=("leader-cluster/items/s-1",))
    )
    assert planned(UndoSamples(), WITH_SAMPLE, profile=whole) == [delete_sample(LEADER, "items", "s-1")]


def test_the_alias_goes_with_every_key_it_has() -> None:
    keys = {remote_settings(FOLLOWER): RemoteSettings({"leader": {"seeds": ("a:9300",), "skip_unavailable": "true"}})}
    assert planned(UndoRemoteCluster(), keys, profile=MINE) == [
        remove_remote(FOLLOWER, "leader", ["seeds", "skip_unavailable"])
    ]
    assert judged(UndoRemoteCluster(), keys, profile=MINE).code is Code.MADE_BY_US


def test_an_alias_somebody_follows_through_stays() -> None:
    others = {follow_info(FOLLOWER): FollowInfo({"theirs": Follower("theirs", "leader", "theirs", True)})}
    judgement = judged(UndoRemoteCluster(), others, profile=MINE)
    assert (judgement.state, judgement.code, judgement.evidence["indices"]) == (
        StepState.BLOCKED,
        Code.ALIAS_IN_USE,
        ["theirs"],
    )


def test_an_alias_an_auto_follow_pattern_uses_stays() -> None:
    judgement = judged(UndoRemoteCluster(), {auto_follow(FOLLOWER): AutoFollow({"logs": "leader"})}, profile=MINE)
    assert (judgement.code, judgement.evidence["indices"]) == (Code.ALIAS_IN_USE, ["logs"])
    assert judged(UndoRemoteCluster(), {auto_follow(FOLLOWER): AutoFollow({"logs": "x"})}, profile=MINE).code is (
        Code.MADE_BY_US
    )


def test_an_alias_that_only_followers_of_ours_use_can_be_planned_away() -> None:
    assert judged(UndoRemoteCluster(), FOLLOWING, profile=MINE).code is Code.MADE_BY_US


def test_an_alias_that_is_gone_needs_nothing() -> None:
    gone = {remote_settings(FOLLOWER): RemoteSettings({})}
    assert judged(UndoRemoteCluster(), gone, profile=MINE).code is Code.NOTHING_MADE
