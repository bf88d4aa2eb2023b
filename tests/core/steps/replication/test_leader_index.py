"""The leader index: it exists, it is an open concrete index, and it keeps history."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ccrtui.core.call.call import Call
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.elasticsearch.cluster import Health
from ccrtui.core.elasticsearch.index import AliasList, IndexSettingsByName, SearchTotal
from ccrtui.core.elasticsearch.requests.cluster import dial, health
from ccrtui.core.elasticsearch.requests.indices import (
    alias_list,
    count,
    create_index,
    delete_index,
    index_list,
    index_settings,
    index_traits,
    search_total,
)
from ccrtui.core.profile.profile import IndexPair, Made, Profile
from ccrtui.core.steps.replication.leader_index import LeaderIndexStep, names
from ccrtui.core.steps.replication.remote.step import RemoteClusterStep
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Intention, StepState
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
    settings,
    with_link,
)

STEP = LeaderIndexStep()
ABSENT = {index_list(LEADER): listing(entry("orders-old"), entry("other"))}


def test_an_open_index_with_history_holds() -> None:
    judgement = judged(STEP)
    assert (judgement.state, judgement.code) == (StepState.SATISFIED, Code.LEADER_INDEX_OPEN)
    assert (judgement.evidence["indices"], judgement.evidence["docs"]) == (["orders"], 4)
    assert planned(STEP) == []


def test_a_searchable_snapshot_cannot_be_followed() -> None:
    """Public reference, cross-cluster replication: an index with `index.store.type: snapshot` is refused."""
    mounted = replace(settings("orders").indices["orders"], searchable_snapshot=True)
    judgement = judged(STEP, {index_settings(LEADER, "orders"): IndexSettingsByName({"orders": mounted})})
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.LEADER_INDEX_IS_SNAPSHOT)


def test_settings_are_asked_of_what_is_there_and_open() -> None:
    profile = with_link(indices=(IndexPair("orders", "a"), IndexPair("shut", "b"), IndexPair("nowhere", "c")))
    known = {**healthy(), index_list(LEADER): listing(entry("orders"), entry("shut", open=False))}
    reads = STEP.reads(facts(known), Intention(profile))
    assert [call for call in reads if call.target.endswith("/_settings")] == [index_settings(LEADER, "orders")]


def test_nothing_chosen_offers_what_can_be_followed() -> None:
    offered = listing(entry("orders"), entry("shut", open=False), entry(".hidden"), entry("ant"))
    judgement = judged(STEP, {index_list(LEADER): offered}, profile=with_link(indices=()))
    assert (judgement.code, judgement.choices[0].option, judgement.choices[0].values) == (
        Code.CHOICE_NEEDED,
        "index",
        ("ant", "orders"),
    )


def test_a_missing_index_is_blocked_with_what_may_have_been_meant() -> None:
    judgement = judged(STEP, ABSENT)
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.LEADER_INDEX_MISSING)
    assert (judgement.evidence["index"], judgement.evidence["indices"]) == ("orders", ["orders-old"])


@pytest.mark.parametrize("asked", [with_link(create_index=True), with_link(sample_docs=3)])
def test_a_missing_index_is_created_where_that_was_asked(asked: Profile) -> None:
    assert judged(STEP, ABSENT, profile=asked).code is Code.LEADER_INDEX_TO_CREATE
    (item,) = STEP.calls(facts({**healthy(), **ABSENT}), Intention(asked))
    assert item.call == create_index(LEADER, "orders", shards=1, replicas=0)
    assert (item.made, item.undo) == (
        Made(leader_indices=("leader-cluster/orders",)),
        (delete_index(LEADER, "orders"),),
    )


def test_more_than_one_node_gets_a_replica() -> None:
    known = {**ABSENT, health(LEADER): Health("green", 3, 1, 0)}
    assert planned(STEP, known, profile=with_link(create_index=True)) == [create_index(LEADER, "orders", 1, 1)]


def test_an_alias_given_for_an_index_is_told_with_what_is_behind_it() -> None:
    judgement = judged(STEP, {**ABSENT, alias_list(LEADER): AliasList({"orders": ("orders-2", "orders-1")})})
    assert (judgement.code, judgement.evidence["indices"]) == (Code.LEADER_INDEX_IS_ALIAS, ["orders-1", "orders-2"])


@pytest.mark.parametrize("backing", [".ds-orders-000001", ".ds-orders-2026.11.22-000004"])
def test_a_data_stream_given_for_an_index_is_told(backing: str) -> None:
    judgement = judged(STEP, {index_list(LEADER): listing(entry(backing))})
    assert (judgement.code, judgement.evidence["indices"]) == (Code.LEADER_INDEX_IS_DATA_STREAM, [backing])


def test_the_backing_index_of_another_stream_is_no_reason() -> None:
    judgement = judged(STEP, {index_list(LEADER): listing(entry(".ds-orders-eu-000001"))})
    assert judgement.code is Code.LEADER_INDEX_MISSING


@pytest.mark.parametrize("name", ["Orders", "_orders", "-x", "a b", "a*", "a,b", "a#b"])
def test_a_name_no_index_can_have_is_not_created(name: str) -> None:
    profile = with_link(indices=(IndexPair(name, "copy"),), create_index=True)
    assert judged(STEP, ABSENT, profile=profile).code is Code.LEADER_INDEX_NAME_INVALID
    assert planned(STEP, ABSENT, profile=profile) == []


def test_a_closed_index_is_told_before_its_settings_are_asked() -> None:
    judgement = judged(STEP, {index_list(LEADER): listing(entry("orders", open=False))})
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.LEADER_INDEX_CLOSED)


def test_the_settings_of_many_are_asked_at_once_and_alone_of_what_the_answer_leaves_out() -> None:
    profile = with_link(indices=(IndexPair("orders", "orders"), IndexPair("hidden", "hidden")))
    together = index_traits(LEADER, ("orders", "hidden"))
    known = {**healthy(profile), index_list(LEADER): listing(entry("orders"), entry("hidden"))}

    def asked(*answers: Any) -> list[Call]:
        reads = STEP.reads(facts({**known, **dict.fromkeys([together] * len(answers), *answers)}), Intention(profile))
        return [call for call in reads if call.kind is Kind.INDEX_SETTINGS]

    assert asked() == [together]
    assert asked(settings("orders")) == [together, index_settings(LEADER, "hidden")]
    assert asked(Fault(FaultCode.TIMED_OUT)) == [together]
    denied = {
        **known,
        together: settings("orders"),
        index_settings(LEADER, "hidden"): Fault(FaultCode.NOT_AUTHORIZED, 403),
    }
    judgement = judged(STEP, denied, profile=profile)
    assert (judgement.code, judgement.evidence["path"]) == (FaultCode.NOT_AUTHORIZED, "/hidden/_settings")


def test_an_index_without_soft_deletes_cannot_be_followed() -> None:
    judgement = judged(STEP, {index_settings(LEADER, "orders"): settings("orders", soft_deletes=False)})
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.SOFT_DELETES_OFF)


def test_one_bad_index_keeps_all_from_being_created() -> None:
    profile = with_link(indices=(IndexPair("new", "new"), IndexPair("shut", "shut")), create_index=True)
    known = {index_list(LEADER): listing(entry("shut", open=False))}
    assert judged(STEP, known, profile=profile).code is Code.LEADER_INDEX_CLOSED
    assert planned(STEP, known, profile=profile) == []


def test_every_index_that_stands_in_the_way_is_told_beside_the_first() -> None:
    profile = with_link(indices=(IndexPair("shut", "shut"), IndexPair("red", "red"), IndexPair("orders", "orders")))
    known = {
        index_list(LEADER): listing(entry("shut", open=False), entry("red", health="red"), entry("orders")),
        index_traits(LEADER, ("red", "orders")): settings("orders"),
    }
    judgement = judged(STEP, known, profile=profile)
    assert (judgement.code, judgement.evidence["index"]) == (Code.LEADER_INDEX_CLOSED, "shut")
    assert judgement.evidence["besides"] == [{"code": "index_red", "evidence": {"side": "leader", "index": "red"}}]


def test_what_cannot_be_read_is_told() -> None:
    denied = Fault(FaultCode.NOT_AUTHORIZED, 403)
    for call in (index_list(LEADER), alias_list(LEADER), index_settings(LEADER, "orders")):
        assert judged(STEP, {call: denied}).code is FaultCode.NOT_AUTHORIZED


def test_a_leader_index_named_twice_is_one() -> None:
    pairs = (IndexPair("orders", "a"), IndexPair("orders", "b"))
    assert names(replace(PROFILE, links=(replace(PROFILE.link, indices=pairs),))) == ("orders",)


def test_an_index_that_refuses_to_be_read_is_told_here_and_not_of_the_alias() -> None:
    """The alias is connected; it is the index that may not be read (observed on Elasticsearch 7.3.0)."""
    own = settings("orders").indices["orders"]
    shut = {index_settings(LEADER, "orders"): IndexSettingsByName({"orders": replace(own, blocks=frozenset({"read"}))})}
    judgement = judged(STEP, shut)
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.LEADER_INDEX_BLOCKED)
    words = "index [orders] blocked by: [FORBIDDEN/7/index read (api)];"
    refused = Fault(FaultCode.REJECTED, 403, "cluster_block_exception", words)
    through: dict[Call, Any] = {dial(FOLLOWER, "leader"): SearchTotal(0, True, 0, clusters=1)}
    for call in (search_total(LEADER, "orders"), search_total(FOLLOWER, "leader:orders"), count(LEADER, "orders")):
        through[call] = refused
    assert judged(RemoteClusterStep(), through).code is Code.REMOTE_CONNECTED
