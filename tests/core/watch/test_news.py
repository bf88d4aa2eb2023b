"""What of a sample is news: exactly those followers of which it tells something else than the sample before.

Of one that is left out nothing is looked at again: what is missed here is a verdict of before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from ccrtui.core.call.answer import Answer
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.replication import (
    Follower,
    FollowInfo,
    FollowStats,
    IndexCopy,
    ShardCopy,
    ShardStats,
    ShardTask,
)
from ccrtui.core.elasticsearch.timed_tasks import TimedTasks
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.watch.news import EVERYTHING, News, Out, followers_of, news
from ccrtui.core.watch.shard.lease import Lease
from ccrtui.core.watch.snapshot import Snapshot
from tests.core.watch.film import task

NAMES = ("logs", "orders")
PAIRS = tuple(IndexPair(name, f"{name}-copy") for name in NAMES)
"""No follower has its leader's name: what is said of one must not be taken for the other."""
LOGS, ORDERS, NONE = frozenset({"logs-copy"}), frozenset({"orders-copy"}), frozenset[str]()
POLL_S, GRACE_S, SLACK_S = 60.0, 10.0, 0.25


def answer(value: object) -> Answer:
    """What was asked and answered."""
    return Answer(value, 200, 0.0, 0.0)


def copy(name: str, uuid: str = "u", **changes: Any) -> IndexCopy:
    """One index of two shards as a side tells of it."""
    shards = {number: ShardCopy(number, 7, 7, 5) for number in range(2)}
    return IndexCopy(f"{uuid}-{name}", {**shards, 1: replace(shards[1], **changes)})


STEADY: Mapping[str, Mapping[int, ShardTask]] = {
    f"{name}-copy": {number: task(7, shard=number) for number in range(2)} for name in NAMES
}


def timed(name: str, *since_ms: int) -> TimedTasks:
    """Tasks that tell nothing else than how long their reads have been out."""
    return TimedTasks(STEADY[name], since_ms)


def sample(at: float, /, **changes: Any) -> Snapshot:
    """What both clusters tell where nothing happens but that reads grow older; some of it is another."""
    since_ms = int(1000 * (at - 100.0)) + 50
    parts: dict[str, Any] = {
        "leader": {name: copy(name) for name in NAMES},
        "follower": {f"{name}-copy": copy(name) for name in NAMES},
        "entries": {f"{name}-copy": Follower(f"{name}-copy", "leader", name, True, POLL_S) for name in NAMES},
        "tasks": {f"{name}-copy": timed(f"{name}-copy", since_ms, since_ms) for name in NAMES},
    }
    told = {name: {**part, **changes.pop(name, {})} for name, part in parts.items()}
    told = {name: {key: value for key, value in part.items() if value is not None} for name, part in told.items()}
    made = Snapshot(
        "leader",
        PAIRS,
        at,
        at,
        answer(ShardStats(told["leader"])),
        None,
        answer(FollowInfo(told["entries"])),
        answer(FollowStats(told["tasks"])),
        answer(ShardStats(told["follower"])),
    )
    return replace(made, **changes)


BEFORE = sample(100.0)
LAST = News(frozenset(), out={name: Out(100.0, (50, 50)) for name in STEADY})


def told_by(now: Snapshot, before: Snapshot = BEFORE, last: News = LAST) -> tuple[frozenset[str] | None, ...]:
    """What is news, of whom a read may have come back, and of whom one is late."""
    news_of_it = news(before, now, last)
    return news_of_it.changed, news_of_it.returned, news_of_it.late


def entry(name: str, **changes: Any) -> Follower:
    """One follower as listed."""
    return replace(Follower(f"{name}-copy", "leader", name, True, POLL_S), **changes)


