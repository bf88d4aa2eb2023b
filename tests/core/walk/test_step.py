"""A step as it stands: which plans can be sent, and which only tell what would be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccrtui.core.call.call import Side
from ccrtui.core.cloud.writes import accept_peering
from ccrtui.core.elasticsearch.requests.cluster import put_remote
from ccrtui.core.elasticsearch.requests.indices import delete_index
from ccrtui.core.elasticsearch.requests.replication import follow, pause_follow, unfollow
from ccrtui.core.steps.conclude import blocked, missing, unknown, waiting
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Choice, Judgement, PlannedCall, StepName, StepView, in_groups

FOLLOW = follow(Side.FOLLOWER, "orders", "leader", "orders")
PLAN = (PlannedCall(FOLLOW), PlannedCall(delete_index(Side.FOLLOWER, "old"), confirm="old"))
FAILED = blocked(Code.WRITE_REFUSED, call_id=FOLLOW.id)


def view(judgement: Judgement) -> StepView:
    return StepView(StepName.FOLLOWER_INDEX, judgement, PLAN)


@pytest.mark.parametrize(
    "judgement",
    [
        missing(Code.FOLLOWER_MISSING),
        blocked(Code.CONFIRM_NEEDED, confirm="old"),
        FAILED,
        unknown(Code.OUTCOME_UNKNOWN, call_id=FOLLOW.id),
    ],
)
def test_what_is_missing_or_waits_for_a_name_or_has_failed_can_be_sent(judgement: Judgement) -> None:
    assert view(judgement).sendable
    assert not replace(view(judgement), planned=()).sendable


@pytest.mark.parametrize(
    "judgement",
    [
        blocked(Code.NAME_TAKEN_OPEN, index="orders"),
        blocked(Code.CONFIRM_NEEDED, confirm="another"),
        blocked(Code.WRITE_REFUSED, call_id="another"),
        unknown(Code.NOT_LOOKED),
        waiting(Code.FIRST_COPY, 5.0),
        replace(FAILED, choices=(Choice("network", ("ccn",)),)),
    ],
)
def test_of_what_anything_else_stops_nothing_can_be_sent(judgement: Judgement) -> None:
    assert not view(judgement).sendable


def test_writes_of_one_kind_about_an_index_each_may_leave_side_by_side_and_all_else_waits() -> None:
    follows = tuple(PlannedCall(follow(Side.FOLLOWER, name, "leader", name)) for name in ("a", "b", "c"))
    taken_back = tuple(
        PlannedCall(call(Side.FOLLOWER, name)) for name in ("a", "b") for call in (pause_follow, unfollow, delete_index)
    )
    alias = (PlannedCall(put_remote(Side.FOLLOWER, "leader", {})), PlannedCall(put_remote(Side.FOLLOWER, "east", {})))
    rules = tuple(PlannedCall(accept_peering(Side.FOLLOWER, "ap-shanghai", peering)) for peering in ("pcx-1", "pcx-2"))
    assert in_groups((*alias, *follows)) == (alias[:1], alias[1:], follows)
    assert in_groups(taken_back) == tuple((planned,) for planned in taken_back)
    assert in_groups(rules) == (rules[:1], rules[1:])
    assert in_groups(()) == ()
