"""All shards of a link: whom to ask and when, which answers count, and what is worth remembering."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.history.comparison import Numbers
from ccrtui.core.history.histories import Due, Histories
from ccrtui.core.history.lineage import Between, HistoryStatus, Lineage
from ccrtui.core.history.stamp import Question, Stamp, Stamped
from tests.core.history.two_histories import TwoHistories, Watched

KEY = ("orders", 0)
THREAD = Lineage(Between("leader", "follower", "copy"), 8, 8, 8, history="first", history_current=True)
QUESTION = Question("orders", 0, 0, 8)
DUE = Due(KEY, QUESTION, QUESTION, Numbers(8, 8, 8), run=0)
SEEN = Stamped(({8: Stamp("a", 1)},))


def of(lineage: Lineage) -> Histories:
    """The histories of one shard."""
    return Histories(lineages={KEY: lineage}, shards={"orders": frozenset({0})})


def level_pair(*names: str) -> TwoHistories:
    """A pair that holds the same operations, all of them refreshed."""
    pair = TwoHistories()
    for name in names:
        pair.write(name)
    pair.follow_anew()
    pair.refresh_leader()
    return pair


def thread_of(watched: Watched) -> Lineage:
    """The one shard that is watched."""
    return watched.history.histories.lineages[KEY]


def test_an_answer_counts_only_for_the_run_that_was_asked_about() -> None:
    assert of(THREAD).answered((DUE,), SEEN, SEEN, 1.0).status(*KEY) is HistoryStatus.PROVEN
    for late in (replace(THREAD, run=1), replace(THREAD, missing=True)):
        assert of(late).answered((DUE,), SEEN, SEEN, 1.0).lineages[KEY] == late


def test_it_is_told_which_became_others_since_they_were_judged() -> None:
    answered = of(THREAD).answered((DUE,), SEEN, SEEN, 1.0)
    told = [sorted(each.others) for each in (of(THREAD), answered, answered.judged())]
    assert told == [[], [KEY], []]
    assert answered.judged() == replace(answered, others=frozenset())
    late = of(replace(THREAD, run=1))
    assert late.answered((DUE,), SEEN, SEEN, 1.0) is late


@pytest.mark.parametrize("code", [FaultCode.NOT_AUTHORIZED, FaultCode.REJECTED, FaultCode.INDEX_BLOCKED])
def test_what_is_refused_counts_by_numbers_at_once(code: FaultCode) -> None:
    refusal = Fault(code, 403)
    cases: tuple[tuple[Stamped | Fault, Stamped | Fault], ...] = (
        (refusal, SEEN),
        (SEEN, refusal),
        (SEEN, Stamped((refusal,))),
    )
    for leader, follower in cases:
        assert of(THREAD).answered((DUE,), leader, follower, 1.0).status(*KEY) is HistoryStatus.BY_NUMBERS


def test_what_did_not_answer_is_asked_again() -> None:
    late = of(THREAD).answered((DUE,), Fault(FaultCode.TIMED_OUT), SEEN, 1.0)
    assert late.status(*KEY) is HistoryStatus.UNPROVEN
    short = of(THREAD).answered((DUE,), Stamped(()), SEEN, 1.0)
    assert short.status(*KEY) is HistoryStatus.UNPROVEN


def test_only_what_is_proven_of_a_known_copy_is_remembered() -> None:
    proven = replace(THREAD, status=HistoryStatus.PROVEN, proven_for="first")
    assert of(proven).proven == {("leader", "follower", "copy", 0): "first"}
    assert of(replace(proven, status=HistoryStatus.DIFFERS)).proven == {}
    assert of(replace(proven, status=HistoryStatus.UNPROVEN)).proven == {}
    assert of(replace(proven, between=Between("leader", "follower", None))).proven == {}


def test_a_follower_that_is_behind_is_not_compared() -> None:
    watched = Watched(level_pair("a", "b", "c"))
    watched.pair.write("d")
    watched.tick()
    assert thread_of(watched).tried_at is None


def test_a_shard_whose_history_was_not_told_is_compared_once_it_is() -> None:
    watched = Watched(level_pair("a", "b", "c"), told_at=0.0)
    watched.tick()
    assert (thread_of(watched).status, thread_of(watched).tried_at) == (HistoryStatus.UNPROVEN, None)
    watched.tick()
    assert thread_of(watched).status is HistoryStatus.PROVEN


def test_a_lease_that_was_gone_and_came_back_begins_another_run() -> None:
    watched = Watched(level_pair("a", "b", "c"))
    for leased in (True, False, True):
        watched.pair.leased = leased
        watched.now += 40.0
        watched.tick()
    assert (thread_of(watched).run, thread_of(watched).status) == (1, HistoryStatus.PROVEN)


def test_a_leader_that_falls_is_doubted_though_its_follower_never_had_more() -> None:
    watched = Watched(level_pair("a", "b", "c"))
    watched.pair.write("d")
    watched.tick()
    watched.pair.leader.pop()
    watched.tick()
    assert thread_of(watched).run == 1


def test_a_missing_shard_is_proven_by_nothing() -> None:
    watched = Watched(level_pair("a", "b", "c"))
    watched.tick()
    watched.pair.missing = True
    watched.tick()
    assert watched.history.histories.status(*KEY) is HistoryStatus.UNPROVEN


def test_another_follower_index_is_another_thread_though_every_number_is_the_same() -> None:
    watched = Watched(level_pair("a", "b", "c"))
    watched.tick()
    watched.follows += 1
    watched.tick()
    assert (thread_of(watched).run, thread_of(watched).between.history) == (1, None)


def test_where_the_newest_are_not_refreshed_yet_those_that_came_first_are_compared() -> None:
    pair = level_pair("a", "b")
    pair.write("b", deletes=True)
    pair.follow_anew()
    pair.refresh_leader()
    watched = Watched(pair)
    watched.tick()
    assert thread_of(watched).status is HistoryStatus.UNPROVEN
    for count, refreshed in ((10, True), (60, False)):
        for number in range(count):
            pair.write(f"doc-{count}-{number}")
        pair.read(count)
        if refreshed:
            pair.refresh_leader()
            pair.refresh_follower()
    watched.tick()
    assert thread_of(watched).status is HistoryStatus.PROVEN


def test_a_follower_that_tells_nothing_for_a_moment_is_the_same_copy() -> None:
    watched = Watched(level_pair("a", "b", "c"))
    watched.tick()
    before = thread_of(watched)
    watched.silent = True
    watched.tick()
    assert (thread_of(watched).run, thread_of(watched).between) == (before.run, before.between)
    assert thread_of(watched).status is HistoryStatus.PROVEN


def test_a_shard_that_counts_by_its_numbers_is_compared_again_after_a_while() -> None:
    pair = level_pair("a", "b")
    pair.write("b", deletes=True)
    pair.follow_anew()
    pair.refresh_leader()
    watched = Watched(pair)
    for _ in range(5):
        watched.tick()
    assert watched.history.histories.status(*KEY) is HistoryStatus.BY_NUMBERS
    tries = thread_of(watched).tries
    watched.tick()
    assert thread_of(watched).tries == tries
    watched.now += 10.0
    watched.tick()
    assert thread_of(watched).tries == tries + 1
