"""Documents that may exist nowhere else are never removed, replaced, or shut in by an index made anew."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal

import pytest

from ccrtui.core.call.call import Call
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.index import IndexSettingsByName
from ccrtui.core.elasticsearch.replication import Follower, FollowInfo, ShardCopy
from ccrtui.core.elasticsearch.requests.cluster import licence
from ccrtui.core.elasticsearch.requests.indices import copy_stats, index_list, index_settings, newest_documents
from ccrtui.core.elasticsearch.requests.replication import follow_info
from ccrtui.core.history.stamp import Stamp, Stamped, newest
from ccrtui.core.profile.profile import IndexPair, Made, Profile
from ccrtui.core.steps.replication.follower.last_copy import last_copy
from ccrtui.core.steps.replication.follower.step import FollowerIndexStep
from ccrtui.core.steps.replication.leader_index import LeaderIndexStep
from ccrtui.core.steps.undo.follower import UndoFollowers
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Intention, StepState
from ccrtui.text.catalogue import words
from tests.core.steps.known import (
    FOLLOWER,
    LEADER,
    PROFILE,
    compared,
    copies,
    entry,
    facts,
    healthy,
    judged,
    listing,
    planned,
    settings,
    with_link,
)
from tests.core.steps.replication.recorded_world import Moment, looked, plan

LOSING = ("delete", "afresh", "remove it", "删除", "移除它", "重新复制")
NO_INDEX = Fault(FaultCode.NOT_FOUND, 404, "index_not_found_exception")
UNREAD = Fault(FaultCode.TIMED_OUT)
CREATING = with_link(create_index=True)
MINE = with_link(made=Made(follower_indices=("follower-cluster/orders",)))
GONE: dict[Call, Any] = {index_list(LEADER): listing(), index_settings(LEADER, "orders"): NO_INDEX}
FOLLOWING: dict[Call, Any] = {
    follow_info(FOLLOWER): FollowInfo({"orders": Follower("orders", "leader", "orders", True)}),
    index_list(FOLLOWER): listing(entry("orders")),
}
LOST = {
    "gone": (compared() | GONE, "leader_gone"),
    "made anew": (compared(creation_date_ms=1), "leader_recreated"),
    "restored or emptied": (compared(leader_at=6), "leader_lacks"),
    "not readable": (compared() | {copy_stats(LEADER, "orders"): UNREAD}, "leader_unread"),
    "not reached": (compared() | {index_settings(LEADER, "orders"): UNREAD}, "leader_unread"),
    "copy not readable": (compared() | {copy_stats(FOLLOWER, "orders"): UNREAD}, "leader_unread"),
}


def profile_for(index: str) -> Profile:
    return with_link(indices=(IndexPair(index, index),), create_index=True)


@pytest.mark.parametrize("number", [190, 191], ids=["following", "paused"])
def test_a_leader_index_that_is_still_followed_is_never_made_anew(number: int) -> None:
    """A leader index was deleted under its follower: what follows it is the last copy."""
    profile = profile_for("lgo")
    assumed = {call: value for call, value in healthy(profile).items() if call.side is LEADER}
    held = {copy_stats(FOLLOWER, "lgo"): copies("lgo", "ours", ShardCopy(0, 1, 1, 2))}
    moment = Moment("asks-follower-states", number, assumed={**assumed, **held, index_list(LEADER): listing()})
    judgement = looked(LeaderIndexStep(), moment, profile)
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.LEADER_INDEX_LOST)
    assert (judgement.evidence["follower_index"], judgement.evidence["follower_docs"]) == ("lgo", 2)
    assert plan(LeaderIndexStep(), moment, profile) == ()


def test_nothing_is_created_where_an_index_of_the_copys_name_stands() -> None:
    for is_open in (True, False):
        known = {**GONE, **compared(), index_list(FOLLOWER): listing(entry("orders", open=is_open))}
        assert judged(LeaderIndexStep(), known, CREATING).code is Code.LEADER_INDEX_LOST
        assert planned(LeaderIndexStep(), known, CREATING) == []


@pytest.mark.parametrize("unread", [follow_info(FOLLOWER), index_list(FOLLOWER)], ids=lambda call: call.kind)
def test_nothing_is_created_where_it_cannot_be_seen_who_follows(unread: Call) -> None:
    known = {**GONE, unread: UNREAD}
    assert judged(LeaderIndexStep(), known, CREATING).code is FaultCode.TIMED_OUT
    assert planned(LeaderIndexStep(), known, CREATING) == []


def test_an_index_that_nobody_has_copied_is_created() -> None:
    assert judged(LeaderIndexStep(), GONE, CREATING).code is Code.LEADER_INDEX_TO_CREATE
    assert len(planned(LeaderIndexStep(), GONE, CREATING)) == 1


@pytest.mark.parametrize("case", LOST)
def test_what_may_be_the_last_copy_is_not_taken_back(case: str) -> None:
    known, keeps = LOST[case]
    judgement = judged(UndoFollowers(), {**known, **FOLLOWING}, MINE, ("orders",))
    assert (judgement.state, judgement.code, judgement.evidence["keeps"]) == (StepState.BLOCKED, Code.LAST_COPY, keeps)
    assert planned(UndoFollowers(), {**known, **FOLLOWING}, MINE, ("orders",)) == []


@pytest.mark.parametrize("case", LOST)
def test_what_may_be_the_last_copy_is_not_replaced(case: str) -> None:
    known, keeps = LOST[case]
    closed = {**known, index_list(FOLLOWER): listing(entry("orders", open=False, docs=None))}
    closed[index_list(LEADER)] = listing(entry("orders"))
    judgement = judged(FollowerIndexStep(), closed, confirmed=("orders",))
    assert (judgement.state, judgement.code, judgement.evidence["keeps"]) == (StepState.BLOCKED, Code.LAST_COPY, keeps)
    assert planned(FollowerIndexStep(), closed, confirmed=("orders",)) == []


def test_a_copy_whose_leader_has_it_all_is_not_the_last() -> None:
    assert last_copy(facts(compared(leader_at=9)), "orders", "orders") is None


@pytest.mark.parametrize("leader_at", [7, 90])
def test_a_copy_of_which_the_leader_has_other_documents_is_kept_whatever_the_numbers_are(leader_at: int) -> None:
    """Restored, and written to until it stood where the copy stands, or beyond."""
    question = newest("orders", 0, 7)
    documents = {
        newest_documents(side, [question]): Stamped(({7: Stamp(name, 1)},))
        for side, name in ((LEADER, "theirs"), (FOLLOWER, "ours"))
    }
    known = {**compared(leader_at=leader_at), **documents, **FOLLOWING}
    judgement = judged(UndoFollowers(), known, MINE, ("orders",))
    assert (judgement.state, judgement.code, judgement.evidence["keeps"]) == (
        StepState.BLOCKED,
        Code.LAST_COPY,
        "leader_differs",
    )
    assert planned(UndoFollowers(), known, MINE, ("orders",)) == []


def test_documents_that_cannot_be_compared_keep_no_copy_from_going() -> None:
    """Closed, or not ours to search: then numbers and dates decide."""
    question = newest("orders", 0, 7)
    refused = {newest_documents(side, [question]): Fault(FaultCode.NOT_AUTHORIZED, 403) for side in (LEADER, FOLLOWER)}
    judgement = judged(UndoFollowers(), {**compared(), **refused, **FOLLOWING}, MINE, ("orders",))
    assert judgement.code is Code.MADE_BY_US


def test_the_leader_is_asked_after_the_copy_whose_documents_it_should_have() -> None:
    known = {**healthy(), **FOLLOWING, **compared()}
    del known[copy_stats(FOLLOWER, "orders")]
    wanted = UndoFollowers().reads(facts(known), Intention(MINE))
    assert copy_stats(FOLLOWER, "orders") in wanted
    assert copy_stats(LEADER, "orders") not in wanted


def test_a_promoted_copy_of_ours_is_named_as_what_it_is() -> None:
    """Paused, closed, unfollowed and opened by hand."""
    known = healthy(PROFILE)
    assumed = {call: value for call, value in known.items() if call.side is LEADER or call == licence(FOLLOWER)}
    moment = Moment("asks-follower-states", 154, assumed=assumed)
    pairs, made = (IndexPair("orders", "unf"),), Made(follower_indices=("f8no_Si0Rrqa46m53wqGHA/unf",))
    judgement = looked(FollowerIndexStep(), moment, with_link(indices=pairs, made=made))
    assert (judgement.state, judgement.code, judgement.evidence["docs"]) == (
        StepState.BLOCKED,
        Code.FOLLOWER_PROMOTED,
        2,
    )
    of_others = looked(FollowerIndexStep(), moment, with_link(indices=pairs))
    assert (of_others.code, of_others.evidence["docs"]) == (Code.NAME_TAKEN_OPEN, 2)


@pytest.mark.parametrize(
    ("dates", "ours", "origin"),
    [((1, 1), (), "copied"), ((2, 1), (), "apart"), ((2, 1), ("orders",), "leader_recreated")],
)
def test_an_ordinary_index_is_named_by_what_it_is_to_the_leaders(
    dates: tuple[int, int], ours: tuple[str, ...], origin: str
) -> None:
    traits = settings("orders").indices["orders"]
    known = {
        index_settings(side, "orders"): IndexSettingsByName({"orders": replace(traits, creation_date_ms=date)})
        for side, date in zip((LEADER, FOLLOWER), dates, strict=True)
    }
    profile = with_link(made=Made(follower_indices=tuple(f"follower-cluster/{name}" for name in ours)))
    stands = {**known, index_list(FOLLOWER): listing(entry("orders"))}
    assert judged(FollowerIndexStep(), stands, profile).evidence["origin"] == origin
    without = facts({**healthy(), index_list(FOLLOWER): listing(entry("orders"))})
    assert set(known) <= set(FollowerIndexStep().reads(without, Intention(profile))) | set(without)
    for wording in (words("en"), words("zh")):
        assert wording.evidence.value("origin", origin) in wording.explain(Code.NAME_TAKEN_OPEN, {"origin": origin}).why


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_advice_is_to_remove_or_delete_an_index(language: Literal["en", "zh"]) -> None:
    wording = words(language)
    for code in (
        Code.NAME_TAKEN_OPEN,
        Code.NAME_TAKEN_CLOSED,
        Code.FIRST_COPY_FAILED,
        Code.FOLLOWER_STOPPED,
        Code.COUNTS_DIFFER,
        Code.HOLDS_OTHERS,
        Code.LEADER_INDEX_LOST,
        Code.LAST_COPY,
        Code.FOLLOWER_PROMOTED,
    ):
        way_out = wording.explain(code, {"index": "orders"}).way_out
        assert not any(word in way_out.lower() for word in LOSING)
