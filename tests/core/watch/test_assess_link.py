"""What is said of a link beside its indices: their order, who was heard, the colours, and how fast it is."""

from __future__ import annotations

from ccrtui.core.call.answer import Answer
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.cluster import ServerClock
from ccrtui.core.elasticsearch.replication import (
    Follower,
    FollowInfo,
    FollowStats,
    IndexCopy,
    ShardCopy,
    ShardStats,
)
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.watch.link_view import LinkView
from ccrtui.core.watch.snapshot import Snapshot
from ccrtui.core.watch.verdict import Reason, Verdict
from tests.core.watch.film import AWAY, Film, task

NOTHING_ASKED = Snapshot("leader", (), 1.0, 0.0, None, None, None, None, None)
FORBIDDEN = Fault(FaultCode.NOT_AUTHORIZED, 403, "security_exception", "no")


def answer(value: object, at: float) -> Answer:
    return Answer(value, 200, at - 0.05, at)


def view_of(film: Film) -> LinkView:
    assert film.view is not None
    return film.view


def copies(numbers: dict[str, int], uuid: str) -> ShardStats:
    """Indices with one shard each."""
    return ShardStats({name: IndexCopy(f"{name}-{uuid}", {0: ShardCopy(0, at, at, 1)}) for name, at in numbers.items()})


def tick(film: Film, at: float, leader: dict[str, int], follower: dict[str, int]) -> LinkView:
    """One sample of several indices, all of which run or are paused."""
    tasks = {name: {0: task(number)} for name, number in follower.items()} if film.active else {}
    film.changes = {
        "info": answer(FollowInfo({name: Follower(name, "leader", name, film.active) for name in leader}), at),
        "tasks": answer(FollowStats(tasks), at),
        "leader_shards": answer(copies(leader, "leader"), at - 0.2),
        "follower_shards": answer(copies(follower, "follower"), at),
    }
    film.tick(at, None, None, {})
    return view_of(film)


def test_of_what_is_equally_bad_what_is_longest_behind_comes_first_and_then_by_name() -> None:
    names = ("zebra", "bee", "ant")
    film, level = Film(pairs=tuple(IndexPair(name, name) for name in names)), dict.fromkeys(names, 8)
    tick(film, 0.0, level, level)
    tick(film, 1.0, level | {"zebra": 18}, level)
    view = tick(film, 3.0, dict.fromkeys(names, 18), level)
    assert {index.verdict for index in view.indices} == {Verdict.UNKNOWN}
    assert [index.follower_index for index in view.indices] == ["zebra", "ant", "bee"]
    first_look = Film(pairs=tuple(IndexPair(name, name) for name in names))
    view = tick(first_look, 0.0, dict.fromkeys(names, 18), level)
    assert [index.follower_index for index in view.indices] == ["ant", "bee", "zebra"]


def test_what_is_behind_for_no_known_time_is_so_for_none() -> None:
    film = Film(pairs=(IndexPair("ant", "ant"), IndexPair("zebra", "zebra")))
    tick(film, 0.0, {"zebra": 8}, {"zebra": 8})
    view = tick(film, 0.5, {"ant": 18, "zebra": 18}, {"ant": 8, "zebra": 8})
    assert [(index.follower_index, index.seconds_behind is None) for index in view.indices] == [
        ("zebra", False),
        ("ant", True),
    ]
    film = Film(pairs=film.pairs, active=False)
    view = tick(film, 0.0, {"ant": 18, "zebra": 8}, {"ant": 8, "zebra": 8})
    assert [(index.follower_index, index.seconds_behind) for index in view.indices] == [("ant", None), ("zebra", 0.0)]


def test_who_is_connected_is_not_known_while_the_follower_tells_nothing_of_its_followers() -> None:
    film = Film()
    film.tick(1.0, {0: 8}, {0: 8}, {0: task(8)})
    assert (view_of(film).connected, view_of(film).connections) == (True, (1, 3))
    film.tick(2.0, {0: 8}, {0: 8}, AWAY)
    assert view_of(film).connected is True
    film.changes = {"info": AWAY}
    film.tick(3.0, {0: 8}, {0: 8}, AWAY)
    assert view_of(film).connected is None


def test_why_a_side_is_silent_is_told_and_no_colour_of_a_follower_that_is() -> None:
    film = Film()
    film.changes = {"follower_clock": answer(ServerClock(1000, "yellow"), 1.0)}
    film.tick(1.0, {0: 8}, {0: 8}, {0: task(8)})
    view = view_of(film)
    assert (view.leader_fault, view.follower_fault) == (None, None)
    assert (view.leader_health, view.follower_health) == ("green", "yellow")
    film.tick(2.0, FORBIDDEN, AWAY, {0: task(8)}, epoch=None)
    view = view_of(film)
    assert (view.leader_fault, view.follower_fault) == (FORBIDDEN, AWAY)
    assert (view.leader_health, view.follower_health) == (None, None)


def test_a_link_is_as_its_worst_index_and_without_any_as_its_follower_answers() -> None:
    film = Film()
    film.tick(1.0, {0: 8}, {0: 8}, AWAY)
    assert (view_of(film).verdict, view_of(film).reason) == (Verdict.UNKNOWN, Reason.FOLLOWER_NOT_REACHED)
    assert view_of(film).own_verdict is None
    for fault, reason in ((AWAY, Reason.FOLLOWER_NOT_REACHED), (FORBIDDEN, Reason.RIGHT_MISSING)):
        none = Film(pairs=())
        none.changes = {"info": fault}
        view = none.add(NOTHING_ASKED)
        assert (view.own_verdict, view.verdict, view.reason) == (Verdict.UNKNOWN, Verdict.UNKNOWN, reason)
    empty = Film(pairs=()).add(NOTHING_ASKED)
    assert (empty.own_verdict, empty.reason) == (None, Reason.NOT_FOLLOWING)


def test_a_sample_is_told_with_its_alias_and_its_times() -> None:
    film = Film()
    film.tick(1.0, {0: 8}, {0: 8}, {0: task(8)})
    view = view_of(film)
    assert (view.alias, view.sampled_at, view.taken_at) == ("leader", 1_700_000_001.0, 1.0)


def test_operations_per_second_are_those_of_all_followers_together() -> None:
    film = Film()
    film.tick(0.0, {0: 8, 1: 8, 2: 8}, {0: 8, 1: 8}, {0: task(8), 1: task(8)})
    assert view_of(film).operations_per_s is None
    film.tick(10.0, {0: 28, 1: 18, 2: 8}, {0: 28, 1: 18}, {0: task(28), 1: task(18)})
    assert view_of(film).operations_per_s == 3.0


def test_operations_per_second_are_not_known_before_the_follower_told_of_its_tasks() -> None:
    film = Film()
    for at in (0.0, 10.0):
        film.tick(at, {0: 8}, {0: 8}, AWAY)
        assert view_of(film).operations_per_s is None
