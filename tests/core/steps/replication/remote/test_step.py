"""The remote cluster: registered under its alias, connected, and really the leader."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from ccrtui.core.call.answer import Outcome
from ccrtui.core.call.call import Call
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.cluster import ClusterIdentity, RemoteCluster, RemoteInfo, RemoteSettings
from ccrtui.core.elasticsearch.index import Count, SearchTotal
from ccrtui.core.elasticsearch.replication import FollowStats
from ccrtui.core.elasticsearch.requests.cluster import (
    cluster_identity,
    dial,
    put_remote,
    remote_info,
    remote_settings,
    remove_remote,
)
from ccrtui.core.elasticsearch.requests.indices import count, index_list, search_total
from ccrtui.core.elasticsearch.requests.replication import follow_stats
from ccrtui.core.elasticsearch.version import Version
from ccrtui.core.profile.link_words import RemoteMode
from ccrtui.core.profile.profile import Made, Profile
from ccrtui.core.steps.replication.remote.step import RemoteClusterStep
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Intention, Judgement, StepState
from ccrtui.text.catalogue import words
from tests.core.steps.known import (
    FOLLOWER,
    LEADER,
    PROFILE,
    entry,
    facts,
    healthy,
    judged,
    listing,
    planned,
    remote,
    with_link,
    with_transport,
)
from tests.core.watch.film import task

STEP = RemoteClusterStep()
UNREGISTERED: dict[Call, Any] = {remote_settings(FOLLOWER): RemoteSettings({}), remote_info(FOLLOWER): RemoteInfo(())}
DIAL = dial(FOLLOWER, "leader")
WHOLE, THROUGH = search_total(FOLLOWER, "leader:*"), search_total(FOLLOWER, "leader:orders")
REACHED = SearchTotal(0, True, 0, clusters=1)
OURS = Made(aliases=("follower-cluster/leader",))


def contents(before: int = 4, through: int | Fault = 4, after: int = 4) -> dict[Call, Any]:
    """Documents of `orders`: on the leader, through the alias, on the leader again."""
    answer: Any = through if isinstance(through, Fault) else SearchTotal(through, True, 1)
    return {
        DIAL: REACHED,
        search_total(LEADER, "orders"): SearchTotal(before, True, 1),
        THROUGH: answer,
        count(LEADER, "orders"): Count(after, 0),
    }


def failing(reason: str, cause: str | None = None) -> dict[Call, Any]:
    """A registered alias that is not connected, and whose dial fails so."""
    fault = Fault(FaultCode.SERVER_ERROR, 500, "connect_transport_exception", reason, "exception", cause)
    return {remote_info(FOLLOWER): remote(connected=False), DIAL: fault}


def asked(known: dict[Call, Any], profile: Profile = PROFILE) -> list[Call]:
    """Everything that is asked, round by round, when the answers are these."""
    sent: list[Call] = []
    facts_so_far = Facts()
    while wanted := [call for call in STEP.reads(facts_so_far, Intention(profile)) if call not in facts_so_far]:
        sent.extend(wanted)
        answers: dict[Call, Outcome] = {}
        for call in wanted:
            outcome = facts(known).outcome(call)
            assert outcome is not None, call
            answers[call] = outcome
        facts_so_far = facts_so_far.with_outcomes(answers)
    return sent


def test_not_registered_is_missing_and_plans_the_seeds() -> None:
    judgement = judged(STEP, UNREGISTERED)
    assert (judgement.state, judgement.code) == (StepState.MISSING, Code.REMOTE_MISSING)
    assert judgement.evidence["address"] == "a:9300"
    assert planned(STEP, UNREGISTERED) == [put_remote(FOLLOWER, "leader", {"seeds": ("a:9300",)})]


def test_an_alias_that_points_there_already_is_named_before_a_second_is_made() -> None:
    neighbours = RemoteSettings({"search": {"seeds": ("b:9300", "a:9300")}, "far": {"seeds": ("c:9300",)}})
    judgement = judged(STEP, {**UNREGISTERED, remote_settings(FOLLOWER): neighbours})
    assert (judgement.state, judgement.code) == (StepState.MISSING, Code.REMOTE_UNDER_OTHER_ALIAS)
    assert (judgement.evidence["other_alias"], judgement.evidence["address"]) == ("search", "a:9300")
    in_file = RemoteInfo((RemoteCluster("of_the_file", False, "sniff", ("a:9300",), 0, 3),))
    assert judged(STEP, {**UNREGISTERED, remote_info(FOLLOWER): in_file}).evidence["other_alias"] == "of_the_file"
    far = RemoteSettings({"far": {"seeds": ("c:9300",)}})
    assert judged(STEP, {**UNREGISTERED, remote_settings(FOLLOWER): far}).code is Code.REMOTE_MISSING


def test_what_is_made_and_how_it_is_undone_stand_in_the_plan() -> None:
    (item,) = STEP.calls(facts({**healthy(), **UNREGISTERED}), Intention(PROFILE))
    assert (item.made, item.undo) == (OURS, (remove_remote(FOLLOWER, "leader", ["seeds"]),))


def test_proxy_mode_needs_a_version_that_knows_it() -> None:
    proxy = with_link(remote_mode=RemoteMode.PROXY)
    judgement = judged(STEP, UNREGISTERED, profile=proxy)
    assert (judgement.state, judgement.code, judgement.evidence["follower_version"]) == (
        StepState.BLOCKED,
        Code.PROXY_TOO_OLD,
        "7.3.0",
    )
    newer = {**UNREGISTERED, cluster_identity(FOLLOWER): ClusterIdentity("f", "follower-cluster", Version(7, 10, 0))}
    (call,) = planned(STEP, newer, profile=proxy)
    assert json.loads(call.body or "")["persistent"] == {
        "cluster.remote.leader.mode": "proxy",
        "cluster.remote.leader.proxy_address": "a:9300",
    }


def test_without_an_address_it_is_asked_for() -> None:
    judgement = judged(STEP, UNREGISTERED, profile=with_transport())
    assert (judgement.code, judgement.choices[0].option) == (Code.CHOICE_NEEDED, "leader-transport")


def test_registered_connected_and_the_same_contents_holds() -> None:
    judgement = judged(STEP, contents())
    assert (judgement.state, judgement.code) == (StepState.SATISFIED, Code.REMOTE_CONNECTED)
    assert (judgement.evidence["alias"], judgement.evidence["connected"]) == ("leader", True)
    assert planned(STEP, contents()) == []


def test_contents_are_asked_on_the_leader_before_and_after_the_alias() -> None:
    sent = asked({**healthy(), **contents()})
    order = [sent.index(call) for call in (search_total(LEADER, "orders"), THROUGH, count(LEADER, "orders"))]
    assert order == sorted(order)
    assert WHOLE not in sent


def test_what_is_not_connected_is_dialled_before_it_is_judged() -> None:
    known = {**healthy(), **contents(), remote_info(FOLLOWER): remote(connected=False)}
    assert DIAL in asked(known)
    assert judged(STEP, known).code is Code.REMOTE_CONNECTED


@pytest.mark.parametrize("through", [9, Fault(FaultCode.NOT_FOUND, 404, "index_not_found_exception")])
def test_other_contents_are_another_cluster(through: int | Fault) -> None:
    judgement = judged(STEP, contents(through=through))
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.ALIAS_OTHER_CLUSTER)
    assert (judgement.evidence["index"], judgement.evidence["leader_docs"]) == ("orders", 4)


def test_our_own_alias_to_another_cluster_is_registered_anew_once_another_address_is_wished() -> None:
    ours = replace(PROFILE, made=OURS)
    as_it_is = judged(STEP, contents(through=9), profile=ours)
    assert (as_it_is.state, as_it_is.code) == (StepState.BLOCKED, Code.ALIAS_OTHER_CLUSTER)
    assert (as_it_is.evidence["own_address"], as_it_is.evidence["others_alias"]) == ("a:9300", None)
    wished = replace(with_transport("b:9300"), made=OURS)
    assert judged(STEP, contents(through=9), profile=wished).code is Code.REMOTE_MISSING
    (call,) = planned(STEP, contents(through=9), profile=wished)
    assert json.loads(call.body or "")["persistent"] == {"cluster.remote.leader.seeds": ["b:9300"]}


def test_an_alias_of_others_to_another_cluster_is_left_alone_whatever_is_wished() -> None:
    judgement = judged(STEP, contents(through=9), profile=with_transport("b:9300"))
    assert (judgement.code, judgement.evidence["others_alias"]) == (Code.ALIAS_OTHER_CLUSTER, "leader")
    assert planned(STEP, contents(through=9), profile=with_transport("b:9300")) == []


def test_a_leader_that_moves_meanwhile_contradicts_nobody() -> None:
    assert judged(STEP, contents(before=4, through=6, after=7)).code is Code.REMOTE_CONNECTED


def test_a_leader_without_indices_behind_whose_alias_documents_are_found_is_another() -> None:
    empty = {index_list(LEADER): listing(), DIAL: REACHED}
    judgement = judged(STEP, {**empty, WHOLE: SearchTotal(12, True, 3)})
    assert (judgement.code, judgement.evidence["docs"]) == (Code.ALIAS_OTHER_CLUSTER, 12)
    assert judged(STEP, {**empty, WHOLE: SearchTotal(0, True, 0)}).code is Code.REMOTE_CONNECTED


def test_hidden_closed_and_red_indices_are_not_compared() -> None:
    odd = listing(entry(".kibana"), entry("shut", open=False), entry("ill", health="red"))
    assert (
        judged(STEP, {index_list(LEADER): odd, DIAL: REACHED, WHOLE: SearchTotal(0, True, 0)}).code
        is Code.REMOTE_CONNECTED
    )


def test_a_refusal_of_the_index_itself_is_about_rights() -> None:
    denied = Fault(FaultCode.NOT_AUTHORIZED, 403, "security_exception", "unauthorized for user [ops]")
    judgement = judged(STEP, contents(through=denied))
    assert (judgement.state, judgement.code, judgement.evidence["index"]) == (
        StepState.BLOCKED,
        Code.REMOTE_PRIVILEGES,
        "orders",
    )


def test_a_refusal_of_the_wide_search_still_proves_contact() -> None:
    denied = Fault(FaultCode.NOT_AUTHORIZED, 403, "security_exception", "no")
    assert judged(STEP, {**contents(), DIAL: denied}).code is Code.REMOTE_CONNECTED


@pytest.mark.parametrize(
    ("reason", "cause", "code"),
    [
        ("[][127.0.0.1:9411] connect_exception", "Connection refused: /127.0.0.1:9411", Code.REMOTE_REFUSED),
        ("handshake failed because connection reset", None, Code.REMOTE_TLS),
        ("[][127.0.0.1:9411] general node connection failure", None, Code.REMOTE_TLS),
        ("[][127.0.0.1:9211] handshake_timeout[30s]", None, Code.REMOTE_HANDSHAKE_TIMEOUT),
        ("[][10.0.0.9:9300] connect_timeout[30s]", None, Code.REMOTE_UNREACHABLE),
        ("something new", None, Code.REMOTE_FAILED),
    ],
)
def test_a_failed_dial_is_told_apart_by_its_words(reason: str, cause: str | None, code: Code) -> None:
    judgement = judged(STEP, failing(reason, cause))
    assert (judgement.state, judgement.code, judgement.evidence["status"]) == (StepState.BLOCKED, code, 500)
    assert judgement.evidence["reason"] == (cause or reason)


@pytest.mark.parametrize("read", [0, 12])
def test_an_address_that_has_carried_operations_is_not_blamed(read: int) -> None:
    """By the follower's own figures of what it has read through that alias; those of another alias say nothing."""
    tasks = {"orders": {0: replace(task(8), operations_read=read)}}
    others = {"items": {0: replace(task(8), operations_read=99, alias="elsewhere")}}
    known = {**failing("connect_exception", "Connection refused"), follow_stats(FOLLOWER): FollowStats(tasks | others)}
    judgement = judged(STEP, known)
    if not read:
        assert judgement.code is Code.REMOTE_REFUSED
        return
    assert (judgement.code, judgement.evidence["was"]) == (Code.REMOTE_INTERRUPTED, "remote_refused")
    for wording in (words("en"), words("zh")):
        explanation = wording.explain(judgement.code, judgement.evidence)
        assert "12" in explanation.seen
        assert "9300" not in explanation.way_out


