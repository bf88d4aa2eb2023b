"""A walk against what the watch has seen since: ticks, ages and causes that are over."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.standing.compared import compared
from ccrtui.core.standing.revision import revised
from ccrtui.core.standing.way import carries_since
from ccrtui.core.state import Walk
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Judgement, StepName, StepState, StepView
from ccrtui.core.watch.course import Course
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.shard.shard_view import ShardView
from ccrtui.core.watch.verdict import Evidence, Reason, Verdict
from ccrtui.text.catalogue import words
from tests.examples import tried

ORDERS = (IndexPair("orders", "orders"),)
SEEN = 100.0
LATER = 160.0


def index(verdict: Verdict = Verdict.IN_SYNC, reason: Reason = Reason.PROVEN, name: str = "orders") -> IndexView:
    shard = ShardView(0, verdict, reason, 3, 3, 3, Evidence.LEADER)
    return IndexView(name, name, verdict, reason, leader_told=True, shards=(shard,))


def link(
    *indices: IndexView,
    began_at: float = LATER - 1,
    connected: bool | None = True,
    back_at: float | None = LATER - 1,
) -> LinkView:
    return LinkView("leader", connected, Reason.PROVEN, indices, 1e9, LATER, began_at=began_at, read_back_at=back_at)


def step(name: StepName, code: Code | FaultCode, state: StepState = StepState.SATISFIED, **evidence: str) -> StepView:
    return StepView(name, Judgement(state, code, dict(evidence)), seen_at=SEEN)


HELD = Walk(
    (
        step(StepName.ACCOUNT, Code.ACCOUNT_KNOWN),
        step(StepName.CLUSTERS, Code.CLUSTERS_ANSWER),
        step(StepName.READINESS, Code.READY),
        step(StepName.ROUTES, Code.ROUTES_STAND),
        step(StepName.REACHABILITY, Code.PROVEN_BY_CONNECTION),
        step(StepName.REMOTE_CLUSTER, Code.REMOTE_CONNECTED),
        step(StepName.LEADER_INDEX, Code.LEADER_INDEX_OPEN),
        step(StepName.FOLLOWER_INDEX, Code.FOLLOWING),
        step(StepName.COMPARE, Code.COUNTS_EQUAL),
    )
)


def known(walk: Walk) -> dict[StepName, float | None]:
    return {view.name: view.known_at for view in walk.steps}


def open_steps(walk: Walk) -> set[StepName]:
    return {view.name for view in walk.steps if not view.judgement.state.holds}


def test_what_the_watch_reads_again_is_as_young_as_its_sample_and_the_rest_keeps_its_age() -> None:
    ages = known(revised(HELD, link(index()), ORDERS))
    assert {name for name, at in ages.items() if at == SEEN} == {StepName.ACCOUNT, StepName.READINESS, StepName.ROUTES}
    assert {at for name, at in ages.items() if at != SEEN} == {LATER}


@tried(100)
@given(
    verdict=st.sampled_from(list(Verdict)),
    reason=st.sampled_from(list(Reason)),
    connected=st.sampled_from([True, False, None]),
)
def test_no_compare_is_renewed_but_by_an_index_proven_in_sync(
    verdict: Verdict, reason: Reason, connected: bool | None
) -> None:
    walk = revised(HELD, link(index(verdict, reason), connected=connected), ORDERS)
    last = walk.steps[-1]
    renewed = last.judgement.state.holds and last.known_at == LATER
    assert renewed == ((verdict, reason) == (Verdict.IN_SYNC, Reason.PROVEN))


def test_a_sample_that_began_before_the_step_was_seen_says_nothing_of_it() -> None:
    stopped = index(Verdict.STOPPED, Reason.LEADER_INDEX_MISSING)
    assert revised(HELD, link(stopped, began_at=SEEN - 0.1), ORDERS) == HELD
    assert revised(HELD, None, ORDERS) == HELD


def test_a_deleted_leader_index_takes_the_tick_of_every_step_that_claims_it() -> None:
    gone = replace(
        index(Verdict.STOPPED, Reason.LEADER_INDEX_MISSING), course=Course(Verdict.STOPPED, LATER, True, LATER)
    )
    walk = revised(HELD, link(gone), ORDERS)
    assert open_steps(walk) == {StepName.LEADER_INDEX, StepName.FOLLOWER_INDEX, StepName.COMPARE}
    assert walk.current is not None
    assert walk.current.judgement.code is Code.NO_LONGER_HOLDS
    assert walk.current.judgement.evidence["watch_reason"] == "leader_index_missing"
    assert not walk.done


def test_a_dead_link_takes_the_tick_of_the_way_that_it_had_proven() -> None:
    walk = revised(HELD, link(index(Verdict.RETRYING, Reason.LEADER_UNREACHABLE), connected=False), ORDERS)
    assert StepName.REACHABILITY in open_steps(walk)
    assert StepName.REMOTE_CLUSTER in open_steps(walk)
    assert walk.plan == ()


def stopped_at(name: StepName, code: Code | FaultCode, state: StepState = StepState.BLOCKED) -> Walk:
    return Walk((step(name, code, state, alias="leader", address="10.0.3.7:9300"),))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (StepName.CLUSTERS, FaultCode.TIMED_OUT),
        (StepName.REMOTE_CLUSTER, Code.REMOTE_SILENT),
        (StepName.LEADER_INDEX, Code.LEADER_INDEX_CLOSED),
        (StepName.FOLLOWER_INDEX, Code.FOLLOWER_RETRYING),
        (StepName.COMPARE, Code.CATCHING_UP),
    ],
)
def test_a_cause_that_is_over_is_no_cause(name: StepName, code: Code | FaultCode) -> None:
    walk = revised(stopped_at(name, code), link(index()), ORDERS)
    assert walk.steps[0].judgement.code is Code.CAUSE_IS_OVER
    assert walk.steps[0].judgement.evidence["was"] == code.value


@pytest.mark.parametrize("code", [Code.ALIAS_OTHER_CLUSTER, Code.REMOTE_PRIVILEGES])
def test_what_operations_do_not_disprove_stays(code: Code) -> None:
    blocked = stopped_at(StepName.REMOTE_CLUSTER, code)
    assert revised(blocked, link(index()), ORDERS) == blocked


def test_a_cause_is_not_over_while_the_watch_does_not_see_it_gone() -> None:
    blocked = stopped_at(StepName.REMOTE_CLUSTER, Code.REMOTE_SILENT)
    assert revised(blocked, link(index(Verdict.UNKNOWN, Reason.NOT_ESTABLISHED)), ORDERS) == blocked


def test_no_port_is_blamed_for_an_address_that_has_carried_operations() -> None:
    blocked = stopped_at(StepName.REMOTE_CLUSTER, Code.REMOTE_REFUSED)
    down = link(index(Verdict.RETRYING, Reason.LEADER_UNREACHABLE), connected=False)
    judgement = revised(blocked, down, ORDERS, carried_at=1_800_000_000.0).steps[0].judgement
    assert judgement.code is Code.REMOTE_INTERRUPTED
    assert judgement.evidence["was"] == "remote_refused"
    assert judgement.evidence["worked_until"] == "2027-01-15T08:00:00Z"
    assert revised(blocked, down, ORDERS, carried_at=None) == blocked


def test_operations_are_carried_by_the_word_of_the_leader_alone() -> None:
    assert carries_since(link(index()), SEEN)
    follower_says = replace(index().shards[0], evidence=Evidence.FOLLOWER)
    assert not carries_since(link(replace(index(), shards=(follower_says,))), SEEN)
    assert not carries_since(link(index(Verdict.UNKNOWN, Reason.AS_FOLLOWER_SEES)), SEEN)


@pytest.mark.parametrize("name", [StepName.REACHABILITY, StepName.REMOTE_CLUSTER])
@pytest.mark.parametrize("back_at", [None, SEEN - 20, SEEN + 0.5])
@pytest.mark.parametrize(
    "word",
    [(Verdict.IN_SYNC, Reason.PROVEN), (Verdict.SLOW, Reason.FALLING_BEHIND), (Verdict.UNKNOWN, Reason.BEHIND)],
)
def test_a_link_that_swallows_is_not_over_before_a_read_came_back_through_it(
    name: StepName, back_at: float | None, word: tuple[Verdict, Reason]
) -> None:
    """A read that the sample right after the look saw back may have come back before it."""
    silent = stopped_at(name, Code.REMOTE_SILENT if name is StepName.REMOTE_CLUSTER else Code.TRANSPORT_SILENT)
    assert revised(silent, link(index(*word), back_at=back_at), ORDERS) == silent


def test_a_follower_that_does_not_move_disproves_nothing() -> None:
    still = index(Verdict.SLOW, Reason.NOT_MOVING)
    blocked = stopped_at(StepName.REMOTE_CLUSTER, Code.REMOTE_SILENT)
    assert revised(blocked, link(still), ORDERS) == blocked
    assert revised(HELD, link(still), ORDERS).steps[5].known_at == SEEN


@pytest.mark.parametrize(
    ("trouble_since", "code"),
    [(None, Code.SEEN_SINCE), (SEEN - 18, Code.SEEN_SINCE), (SEEN + 18, Code.NO_LONGER_HOLDS)],
)
def test_that_it_held_is_said_only_where_the_trouble_was_seen_to_begin_after_the_look(
    trouble_since: float | None, code: Code
) -> None:
    anew = replace(
        index(Verdict.STOPPED, Reason.LEADER_RECREATED), course=Course(Verdict.STOPPED, LATER, True, trouble_since)
    )
    walk = revised(HELD, link(anew), ORDERS)
    assert {view.judgement.code for view in walk.steps if not view.judgement.state.holds} == {code}


@pytest.mark.parametrize("reason", [Reason.BEHIND, Reason.NOT_ESTABLISHED])
def test_what_the_leader_has_more_takes_the_green_of_the_compare_at_once(reason: Reason) -> None:
    behind = replace(index(Verdict.UNKNOWN, reason), operations_behind=6)
    assert open_steps(revised(HELD, link(behind), ORDERS)) == {StepName.COMPARE}


def test_what_was_not_compared_is_counted_apart() -> None:
    rows = {"indices": [{"leader_index": "orders", "follower_index": "orders"}]}
    walk = Walk((StepView(StepName.COMPARE, Judgement(StepState.SATISFIED, Code.COUNTS_EQUAL, rows)),))
    others = [index(Verdict.CATCHING_UP, Reason.BEHIND, f"late-{n}") for n in range(3)]
    level = [index(name=f"level-{n}") for n in range(26)]
    stranger = index(Verdict.UNKNOWN, Reason.NOT_FOLLOWING, "stranger")
    comparison = compared(walk, link(*others, index(), *level, stranger))
    assert (comparison.names, comparison.others, comparison.others_open) == (("orders",), 29, 3)


def test_what_was_asked_before_a_step_was_seen_speaks_not_against_it() -> None:
    """Not every sample asks who is connected: one may carry the word of another, from before the alias was there."""
    for asked_at, holds in ((SEEN - 1, True), (SEEN + 1, False)):
        view = replace(link(index(), connected=False), connected_at=asked_at)
        assert (StepName.REMOTE_CLUSTER in open_steps(revised(HELD, view, ORDERS))) is not holds


def test_no_http_port_is_blamed_of_an_address_that_has_answered() -> None:
    refused = Fault(FaultCode.REFUSED, details={"address": "127.0.0.1:9200"})
    down = replace(link(index(Verdict.UNKNOWN, Reason.LEADER_NOT_REACHED)), leader_fault=refused)
    looked_up = Walk((step(StepName.CLUSTERS, FaultCode.REFUSED, StepState.BLOCKED, side="leader"),))
    for walk in (HELD, looked_up):
        heard = revised(walk, replace(down, leader_heard_at=LATER - 60), ORDERS)
        fault = next(row.judgement for row in heard.steps if row.name is StepName.CLUSTERS)
        assert (fault.code, fault.evidence["worked_until"]) == (FaultCode.REFUSED, "2001-09-09T01:45:40Z")
        for language in (words("en"), words("zh")):
            assert "9200 " not in language.explain(fault.code, fault.evidence).way_out
        never = revised(walk, down, ORDERS)
        untold = next(row.judgement for row in never.steps if row.name is StepName.CLUSTERS)
        assert "Check the port if it does: 9200" in words("en").explain(untold.code, untold.evidence).way_out