UNREAD = "a task that has not read since it began"
LEASE = Lease("f", 0, 1, "ccr")
CHANGED: Mapping[str, tuple[Mapping[str, Any], frozenset[str]]] = {
    "nothing": ({}, NONE),
    "operations on the leader": ({"leader": {"orders": copy("orders", max_seq_no=8)}}, ORDERS),
    "the leader's checkpoint": ({"leader": {"orders": copy("orders", global_checkpoint=8)}}, ORDERS),
    "documents of the leader": ({"leader": {"logs": copy("logs", docs=6)}}, LOGS),
    "leases and history": ({"leader": {"orders": copy("orders", leases=(LEASE,), history="h", node="n")}}, NONE),
    "another leader index": ({"leader": {"orders": copy("orders", "v")}}, ORDERS),
    "a leader index that is gone": ({"leader": {"logs": None}}, LOGS),
    "a leader index with fewer shards": ({"leader": {"logs": IndexCopy("u-logs", {0: ShardCopy(0, 7, 7, 5)})}}, LOGS),
    "a leader index that nobody follows": ({"leader": {"other": copy("other")}}, NONE),
    "operations on the follower": ({"follower": {"orders-copy": copy("orders", max_seq_no=8)}}, ORDERS),
    "a follower that is gone": ({"follower": {"logs-copy": None}}, LOGS),
    "a follower that is new": ({"follower": {"new": copy("new")}}, frozenset({"new"})),
    "another entry": ({"entries": {"orders-copy": entry("orders", active=False)}}, ORDERS),
    "an entry that is gone": ({"entries": {"logs-copy": None}}, LOGS),
    "the same entry, told again": ({"entries": {"orders-copy": entry("orders")}}, NONE),
    "tasks that are gone": ({"tasks": {"logs-copy": None}}, LOGS),
    "tasks that tell something else": (
        {"tasks": {"logs-copy": TimedTasks({**STEADY["logs-copy"], 1: task(8, shard=1)}, (1050, 1050))}},
        LOGS,
    ),
    UNREAD: ({"tasks": {"logs-copy": timed("logs-copy", 1050, -1)}}, LOGS),
}


@pytest.mark.parametrize("what", CHANGED)
def test_those_are_news_of_which_something_but_the_time_is_another(what: str) -> None:
    changes, names = CHANGED[what]
    assert told_by(sample(101.0, **changes))[0] == names


@pytest.mark.parametrize("what", [what for what in CHANGED if what != UNREAD])
def test_what_is_there_no_more_is_news_as_well(what: str) -> None:
    changes, names = CHANGED[what]
    assert told_by(sample(101.0), sample(100.0, **changes))[0] == names


def test_a_read_that_came_back_is_told_and_when_it_left() -> None:
    """One shard's read is out for less long than it would be if it had not come back and another had left."""
    came_back = sample(101.0, tasks={"orders-copy": timed("orders-copy", 1050, 20)})
    assert told_by(came_back) == (NONE, ORDERS, NONE)
    assert news(BEFORE, came_back, LAST).out == {**LAST.out, "orders-copy": Out(101.0, (1050, 20))}
    assert news(BEFORE, sample(101.0), LAST).out == LAST.out


@pytest.mark.parametrize(
    ("missing_ms", "names"), [(0, NONE), (250, NONE), (251, ORDERS)], ids=["none", "within the slack", "past it"]
)
@pytest.mark.parametrize("passed_s", [1, 50])
def test_a_read_has_come_back_that_is_out_for_less_long_than_the_time_passed(
    passed_s: int, missing_ms: int, names: frozenset[str]
) -> None:
    """Times are told by the follower's clock and rounded, so a quarter of a second says nothing."""
    whole_ms = 1000 * passed_s + 50
    grown = sample(100.0 + passed_s, tasks={"orders-copy": timed("orders-copy", whole_ms, whole_ms - missing_ms)})
    assert told_by(grown)[1] == names


def test_a_read_that_left_since_the_sample_before_came_back_however_long_it_is_since_one_was_seen_to() -> None:
    """Held against the sample that it was last seen in, a read may have come and gone; one that shrinks has."""
    earlier = sample(101.0, tasks={"orders-copy": timed("orders-copy", 2000, 2000)})
    now = sample(102.0, tasks={"orders-copy": timed("orders-copy", 2950, 1999)})
    last = replace(LAST, out={"logs-copy": Out(100.0, (50, 50)), "orders-copy": Out(101.9, (1000, 1000))})
    assert told_by(now, earlier, last)[1] == ORDERS
    grown = sample(102.0, tasks={"orders-copy": timed("orders-copy", 2950, 2000)})
    assert told_by(grown, earlier, last)[1] == NONE


