"""What the CCR handlers print and refuse, beside what the recorded scenes show."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from ccrtui.sim.errors import ApiError
from ccrtui.sim.model.replication import lifecycle
from ccrtui.sim.rest.ccr import auto_follow as ccr_auto_follow
from ccrtui.sim.rest.ccr import follow as ccr_follow
from ccrtui.sim.rest.ccr import recovery as ccr_recovery
from ccrtui.sim.rest.ccr import remote as ccr_remote
from ccrtui.sim.rest.ccr import stats as ccr_stats
from ccrtui.sim.rest.ccr import table as ccr
from ccrtui.sim.rest.http.exchange import Reply, Request
from ccrtui.sim.rest.http.routes import Handler
from tests.sim.model.pair import Pair


def request_of(body: Any = None, query: dict[str, str] | None = None, **params: str) -> Request:
    text = b"" if body is None else json.dumps(body).encode()
    return Request("POST", "/", query or {}, params, text)


async def ask(pair: Pair, handler: Handler, request: Request, leader: bool = False) -> Any:
    reply: Reply = await pair.run(_call(handler, pair, request, leader), 0.001)
    return reply.body


async def _call(handler: Handler, pair: Pair, request: Request, leader: bool) -> Reply:
    return await handler(pair.leader if leader else pair.follower, request)


async def refused(pair: Pair, handler: Handler, request: Request, leader: bool = False) -> ApiError:
    return await pair.refused(_call(handler, pair, request, leader))


BASE = {"remote_cluster": "leader", "leader_index": "orders"}


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"nosuch": 1}, "[1:56] [indices:admin/xpack/ccr/put_follow] unknown field [nosuch], parser not found"),
        (
            {"max_read_request_operation_count": "x"},
            "[1:92] [indices:admin/xpack/ccr/put_follow] failed to parse field [max_read_request_operation_count]",
        ),
        (
            {"read_poll_timeout": "x"},
            "[1:77] [indices:admin/xpack/ccr/put_follow] failed to parse field [read_poll_timeout]",
        ),
        ({"settings": {}}, "[1:56] [indices:admin/xpack/ccr/put_follow] unknown field [settings], parser not found"),
        ({"max_retry_delay": "10m"}, "Validation Failed: 1: [max_retry_delay] must be less than [5m] but was [10m];"),
        ({"max_retry_delay": "0s"}, "Validation Failed: 1: [max_retry_delay] must be positive but was [0s];"),
        ({"max_read_request_size": "0b"}, "Validation Failed: 1: max_read_request_size must be larger than 0;"),
        (
            {"max_outstanding_read_requests": -1},
            "Validation Failed: 1: max_outstanding_read_requests must be larger than 0;",
        ),
    ],
)
async def test_bodies_are_refused_where_they_are_wrong(pair: Pair, more: dict[str, Any], reason: str) -> None:
    error = await refused(pair, ccr_follow.put_follow, request_of({**BASE, **more}, index="f"))
    assert (error.status, error.cause.reason) == (400, reason)


async def test_a_body_is_asked_for_and_its_parts_too(pair: Pair) -> None:
    none = await refused(pair, ccr_follow.put_follow, request_of(index="f"))
    assert none.cause.reason == "request body or source parameter is required"
    empty = await refused(pair, ccr_follow.put_follow, request_of({}, index="f"))
    assert empty.cause.reason == "Validation Failed: 1: remote_cluster is missing;2: leader_index is missing;"


async def test_positions_count_lines(pair: Pair) -> None:
    request = Request("PUT", "/", {}, {"index": "f"}, b'{\n  "leader_index": "x",\n  "odd": 1}')
    error = await refused(pair, ccr_follow.put_follow, request)
    assert str(error.cause.reason).startswith("[3:3] ")


async def test_a_follower_from_follow_to_unfollow(pair: Pair) -> None:
    await pair.connect()
    pair.create(docs=3)
    body = {**BASE, "read_poll_timeout": "5s", "max_read_request_size": "1mb"}
    done = await ask(pair, ccr_follow.put_follow, request_of(body, {"wait_for_active_shards": "1"}, index="f"))
    assert done == {"follow_index_created": True, "follow_index_shards_acked": True, "index_following_started": True}
    [entry] = (await ask(pair, ccr_stats.info, request_of(index="f")))["follower_indices"]
    assert entry["status"] == "active"
    assert (entry["parameters"]["read_poll_timeout"], entry["parameters"]["max_read_request_size"]) == ("5s", "1mb")
    await ask(pair, ccr_follow.pause_follow, request_of(index="f"))
    [entry] = (await ask(pair, ccr_stats.info, request_of(index="f")))["follower_indices"]
    assert entry == {"follower_index": "f", "remote_cluster": "leader", "leader_index": "orders", "status": "paused"}
    await ask(pair, ccr_follow.resume_follow, request_of(index="f"))
    [entry] = (await ask(pair, ccr_stats.info, request_of(index="f")))["follower_indices"]
    assert entry["parameters"]["read_poll_timeout"] == "1m"


async def test_statistics_have_all_fields_and_a_name_must_match(pair: Pair) -> None:
    await pair.followed(shards=2)
    body = await ask(pair, ccr_stats.index_stats, request_of(index="orders"))
    assert [shard["shard_id"] for shard in body["indices"][0]["shards"]] == [0, 1]
    assert len(body["indices"][0]["shards"][0]) == 28
    error = await refused(pair, ccr_stats.index_stats, request_of(index="ord*"))
    assert error.cause.reason == "No shard follow tasks for follower indices [ord*]"
    lifecycle.pause(pair.follower, "orders")
    assert await ask(pair, ccr_stats.index_stats, request_of(index="_all")) == {"indices": []}


async def test_human_readers_get_texts_beside_numbers(pair: Pair) -> None:
    await pair.followed()
    [entry] = (await ask(pair, ccr_stats.index_stats, request_of(query={"human": "true"}, index="orders")))["indices"]
    assert entry["shards"][0]["total_read"] == "96b"
    assert entry["shards"][0]["time_since_last_read"].endswith("ms")


@pytest.mark.parametrize(("version", "shown"), [("7.17", False), ("8.19", True)])
async def test_the_total_lag_is_printed_since_8_13(make: Callable[..., Pair], version: str, shown: bool) -> None:
    pair = make(version)
    await pair.followed()
    [entry] = (await ask(pair, ccr_stats.index_stats, request_of(index="orders")))["indices"]
    assert ("total_global_checkpoint_lag" in entry) is shown


async def test_a_fatal_error_is_printed_whole(pair: Pair) -> None:
    index = await pair.followed()
    index.shards[0].history_uuid = "restored"
    pair.write(index, 100, 101)
    await pair.pass_time(3)
    shard = (await ask(pair, ccr_stats.all_stats, request_of()))["follow_stats"]["indices"][0]["shards"][0]
    assert shard["fatal_exception"]["type"] == "illegal_state_exception"
    assert shard["read_exceptions"][0]["exception"] == shard["fatal_exception"]


async def test_recovery_shows_bytes_while_it_copies_and_after(pair: Pair) -> None:
    await pair.connect()
    pair.create().shards[0].ballast = 80 << 20
    await pair.follow(wait=0)
    assert await ask(pair, ccr_recovery.recovery, request_of(index="orders")) == {}
    await pair.pass_time(1.1)
    body = await ask(pair, ccr_recovery.recovery, request_of(query={"active_only": "true"}, index="orders"))
    [shard] = body["orders"]["shards"]
    assert (shard["type"], shard["stage"]) == ("SNAPSHOT", "INDEX")
    assert shard["source"]["repository"] == "_ccr_leader"
    size = shard["index"]["size"]
    assert 0 < size["recovered_in_bytes"] < size["total_in_bytes"]
    await pair.pass_time(3)
    [shard] = (await ask(pair, ccr_recovery.recovery, request_of(index="orders")))["orders"]["shards"]
    assert (shard["stage"], shard["index"]["size"]["percent"]) == ("DONE", "100.0%")
    assert await ask(pair, ccr_recovery.recovery, request_of(query={"active_only": ""}, index="orders")) == {}


async def test_forgetting_a_follower_lists_equal_failures_once(pair: Pair) -> None:
    await pair.followed(shards=2)
    uuid = pair.follower.indices["orders"].uuid
    body = {
        "follower_cluster": "follower",
        "follower_index": "orders",
        "follower_index_uuid": uuid,
        "leader_remote_cluster": "leader",
    }
    done = await ask(pair, ccr_follow.forget_follower, request_of(body, index="orders"), leader=True)
    assert done == {"_shards": {"total": 2, "successful": 2, "failed": 0}}
    again = await ask(pair, ccr_follow.forget_follower, request_of(body, index="orders"), leader=True)
    assert again["_shards"]["failed"] == 2
    assert [failure["status"] for failure in again["_shards"]["failures"]] == ["NOT_FOUND"]
    del body["follower_index_uuid"]
    error = await refused(pair, ccr_follow.forget_follower, request_of(body, index="orders"), leader=True)
    assert (error.status, error.cause.type, error.cause.reason) == (500, "null_pointer_exception", None)


async def test_patterns_are_shown_as_they_were_put(make: Callable[..., Pair]) -> None:
    put = {"remote_cluster": "leader", "leader_index_patterns": ["logs-*"], "read_poll_timeout": "5s"}
    shown = {"remote_cluster": "leader", "leader_index_patterns": ["logs-*"], "read_poll_timeout": "5s"}
    extra: dict[str, dict[str, Any]] = {
        "7.3": {},
        "7.10": {"active": True},
        "7.14": {"active": True, "leader_index_exclusion_patterns": []},
    }
    for version, more in extra.items():
        pair = make(version)
        await pair.connect()
        await ask(pair, ccr_auto_follow.put, request_of(put, name="logs"))
        body = await ask(pair, ccr_auto_follow.get, request_of())
        assert body == {"patterns": [{"name": "logs", "pattern": {**shown, **more}}]}


@pytest.mark.parametrize(
    ("name", "body", "reason"),
    [
        ("p", {}, "Validation Failed: 1: [remote_cluster] is missing;2: [leader_index_patterns] is missing;"),
        (
            "_p",
            {"remote_cluster": "leader", "leader_index_patterns": ["a"]},
            "Validation Failed: 1: [name] name must not start with '_';",
        ),
        (
            "p",
            {"remote_cluster": "leader", "leader_index_patterns": []},
            "Validation Failed: 1: [leader_index_patterns] is missing;",
        ),
        ("p", {"remote_cluster": "leader", "leader_index_patterns": ["a"]}, "no such remote cluster: [leader]"),
    ],
)
async def test_patterns_are_refused(pair: Pair, name: str, body: dict[str, Any], reason: str) -> None:
    assert (await refused(pair, ccr_auto_follow.put, request_of(body, name=name))).cause.reason == reason


async def test_remote_info_of_nothing_is_empty(pair: Pair) -> None:
    assert await ask(pair, ccr_remote.remote_info, request_of()) == {}


def test_every_route_names_what_a_user_needs() -> None:
    assert all(route.need is not None for route in ccr.ROUTES)
    assert len({(route.methods, route.pattern, route.since) for route in ccr.ROUTES}) == len(ccr.ROUTES)
