"""Red indices: no follow is sent onto one, no refresh, and a first copy that has failed is not one under way."""

from __future__ import annotations

from typing import Any

import pytest

from ccrtui.core.call.call import Call
from ccrtui.core.call.kind import Kind
from ccrtui.core.elasticsearch.replication import ShardCopy, ShardStats
from ccrtui.core.elasticsearch.requests.indices import copy_stats, index_list, refresh, shard_stats
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.steps.replication.compare.step import CompareStep
from ccrtui.core.steps.replication.follower.step import FollowerIndexStep
from ccrtui.core.steps.replication.leader_index import LeaderIndexStep
from ccrtui.core.steps.undo.leader import UndoLeaderIndices
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Intention, StepState
from tests.core.steps.known import (
    FOLLOWER,
    LEADER,
    PROFILE,
    copies,
    entry,
    facts,
    healthy,
    judged,
    listing,
    planned,
    with_link,
)
from tests.core.steps.known import compared as copied
from tests.core.steps.replication.compare.test_step import BEHIND, FENCE, compared, shards
from tests.core.steps.replication.recorded_world import Moment, looked
from tests.core.steps.undo.test_undo import MINE

RED: dict[Call, Any] = {index_list(LEADER): listing(entry("orders", health="red"))}


def test_a_red_leader_index_stops_the_walk_and_no_follow_is_planned() -> None:
    for step in (LeaderIndexStep(), FollowerIndexStep()):
        judgement = judged(step, RED)
        assert (judgement.state, judgement.code, judgement.ends_as) == (
            StepState.WAITING,
            Code.INDEX_RED,
            StepState.BLOCKED,
        )
        assert judgement.evidence["index"] == "orders"
        assert planned(step, RED) == []


@pytest.mark.parametrize("side", [LEADER, FOLLOWER])
def test_a_red_index_is_neither_refreshed_nor_counted(side: Any) -> None:
    known = {
        **compared(),
        FENCE: shards(8),
        BEHIND: shards(8),
        index_list(side): listing(entry("orders", health="red")),
    }
    known_facts = facts({**healthy(), **known})
    assert not {Kind.REFRESH, Kind.COUNT} & {call.kind for call in CompareStep().reads(known_facts, Intention(PROFILE))}
    judgement = judged(CompareStep(), known)
    assert (judgement.code, judgement.evidence) == (Code.INDEX_RED, {"side": side.value, "index": "orders"})


def test_a_red_index_counts_only_where_the_profile_names_it_on_that_side() -> None:
    profile = with_link(indices=(IndexPair("orders", "copy"),))
    stands = {
        FENCE: shards(8),
        shard_stats(FOLLOWER, {"copy"}): copies("copy", "u", ShardCopy(0, 8, 8, 4)),
    }
    red = {
        side: {index_list(side): listing(entry("orders"), entry("copy", health="red"))} for side in (LEADER, FOLLOWER)
    }
    assert judged(CompareStep(), {**stands, **red[LEADER]}, profile).code is Code.NOT_LOOKED
    judgement = judged(CompareStep(), {**stands, **red[FOLLOWER]}, profile)
    assert judgement.evidence == {"side": "follower", "index": "copy"}


def test_taking_back_refreshes_no_red_index() -> None:
    known_facts = facts({**healthy(MINE), **RED})
    assert refresh(LEADER, "orders") not in UndoLeaderIndices().reads(known_facts, Intention(MINE))
    assert planned(UndoLeaderIndices(), RED, MINE, ("orders",)) == []


def test_a_follower_that_is_paused_and_closed_is_closed() -> None:
    """`clo` of the scene: paused, then closed; its tasks are gone and no first copy runs."""
    assumed = {call: value for call, value in healthy().items() if call.side is LEADER}
    assumed[index_list(LEADER)] = listing(entry("clo"))
    profile = with_link(indices=(IndexPair("clo", "clo"),))
    assumed[shard_stats(LEADER, {"clo"}, leases=True)] = ShardStats({})
    assumed |= copied("clo")
    judgement = looked(FollowerIndexStep(), Moment("asks-follower-states", 119, assumed=assumed), profile)
    assert (judgement.state, judgement.code, judgement.evidence["paused"]) == (
        StepState.BLOCKED,
        Code.FOLLOWER_CLOSED,
        True,
    )


@pytest.mark.parametrize(("number", "code"), [(43, Code.INDEX_RED), (50, Code.FOLLOWER_CLOSED)])
def test_a_follower_whose_shard_is_lost_is_red_and_waits_for_no_contact(number: int, code: Code) -> None:
    """Its task stands in the statistics with nothing against nothing, and `_ccr/info` calls it active."""
    assumed = {call: value for call, value in healthy().items() if call.side is LEADER}
    assumed[shard_stats(LEADER, {"orders"}, leases=True)] = ShardStats({})
    assumed |= {**copied("orders"), copy_stats(FOLLOWER, "orders"): ShardStats({})}
    judgement = looked(FollowerIndexStep(), Moment("asks-red-follower", number, assumed=assumed), PROFILE)
    assert judgement.code is code
    assert judgement.ends_as is StepState.BLOCKED or judgement.state is StepState.BLOCKED
