"""Leader indices that came back with another history on a real pair: never in sync, in any state that was recorded."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccrtui.core.elasticsearch.replication import ShardStats
from ccrtui.core.watch.verdict import Reason, Verdict
from tests.core.history.recorded_pair import Moment, Replayed, documents, moments, tasks_at

DIFFERS = (Verdict.STOPPED, Reason.HISTORY_DIFFERS)


def restored() -> list[Moment]:
    """The samples after the restore of product-restored."""
    return [moment for moment in moments("product-restored") if moment.number > 17]


def session() -> Replayed:
    """A session that sees what the two searches of product-restored saw."""
    return Replayed(documents("product-restored", 154), documents("product-restored", 155))


def test_a_watch_through_the_whole_restore_says_another_history_from_its_second_sample_on() -> None:
    watch = session()
    verdicts = [(index.verdict, index.reason, index.operations_behind) for index in map(watch.see, restored())]
    assert verdicts[0][0] is not Verdict.IN_SYNC
    assert {verdict[:2] for verdict in verdicts[1:]} == {DIFFERS}
    assert {verdict[2] for verdict in verdicts[1:]} == {None}


@pytest.mark.parametrize("begins", [27, 48, 112, 151, 162, 172, 246])
def test_a_status_begun_in_any_state_is_never_in_sync_and_says_why_by_its_second_sample(begins: int) -> None:
    status = session()
    verdicts = []
    for moment in [moment for moment in restored() if moment.number >= begins][:2]:
        index = status.see(moment)
        verdicts.append((index.verdict, index.reason))
    assert Verdict.IN_SYNC not in {verdict for verdict, _ in verdicts}
    assert verdicts[-1] == DIFFERS


@pytest.mark.parametrize("begins", [27, 112, 151, 162])
def test_what_was_proven_before_tells_another_history_without_a_search(begins: int) -> None:
    before = Replayed(documents("product-restored", 155), documents("product-restored", 155))
    first = next(moment for moment in restored() if moment.number == begins)
    proven = before.see(_as_it_was(first))
    assert (proven.verdict, proven.reason) == (Verdict.IN_SYNC, Reason.PROVEN)
    later = Replayed().remember(before).see(first)
    assert (later.verdict, later.reason) == DIFFERS


def test_a_leader_that_was_restored_while_it_was_followed_is_another_history_while_nothing_reports_an_error() -> None:
    """Ten operations below its follower, then written to: the tasks say nothing but that they are level."""
    (moment,) = moments("leader-in-motion")
    leader, follower = (side.indices["orders"].shards[0] for side in (moment.leader, moment.follower))
    assert (leader.max_seq_no, follower.global_checkpoint) == (2999, 3009)
    watch = Replayed()
    verdicts = []
    for seconds, number in enumerate((33, 34, 35, 39, 40, 41)):
        tasks = tasks_at("leader-in-motion", number)
        assert tasks.tasks["orders"][0].fatal_type is None
        written = max(0, seconds - 2)
        stats = moment.leader.indices["orders"]
        shard = replace(leader, max_seq_no=2999 + written, global_checkpoint=2999 + written)
        theirs = ShardStats({"orders": replace(stats, shards={0: shard})})
        index = watch.see(replace(moment, at=moment.at + seconds, leader=theirs, tasks=tasks))
        verdicts.append((index.verdict, index.reason, index.operations_behind))
    assert verdicts[0][0] is Verdict.UNKNOWN
    assert set(verdicts[1:]) == {(*DIFFERS, None)}


def test_an_emptied_leader_is_another_history_by_the_second_sample_and_never_in_sync() -> None:
    watch = Replayed()
    verdicts = [(index.verdict, index.reason) for index in map(watch.see, moments("product-emptied"))]
    assert Verdict.IN_SYNC not in {verdict for verdict, _ in verdicts}
    assert verdicts[-1] == DIFFERS
    assert len(verdicts) > 5


def test_a_status_of_an_emptied_leader_whose_lease_is_back_is_not_in_sync() -> None:
    status = Replayed()
    late = [moment for moment in moments("product-emptied") if moment.number >= 85]
    verdicts = [(index.verdict, index.reason) for index in map(status.see, late)]
    assert verdicts[0] == (Verdict.UNKNOWN, Reason.HISTORY_UNPROVEN)
    assert set(verdicts[1:]) == {DIFFERS}


def test_a_killed_leader_that_lost_what_it_had_not_synced_is_the_same_history() -> None:
    watch = Replayed()
    verdicts = {(index.verdict, index.reason) for index in map(watch.see, moments("leader-async"))}
    assert DIFFERS not in verdicts


def test_what_is_synced_now_and_then_is_catching_up_for_that_reason_and_never_slow_or_stalled() -> None:
    """The follower's checkpoint stays at -1 for the 20 s of the scene, with all documents there (fact 41)."""
    watch = Replayed(asynchronous=True)
    verdicts = [(index.verdict, index.reason) for index in map(watch.see, moments("leader-async"))]
    assert verdicts[1:3] == [(Verdict.CATCHING_UP, Reason.ASYNC_DURABILITY)] * 2
    assert {verdict for verdict, _ in verdicts} <= {Verdict.CATCHING_UP, Verdict.RETRYING}


def _as_it_was(moment: Moment) -> Moment:
    """The same pair before the restore: the leader with all that the follower has, and its first history."""
    ours = moment.follower.indices["orders"].shards[0]
    theirs = moment.leader.indices["orders"]
    leases = restored()[-1].leader.indices["orders"].shards[0].leases
    shard = replace(
        theirs.shards[0],
        max_seq_no=ours.max_seq_no,
        global_checkpoint=ours.global_checkpoint,
        history="MNTynBpZTV2az4BNT0DrkA",
        leases=leases,
    )
    leader = replace(moment.leader, indices={"orders": replace(theirs, shards={0: shard})})
    return replace(moment, leader=leader, with_history=True)
