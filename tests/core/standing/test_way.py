"""A way that others have used since is open again, whatever an index that waits for its next try still says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.standing.contradiction import contradictions
from ccrtui.core.standing.next import worst_of
from ccrtui.core.standing.way import open_again
from ccrtui.core.walk.step import StepName, StepState
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.shard.shard_view import ShardView
from ccrtui.core.watch.verdict import Evidence, Reason, Verdict

SHARD = ShardView(0, Verdict.IN_SYNC, Reason.PROVEN, 9, 9, 9, Evidence.LEADER)
WAITING = IndexView("orders", "orders", Verdict.RETRYING, Reason.LEADER_UNREACHABLE, seconds_behind=60.0)
ARRIVED = IndexView(
    "metrics", "metrics", Verdict.IN_SYNC, Reason.PROVEN, leader_told=True, shards=(SHARD,), trend=(40, 50, 0, 0, 0)
)
IDLE = replace(ARRIVED, trend=(0, 0, 0, 0, 0))


def link(*indices: IndexView, connected: bool | None = True) -> LinkView:
    return LinkView("leader", connected, Reason.PROVEN, indices, 0.0, 10.0, began_at=9.0)


def test_what_came_after_the_trouble_began_shows_the_way_open() -> None:
    assert open_again(link(WAITING, ARRIVED), WAITING)


@pytest.mark.parametrize(
    ("shown", "waiting"),
    [
        (link(WAITING, IDLE), WAITING),
        (link(WAITING, ARRIVED, connected=False), WAITING),
        (link(WAITING, ARRIVED, connected=None), WAITING),
        (link(WAITING, ARRIVED), replace(WAITING, seconds_behind=4.0)),
        (link(WAITING, ARRIVED), replace(WAITING, seconds_behind=None)),
        (link(WAITING, ARRIVED), replace(WAITING, reason=Reason.PRIVILEGE_LOST)),
        (link(WAITING, replace(ARRIVED, verdict=Verdict.RETRYING)), WAITING),
    ],
    ids=["only level", "not connected", "not known", "before it", "since when is not known", "another cause", "no one"],
)
def test_nothing_else_does(shown: LinkView, waiting: IndexView) -> None:
    assert not open_again(shown, waiting)


def test_an_index_that_waits_for_its_next_try_speaks_against_the_following_alone() -> None:
    pairs = (IndexPair("orders", "orders"),)
    against = contradictions(link(WAITING, ARRIVED), pairs)
    assert set(against) == {StepName.FOLLOWER_INDEX, StepName.COMPARE}
    assert against[StepName.FOLLOWER_INDEX].state is StepState.WAITING
    assert StepName.REMOTE_CLUSTER in contradictions(link(WAITING, IDLE), pairs)


def test_what_most_share_is_next_before_what_one_has_for_itself() -> None:
    lost = IndexView("returns", "returns", Verdict.STOPPED, Reason.HISTORY_LOST)
    other = replace(WAITING, leader_index="other", follower_index="other")
    assert worst_of(link(lost, WAITING, other)) is WAITING
    assert worst_of(link(lost, WAITING, IDLE)) is lost
