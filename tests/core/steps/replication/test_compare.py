"""The compare: behind the leader's own numbers, after a refresh on both sides."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ccrtui.core.call.call import Call
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.elasticsearch.cluster import Acknowledged
from ccrtui.core.elasticsearch.index import Count, Document
from ccrtui.core.elasticsearch.replication import IndexCopy, ShardCopy, ShardStats
from ccrtui.core.elasticsearch.requests.indices import (
    count,
    delete_sample,
    document,
    newest_documents,
    refresh,
    shard_stats,
)
from ccrtui.core.history.stamp import Stamp, Stamped, newest
from ccrtui.core.profile.profile import IndexPair, Made, Profile
from ccrtui.core.steps.replication.compare import CompareStep, sample_ids
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Intention, StepState
from tests.core.steps.known import FOLLOWER, LEADER, PROFILE, copies, facts, healthy, judged, planned, with_link

STEP = CompareStep()
SAMPLES = with_link(sample_docs=2)
FENCE, BEHIND = shard_stats(LEADER, {"orders"}), shard_stats(FOLLOWER, {"orders"})
AFTER = shard_stats(LEADER, {"orders"}, leases=True)


def shards(*numbers: int) -> Any:
    """`orders` with its shards at these numbers."""
    return copies("orders", "u", *(ShardCopy(shard, number, number, 4) for shard, number in enumerate(numbers)))


def compared(leader: int = 4, follower: int = 4, after: tuple[int, ...] = (8,)) -> dict[Call, Any]:
    """A level pair at operation 8 with these counts; `after` is where the leader stood once they were taken."""
    return {
        FENCE: shards(8),
        BEHIND: shards(8),
        refresh(LEADER, "orders"): Acknowledged(),
        refresh(FOLLOWER, "orders"): Acknowledged(),
        count(LEADER, "orders"): Count(leader, 0),
        count(FOLLOWER, "orders"): Count(follower, 0),
        **documents(8),
        AFTER: shards(*after),
    }


def documents(*numbers: int, differs: bool = False) -> dict[Call, Any]:
    """What the newest operations of `orders` left on both sides; `differs`: the last one left another on the leader."""
    answers: dict[Call, Any] = {}
    for side in (LEADER, FOLLOWER):
        questions = [newest("orders", shard, number) for shard, number in enumerate(numbers)]
        last = "other" if differs and side is LEADER else "id"
        stamps = tuple(
            {
                number: Stamp(last if number == question.high else "id", 1)
                for number in range(question.low, question.high + 1)
            }
            for question in questions
        )
        answers[newest_documents(side, questions)] = Stamped(stamps)
    return answers


def asked(known: dict[Call, Any], profile: Profile = PROFILE) -> list[Call]:
    """Everything that is asked, in order, when the answers are these."""
    answers, sent, observed = facts({**healthy(profile), **known}), [], Facts()
    while wanted := [call for call in STEP.reads(observed, Intention(profile)) if call not in observed]:
        sent.extend(wanted)
        observed = observed.with_outcomes({call: outcome for call in wanted if (outcome := answers.outcome(call))})
    return sent


def test_equal_counts_behind_the_fence_hold() -> None:
    judgement = judged(STEP, compared())
    assert (judgement.state, judgement.code) == (StepState.SATISFIED, Code.COUNTS_EQUAL)
    assert (judgement.evidence["leader_docs"], judgement.evidence["follower_docs"]) == (4, 4)
    assert judgement.evidence["indices"] == [
        {
            "leader_index": "orders",
            "follower_index": "orders",
            "leader_docs": 4,
            "follower_docs": 4,
            "shards": [{"shard": 0, "leader_max_seq_no": 8, "follower_global_checkpoint": 8}],
        }
    ]


def test_everything_is_asked_in_the_order_that_makes_it_a_proof() -> None:
    lists = (Kind.CLUSTER_IDENTITY, Kind.INDEX_LIST, Kind.ALIAS_LIST)
    sent = [call for call in asked(compared()) if call.kind not in lists]
    assert sent[:2] == [FENCE, BEHIND]
    assert {call.kind for call in sent[2:4]} == {Kind.REFRESH}
    assert {call.kind for call in sent[4:6]} == {Kind.COUNT}
    assert {call.kind for call in sent[6:8]} == {Kind.NEWEST_DOCUMENTS}
    assert sent[8:] == [AFTER]


def test_as_many_but_other_documents_are_another_history() -> None:
    judgement = judged(STEP, {**compared(), **documents(8, differs=True)})
    assert (judgement.state, judgement.code, judgement.evidence["index"]) == (
        StepState.BLOCKED,
        Code.HISTORY_DIFFERS,
        "orders",
    )


@pytest.mark.parametrize("code", [FaultCode.NOT_AUTHORIZED, FaultCode.TIMED_OUT])
def test_documents_that_cannot_be_compared_are_equal_in_number_alone(code: FaultCode) -> None:
    refused = dict.fromkeys(documents(8), Fault(code, 403))
    judgement = judged(STEP, {**compared(), **refused})
    assert (judgement.state, judgement.code) == (StepState.SATISFIED, Code.COUNTS_EQUAL_BY_NUMBERS)


def test_a_leader_in_motion_whose_documents_could_not_be_compared_is_level_in_number_alone() -> None:
    unread = dict.fromkeys(documents(8), Fault(FaultCode.NOT_AUTHORIZED, 403))
    judgement = judged(STEP, {**compared(leader=5, after=(9,)), **unread})
    assert (judgement.state, judgement.code) == (StepState.SATISFIED, Code.LEADER_MOVING_BY_NUMBERS)


def test_a_leader_that_is_below_its_follower_afterwards_is_another_history() -> None:
    judgement = judged(STEP, {**compared(after=(5,)), **dict.fromkeys(documents(8), Fault(FaultCode.TIMED_OUT))})
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.HISTORY_DIFFERS)


def test_behind_it_waits_and_refreshes_nothing() -> None:
    known = {**compared(), BEHIND: shards(7)}
    judgement = judged(STEP, known)
    assert (judgement.state, judgement.code) == (StepState.WAITING, Code.CATCHING_UP)
    assert not {Kind.REFRESH, Kind.COUNT} & {call.kind for call in asked(known)}


def test_every_shard_must_have_reached_the_fence() -> None:
    two = {**compared(), FENCE: shards(8, 3)}
    assert judged(STEP, {**two, BEHIND: shards(8, 2)}).code is Code.CATCHING_UP
    assert judged(STEP, {**two, BEHIND: shards(9)}).code is Code.CATCHING_UP
    assert judged(STEP, {**two, BEHIND: shards(9, 3), **documents(8, 3), AFTER: shards(9, 3)}).code is Code.COUNTS_EQUAL


def test_an_index_that_does_not_show_its_shards_is_not_level() -> None:
    assert judged(STEP, {**compared(), FENCE: shards()}).code is Code.CATCHING_UP


def test_a_leader_that_moved_on_may_have_more() -> None:
    judgement = judged(STEP, compared(leader=9, after=(13,)))
    assert (judgement.state, judgement.code) == (StepState.SATISFIED, Code.LEADER_MOVING)
    assert (judgement.evidence["leader_docs"], judgement.evidence["follower_docs"]) == (9, 4)


def test_a_shard_that_was_not_told_again_is_no_leader_that_moved() -> None:
    lost = {**compared(leader=9), FENCE: shards(8, 3), BEHIND: shards(8, 3), **documents(8, 3), AFTER: shards(8)}
    assert judged(STEP, lost).state is StepState.UNKNOWN


def test_an_index_that_moved_excuses_no_other() -> None:
    profile = with_link(indices=(IndexPair("orders", "orders"), IndexPair("users", "users")))
    names = {"orders", "users"}
    both = {side: shard_stats(side, names) for side in (LEADER, FOLLOWER)}
    known = {
        both[LEADER]: indices(8, 8),
        both[FOLLOWER]: indices(8, 8),
        **{refresh(side, name): Acknowledged() for side in (LEADER, FOLLOWER) for name in names},
        **{count(side, name): Count(4, 0) for side in (LEADER, FOLLOWER) for name in names},
        count(FOLLOWER, "orders"): Count(3, 0),
        count(LEADER, "users"): Count(5, 0),
        shard_stats(LEADER, names, leases=True): indices(8, 9),
    }
    judgement = judged(STEP, known, profile=profile)
    assert (judgement.code, judgement.evidence["index"]) == (Code.COUNTS_DIFFER, "orders")


def indices(orders: int, users: int) -> ShardStats:
    """Two indices of one shard at these numbers."""
    numbers = {"orders": orders, "users": users}
    return ShardStats({name: IndexCopy("u", {0: ShardCopy(0, at, at, 4)}) for name, at in numbers.items()})


def test_counts_that_differ_although_the_leader_stood_still_are_blocked() -> None:
    judgement = judged(STEP, compared(follower=3))
    assert (judgement.state, judgement.code, judgement.evidence["index"]) == (
        StepState.BLOCKED,
        Code.COUNTS_DIFFER,
        "orders",
    )


def test_a_count_that_lacks_a_shard_proves_nothing() -> None:
    judgement = judged(STEP, {**compared(), count(FOLLOWER, "orders"): Count(4, 1)})
    assert (judgement.state, judgement.code) == (StepState.UNKNOWN, Code.NOT_LOOKED)


@pytest.mark.parametrize("call", [FENCE, BEHIND, count(LEADER, "orders"), AFTER])
def test_what_fails_is_told(call: Call) -> None:
    judgement = judged(STEP, {**compared(), call: Fault(FaultCode.NOT_AUTHORIZED, 403)})
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, FaultCode.NOT_AUTHORIZED)


def test_a_refresh_that_is_not_allowed_matters_only_while_counts_differ() -> None:
    refused = {refresh(FOLLOWER, "orders"): Fault(FaultCode.NOT_AUTHORIZED, 403)}
    assert judged(STEP, {**compared(), **refused}).code is Code.COUNTS_EQUAL
    judgement = judged(STEP, {**compared(follower=3), **refused})
    assert (judgement.state, judgement.code, judgement.ends_as) == (
        StepState.WAITING,
        FaultCode.NOT_AUTHORIZED,
        StepState.BLOCKED,
    )


def test_sample_documents_have_fixed_ids_marked_as_ours() -> None:
    assert sample_ids(SAMPLES) == ("ccrtui-5f0c1b7e-sample-1", "ccrtui-5f0c1b7e-sample-2")
    assert sample_ids(PROFILE) == ()


def there(*existing: bool) -> dict[Call, Any]:
    """Which of the sample documents exist."""
    return {
        document(LEADER, "orders", name): Document(exists)
        for name, exists in zip(sample_ids(SAMPLES), existing, strict=True)
    }


def test_absent_samples_are_written_in_one_request_and_those_present_are_not() -> None:
    known = {**compared(), **there(True, False)}
    judgement = judged(STEP, known, profile=SAMPLES)
    assert (judgement.state, judgement.code, judgement.evidence["documents"]) == (
        StepState.MISSING,
        Code.SAMPLES_MISSING,
        1,
    )
    (item,) = STEP.calls(facts({**healthy(SAMPLES), **known}), Intention(SAMPLES))
    absent = sample_ids(SAMPLES)[1]
    lines = [json.loads(line) for line in (item.call.body or "").splitlines()]
    assert lines[0] == {"create": {"_index": "orders", "_id": absent}}
    assert lines[1]["made_by"] == "ccrtui-5f0c1b7e"
    assert item.made == Made(sample_docs=(f"leader-cluster/orders/{absent}",))
    assert item.undo == (delete_sample(LEADER, "orders", absent),)


def test_with_all_samples_there_it_compares() -> None:
    known = {**compared(), **there(True, True)}
    assert judged(STEP, known, profile=SAMPLES).code is Code.COUNTS_EQUAL
    assert planned(STEP, known, profile=SAMPLES) == []


def test_nothing_seen_is_unknown() -> None:
    assert STEP.judge(Facts(), Intention(PROFILE)).code is Code.NOT_LOOKED
