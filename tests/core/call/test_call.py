"""A call is one value: the same in plan, journal and outcome, and what is shown is what leaves."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from typing import Any, cast

import pytest

from ccrtui.core.call.call import Call, Side, search_call
from ccrtui.core.call.effect import PROBES, READS, Effect, effect_of
from ccrtui.core.call.kind import Kind
from ccrtui.core.elasticsearch.requests import (
    cluster_identity,
    delete_index,
    follow,
    put_remote,
    refresh,
    server_clock,
    shard_stats,
    write_samples,
)
from ccrtui.core.walk.step import PlannedCall, plan_digest
from tests.core.elasticsearch.test_requests import CALLS

FOLLOW = follow(Side.FOLLOWER, "orders", "leader", "orders")
LISTED_WRITES = {
    Kind.PUT_REMOTE,
    Kind.REMOVE_REMOTE,
    Kind.CREATE_INDEX,
    Kind.DELETE_INDEX,
    Kind.WRITE_SAMPLES,
    Kind.DELETE_SAMPLE,
    Kind.FOLLOW,
    Kind.PAUSE_FOLLOW,
    Kind.RESUME_FOLLOW,
    Kind.UNFOLLOW,
    Kind.CLOSE_INDEX,
    Kind.CREATE_PEERING,
    Kind.ACCEPT_PEERING,
    Kind.DELETE_PEERING,
    Kind.CREATE_ROUTE,
    Kind.DELETE_ROUTE,
    Kind.ADD_SECURITY_RULE,
    Kind.DELETE_SECURITY_RULE,
    Kind.CREATE_CCN,
    Kind.DELETE_CCN,
    Kind.ATTACH_CCN,
    Kind.ACCEPT_CCN_ATTACHMENT,
    Kind.DETACH_CCN,
    Kind.SET_CCN_BANDWIDTH,
    Kind.RUN_COMMAND,
}


def test_an_id_is_twelve_digits_and_stays_what_it_is() -> None:
    """It stands in journals on disk: another way of making it would orphan them."""
    assert FOLLOW.id == "5b8bffa6849b"
    assert FOLLOW.id == follow(Side.FOLLOWER, "orders", "leader", "orders").id


@pytest.mark.parametrize(
    "other",
    [
        replace(FOLLOW, side=Side.LEADER),
        replace(FOLLOW, verb="POST"),
        replace(FOLLOW, target="/orders2/_ccr/follow"),
        replace(FOLLOW, parameters=(("wait_for_active_shards", "1"),)),
        replace(FOLLOW, body='{"remote_cluster": "leader", "leader_index": "other"}'),
    ],
)
def test_another_side_or_request_has_another_id(other: Call) -> None:
    assert other.id != FOLLOW.id


def test_a_call_cannot_be_changed() -> None:
    call: Any = FOLLOW
    with pytest.raises(FrozenInstanceError):
        call.body = None


def test_the_request_as_programs_read_it() -> None:
    assert FOLLOW.request == {
        "method": "PUT",
        "path": "/orders/_ccr/follow",
        "query": {},
        "body": {"remote_cluster": "leader", "leader_index": "orders"},
    }
    assert server_clock(Side.LEADER).request["query"] == {"format": "json", "h": "epoch,status"}
    assert server_clock(Side.LEADER).query == "format=json&h=epoch,status"


def test_a_bulk_body_is_lines_and_not_json() -> None:
    call = write_samples(Side.LEADER, "orders", {"a": {"sample": 1}})
    assert call.is_ndjson
    assert call.request["body"] == call.body
    assert not FOLLOW.is_ndjson


def test_a_body_keeps_letters_of_any_language() -> None:
    assert search_call(Kind.CREATE_INDEX, Side.LEADER, "PUT", "/x", body={"词": "领导者"}).body == '{"词": "领导者"}'


def test_each_side_has_its_other() -> None:
    assert (Side.LEADER.other, Side.FOLLOWER.other) == (Side.FOLLOWER, Side.LEADER)


def test_only_what_the_table_lists_is_no_write() -> None:
    assert {kind for kind in Kind if effect_of(kind) is Effect.WRITE} == LISTED_WRITES
    assert not READS & PROBES


def test_a_kind_the_table_does_not_know_is_a_write() -> None:
    assert effect_of(cast("Kind", "something_new")) is Effect.WRITE


@pytest.mark.parametrize(
    ("call", "effect"),
    [
        (cluster_identity(Side.LEADER), Effect.READ),
        (shard_stats(Side.LEADER, ["orders"]), Effect.READ),
        (refresh(Side.FOLLOWER, "orders"), Effect.PROBE),
        (put_remote(Side.FOLLOWER, "leader", {"seeds": ["a:1"]}), Effect.WRITE),
        (delete_index(Side.FOLLOWER, "orders"), Effect.WRITE),
    ],
)
def test_the_effect_of_a_call_is_that_of_its_kind(call: Call, effect: Effect) -> None:
    assert call.effect is effect


def test_no_read_is_sent_by_a_method_that_changes() -> None:
    """Whatever is called a read goes out as GET: a slip in the table could otherwise write read-only.

    Searches with a body, and many in one request, are recorded by POST.
    """
    for call in (call for calls in CALLS.values() for call in calls):
        searched = call.target.endswith(("/_search", "/_msearch"))
        assert call.effect is not Effect.READ or call.verb == "GET" or searched


def test_a_plan_is_known_by_its_calls_in_their_order() -> None:
    one, two = PlannedCall(FOLLOW), PlannedCall(delete_index(Side.FOLLOWER, "orders"))
    assert plan_digest((one, two)) == plan_digest((one, two))
    assert len({plan_digest(plan) for plan in ((), (one,), (two,), (one, two), (two, one))}) == 5
