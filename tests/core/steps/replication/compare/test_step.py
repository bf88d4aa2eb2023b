"""The compare: behind the leader's own numbers, after a refresh on both sides."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.elasticsearch.cluster import Acknowledged, ClusterIdentity
from ccrtui.core.elasticsearch.index import Count, Document, DocumentCounts
from ccrtui.core.elasticsearch.replication import IndexCopy, ShardCopy, ShardStats
from ccrtui.core.elasticsearch.requests.cluster import cluster_identity
from ccrtui.core.elasticsearch.requests.indices import (
    alias_list,
    count,
    delete_sample,
    document,
    document_counts,
    index_list,
    index_named,
    newest_documents,
    refresh,
    shard_stats,
)
from ccrtui.core.elasticsearch.version import Version
from ccrtui.core.history.stamp import Stamp, Stamped, newest
from ccrtui.core.profile.profile import IndexPair, Made, Profile
from ccrtui.core.steps.replication.compare.samples import sample_ids
from ccrtui.core.steps.replication.compare.step import CompareStep
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


def rounds(known: dict[Call, Any], profile: Profile = PROFILE) -> list[list[Call]]:
    """What is asked, round by round, when the answers are these."""
    answers, sent, observed = facts({**healthy(profile), **known}), [], Facts()
    while wanted := [call for call in STEP.reads(observed, Intention(profile)) if call not in observed]:
        sent.append(wanted)
        observed = observed.with_outcomes({call: answers.outcomes[call] for call in wanted})
    return sent


def asked(known: dict[Call, Any], profile: Profile = PROFILE) -> list[Call]:
    """Everything that is asked, in order, when the answers are these."""
    return [call for calls in rounds(known, profile) for call in calls]


TWO = with_link(indices=(IndexPair("orders", "copy"), IndexPair("users", "people")))
LEADERS_COUNTED = document_counts(LEADER, ("orders", "users"))
FOLLOWERS_COUNTED = document_counts(FOLLOWER, ("copy", "people"))


def two(
    leader: tuple[int, int] = (4, 4),
    follower: tuple[int, int] = (4, 4),
    reached: tuple[int, int] = (8, 8),
    after: ShardStats | None = None,
) -> dict[Call, Any]:
    """Two pairs under other names at operation 8: their counts, where the followers are, and the leader afterwards."""
    return {
        shard_stats(LEADER, {"orders", "users"}): indices(orders=8, users=8),
        shard_stats(FOLLOWER, {"copy", "people"}): indices(copy=reached[0], people=reached[1]),
        refresh(LEADER, "orders,users"): Acknowledged(),
        refresh(FOLLOWER, "copy,people"): Acknowledged(),
        LEADERS_COUNTED: DocumentCounts({"orders": leader[0], "users": leader[1]}, 0),
        FOLLOWERS_COUNTED: DocumentCounts({"copy": follower[0], "people": follower[1]}, 0),
        **dict.fromkeys(
            (
                newest_documents(LEADER, [newest("orders", 0, 8), newest("users", 0, 8)]),
                newest_documents(FOLLOWER, [newest("copy", 0, 8), newest("people", 0, 8)]),
            ),
            Stamped(({8: Stamp("id", 1)}, {8: Stamp("id", 1)})),
        ),
        shard_stats(LEADER, {"orders", "users"}, leases=True): after or indices(orders=8, users=8),
    }


def indices(**numbers: int) -> ShardStats:
    """Indices of one shard at these numbers."""
    return ShardStats({name: IndexCopy("u", {0: ShardCopy(0, at, at, 4)}) for name, at in numbers.items()})


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
    first, lists, *stages = rounds({**compared(), **there(True, True)}, SAMPLES)
    samples = [document(LEADER, "orders", name) for name in sample_ids(SAMPLES)]
    assert first == [cluster_identity(LEADER), *samples]
    assert set(lists) == {
        cluster_identity(FOLLOWER),
        *(of_all(side) for side in (LEADER, FOLLOWER) for of_all in (index_list, alias_list)),
    }
    assert stages == [
        [FENCE],
        [BEHIND],
        [refresh(LEADER, "orders"), refresh(FOLLOWER, "orders")],
        [count(LEADER, "orders"), count(FOLLOWER, "orders")],
        list(documents(8)),
        [AFTER],
    ]


def test_nothing_is_asked_before_all_that_comes_before_it_was_answered() -> None:
    known = facts({**healthy(SAMPLES), **compared(), **there(True, True)})
    stages = rounds({**compared(), **there(True, True)}, SAMPLES)
    for number, stage in enumerate(stages):
        earlier = {call for calls in stages[: number + 1] for call in calls}
        for lacking in stage:
            without = Facts({call: outcome for call, outcome in known.outcomes.items() if call != lacking})
            assert set(STEP.reads(without, Intention(SAMPLES))) <= earlier, lacking


def test_each_side_is_asked_for_its_own_indices() -> None:
    stages = rounds(two(), TWO)
    assert [refresh(LEADER, "orders,users"), refresh(FOLLOWER, "copy,people")] in stages
    assert [LEADERS_COUNTED, FOLLOWERS_COUNTED] in stages


@pytest.mark.parametrize("status", [400, 403, 404])
def test_where_one_of_many_refuses_the_count_of_all_each_is_counted_alone(status: int) -> None:
    refusal = Fault(FaultCode.REJECTED, status)
    alone = {count(LEADER, "orders"): Count(4, 0), count(LEADER, "users"): refusal}
    known = {**two(), LEADERS_COUNTED: refusal, **alone}
    assert [count(LEADER, "orders"), count(LEADER, "users")] in [
        [call for call in calls if call.side is LEADER] for calls in rounds(known, TWO)
    ]
    judgement = judged(STEP, known, TWO)
    assert (judgement.code, judgement.evidence["path"]) == (FaultCode.REJECTED, "/users/_count")
    known[count(LEADER, "users")] = Count(4, 0)
    assert judged(STEP, known, TWO).code is Code.COUNTS_EQUAL


def test_where_a_shard_of_many_was_not_counted_it_is_looked_for_alone_whose_it_is() -> None:
    alone = {count(LEADER, "orders"): Count(4, 0), count(LEADER, "users"): Count(3, 1)}
    known = {**two(), LEADERS_COUNTED: DocumentCounts({"orders": 4, "users": 3}, 1), **alone}
    judgement = judged(STEP, known, TWO)
    assert (judgement.state, judgement.code) == (StepState.UNKNOWN, Code.NOT_LOOKED)
    assert judgement.evidence["leader_docs"] == 7


def test_a_refresh_of_many_that_is_refused_is_asked_of_each() -> None:
    refusal = Fault(FaultCode.NOT_AUTHORIZED, 403)
    known = {**two(), refresh(FOLLOWER, "copy,people"): refusal, refresh(FOLLOWER, "copy"): Acknowledged()}
    assert judged(STEP, {**known, refresh(FOLLOWER, "people"): Acknowledged()}, TWO).code is Code.COUNTS_EQUAL
    assert judged(STEP, {**known, refresh(FOLLOWER, "people"): Fault(FaultCode.TIMED_OUT)}, TWO).code is (
        FaultCode.TIMED_OUT
    )


def test_a_count_of_many_that_is_too_much_for_a_server_is_not_asked_of_each() -> None:
    busy = Fault(FaultCode.BUSY, 429)
    assert Kind.COUNT not in {call.kind for call in asked({**two(), LEADERS_COUNTED: busy}, TWO)}
    assert judged(STEP, {**two(), LEADERS_COUNTED: busy}, TWO).code is FaultCode.BUSY


def test_an_index_without_a_document_is_in_no_bucket_and_has_none() -> None:
    none = DocumentCounts({}, 0)
    judgement = judged(STEP, {**two(), LEADERS_COUNTED: none, FOLLOWERS_COUNTED: none}, TWO)
    assert (judgement.code, judgement.evidence["leader_docs"], judgement.evidence["follower_docs"]) == (
        Code.COUNTS_EQUAL,
        0,
        0,
    )


def test_as_many_but_other_documents_are_another_history() -> None:
    judgement = judged(STEP, {**compared(), **documents(8, differs=True)})
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.HISTORY_DIFFERS)
    assert (judgement.evidence["index"], judgement.evidence["follower_docs"]) == ("orders", 4)


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


def test_behind_it_waits_two_minutes_and_refreshes_nothing() -> None:
    known = {**compared(), BEHIND: shards(7)}
    judgement = judged(STEP, known)
    assert (judgement.state, judgement.code, judgement.patience_s) == (StepState.WAITING, Code.CATCHING_UP, 120.0)
    assert not {Kind.REFRESH, Kind.COUNT} & {call.kind for call in asked(known)}


def test_what_is_not_counted_yet_is_not_told_as_nought() -> None:
    known = {FENCE: shards(8), BEHIND: shards(7)}
    evidence = judged(STEP, known).evidence
    assert (evidence["leader_docs"], evidence["follower_docs"]) == (None, None)
    assert evidence["indices"] == [
        {
            "leader_index": "orders",
            "follower_index": "orders",
            "leader_docs": None,
            "follower_docs": None,
            "shards": [{"shard": 0, "leader_max_seq_no": 8, "follower_global_checkpoint": 7}],
        }
    ]


def test_every_pair_must_be_level() -> None:
    assert judged(STEP, two(reached=(8, 7)), TWO).code is Code.CATCHING_UP


@pytest.mark.parametrize(("uncounted", "totals"), [(LEADERS_COUNTED, (None, 8)), (FOLLOWERS_COUNTED, (8, None))])
def test_one_pair_that_is_not_counted_leaves_no_total_and_proves_nothing(
    uncounted: Call, totals: tuple[int | None, int | None]
) -> None:
    counted = {call: value for call, value in two().items() if call != uncounted}
    judgement = judged(STEP, counted, TWO)
    assert (judgement.state, judgement.code) == (StepState.UNKNOWN, Code.NOT_LOOKED)
    assert (judgement.evidence["leader_docs"], judgement.evidence["follower_docs"]) == totals


def test_an_index_that_no_list_has_told_of_is_not_called_red() -> None:
    known = facts({FENCE: shards(8), BEHIND: shards(7)})
    assert STEP.judge(known, Intention(PROFILE)).code is Code.CATCHING_UP


def test_every_shard_must_have_reached_the_fence() -> None:
    two = {**compared(), FENCE: shards(8, 3)}
    assert judged(STEP, {**two, BEHIND: shards(8, 2)}).code is Code.CATCHING_UP
    assert judged(STEP, {**two, BEHIND: shards(9)}).code is Code.CATCHING_UP
    assert judged(STEP, {**two, BEHIND: shards(9, 3), **documents(8, 3), AFTER: shards(9, 3)}).code is Code.COUNTS_EQUAL


@pytest.mark.parametrize("nothing", [ShardStats({}), copies("orders", "u")])
def test_an_index_that_does_not_show_its_shards_is_not_level(nothing: ShardStats) -> None:
    for call, rows in (
        (FENCE, []),
        (BEHIND, [{"shard": 0, "leader_max_seq_no": 8, "follower_global_checkpoint": None}]),
    ):
        judgement = judged(STEP, {**compared(), call: nothing})
        assert judgement.code is Code.CATCHING_UP
        assert judgement.evidence["indices"] == [
            {
                "leader_index": "orders",
                "follower_index": "orders",
                "leader_docs": 4,
                "follower_docs": 4,
                "shards": rows,
            }
        ]


def test_a_leader_that_moved_on_may_have_more() -> None:
    judgement = judged(STEP, compared(leader=9, after=(13,)))
    assert (judgement.state, judgement.code) == (StepState.SATISFIED, Code.LEADER_MOVING)
    assert (judgement.evidence["leader_docs"], judgement.evidence["follower_docs"]) == (9, 4)


def test_a_shard_that_was_not_told_again_is_no_leader_that_moved() -> None:
    lost = {**compared(leader=9), FENCE: shards(8, 3), BEHIND: shards(8, 3), **documents(8, 3), AFTER: shards(8)}
    assert judged(STEP, lost).state is StepState.UNKNOWN


def test_an_index_that_moved_excuses_no_other() -> None:
    for still, after in (("orders", indices(orders=8, users=9)), ("users", indices(orders=9, users=8))):
        judgement = judged(STEP, two(follower=(3, 3), after=after), TWO)
        assert (judgement.code, judgement.evidence["index"]) == (Code.COUNTS_DIFFER, still)


def test_the_first_of_those_that_stood_still_is_named_with_all_counts() -> None:
    judgement = judged(STEP, two(follower=(3, 3)), TWO)
    assert (judgement.code, judgement.evidence["index"]) == (Code.COUNTS_DIFFER, "orders")
    assert (judgement.evidence["leader_docs"], judgement.evidence["follower_docs"]) == (8, 6)


def test_one_that_stood_still_differs_whatever_is_not_known_of_another() -> None:
    assert judged(STEP, two(follower=(3, 3), after=indices(users=8)), TWO).code is Code.COUNTS_DIFFER


def test_one_of_which_it_is_not_known_whether_it_moved_is_not_excused_by_another_that_did() -> None:
    judgement = judged(STEP, two(follower=(3, 3), after=indices(users=9)), TWO)
    assert (judgement.state, judgement.code) == (StepState.UNKNOWN, Code.NOT_LOOKED)
    assert judgement.evidence["follower_docs"] == 6


def test_counts_that_differ_although_the_leader_stood_still_are_blocked() -> None:
    judgement = judged(STEP, compared(follower=3))
    assert (judgement.state, judgement.code, judgement.evidence["index"]) == (
        StepState.BLOCKED,
        Code.COUNTS_DIFFER,
        "orders",
    )


@pytest.mark.parametrize("side", [LEADER, FOLLOWER])
def test_a_count_that_lacks_a_shard_proves_nothing(side: Side) -> None:
    judgement = judged(STEP, {**compared(), count(side, "orders"): Count(4, 1)})
    assert (judgement.state, judgement.code) == (StepState.UNKNOWN, Code.NOT_LOOKED)
    assert judgement.evidence["leader_docs"] == 4


@pytest.mark.parametrize("call", [cluster_identity(LEADER), FENCE, BEHIND, count(LEADER, "orders"), AFTER])
def test_what_fails_is_told(call: Call) -> None:
    judgement = judged(STEP, {**compared(), call: Fault(FaultCode.NOT_AUTHORIZED, 403)})
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, FaultCode.NOT_AUTHORIZED)


def test_a_sample_that_cannot_be_looked_for_is_told_and_not_written() -> None:
    unread = {document(LEADER, "orders", sample_ids(SAMPLES)[0]): Fault(FaultCode.TIMED_OUT)}
    known = {**compared(), **there(True, True), **unread}
    assert judged(STEP, known, SAMPLES).code is FaultCode.TIMED_OUT
    assert planned(STEP, known, SAMPLES) == []


@pytest.mark.parametrize("of_all", [index_list, alias_list])
def test_lists_that_are_refused_keep_nothing_from_being_compared(of_all: Callable[[Side], Call]) -> None:
    """One index with a metadata block refuses the list of all."""
    blocked = Fault(FaultCode.INDEX_BLOCKED, 403, "cluster_block_exception")
    named = {index_named(LEADER, "orders"): listing(entry("orders"))}
    assert judged(STEP, {**compared(), of_all(LEADER): blocked, **named}).code is Code.COUNTS_EQUAL


def test_a_refresh_that_is_not_allowed_matters_only_while_counts_differ() -> None:
    refused = {refresh(FOLLOWER, "orders"): Fault(FaultCode.NOT_AUTHORIZED, 403)}
    assert judged(STEP, {**compared(), **refused}).code is Code.COUNTS_EQUAL
    judgement = judged(STEP, {**compared(follower=3), **refused})
    assert (judgement.state, judgement.code, judgement.ends_as, judgement.patience_s) == (
        StepState.WAITING,
        FaultCode.NOT_AUTHORIZED,
        StepState.BLOCKED,
        40.0,
    )
    assert (judgement.evidence["side"], judgement.evidence["follower_docs"]) == ("follower", 3)


@pytest.mark.parametrize("side", [LEADER, FOLLOWER])
def test_a_refresh_that_fails_otherwise_is_told_also_where_counts_are_equal(side: Side) -> None:
    judgement = judged(STEP, {**compared(), refresh(side, "orders"): Fault(FaultCode.TIMED_OUT)})
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, FaultCode.TIMED_OUT)


@pytest.mark.parametrize(("refused", "code"), [((), Code.HISTORY_DIFFERS), ((LEADER,), None), ((FOLLOWER,), None)])
def test_a_document_on_one_side_only_differs_where_both_were_refreshed(
    refused: tuple[Side, ...], code: Code | None
) -> None:
    """Without a refresh it may not be visible yet."""
    question = newest("orders", 0, 8)
    lost = {newest_documents(FOLLOWER, [question]): Stamped(({8: Stamp("id", 1)},))}
    denied = {refresh(side, "orders"): Fault(FaultCode.NOT_AUTHORIZED, 403) for side in refused}
    assert judged(STEP, {**compared(), **lost, **denied}).code is (code or Code.COUNTS_EQUAL_BY_NUMBERS)


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
    assert (judgement.state, judgement.code) == (StepState.MISSING, Code.SAMPLES_MISSING)
    assert judgement.evidence == {"index": "orders", "documents": 1}
    (item,) = STEP.calls(facts({**healthy(SAMPLES), **known}), Intention(SAMPLES))
    absent = sample_ids(SAMPLES)[1]
    assert (item.call.side, lines_of(item.call)) == (
        LEADER,
        [{"create": {"_index": "orders", "_id": absent}}, {"made_by": "ccrtui-5f0c1b7e", "sample": 2}],
    )
    assert item.made == Made(sample_docs=(f"leader-cluster/orders/{absent}",))
    assert item.undo == (delete_sample(LEADER, "orders", absent),)


def lines_of(bulk: Call) -> list[Any]:
    """The lines of a bulk request."""
    return [json.loads(line) for line in (bulk.body or "").splitlines()]


def test_while_samples_are_absent_nothing_is_compared() -> None:
    calls = asked({**compared(), **there(True, False)}, SAMPLES)
    assert not {Kind.REFRESH, Kind.COUNT, Kind.NEWEST_DOCUMENTS} & {call.kind for call in calls}


def test_samples_go_to_the_first_index_and_name_their_type_where_the_leader_wants_it() -> None:
    profile = with_link(TWO, sample_docs=2)
    reads = {document(LEADER, "orders", name): Document(False) for name in sample_ids(profile)}
    old = {cluster_identity(LEADER): ClusterIdentity("leader", "leader-cluster", Version(6, 8, 23))}
    (bulk,) = planned(STEP, {**two(), **reads, **old}, profile)
    first, second = sample_ids(profile)
    assert lines_of(bulk) == [
        {"create": {"_index": "orders", "_type": "_doc", "_id": first}},
        {"made_by": "ccrtui-5f0c1b7e", "sample": 1},
        {"create": {"_index": "orders", "_type": "_doc", "_id": second}},
        {"made_by": "ccrtui-5f0c1b7e", "sample": 2},
    ]


def test_nothing_is_written_to_a_leader_that_has_not_said_who_it_is() -> None:
    known = facts({**healthy(SAMPLES), **compared(), **there(True, False)})
    nameless = Facts({call: known.outcomes[call] for call in known if call != cluster_identity(LEADER)})
    assert STEP.judge(nameless, Intention(SAMPLES)).state is StepState.MISSING
    assert STEP.calls(nameless, Intention(SAMPLES)) == ()


def test_with_all_samples_there_it_compares() -> None:
    known = {**compared(), **there(True, True)}
    assert judged(STEP, known, profile=SAMPLES).code is Code.COUNTS_EQUAL
    assert planned(STEP, known, profile=SAMPLES) == []


@pytest.mark.parametrize("seen", [(), (FENCE,), (BEHIND,)])
def test_until_both_sides_have_told_where_they_stand_nothing_is_known(seen: tuple[Call, ...]) -> None:
    known = facts({call: shards(8) for call in seen})
    assert STEP.judge(known, Intention(PROFILE)).code is Code.NOT_LOOKED
