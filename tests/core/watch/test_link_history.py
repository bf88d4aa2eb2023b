"""What is known of a link outlives the sample that told it, until another one tells otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ccrtui.core.call.answer import Answer
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.cluster import ServerClock
from ccrtui.core.elasticsearch.index import IndexEntry, IndexList, IndexSettings, IndexSettingsByName
from ccrtui.core.elasticsearch.replication import (
    FirstCopy,
    Follower,
    FollowInfo,
    FollowStats,
    IndexCopy,
    Recovery,
    ShardCopy,
    ShardStats,
)
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.watch.link_view import LinkView
from ccrtui.core.watch.verdict import Reason, Verdict
from tests.core.watch.film import AWAY, FOLLOWER_UUID, LEADER_UUID, Film, back_at, fresh_task, lease, said, task

SHUT = Fault(FaultCode.REJECTED, 400, "index_closed_exception", "closed")


def answer(value: object, at: float = 1.0) -> Answer:
    return Answer(value, 200, at - 0.05, at)


def settings(uuid: str, shards: int = 1) -> IndexSettings:
    return IndexSettings(uuid, shards, 0, True, None, False, 1_795_330_657_963, 7_030_099)


def view_of(film: Film) -> LinkView:
    assert film.view is not None
    return film.view


def listing(colour: str, *names: str) -> Answer:
    return answer(IndexList({name: IndexEntry(name, FOLLOWER_UUID, True, colour, 1, None, None) for name in names}))


def test_who_is_connected_is_what_the_follower_last_said_of_the_alias() -> None:
    film = Film(connected=None)
    film.tick(1.0, {0: 8}, {0: 8}, {0: task(8)})
    assert (view_of(film).connected, view_of(film).connected_at) == (None, None)
    for connected in (True, False):
        film.connected = connected
        film.tick(2.0, {0: 8}, {0: 8}, {0: task(8)})
        assert (view_of(film).connected, view_of(film).connected_at) == (connected, 1.95)
    film.connected = None
    film.tick(9.0, {0: 8}, {0: 8}, {0: task(8)})
    assert (view_of(film).connected, view_of(film).connected_at) == (False, 1.95)
    film.connected, film.registered = True, False
    film.tick(10.0, {0: 8}, {0: 8}, {0: task(8)})
    assert (view_of(film).connected, view_of(film).connections, view_of(film).connected_at) == (False, None, 9.95)


def test_an_alias_that_was_not_asked_after_is_not_missing() -> None:
    film = Film(connected=None)
    film.tick(1.0, {0: 8}, {0: 8}, {})
    assert view_of(film).connected is None


def test_an_alias_that_is_missing_stays_so_until_it_is_asked_after_or_a_follower_begins() -> None:
    film = Film(registered=False)
    missing = (Verdict.RETRYING, Reason.ALIAS_MISSING)
    assert said(film.tick(1.0, {0: 8}, {0: 8}, {0: task(8)})) == missing
    film.connected = None
    assert said(film.tick(2.0, {0: 8}, {0: 8}, {0: task(8)})) == missing
    assert view_of(film).connected is False
    film.tick(3.0, {0: 8}, {0: 8}, AWAY)
    assert said(film.tick(4.0, {0: 8}, {0: 8}, {0: task(8)})) == missing
    film.tick(5.0, {0: 8, 1: 8}, {0: 8, 1: 8}, {0: task(8), 1: task(8, shard=1)})
    assert view_of(film).connected is None


def test_tasks_of_what_is_not_watched_say_nothing_of_the_alias() -> None:
    film = Film(registered=False)
    film.tick(1.0, {0: 8}, {0: 8}, {0: task(8)})
    film.connected = None
    film.changes = {"tasks": answer(FollowStats({"orders": {0: task(8)}, "elsewhere": {0: task(1)}}))}
    film.tick(2.0, {0: 8}, {0: 8}, {})
    assert view_of(film).connected is False


def test_when_either_cluster_was_last_heard_is_kept() -> None:
    film = Film()
    film.tick(1.0, {0: 8}, {0: 8}, {0: task(8)})
    film.tick(5.0, AWAY, AWAY, AWAY)
    assert view_of(film).leader_heard_at == pytest.approx(0.85)
    assert view_of(film).follower_heard_at == 1.0


def test_the_colour_of_the_follower_cluster_is_the_last_that_was_told() -> None:
    film, colours = Film(), []
    for at, told in enumerate(("yellow", None, "green")):
        film.changes = {"follower_clock": answer(ServerClock(1000, told)) if told else None}
        film.tick(float(at), {0: 8}, {0: 8}, {0: task(8)})
        colours.append(view_of(film).follower_health)
    assert colours == ["yellow", "yellow", "green"]
    film.tick(9.0, {0: 8}, {0: 8}, AWAY)
    assert view_of(film).follower_health is None


def test_the_colour_of_an_index_is_kept_where_others_are_asked_for_and_goes_with_a_list_that_lacks_it() -> None:
    film = Film()
    film.changes = {"follower_indices": listing("red", "orders", "metrics")}
    film.tick(1.0, {0: 8}, {0: 8}, {0: task(8)})
    assert film.history.health == {"orders": "red", "metrics": "red"}
    film.changes = {"follower_indices": listing("green", "orders"), "follower_indices_of": frozenset({"orders"})}
    film.tick(2.0, {0: 8}, {0: 8}, {0: task(8)})
    assert film.history.health == {"orders": "green", "metrics": "red"}
    film.changes = {"follower_indices": listing("green"), "follower_indices_of": frozenset({"orders"})}
    film.tick(3.0, {0: 8}, {0: 8}, {0: task(8)})
    assert film.history.health == {"metrics": "red"}
    film.changes = {}
    film.tick(4.0, {0: 8}, {0: 8}, {0: task(8)})
    assert film.history.health == {"metrics": "red"}
    film.changes = {"follower_indices": listing("yellow", "orders")}
    film.tick(5.0, {0: 8}, {0: 8}, {0: task(8)})
    assert film.history.health == {"orders": "yellow"}


def test_how_many_primaries_an_index_has_is_known_from_a_list_or_its_settings_until_another_list() -> None:
    film, index = Film(primaries=2), IndexEntry("metrics", "metrics-uuid", True, "green", 3, None, None)
    untold: dict[str, Any] = {"leader_indices": None, "leader_settings": None, "leader_settings_of": frozenset()}
    film.tick(1.0, {0: 8}, {0: 8}, {0: task(8)})
    film.changes = untold
    film.tick(2.0, {0: 8}, {0: 8}, {0: task(8)})
    assert film.history.primaries == {LEADER_UUID: 2}
    told = answer(IndexSettingsByName({"returns": settings("returns-uuid", 5)}))
    film.changes = untold | {"leader_settings": told, "leader_settings_of": frozenset({"returns"})}
    film.tick(3.0, {0: 8}, {0: 8}, {0: task(8)})
    assert film.history.primaries == {LEADER_UUID: 2, "returns-uuid": 5}
    film.changes = film.changes | {"leader_indices": answer(IndexList({"metrics": index}))}
    film.tick(4.0, {0: 8}, {0: 8}, {0: task(8)})
    assert film.history.primaries == {"metrics-uuid": 3, "returns-uuid": 5}


@pytest.mark.parametrize(
    ("done", "verdict"),
    [(0, (Verdict.BOOTSTRAPPING, Reason.FIRST_COPY)), (1, (Verdict.STOPPED, Reason.BOOTSTRAP_FAILED))],
)
def test_a_first_copy_that_is_under_way_is_not_failed_with_its_first_red_moment(
    done: int, verdict: tuple[Verdict, Reason]
) -> None:
    film = Film(active=False)
    film.tick(1.0, {0: 8}, {}, {}, recovery=FirstCopy(100, 50, done, 1))
    film.changes = {"recovery": answer(Recovery({}))}
    assert said(film.tick(2.0, {0: 8}, {}, {}, colour="red")) == verdict


def test_a_yellow_index_whose_primary_is_started_is_not_copied() -> None:
    film = Film(active=False)
    film.tick(1.0, {0: 8}, {0: 8}, {}, colour="yellow")
    assert said(film.tick(2.0, {0: 8}, {}, {}, colour="red")) == (Verdict.UNKNOWN, Reason.SHARDS_UNASSIGNED)


def test_that_an_index_came_back_from_its_own_disk_is_known_until_recoveries_are_told_again() -> None:
    film = Film(active=False)
    film.changes = {"recovery": answer(Recovery({}, frozenset({"orders"})))}
    lost = (Verdict.UNKNOWN, Reason.SHARDS_UNASSIGNED)
    assert said(film.tick(1.0, {0: 8}, {}, {}, colour="red")) == lost
    film.changes = {"recovery": None}
    assert said(film.tick(2.0, {0: 8}, {}, {}, colour="red")) == lost
    film.changes = {"recovery": answer(Recovery({}))}
    assert said(film.tick(3.0, {0: 8}, {}, {}, colour="red")) == (Verdict.STOPPED, Reason.BOOTSTRAP_FAILED)


def test_a_follower_that_is_closed_stays_so_while_it_is_not_told_of() -> None:
    film = Film(active=False)
    film.changes = {"follower_refused": {"orders": SHUT}}
    closed = (Verdict.PAUSED, Reason.FOLLOWER_CLOSED)
    assert said(film.tick(1.0, {0: 8}, {}, {})) == closed
    film.changes = {}
    assert said(film.tick(2.0, {0: 8}, AWAY, {})) == closed


def test_the_lease_of_a_closed_follower_is_looked_up_by_the_uuid_that_its_settings_tell() -> None:
    film = Film(active=False)
    film.changes = {
        "follower_refused": {"orders": SHUT},
        "follower_settings": answer(IndexSettingsByName({"orders": settings(FOLLOWER_UUID)})),
        "follower_settings_of": frozenset({"orders"}),
    }
    assert film.tick(1.0, {0: 8}, {}, {}, epoch=1000 + 3600).lease_left_s == 11 * 3600.0
    film.leased = False
    assert film.tick(2.0, {0: 8}, {}, {}, epoch=1000 + 3600).lease_left_s == 0.0


def test_leases_are_looked_up_only_where_they_were_asked_for() -> None:
    film = Film(active=False)
    film.tick(1.0, {0: 8}, {0: 8}, {})
    film.changes, film.leased = {"with_leases": False}, False
    assert said(film.tick(2.0, {0: 8}, {0: 8}, {})) == (Verdict.PAUSED, Reason.PAUSED)


def test_an_answer_without_uuids_says_nothing_of_a_leader_index_made_anew() -> None:
    film = Film()
    film.tick(1.0, {0: 8}, {0: 8}, {0: task(8)})
    nameless = ShardStats({"orders": IndexCopy(None, {0: ShardCopy(0, 8, 8, 9, (lease(),))})})
    film.changes = {"leader_shards": answer(nameless, 1.85), "with_leases": False}
    assert film.tick(2.0, {0: 8}, {0: 8}, {0: task(8)}).reason is not Reason.LEADER_RECREATED
    film.changes = {"with_leases": False}
    assert film.tick(3.0, {0: 8}, {0: 8}, {0: task(8)}).reason is not Reason.LEADER_RECREATED
    film.changes = {}
    film.leader_uuid, film.leased = "another-leader-uuid", False
    assert said(film.tick(4.0, {0: 8}, {0: 8}, {0: task(8)})) == (Verdict.STOPPED, Reason.LEADER_RECREATED)


def test_what_a_task_had_heard_is_held_against_its_leader_when_tasks_are_not_told_in_between() -> None:
    film = Film()
    film.tick(1.0, AWAY, {0: 8}, {0: task(50)})
    film.tick(2.0, AWAY, {0: 8}, AWAY)
    assert said(film.tick(3.0, {0: 8}, {0: 8}, {0: task(50)})) == (Verdict.STOPPED, Reason.OTHER_LEADER)


def test_a_contradiction_stays_while_tasks_are_not_told_or_only_some_of_them_are_new() -> None:
    both, other = {0: 60, 1: 60}, (Verdict.STOPPED, Reason.OTHER_LEADER)
    film = Film()
    film.tick(1.0, {0: 8, 1: 8}, {0: 8, 1: 8}, {0: task(50), 1: task(50, shard=1)})
    film.tick(2.0, {0: 8, 1: 8}, {0: 8, 1: 8}, {0: task(50), 1: task(50, shard=1)})
    assert said(film.tick(3.0, both, both, AWAY)) == other
    assert said(film.tick(4.0, both, both, {0: task(50), 1: task(50, shard=1)})) == other
    assert said(film.tick(5.0, both, both, {0: fresh_task(60), 1: task(50, shard=1)})) == other
    film.tick(6.0, both, both, {})
    assert said(film.tick(7.0, both, both, {0: task(60), 1: task(60, shard=1)})) == (Verdict.IN_SYNC, Reason.PROVEN)


def test_a_shard_of_which_a_task_heard_nothing_contradicts_no_leader() -> None:
    film = Film()
    for at in (1.0, 2.0):
        view = film.tick(at, {0: 8, 1: -1}, {0: 8, 1: -1}, {0: task(8), 1: fresh_task(50, shard=1)})
        assert view.verdict is not Verdict.STOPPED


def test_when_the_leader_passed_a_point_is_known_also_of_samples_in_which_the_follower_told_nothing() -> None:
    film = Film()
    film.tick(0.0, {0: 8}, {}, {})
    film.tick(10.0, {0: 18}, {}, {})
    assert film.tick(20.0, {0: 18}, {0: 8}, {0: task(8)}).seconds_behind == pytest.approx(19.0)


def test_how_long_a_task_is_without_contact_is_known_although_neither_side_tells_of_its_shard() -> None:
    film = Film()
    film.tick(0.0, AWAY, {}, {0: fresh_task(-1)})
    assert said(film.tick(5.5, AWAY, {}, {0: fresh_task(-1)})) == (Verdict.RETRYING, Reason.NO_CONTACT)


def test_a_read_that_left_after_the_last_sample_came_after_another_that_is_back() -> None:
    film = Film()
    film.tick(10.0, {0: 8}, {0: 8}, {0: task(8, since_last_read_ms=100)})
    film.tick(20.0, {0: 8}, {0: 8}, {0: task(8, since_last_read_ms=5_000)})
    assert back_at(film) == 20.0


def test_what_a_task_said_before_is_compared_across_a_sample_without_tasks() -> None:
    film = Film()
    film.tick(1.0, {0: 8}, {0: 8}, {0: task(8, failed_reads=1)})
    film.tick(2.0, {0: 8}, {0: 8}, AWAY)
    assert said(film.tick(3.0, {0: 8}, {0: 8}, {0: task(8, failed_reads=2)}))[0] is Verdict.RETRYING


def test_a_leader_index_is_followed_again_once_each_of_its_followers_holds_a_lease() -> None:
    """Of two followers one may have been made anew, and the other not."""
    names = ("orders", "second")
    film = Film(pairs=tuple(IndexPair("orders", name) for name in names))
    other = replace(lease(), id=lease().id.replace("/orders/follower", "/second/second-follower"))
    entries = FollowInfo({name: Follower(name, "leader", "orders", True) for name in names})
    copies = ShardStats(
        {"orders": IndexCopy(FOLLOWER_UUID, shards(8)), "second": IndexCopy("second-follower-orders-uuid", shards(8))}
    )
    tasks = FollowStats({name: {0: task(8)} for name in names})

    def tick(at: float, uuid: str, *ids: str) -> set[Reason]:
        held = tuple(
            replace(each, id=each.id.replace(LEADER_UUID, uuid)) for each in (lease(), other) if each.id in ids
        )
        leader = ShardStats({"orders": IndexCopy(uuid, {0: ShardCopy(0, 8, 8, 9, held)})})
        film.changes = {
            "info": answer(entries, at),
            "follower_shards": answer(copies, at),
            "tasks": answer(tasks, at),
            "leader_shards": answer(leader, at - 0.2),
        }
        film.tick(at, None, None, {})
        return {index.reason for index in view_of(film).indices}

    tick(1.0, LEADER_UUID, lease().id, other.id)
    assert tick(2.0, "another", lease().id) == {Reason.LEADER_RECREATED}
    assert Reason.LEADER_RECREATED not in tick(3.0, "another", lease().id, other.id)


def shards(number: int) -> dict[int, ShardCopy]:
    return {0: ShardCopy(0, number, number, number + 1)}