def test_a_dial_without_an_answer_is_silent() -> None:
    known = {remote_info(FOLLOWER): remote(connected=False), DIAL: Fault(FaultCode.TIMED_OUT)}
    assert judged(STEP, known).code is Code.REMOTE_SILENT


def test_an_alias_of_ours_that_points_elsewhere_is_registered_anew() -> None:
    moved = with_link(with_transport("c:9300"), made=OURS)
    known = failing("connect_exception", "Connection refused")
    assert judged(STEP, known, profile=moved).state is StepState.MISSING
    assert planned(STEP, known, profile=moved) == [put_remote(FOLLOWER, "leader", {"seeds": ("c:9300",)})]


def test_an_alias_of_others_that_does_not_answer_is_left_alone() -> None:
    known = failing("connect_exception", "Connection refused")
    assert judged(STEP, known, profile=with_transport("c:9300")).code is Code.REMOTE_REFUSED
    assert planned(STEP, known, profile=with_transport("c:9300")) == []


def test_an_alias_from_the_servers_own_file_is_adopted() -> None:
    known = {remote_settings(FOLLOWER): RemoteSettings({}), **contents()}
    assert judged(STEP, known).code is Code.REMOTE_CONNECTED


@pytest.mark.parametrize("call", [remote_settings(FOLLOWER), remote_info(FOLLOWER)])
def test_what_cannot_be_read_is_told_and_plans_nothing(call: Call) -> None:
    denied = {call: Fault(FaultCode.NOT_AUTHORIZED, 403)}
    judgement: Judgement = judged(STEP, denied)
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, FaultCode.NOT_AUTHORIZED)
    assert planned(STEP, denied) == []
