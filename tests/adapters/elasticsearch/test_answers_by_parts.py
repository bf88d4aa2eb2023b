"""Statistics read by their parts say what they say when read whole; what did not change stays the very same value."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccrtui.adapters.elasticsearch.decode.answer import decode
from ccrtui.adapters.elasticsearch.decode.parts import KEPT_QUESTIONS, Parts
from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.fault import Fault
from ccrtui.core.elasticsearch.replication import FollowStats, ShardStats
from ccrtui.core.elasticsearch.requests.cluster import server_clock
from ccrtui.core.elasticsearch.requests.indices import shard_stats
from ccrtui.core.elasticsearch.requests.replication import follow_flow, follow_info, follow_stats
from ccrtui.core.elasticsearch.timed_tasks import TimedTasks, steady
from tests.examples import tried

STATS, TASKS, FLOW = shard_stats(Side.FOLLOWER, ["a"]), follow_stats(Side.FOLLOWER), follow_flow(Side.FOLLOWER)


def stats_body(numbers: dict[str, int]) -> bytes:
    """`_stats` of indices of one shard that stand at those numbers."""
    copies = {
        name: {
            "uuid": f"{name}-uuid",
            "shards": {
                "0": [
                    {
                        "routing": {"state": "STARTED", "primary": True},
                        "seq_no": {"max_seq_no": number, "global_checkpoint": number},
                    }
                ]
            },
        }
        for name, number in numbers.items()
    }
    return json.dumps({"indices": copies}, separators=(",", ":")).encode()


def task(shard: int, number: int, since_ms: int | None, **more: Any) -> dict[str, Any]:
    """One task as `_ccr/stats` tells it; without a time where that is None."""
    told = {
        "shard_id": shard,
        "remote_cluster": "leader",
        "leader_index": "a",
        "leader_global_checkpoint": number,
        "leader_max_seq_no": number,
        "follower_global_checkpoint": number,
        "read_exceptions": [],
    }
    return {**told, **({} if since_ms is None else {"time_since_last_read_millis": since_ms}), **more}


def tasks_body(told: dict[str, list[dict[str, Any]]]) -> bytes:
    """`_ccr/stats` of those tasks by follower."""
    indices = [{"index": name, "shards": shards} for name, shards in told.items()]
    return json.dumps({"follow_stats": {"indices": indices}}, separators=(",", ":")).encode()


def read(memory: Parts, call: Call, body: bytes) -> object:
    """As the client reads a good answer."""
    return decode(call.kind, 200, body, {}, lambda text: memory.decoded(call, text))


shards = st.lists(
    st.builds(
        task,
        st.integers(0, 2),
        st.integers(-1, 2),
        st.sampled_from([None, -1, 0, 7, 65_000]),
        fatal_exception=st.sampled_from([{"type": "x", "reason": 'a "time_since_last_read_millis":5'}, None]),
    ),
    max_size=3,
)


@tried(60)
@given(st.lists(st.dictionaries(st.sampled_from("abc"), shards, max_size=3), max_size=6))
def test_tasks_read_by_parts_are_the_tasks_read_whole(answers: list[dict[str, list[dict[str, Any]]]]) -> None:
    memory = Parts()
    for told in answers:
        body = tasks_body(told)
        assert read(memory, TASKS, body) == decode(TASKS.kind, 200, body, {})


@tried(60)
@given(st.lists(st.dictionaries(st.sampled_from("abc"), st.integers(-1, 2), max_size=3), max_size=6))
def test_shards_read_by_parts_are_the_shards_read_whole(answers: list[dict[str, int]]) -> None:
    memory = Parts()
    for numbers in answers:
        body = stats_body(numbers)
        assert read(memory, STATS, body) == decode(STATS.kind, 200, body, {})


def flow_body(carried: dict[str, int]) -> bytes:
    """`_ccr/stats` of what one task of each index has carried."""
    told = {
        "shard_id": 0,
        "bytes_read": 0,
        "successful_read_requests": 0,
        "failed_read_requests": 0,
        "total_read_time_millis": 0,
        "total_read_remote_exec_time_millis": 0,
        "operations_written": 0,
        "failed_write_requests": 0,
        "outstanding_read_requests": 1,
        "outstanding_write_requests": 0,
        "write_buffer_operation_count": 0,
        "write_buffer_size_in_bytes": 0,
    }
    return tasks_body({name: [{**told, "operations_read": count}] for name, count in carried.items()})


@tried(40)
@given(st.lists(st.dictionaries(st.sampled_from("abc"), st.integers(0, 2), max_size=3), max_size=6))
def test_what_is_carried_read_by_parts_is_what_is_read_whole(answers: list[dict[str, int]]) -> None:
    memory = Parts()
    for carried in answers:
        body = flow_body(carried)
        assert read(memory, FLOW, body) == decode(FLOW.kind, 200, body, {})


def test_an_index_of_which_the_same_is_told_stays_the_same_value() -> None:
    memory = Parts()
    first, second = (read(memory, STATS, stats_body({"a": 1, "b": number})) for number in (1, 2))
    assert isinstance(first, ShardStats)
    assert isinstance(second, ShardStats)
    assert second.indices["a"] is first.indices["a"]
    assert second.indices["b"] is not first.indices["b"]
    assert second.indices["b"].shards[0].max_seq_no == 2


def test_tasks_that_only_grow_older_stay_the_same_but_for_their_times() -> None:
    memory = Parts()
    bodies = [tasks_body({"a": [task(0, 4, ms), task(1, 4, 2 * ms)], "b": [task(0, ms, ms)]}) for ms in (10, 20)]
    first, second = (read(memory, TASKS, body) for body in bodies)
    assert isinstance(first, FollowStats)
    assert isinstance(second, FollowStats)
    assert steady(second.tasks["a"]) is steady(first.tasks["a"])
    assert [each.since_last_read_ms for each in second.tasks["a"].values()] == [20, 40]
    assert [each.since_last_read_ms for each in first.tasks["a"].values()] == [10, 20]
    assert steady(second.tasks["b"]) is not steady(first.tasks["b"])


def test_a_time_that_is_missing_is_never_taken_from_another_task() -> None:
    memory = Parts()
    told = read(memory, TASKS, tasks_body({"a": [task(0, 4, None), task(1, 4, 9)]}))
    assert isinstance(told, FollowStats)
    assert not isinstance(told.tasks["a"], TimedTasks)
    assert [each.since_last_read_ms for each in told.tasks["a"].values()] == [-1, 9]


def test_the_same_bytes_are_the_same_value_and_other_questions_have_answers_of_their_own() -> None:
    memory, body = Parts(), stats_body({"a": 1})
    info = b'{"follower_indices":[{"follower_index":"a","remote_cluster":"l","leader_index":"a","status":"active"}]}'
    assert read(memory, STATS, body) is read(memory, STATS, body)
    assert read(memory, follow_info(Side.FOLLOWER), info) is read(memory, follow_info(Side.FOLLOWER), info)
    assert read(memory, shard_stats(Side.FOLLOWER, ["b"]), body) is not read(memory, STATS, body)
    assert memory.decoded(server_clock(Side.FOLLOWER), b"[]") is None


def test_what_cannot_be_read_is_a_fault_and_the_next_answer_is_read_as_ever() -> None:
    memory = Parts()
    read(memory, STATS, stats_body({"a": 1}))
    for body in (b"", b'{"indices":{"a":{"shards":7}}}', stats_body({"a": 1})[:-1]):
        assert isinstance(read(memory, STATS, body), Fault)
    with pytest.raises(msgspec.DecodeError):
        memory.decoded(TASKS, b'{"follow_stats":{"indices":[{"index":"a","shards":[{"shard_id":"x"}]}]}}')
    assert read(memory, STATS, stats_body({"a": 2})) == decode(STATS.kind, 200, stats_body({"a": 2}), {})


def test_only_the_last_questions_are_kept() -> None:
    memory, body = Parts(), stats_body({"a": 1})
    questions = [shard_stats(Side.FOLLOWER, [f"i{number}"]) for number in range(KEPT_QUESTIONS + 1)]
    values = [read(memory, question, body) for question in questions]
    for question, value in zip(questions[1:], values[1:], strict=True):
        assert read(memory, question, body) is value
    assert read(memory, questions[0], body) is not values[0]
