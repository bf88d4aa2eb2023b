"""The follower index: a free name, or a follower on its way from the first copy to contact."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ccrtui.core.call.call import Call
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.elasticsearch.index import AliasList, IndexSettingsByName
from ccrtui.core.elasticsearch.replication import (
    FirstCopy,
    Follower,
    FollowInfo,
    FollowStats,
    ReadError,
    Recovery,
    ShardCopy,
    ShardStats,
    ShardTask,
)
from ccrtui.core.elasticsearch.requests.indices import (
    alias_list,
    close_index,
    copy_stats,
    delete_index,
    index_list,
    index_settings,
    index_traits,
    newest_documents,
    shard_stats,
)
from ccrtui.core.elasticsearch.requests.replication import (
    follow,
    follow_info,
    follow_stats,
    pause_follow,
    recovery,
    resume_follow,
    unfollow,
)
from ccrtui.core.history.stamp import Stamp, Stamped, newest
from ccrtui.core.profile.profile import IndexPair, Made
from ccrtui.core.steps.replication.follower.step import FollowerIndexStep
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Danger, Intention, StepState
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
from tests.core.watch.film import fresh_task, lease, task

STEP = FollowerIndexStep()
FOLLOW = follow(FOLLOWER, "orders", "leader", "orders")
RESUME = resume_follow(FOLLOWER, "orders")
L_UUID, F_UUID = "leader-orders-uuid", "follower-orders-uuid"
DONE = FirstCopy(1000, 1000, 1, 1)


def existing(
    *tasks: ShardTask,
    active: bool = True,
    copy: FirstCopy | None = DONE,
    started: bool = True,
    colour: str = "green",
    leased: bool = True,
    leader: int = 8,
    alias: str = "leader",
    leader_index: str = "orders",
) -> dict[Call, Any]:
    """A follower `orders` with these tasks, and everything that is asked of it."""
    leases = (lease(L_UUID, F_UUID),) if leased else ()
    shards = (ShardCopy(0, 8, 8, 4),) if started else ()
    return {
        follow_info(FOLLOWER): FollowInfo({"orders": Follower("orders", alias, leader_index, active)}),
        follow_info(FOLLOWER, settings=True): FollowInfo({"orders": Follower("orders", alias, leader_index, active)}),
        index_list(FOLLOWER): listing(entry("orders", health=colour)),
        recovery(FOLLOWER, ["orders"]): Recovery({} if copy is None else {"orders": copy}),
        shard_stats(FOLLOWER, ["orders"]): copies("orders", F_UUID, *shards),
        follow_stats(FOLLOWER): FollowStats({"orders": {task.shard: task for task in tasks}} if tasks else {}),
        shard_stats(LEADER, {"orders"}, leases=True): copies("orders", L_UUID, ShardCopy(0, leader, leader, 4, leases)),
    }


def test_a_free_name_is_missing_and_plans_a_follow() -> None:
    judgement = judged(STEP)
    assert (judgement.state, judgement.code) == (StepState.MISSING, Code.FOLLOWER_MISSING)
    assert (judgement.evidence["index"], judgement.evidence["leader_index"]) == ("orders", "orders")
    (item,) = STEP.calls(facts(healthy()), Intention(PROFILE))
    assert (item.call, item.made, item.danger) == (
        FOLLOW,
        Made(follower_indices=("follower-cluster/orders",)),
        Danger.NONE,
    )
    assert item.undo == (
        pause_follow(FOLLOWER, "orders"),
        close_index(FOLLOWER, "orders"),
        unfollow(FOLLOWER, "orders"),
        delete_index(FOLLOWER, "orders"),
    )


def test_a_name_taken_by_an_open_index_is_never_replaced() -> None:
    taken = {index_list(FOLLOWER): listing(entry("orders", docs=7))}
    judgement = judged(STEP, taken, confirmed=("orders",))
    assert (judgement.state, judgement.code, judgement.evidence["docs"]) == (StepState.BLOCKED, Code.NAME_TAKEN_OPEN, 7)
    assert planned(STEP, taken, confirmed=("orders",)) == []


def test_a_name_taken_by_an_alias_is_told_with_what_is_behind_it() -> None:
    taken = {alias_list(FOLLOWER): AliasList({"orders": ("orders-2", "orders-1")})}
    judgement = judged(STEP, taken)
    assert (judgement.code, judgement.evidence["indices"]) == (Code.NAME_TAKEN_ALIAS, ["orders-1", "orders-2"])
    assert planned(STEP, taken) == []


def test_a_closed_index_is_replaced_only_with_its_name_typed() -> None:
    taken = {index_list(FOLLOWER): listing(entry("orders", open=False, docs=None)), **compared()}
    judgement = judged(STEP, taken)
    assert (judgement.state, judgement.code, judgement.evidence["confirm"]) == (
        StepState.BLOCKED,
        Code.CONFIRM_NEEDED,
        "orders",
    )
    assert judgement.evidence["side"] == FOLLOWER
    (item,) = STEP.calls(facts({**healthy(), **taken}), Intention(PROFILE))
    assert (item.call, item.danger, item.confirm) == (FOLLOW, Danger.IRREVERSIBLE, "orders")
    typed = judged(STEP, taken, confirmed=("orders",))
    assert (typed.state, typed.evidence["replaces"]) == (StepState.MISSING, True)


def _ruined(**changes: Any) -> dict[Call, Any]:
    """A follower whose first copy failed, closed since: red, without a shard, and listed as paused."""
    return {
        **existing(active=False, started=False),
        index_list(FOLLOWER): listing(entry("orders", open=False, docs=None, health="red")),
        **compared(**changes),
        copy_stats(FOLLOWER, "orders"): ShardStats({}),
    }


def test_a_copy_that_failed_and_was_closed_is_made_afresh_with_its_name_typed() -> None:
    """Recorded on 7.3.0 (asks-red-follower 48 to 55): nothing but a follow request brings it back."""
    judgement = judged(STEP, _ruined())
    assert (judgement.state, judgement.code, judgement.evidence["confirm"]) == (
        StepState.BLOCKED,
        Code.CONFIRM_NEEDED,
        "orders",
    )
    assert judgement.evidence["leader_index"] is None
    typed = judged(STEP, _ruined(), confirmed=("orders",))
    assert (typed.state, typed.evidence["replaces"]) == (StepState.MISSING, True)
    (item,) = STEP.calls(facts({**healthy(), **_ruined()}), Intention(PROFILE, confirmed=frozenset({"orders"})))
    assert (item.call, item.danger, item.confirm) == (FOLLOW, Danger.IRREVERSIBLE, "orders")


def test_a_ruined_copy_of_another_leader_index_is_not_made_afresh() -> None:
    """Its shards may lie on a node that is away."""
    judgement = judged(STEP, _ruined(creation_date_ms=1), confirmed=("orders",))
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.LAST_COPY)


def test_a_closed_copy_with_its_shards_is_opened_and_not_made_afresh() -> None:
    shut = {**_ruined(), index_list(FOLLOWER): listing(entry("orders", open=False, docs=None))}
    assert judged(STEP, shut, confirmed=("orders",)).code is Code.FOLLOWER_CLOSED


def test_a_closed_index_whose_shards_tell_nothing_yet_is_not_offered_for_replacement() -> None:
    """Right after a close they are in no statistics for a moment (recorded on 7.3.0), and may hold anything."""
    shut = index_list(FOLLOWER), listing(entry("orders", open=False, docs=None, health="red"))
    taken = {**compared(), copy_stats(FOLLOWER, "orders"): ShardStats({}), shut[0]: shut[1]}
    judgement = judged(STEP, taken, confirmed=("orders",))
    assert (judgement.code, judgement.ends_as, judgement.evidence["side"]) == (
        Code.INDEX_RED,
        StepState.BLOCKED,
        FOLLOWER,
    )
    assert planned(STEP, taken, confirmed=("orders",)) == []


def test_a_closed_index_of_other_shards_cannot_be_replaced() -> None:
    taken = {index_list(FOLLOWER): listing(entry("orders", open=False, primaries=5))}
    judgement = judged(STEP, taken, confirmed=("orders",))
    assert (judgement.code, judgement.evidence["shards"], judgement.evidence["leader_shards"]) == (
        Code.NAME_TAKEN_CLOSED,
        5,
        1,
    )
    assert planned(STEP, taken, confirmed=("orders",)) == []


@pytest.mark.parametrize("changes", [{"alias": "elsewhere"}, {"leader_index": "other"}])
def test_a_follower_of_something_else_is_left_alone(changes: dict[str, Any]) -> None:
    known = existing(task(8), **changes)
    judgement = judged(STEP, known)
    assert (judgement.state, judgement.code, judgement.evidence["wanted_alias"]) == (
        StepState.BLOCKED,
        Code.FOLLOWS_ANOTHER,
        "leader",
    )
    assert planned(STEP, known) == []


def test_a_follower_with_contact_and_a_lease_is_adopted() -> None:
    judgement = judged(STEP, existing(task(8)))
    assert (judgement.state, judgement.code, judgement.evidence["indices"]) == (
        StepState.SATISFIED,
        Code.FOLLOWING,
        ["orders"],
    )
    assert planned(STEP, existing(task(8))) == []


def test_a_paused_follower_is_resumed() -> None:
    known = existing(active=False)
    assert judged(STEP, known).code is Code.FOLLOWER_PAUSED
    assert planned(STEP, known) == [RESUME]
    (item,) = STEP.calls(facts({**healthy(), **known}), Intention(PROFILE))
    assert (item.made, item.undo) == (Made(), (pause_follow(FOLLOWER, "orders"),))


def test_the_first_copy_is_waited_for_with_its_share() -> None:
    known = existing(active=False, started=False, copy=FirstCopy(1000, 250, 0, 1), colour="yellow")
    judgement = judged(STEP, known)
    assert (judgement.state, judgement.code, judgement.evidence["percent"]) == (StepState.WAITING, Code.FIRST_COPY, 25)
    assert judgement.patience_s > 3600
    assert planned(STEP, known) == []


def test_a_first_copy_whose_size_is_not_known_yet_has_no_share() -> None:
    judgement = judged(STEP, existing(active=False, started=False, copy=FirstCopy(0, 0, 0, 1), colour="yellow"))
    assert (judgement.code, judgement.evidence["percent"]) == (Code.FIRST_COPY, None)


def test_a_red_follower_without_a_copy_is_failed_once_it_stays_so() -> None:
    judgement = judged(STEP, existing(active=False, started=False, copy=None, colour="red"))
    assert (judgement.state, judgement.code, judgement.ends_as) == (
        StepState.WAITING,
        Code.FIRST_COPY_FAILED,
        StepState.BLOCKED,
    )


@pytest.mark.parametrize(
    "started_task", [fresh_task(8), task(8, follower_mapping_version=0), task(8, since_last_read_ms=-1)]
)
def test_tasks_without_contact_are_waited_for(started_task: ShardTask) -> None:
    judgement = judged(STEP, existing(started_task))
    assert (judgement.state, judgement.code) == (StepState.WAITING, Code.WAITING_FOR_CONTACT)
    assert judgement.patience_s > 0


def test_a_new_task_of_an_empty_leader_that_shows_nought_for_all_has_heard_of_no_other_history() -> None:
    empty = {shard_stats(FOLLOWER, ["orders"]): copies("orders", F_UUID, ShardCopy(0, -1, -1, 0))}
    known = {**existing(fresh_task(0), leader=-1), **empty}
    assert judged(STEP, known).code is Code.WAITING_FOR_CONTACT
    heard = {**existing(task(0), leader=-1), **empty}
    assert judged(STEP, heard).state is StepState.BLOCKED


def test_a_shard_without_its_task_has_no_contact() -> None:
    known = existing(task(8))
    known[shard_stats(FOLLOWER, ["orders"])] = copies("orders", F_UUID, ShardCopy(0, 8, 8, 4), ShardCopy(1, 8, 8, 4))
    assert judged(STEP, known).code is Code.WAITING_FOR_CONTACT
    assert judged(STEP, existing()).code is Code.WAITING_FOR_CONTACT


def test_a_retrying_follower_is_waited_for_with_its_error() -> None:
    error = ReadError(3, "connect_transport_exception", "[][a:9300] connect_exception")
    judgement = judged(STEP, existing(task(8, read_errors=(error,))))
    assert (judgement.state, judgement.code) == (StepState.WAITING, Code.FOLLOWER_RETRYING)
    assert (judgement.evidence["cause"], judgement.evidence["retries"]) == ("leader_unreachable", 3)


def test_the_error_of_a_leader_index_that_is_open_again_is_history() -> None:
    """It stays listed until the read returns that was sent since, a poll time-out later (7.3.0)."""
    closed = task(8, read_errors=(ReadError(3, "index_closed_exception", "closed"),))
    assert judged(STEP, existing(closed)).code is Code.FOLLOWING
    closed_still = {**existing(closed), shard_stats(LEADER, {"orders"}, leases=True): copies("orders", L_UUID)}
    assert judged(STEP, closed_still).code is Code.FOLLOWER_RETRYING


def test_a_read_that_stays_out_of_an_index_that_may_not_be_written_is_a_refused_write() -> None:
    """Flood stage with a new field shows in no error and no counter (faults-made, 7.3.0)."""
    known = existing(task(8, since_last_read_ms=71_000))
    question = index_traits(FOLLOWER, ["orders"])
    assert question in STEP.reads(facts({**healthy(), **known}), Intention(PROFILE))
    assert judged(STEP, known).code is Code.FOLLOWING
    full = replace(settings("orders").indices["orders"], blocks=frozenset({"read_only_allow_delete"}))
    known[question] = IndexSettingsByName({"orders": full})
    assert judged(STEP, known).code is Code.FOLLOWER_WRITES_REFUSED


def test_a_stopped_follower_is_blocked_with_its_cause() -> None:
    dead = task(8, fatal_type="resource_not_found_exception", fatal_reason="no longer available")
    judgement = judged(STEP, existing(dead))
    assert (judgement.state, judgement.code, judgement.evidence["cause"]) == (
        StepState.BLOCKED,
        Code.FOLLOWER_STOPPED,
        "history_lost",
    )
    assert planned(STEP, existing(dead)) == []


def test_a_follower_that_read_further_than_our_leader_follows_another() -> None:
    judgement = judged(STEP, existing(task(50), leader=8))
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.OTHER_LEADER)


def made_of(leader: int, follower: int) -> dict[Call, Any]:
    """The settings of both indices, with the creation date that each carries."""
    dates = {LEADER: leader, FOLLOWER: follower}
    traits = settings("orders").indices["orders"]
    return {
        index_settings(side, "orders"): IndexSettingsByName({"orders": replace(traits, creation_date_ms=date)})
        for side, date in dates.items()
    }


def newest_of(leader: str, follower: str, highest: int = 8) -> dict[Call, Any]:
    """The newest documents of both sides, of which the last one has these ids."""
    return {
        newest_documents(side, [newest("orders", 0, highest)]): Stamped(({highest: Stamp(name, 1)},))
        for side, name in ((LEADER, leader), (FOLLOWER, follower))
    }


RETRYING = task(8, read_errors=(ReadError(3, "no_shard_available_action_exception", "No shard available"),))


@pytest.mark.parametrize("leader", [5, 7])
@pytest.mark.parametrize("known", [existing(task(8)), existing(RETRYING, leased=False), existing(active=False)])
def test_a_leader_below_its_follower_has_another_history(known: dict[Call, Any], leader: int) -> None:
    """It was asked after it, and is the index that was copied (product-restored 112, on 7.3.0)."""
    stats = copies("orders", L_UUID, ShardCopy(0, leader, leader, 4))
    judgement = judged(STEP, {**known, shard_stats(LEADER, {"orders"}, leases=True): stats, **made_of(1, 1)})
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.HISTORY_DIFFERS)


GONE = task(8, fatal_type="index_not_found_exception", fatal_reason="no such index [orders]")


@pytest.mark.parametrize(
    "known",
    [
        existing(task(8), leader=5, leased=False),
        {**existing(task(8), leased=False), **newest_of("theirs", "ours")},
        {**existing(task(8), leased=False), **newest_of("ours", "ours")},
        existing(GONE, leased=False),
        existing(active=False, leased=False),
        {**existing(active=False, leased=False), index_list(FOLLOWER): listing(entry("orders", open=False))},
    ],
    ids=["below", "other documents", "same documents", "fatal", "paused", "closed"],
)
def test_a_leader_index_that_was_made_anew_is_another_index_and_no_other_history(known: dict[Call, Any]) -> None:
    """As the watch says of it, whatever has become of the follower since."""
    everything = {**healthy(), **known, **made_of(2, 1)}
    assert set(made_of(2, 1)) <= set(STEP.reads(facts(everything), Intention(PROFILE)))
    judgement = judged(STEP, everything)
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.LEADER_RECREATED)
    assert planned(STEP, everything) == []


def test_a_lease_on_that_leader_index_says_that_it_is_the_one_that_is_followed() -> None:
    traits = settings("orders").indices["orders"]
    dates = {LEADER: replace(traits, uuid=L_UUID, creation_date_ms=2), FOLLOWER: replace(traits, uuid=F_UUID)}
    known = {index_settings(side, "orders"): IndexSettingsByName({"orders": dated}) for side, dated in dates.items()}
    assert judged(STEP, {**existing(task(8)), **known}).code is Code.FOLLOWING


@pytest.mark.parametrize(
    "known",
    [existing(task(8), leased=False), existing(RETRYING), existing(active=False)],
    ids=["lease", "read", "task"],
)
def test_where_something_speaks_against_one_history_the_documents_decide(known: dict[Call, Any]) -> None:
    judgement = judged(STEP, {**known, **newest_of("theirs", "ours"), **made_of(1, 1)})
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.HISTORY_DIFFERS)
    assert planned(STEP, {**known, **newest_of("theirs", "ours"), **made_of(1, 1)}) == []
    same = judged(STEP, {**known, **newest_of("ours", "ours"), **made_of(1, 1)})
    assert same.code in (Code.OTHER_LEADER, Code.FOLLOWER_RETRYING, Code.FOLLOWER_PAUSED)
    assert same.state is not StepState.BLOCKED


def test_documents_are_not_asked_for_where_nothing_speaks_against_one_history() -> None:
    known = facts({**healthy(), **existing(task(8))})
    assert Kind.NEWEST_DOCUMENTS not in {call.kind for call in STEP.reads(known, Intention(PROFILE))}
    doubted = facts({**healthy(), **existing(task(8), leased=False)})
    assert Kind.NEWEST_DOCUMENTS in {call.kind for call in STEP.reads(doubted, Intention(PROFILE))}


def test_a_leader_without_a_lease_of_it_is_suspected_for_as_long_as_a_renewal_takes() -> None:
    judgement = judged(STEP, existing(task(8), leased=False))
    assert (judgement.state, judgement.code, judgement.ends_as) == (
        StepState.WAITING,
        Code.OTHER_LEADER,
        StepState.BLOCKED,
    )
    assert judgement.patience_s > 30


def test_the_leaders_shards_are_asked_after_what_the_follower_has_read() -> None:
    """A leader asked first could have moved on and look overtaken."""
    known = {**healthy(), **existing(task(8))}
    later = shard_stats(LEADER, {"orders"}, leases=True)
    del known[later]
    earlier = {call: value for call, value in known.items() if call not in (follow_stats(FOLLOWER), later)}
    assert later not in STEP.reads(facts(earlier), Intention(PROFILE))
    assert later in STEP.reads(facts(known), Intention(PROFILE))


def test_of_many_the_worst_is_told_and_each_gets_its_own_call() -> None:
    pairs = (IndexPair("orders", "orders"), IndexPair("items", "items"), IndexPair("taken", "taken"))
    known = {**existing(active=False), index_list(FOLLOWER): listing(entry("orders"), entry("taken"))}
    judgement = judged(STEP, known, profile=with_link(indices=pairs))
    assert (judgement.code, judgement.evidence["index"]) == (Code.NAME_TAKEN_OPEN, "taken")
    assert (judgement.evidence["unfinished"], judgement.evidence["pairs"]) == (3, 3)
    assert planned(STEP, known, profile=with_link(indices=pairs)) == [
        RESUME,
        follow(FOLLOWER, "items", "leader", "items"),
    ]


def test_what_a_typed_name_mends_is_told_behind_what_it_does_not() -> None:
    pairs = (IndexPair("orders", "orders"), IndexPair("taken", "taken"))
    known = {index_list(FOLLOWER): listing(entry("orders", open=False, docs=None), entry("taken")), **compared()}
    judgement = judged(STEP, known, profile=with_link(indices=pairs))
    assert (judgement.code, judgement.evidence["index"]) == (Code.NAME_TAKEN_OPEN, "taken")


@pytest.mark.parametrize("call", [follow_info(FOLLOWER), index_list(FOLLOWER), alias_list(FOLLOWER)])
def test_what_cannot_be_read_is_told(call: Call) -> None:
    assert judged(STEP, {call: Fault(FaultCode.NOT_AUTHORIZED, 403)}).code is FaultCode.NOT_AUTHORIZED


@pytest.mark.parametrize(
    ("error", "words", "cure"),
    [
        ("resource_not_found_exception", "Operations are no longer available", "afresh"),
        ("illegal_state_exception", "unexpected history uuid, expected [a], actual [b]", "compare"),
        ("index_not_found_exception", "no such index [orders]", "keep"),
        ("illegal_state_exception", "Unable to open any connections to remote cluster [leader]", "resume"),
        ("es_rejected_execution_exception", "rejected execution of write", "resume"),
        ("something_else", None, "resume"),
    ],
)
def test_a_fresh_copy_is_said_to_heal_only_what_it_alone_heals(error: str, words: str | None, cure: str) -> None:
    judgement = judged(STEP, existing(replace(task(8), fatal_type=error, fatal_reason=words)))
    assert (judgement.code, judgement.evidence["cure"]) == (Code.FOLLOWER_STOPPED, cure)


def test_writes_that_are_refused_and_still_to_be_made_are_no_catching_up() -> None:
    """A write block on the follower shows in nothing else (recorded on Elasticsearch 7.3.0, faults-made 55)."""
    refused = judged(STEP, existing(replace(task(8), failed_writes=7, outstanding_writes=1)))
    assert (refused.state, refused.code, refused.ends_as) == (
        StepState.WAITING,
        Code.FOLLOWER_WRITES_REFUSED,
        StepState.BLOCKED,
    )
    assert refused.evidence["failed"] == 7
    over = judged(STEP, existing(replace(task(8), failed_writes=7, outstanding_writes=0)))
    assert over.code is Code.FOLLOWING