def test_of_whom_nothing_was_told_before_a_read_may_have_come_back() -> None:
    assert told_by(sample(101.0), last=replace(LAST, out={"logs-copy": LAST.out["logs-copy"]}))[1] == ORDERS
    assert told_by(sample(101.0), sample(100.0, tasks={"orders-copy": None}))[:2] == (ORDERS, ORDERS)
    assert told_by(sample(101.0, leader={"logs": copy("logs", max_seq_no=8)}))[:2] == (LOGS, LOGS)
    untimed = sample(101.0, tasks={"orders-copy": STEADY["orders-copy"]})
    assert told_by(untimed)[1] == NONE
    assert told_by(sample(101.0), replace(untimed, taken_at=100.0))[1] == ORDERS


@pytest.mark.parametrize("since_s", [POLL_S + GRACE_S, POLL_S + GRACE_S + 0.001])
def test_a_read_is_late_that_is_out_for_longer_than_its_poll_allows(since_s: float) -> None:
    now = sample(101.0, tasks={"orders-copy": timed("orders-copy", 1050, round(1000 * since_s))})
    assert told_by(now)[2] == (ORDERS if since_s > POLL_S + GRACE_S else NONE)


def test_a_read_of_whom_nobody_knows_how_long_it_may_take_is_late() -> None:
    assert told_by(sample(101.0, entries={"logs-copy": None}), sample(100.0, entries={"logs-copy": None}))[2] == LOGS
    without = {"entries": {"logs-copy": None}, "tasks": {"logs-copy": None}}
    assert told_by(sample(101.0, **without), sample(100.0, **without)) == (NONE, NONE, NONE)


AWAY = Fault(FaultCode.REFUSED, sent=False)


@pytest.mark.parametrize("where", ["before", "now"])
@pytest.mark.parametrize("missing", ["leader_shards", "follower_shards", "info", "tasks"])
def test_everything_is_news_where_a_standing_question_has_no_answer(missing: str, where: str) -> None:
    for lacking in (AWAY, None):
        without: dict[str, Any] = {missing: lacking}
        before = replace(BEFORE, **without) if where == "before" else BEFORE
        now = replace(sample(101.0), **without) if where == "now" else sample(101.0)
        assert news(before, now, LAST) == EVERYTHING


@pytest.mark.parametrize(
    "changes",
    [
        {"alias": "other"},
        {"wanted": frozenset({"orders-copy"})},
        {"wanted_twice": frozenset({"orders-copy"})},
        {"pairs": PAIRS[:1]},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_everything_is_news_where_what_is_watched_is_another(changes: Mapping[str, Any]) -> None:
    assert news(BEFORE, replace(sample(101.0), **changes), LAST) == EVERYTHING
    assert news(None, BEFORE) == EVERYTHING
    assert EVERYTHING.changed is None


def test_what_is_the_very_same_value_is_no_news_beside_what_is() -> None:
    same = copy("logs")
    before = sample(100.0, leader={"logs": same})
    assert told_by(sample(101.0, leader={"logs": same, "orders": copy("orders", docs=6)}), before)[0] == ORDERS


def test_a_follower_whose_tasks_have_no_shard_is_looked_at() -> None:
    empty = {"orders-copy": TimedTasks(STEADY["orders-copy"], ())}
    last = replace(LAST, out={**LAST.out, "orders-copy": Out(100.0, ())})
    assert told_by(sample(101.0, tasks=empty), sample(100.0, tasks=empty), last) == (NONE, ORDERS, NONE)


def test_followers_are_found_by_the_names_of_their_leaders() -> None:
    assert [*followers_of(BEFORE, ["orders", "nosuch"])] == ["orders-copy"]
    assert [*followers_of(BEFORE, ["orders-copy"])] == []
    assert [*followers_of(BEFORE, [])] == []
