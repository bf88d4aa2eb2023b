"""A call is one value: the same in plan, journal and outcome, and what is shown is what leaves."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest

from ccrtui.core.call.call import Call, Side, search_call
from ccrtui.core.call.kind import Kind
from ccrtui.core.elasticsearch.requests.cluster import server_clock
from ccrtui.core.elasticsearch.requests.indices import delete_index, write_samples
from ccrtui.core.elasticsearch.requests.replication import follow
from ccrtui.core.walk.step import PlannedCall, plan_digest

FOLLOW = follow(Side.FOLLOWER, "orders", "leader", "orders")


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


def test_a_plan_is_known_by_its_calls_in_their_order() -> None:
    first, second = PlannedCall(FOLLOW), PlannedCall(delete_index(Side.FOLLOWER, "orders"))
    assert plan_digest((first, second)) == plan_digest((first, second))
    assert len({plan_digest(plan) for plan in ((), (first,), (second,), (first, second), (second, first))}) == 5


def test_a_request_of_lines_has_no_parameters() -> None:
    assert write_samples(Side.LEADER, "orders", {"one": {}, "two": {}}).params == {}
