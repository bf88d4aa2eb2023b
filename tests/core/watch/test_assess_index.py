"""What is said of one index: whose word decides, which figures are told, and which are not known then."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ccrtui.core.call.answer import Answer
from ccrtui.core.call.call import Side
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.index import IndexEntry, IndexList, IndexSettings, IndexSettingsByName
from ccrtui.core.elasticsearch.replication import (
    FirstCopy,
    Follower,
    FollowInfo,
    IndexCopy,
    ReadError,
    Recovery,
    ShardCopy,
    ShardStats,
)
from ccrtui.core.watch.course import Course
from ccrtui.core.watch.following.ordinary_index import Occupant, Origin
from ccrtui.core.watch.tally import Counted, Tally
from ccrtui.core.watch.verdict import Evidence, Reason, Verdict
from tests.core.watch.film import AWAY, FOLLOWER_UUID, LEADER_UUID, Film, back_at, lease, said, task

SHUT = Fault(FaultCode.REJECTED, 400, "index_closed_exception", "closed")
GONE = Fault(FaultCode.NOT_FOUND, 404, "index_not_found_exception", "no such index")
FORBIDDEN = Fault(FaultCode.NOT_AUTHORIZED, 403, "security_exception", "no")
CREATED = 1_795_330_657_963
UNTOLD: dict[str, Any] = {"leader_indices": None, "leader_settings": None, "leader_settings_of": frozenset()}
LEVEL = (Verdict.IN_SYNC, Reason.PROVEN)


def answer(value: object, at: float = 1.0) -> Answer:
    return Answer(value, 200, at - 0.05, at)


def traits(side: str, uuid: str, **changes: Any) -> dict[str, Any]:
    """What the settings of `orders` on one side tell."""
    usual = IndexSettings(uuid, 1, 0, True, 12 * 3600.0, False, CREATED, 7_030_099)
    told = answer(IndexSettingsByName({"orders": replace(usual, **changes)}))
    return {f"{side}_settings": told, f"{side}_settings_of": frozenset({"orders"})}


def failing(kind: str, checkpoint: int = 8) -> Any:
    return task(checkpoint, read_errors=(ReadError(0, kind, ""),))


def test_what_is_said_of_the_whole_is_said_of_each_shard_whatever_else_is_known_of_the_leader_index() -> None:
    film = Film(active=False)
    film.changes = {"leader_refused": {"orders": SHUT}}
    view = film.tick(1.0, {}, {0: 8}, {})
    assert said(view) == said(view.shards[0]) == (Verdict.PAUSED, Reason.PAUSED)


def test_what_is_said_of_the_whole_is_said_also_where_no_shard_is_known() -> None:
    view = Film(listed=False).tick(1.0, AWAY, {}, {})
    assert (said(view), view.shards) == ((Verdict.UNKNOWN, Reason.NOT_FOLLOWING), ())
    (shard,) = Film(listed=False).tick(1.0, {}, {0: 8}, {}).shards
    assert said(shard) == (Verdict.UNKNOWN, Reason.NOT_FOLLOWING)


@pytest.mark.parametrize(
    ("kind", "fatal", "verdict"),
    [
        ("odd_exception", None, (Verdict.RETRYING, Reason.LEADER_INDEX_CLOSED)),
        ("odd_exception", "odd_exception", (Verdict.STOPPED, Reason.FATAL_ERROR)),
    ],
)
def test_what_is_known_of_an_index_names_what_is_no_worse(
    kind: str, fatal: str | None, verdict: tuple[Verdict, Reason]
) -> None:
    film = Film()
    film.changes = {"leader_refused": {"orders": SHUT}}
    view = film.tick(1.0, {}, {0: 8}, {0: replace(failing(kind), fatal_type=fatal)})
    assert said(view) == said(view.shards[0]) == verdict


def test_where_no_shard_is_known_what_is_known_of_the_index_is_said_and_else_that_none_is_there() -> None:
    film = Film()
    film.changes = UNTOLD
    assert said(film.tick(1.0, {}, {}, {})) == (Verdict.UNKNOWN, Reason.SHARDS_UNASSIGNED)
    film.changes = {"leader_refused": {"orders": SHUT}}
    assert said(film.tick(2.0, {}, {}, {})) == (Verdict.RETRYING, Reason.LEADER_INDEX_CLOSED)


def test_figures_of_two_histories_are_not_told_of_any_shard() -> None:
    film = Film()
    assert film.tick(1.0, {0: 12}, {0: 8}, {0: task(8)}).trend == (4,)
    assert film.tick(5.0, {0: 12}, {0: 8}, {0: task(8)}).shards[0].seconds_behind == pytest.approx(4.0)
    film.leader_uuid, film.leased = "another-leader-uuid", False
    view = film.tick(6.0, {0: 12}, {0: 8}, {0: task(8)})
    assert said(view) == (Verdict.STOPPED, Reason.LEADER_RECREATED)
    assert (view.operations_behind, view.seconds_behind, view.seconds_at_least, view.trend) == (None, None, False, ())
    assert [(shard.operations_behind, shard.seconds_behind) for shard in view.shards] == [(None, None)]


def test_what_stands_under_the_name_is_told_of_what_follows_nothing_alone() -> None:
    film = Film(listed=False)
    assert film.tick(1.0, {0: 8}, {0: 8}, {}).stands is Occupant.OPEN
    assert film.tick(2.0, {0: 8}, {0: 8}, {0: task(8)}).stands is None
    assert Film().tick(1.0, {0: 8}, {0: 8}, {0: task(8)}).stands is None
    elsewhere = Film()
    elsewhere.changes = {"info": answer(FollowInfo({"orders": Follower("orders", "elsewhere", "orders", True)}))}
    view = elsewhere.tick(1.0, {0: 8}, {0: 8}, {0: task(8)})
    assert (said(view), view.stands) == ((Verdict.UNKNOWN, Reason.NOT_FOLLOWING), None)


def test_nothing_stands_where_there_is_no_index_and_a_closed_one_where_it_is_closed() -> None:
    for refusal, stands in ((GONE, Occupant.NOTHING), (SHUT, Occupant.CLOSED), (FORBIDDEN, None)):
        film = Film(listed=False)
        film.changes = {"follower_refused": {"orders": refusal}, "leader_refused": {"orders": GONE}}
        view = film.tick(1.0, {}, {}, {})
        assert view.stands is stands
        assert view.origin is (Origin.LEADER_GONE if stands is Occupant.CLOSED else None)


@pytest.mark.parametrize(("created", "origin"), [(CREATED, Origin.COPIED), (CREATED + 1, Origin.APART)])
def test_an_ordinary_index_was_a_copy_where_it_carries_the_date_of_the_leaders(created: int, origin: Origin) -> None:
    film = Film(listed=False)
    film.changes = traits("follower", FOLLOWER_UUID, creation_date_ms=created)
    assert film.tick(1.0, {0: 8}, {0: 8}, {}).origin is origin
    film.leader_uuid, film.leased = "another-leader-uuid", False
    assert film.tick(2.0, {0: 8}, {0: 8}, {}).origin is Origin.LEADER_RECREATED


def test_what_the_profile_has_made_a_copy_is_one_whose_leader_index_was_made_anew() -> None:
    film = Film(listed=False)
    film.changes = traits("follower", FOLLOWER_UUID, creation_date_ms=CREATED + 1) | {"copied": frozenset({"orders"})}
    assert film.tick(1.0, {0: 8}, {0: 8}, {}).origin is Origin.LEADER_RECREATED


def test_what_an_ordinary_index_is_to_the_leaders_is_not_known_without_both_dates() -> None:
    assert Film(listed=False).tick(1.0, {0: 8}, {0: 8}, {}).origin is None
    film = Film(listed=False)
    film.changes = UNTOLD | traits("follower", FOLLOWER_UUID)
    assert film.tick(1.0, {0: 8}, {0: 8}, {}).origin is None


def _heard_at(film: Film) -> float | None:
    assert film.view is not None
    return film.view.leader_heard_at


def test_when_the_leader_told_of_an_index_and_whether_of_all_of_it() -> None:
    film = Film(primaries=2)
    view = film.tick(1.0, {0: 8, 1: 8}, {0: 8, 1: 8}, {0: task(8), 1: task(8)})
    assert view.leader_told
    assert _heard_at(film) == pytest.approx(0.85)
    assert view.leader_whole
    view = film.tick(2.0, {0: 8}, {0: 8, 1: 8}, {0: task(8), 1: task(8)})
    assert view.leader_told
    assert _heard_at(film) == pytest.approx(1.85)
    assert not view.leader_whole
    view = film.tick(3.0, {}, {0: 8, 1: 8}, {0: task(8), 1: task(8)})
    assert (view.leader_told, view.leader_whole) == (False, False)
    film = Film()
    film.changes = UNTOLD
    assert film.tick(1.0, {0: 8}, {0: 8}, {0: task(8)}).leader_whole is False


def test_documents_are_those_of_statistics_until_they_are_counted_and_dated_by_the_older_count() -> None:
    film, leader, follower = Film(), Counted(LEADER_UUID, 90, 3.0), Counted(FOLLOWER_UUID, 70, 2.0)
    told: list[tuple[Tally, tuple[int, int, float | None]]] = [
        (Tally(), (9, 8, None)),
        (Tally({(Side.LEADER, "orders"): leader}), (90, 8, None)),
        (Tally({(Side.FOLLOWER, "orders"): follower}), (9, 70, None)),
        (Tally({(Side.LEADER, "orders"): leader, (Side.FOLLOWER, "orders"): follower}), (90, 70, 2.0)),
        (Tally({(Side.LEADER, "orders"): replace(leader, uuid="former")}), (9, 8, None)),
    ]
    for tally, documents in told:
        film.history = replace(film.history, tally=tally)
        view = film.tick(4.0, {0: 8}, {0: 7}, {0: task(7)})
        assert (view.leader_docs, view.follower_docs, view.docs_at) == documents
    film.history = replace(film.history, tally=told[3][0])
    silent = film.tick(5.0, {0: 8}, AWAY, {0: task(7)})
    assert (silent.leader_docs, silent.follower_docs, silent.docs_at) == (90, None, None)


def test_an_index_is_at_least_so_long_behind_where_one_of_its_shards_was_before() -> None:
    film = Film()
    film.tick(0.0, {0: 8, 1: 8}, {0: 2, 1: 8}, {0: task(2), 1: task(8)})
    view = film.tick(5.0, {0: 8, 1: 8}, {0: 2, 1: 8}, {0: task(2), 1: task(8)})
    assert (view.seconds_behind, view.seconds_at_least) == (5.0, True)
    assert [(shard.seconds_behind, shard.seconds_at_least) for shard in view.shards] == [(5.0, True), (0.0, False)]
    view = film.tick(6.0, {0: 8, 1: 8}, {0: 8, 1: 8}, {0: task(8), 1: task(8)})
    assert (view.seconds_behind, view.seconds_at_least) == (0.0, False)


def test_how_long_it_is_behind_is_not_known_on_the_first_look_nor_while_the_leader_is_away() -> None:
    film = Film()
    assert film.tick(0.0, {0: 8}, {0: 2}, {0: task(2)}).seconds_behind is None
    view = film.tick(5.0, AWAY, {0: 2}, {0: task(2)})
    assert (view.seconds_behind, view.seconds_at_least, view.shards[0].seconds_behind) == (None, False, None)
    assert film.tick(5.5, {0: 8}, {0: 2}, {0: task(2)}).seconds_behind == pytest.approx(5.5)


def test_it_is_level_when_its_slowest_shard_is() -> None:
    film, leader = Film(), {0: 100, 1: 100, 2: 7}
    film.tick(0.0, leader, {0: 0, 1: 0, 2: 7}, {0: task(0), 1: task(0), 2: task(7)})
    view = film.tick(10.0, leader, {0: 20, 1: 50, 2: 7}, {0: task(20), 1: task(50), 2: task(7)})
    assert said(view) == (Verdict.CATCHING_UP, Reason.BEHIND)
    assert view.level_in_s == pytest.approx(40.0)


@pytest.mark.parametrize(("checkpoint", "level_in_s"), [(95, 5 / 9.5), (5, 190.0)])
def test_it_is_level_within_a_second_or_at_less_than_one_operation_a_second(checkpoint: int, level_in_s: float) -> None:
    film = Film()
    film.tick(0.0, {0: 100}, {0: 0}, {0: task(0)})
    view = film.tick(10.0, {0: 100}, {0: checkpoint}, {0: task(checkpoint)})
    assert view.level_in_s == pytest.approx(level_in_s)


def test_what_the_leader_took_just_now_is_behind_for_no_time() -> None:
    film = Film()
    for at, number in ((0.0, 8), (1.0, 9)):
        copies = {0: ShardCopy(0, number, number, 1, (lease(),))}
        film.changes = {"leader_shards": Answer(ShardStats({"orders": IndexCopy(LEADER_UUID, copies)}), 200, at, at)}
        view = film.tick(at + 0.2, None, {0: 8}, {0: task(8)})
    assert (view.operations_behind, view.seconds_behind, view.seconds_at_least) == (1, 0.0, False)


def test_when_it_is_level_is_not_known_while_it_does_not_gain() -> None:
    film = Film()
    film.tick(0.0, {0: 8}, {0: 8}, {0: task(8)})
    film.tick(1.0, {0: 8}, {0: 8}, {0: task(8, failed_reads=1)})
    for at in (2.0, 4.0):
        view = film.tick(at, {0: 18}, {0: 8}, {0: task(8, failed_reads=1, successful_reads=int(at))})
        assert (said(view), view.level_in_s) == ((Verdict.CATCHING_UP, Reason.BEHIND), None)


def test_when_it_is_level_is_not_known_by_the_followers_word_alone() -> None:
    film = Film()
    film.tick(0.0, {0: 8}, {0: 8}, {0: task(8)})
    view = film.tick(1.0, AWAY, {0: 8}, {0: task(8, leader_max_seq_no=20, successful_reads=2)})
    assert (said(view), view.level_in_s) == ((Verdict.CATCHING_UP, Reason.AS_FOLLOWER_SEES), None)


def test_when_it_is_level_is_told_only_of_what_is_catching_up() -> None:
    film = Film(connected=False)
    film.tick(0.0, {0: 100}, {0: 0}, {0: task(0)})
    view = film.tick(10.0, {0: 100}, {0: 50}, {0: failing("connect_transport_exception", 50)})
    assert (said(view)[0], view.level_in_s) == (Verdict.RETRYING, None)


def test_a_first_copy_is_told_only_while_it_is_made_and_a_pause_while_it_lasts() -> None:
    film, copy = Film(active=False), FirstCopy(100, 50, 0, 1)
    assert film.tick(1.0, {0: 8}, {}, {}, recovery=copy, colour="yellow").first_copy == copy
    film.active = True
    view = film.tick(2.0, {0: 8}, {0: 8}, {0: task(8)})
    assert (view.first_copy, view.paused_for_s, view.paused_at_least) == (None, None, False)
    assert Film().tick(1.0, {0: 8}, {0: 8}, {0: task(8)}).paused_at_least is False


def test_the_course_of_an_index_is_told_with_it() -> None:
    film = Film()
    film.tick(1.0, {0: 8}, {0: 8}, {0: task(8)})
    film.active = False
    assert film.tick(2.0, {0: 8}, {0: 8}, {}).course == Course(Verdict.PAUSED, 2.0, True, 2.0)


def test_a_read_came_back_when_the_last_of_any_shard_did() -> None:
    film = Film()
    film.tick(
        30.0,
        {0: 8, 1: 8},
        {0: 8, 1: 8},
        {0: task(8, since_last_read_ms=20_000), 1: task(8, since_last_read_ms=5_000)},
    )
    assert back_at(film) == 25.0
    taskless = Film()
    taskless.tick(30.0, {0: 8}, {0: 8}, {})
    assert back_at(taskless) is None


@pytest.mark.parametrize(
    ("fatal", "words", "left"),
    [
        ("mapper_parsing_exception", None, 11 * 3600.0),
        ("resource_not_found_exception", None, None),
        ("index_not_found_exception", "uuid", None),
        ("illegal_state_exception", "history uuid", None),
    ],
)
def test_how_long_history_is_kept_is_told_where_it_would_help(
    fatal: str, words: str | None, left: float | None
) -> None:
    dead = task(4, fatal_type=fatal, fatal_reason=words)
    view = Film().tick(1.0, {0: 8}, {0: 4}, {0: dead}, epoch=1000 + 3600)
    assert (view.verdict, view.lease_left_s) == (Verdict.STOPPED, left)


def test_how_long_history_is_kept_is_not_told_where_the_first_copy_failed() -> None:
    film = Film(active=False)
    film.changes = traits("follower", FOLLOWER_UUID)
    view = film.tick(1.0, {0: 8}, {}, {}, colour="red")
    assert (view.reason, view.lease_left_s) == (Reason.BOOTSTRAP_FAILED, None)
    assert film.history.leases["orders"].held


def test_how_long_history_is_kept_is_not_told_of_what_renews_nor_of_a_leftover_nor_before_leases_are_told() -> None:
    assert Film().tick(1.0, {0: 8}, {0: 8}, {0: task(8)}, epoch=1000 + 3600).lease_left_s is None
    assert Film(listed=False).tick(1.0, {0: 8}, {0: 8}, {0: task(8)}, epoch=1000 + 3600).lease_left_s is None
    film = Film(active=False)
    film.changes = {"with_leases": False}
    assert film.tick(1.0, {0: 8}, {0: 8}, {}, epoch=1000 + 3600).lease_left_s is None
    film = Film(active=False)
    film.changes = UNTOLD
    assert film.tick(1.0, {0: 8}, {0: 8}, {}, epoch=1000 + 3600).lease_left_s is None


def test_a_pause_lasts_since_a_renewal_is_missing_by_when_that_was_looked_up() -> None:
    film = Film(active=False)
    assert film.tick(1.0, {0: 8}, {0: 8}, {}, epoch=1000 + 3600).paused_for_s == 3570.0
    film.changes = {"with_leases": False}
    assert film.tick(11.0, {0: 8}, {0: 8}, {}).paused_for_s == 3580.0


def test_a_pause_that_was_seen_to_begin_is_not_as_old_as_the_last_renewal_before_it() -> None:
    """What could not read before it was paused has not renewed its lease for longer."""
    film = Film()
    film.tick(1.0, {0: 8}, {0: 8}, {0: task(8)}, epoch=1000 + 3600)
    film.active = False
    view = film.tick(2.0, {0: 8}, {0: 8}, {}, epoch=1000 + 3601)
    assert (view.paused_for_s, view.paused_at_least) == (0.0, False)


@pytest.mark.parametrize(("leases", "epoch"), [(False, 1000 + 3600), (True, None)])
def test_a_pause_of_which_no_renewal_is_known_lasts_since_it_was_seen(leases: bool, epoch: int | None) -> None:
    film = Film(active=False)
    film.changes = {"with_leases": leases}
    film.tick(1.0, {0: 8}, {0: 8}, {}, epoch=epoch)
    view = film.tick(4.0, {0: 8}, {0: 8}, {}, epoch=epoch)
    assert (view.paused_for_s, view.paused_at_least) == (3.0, True)


def test_each_shard_is_told_with_its_numbers_its_error_and_whose_word_that_is() -> None:
    film, error = Film(), ReadError(0, "odd_exception", "boo")
    film.changes = {
        "leader_shards": Answer(
            ShardStats({"orders": IndexCopy(LEADER_UUID, {0: ShardCopy(0, 9, 7, 1, (lease(),))})}), 200, 0.7, 0.8
        )
    }
    (shard,) = film.tick(1.0, None, {0: 5}, {0: task(5, read_errors=(error, ReadError(1, "other", "")))}).shards
    numbers = (shard.shard, shard.leader_max_seq_no, shard.leader_global_checkpoint, shard.follower_global_checkpoint)
    assert (numbers, shard.operations_behind, shard.error) == ((0, 9, 7, 5), 4, error)
    assert shard.evidence is Evidence.LEADER
    (unheard,) = Film().tick(1.0, AWAY, {0: 5}, {0: task(5)}).shards
    assert (unheard.leader_max_seq_no, unheard.leader_global_checkpoint, unheard.error) == (None, None, None)


def test_figures_of_what_is_judged_as_a_whole_rest_on_the_leader_where_it_was_heard() -> None:
    (paused,) = Film(active=False).tick(1.0, {0: 8}, {0: 5}, {}).shards
    assert (paused.evidence, paused.operations_behind) == (Evidence.LEADER, 3)
    (unheard,) = Film(active=False).tick(1.0, AWAY, {0: 5}, {}).shards
    assert (unheard.evidence, unheard.operations_behind) == (Evidence.NONE, None)


def test_without_the_leader_what_the_follower_sees_counts_of_a_pair_that_belongs_together() -> None:
    for leased, reason in ((True, Reason.AS_FOLLOWER_SEES), (False, Reason.LEADER_NOT_REACHED)):
        film = Film(leased=leased)
        film.tick(1.0, {0: 8}, {0: 8}, {0: task(8)})
        view = film.tick(2.0, AWAY, {0: 8}, {0: task(8, successful_reads=2)})
        assert said(view) == (Verdict.UNKNOWN, reason)


def test_a_leader_that_answers_and_leaves_a_shard_out_lacks_it_and_one_that_does_not_was_not_reached() -> None:
    missing = (Verdict.UNKNOWN, Reason.LEADER_SHARDS_MISSING)
    film, both = Film(primaries=2), {0: 8, 1: 8}
    film.tick(1.0, both, both, {0: task(8), 1: task(8)})
    view = film.tick(2.0, {0: 8}, both, {0: task(8), 1: task(8, successful_reads=2)})
    assert (said(view), said(view.shards[1]), view.shards[1].evidence) == (missing, missing, Evidence.NONE)
    catching_up = task(8, leader_max_seq_no=20, successful_reads=3)
    assert said(film.tick(3.0, {0: 8}, both, {0: task(8), 1: catching_up}).shards[1]) == missing
    dead = task(8, successful_reads=3, fatal_type="odd_exception")
    assert said(film.tick(4.0, {0: 8}, both, {0: task(8), 1: dead}).shards[1])[0] is Verdict.STOPPED
    away = film.tick(5.0, AWAY, both, {0: task(8), 1: task(8, successful_reads=3)})
    assert Reason.LEADER_SHARDS_MISSING not in {shard.reason for shard in away.shards}


def test_a_leader_index_is_missing_by_the_leaders_word_and_not_by_that_of_a_task_that_gave_up() -> None:
    lost = task(8, fatal_type="index_not_found_exception")
    assert said(Film().tick(1.0, AWAY, {0: 8}, {0: lost})) == (Verdict.STOPPED, Reason.LEADER_NOT_REACHED)
    assert said(Film().tick(1.0, {0: 8}, {0: 8}, {0: lost})) == (Verdict.STOPPED, Reason.LEADER_INDEX_MISSING)
    film = Film()
    film.changes = {"leader_refused": {"orders": GONE}}
    assert said(film.tick(1.0, {}, {0: 8}, {0: lost})) == (Verdict.STOPPED, Reason.LEADER_INDEX_MISSING)
    film.changes = {}
    assert said(film.tick(2.0, AWAY, {0: 8}, {0: lost})) == (Verdict.STOPPED, Reason.LEADER_INDEX_MISSING)


def test_a_leader_that_refuses_to_tell_is_not_called_out_of_reach() -> None:
    assert Film().tick(1.0, FORBIDDEN, {0: 8}, {0: task(8)}).reason is Reason.RIGHT_MISSING
    assert Film().tick(1.0, None, {0: 8}, {0: task(8)}).reason is Reason.LEADER_NOT_REACHED
    dead = task(8, fatal_type="odd_exception")
    assert said(Film().tick(1.0, FORBIDDEN, {0: 8}, {0: dead})) == (Verdict.STOPPED, Reason.FATAL_ERROR)


def test_what_syncs_now_and_then_is_level_with_what_its_leader_hands_out() -> None:
    """Its checkpoints come late on both sides: what was handed out and what was received are told beside them."""
    film = Film()
    heard = Answer(
        ShardStats({"orders": IndexCopy(LEADER_UUID, {0: ShardCopy(0, 9, 7, 1, (lease(),))})}), 200, 0.7, 0.8
    )
    film.changes = traits("leader", LEADER_UUID, asynchronous=True) | {
        "leader_shards": heard,
        "follower_shards": answer(ShardStats({"orders": IndexCopy(FOLLOWER_UUID, {0: ShardCopy(0, 7, 5, 1)})})),
    }
    assert said(film.tick(1.0, None, None, {0: task(5)})) == (Verdict.CATCHING_UP, Reason.ASYNC_DURABILITY)
    film.changes |= {"leader_shards": AWAY}
    assert said(film.tick(2.0, None, None, {0: task(5)})) == (Verdict.UNKNOWN, Reason.AS_FOLLOWER_SEES)
    film.changes |= {"leader_shards": heard} | traits("leader", LEADER_UUID)
    assert said(film.tick(3.0, None, None, {0: task(5)})) == (Verdict.UNKNOWN, Reason.BEHIND)


def test_a_block_on_the_follower_refuses_what_it_reads() -> None:
    film = Film()
    film.changes = traits("follower", FOLLOWER_UUID, blocks=frozenset({"write"}))
    assert said(film.tick(1.0, {0: 9}, {0: 8}, {0: task(8)})) == (Verdict.RETRYING, Reason.WRITE_REFUSED)
    film.changes = traits("follower", FOLLOWER_UUID)
    silent = task(8, since_last_read_ms=71_000)
    assert said(film.tick(2.0, {0: 9}, {0: 8}, {0: silent})) == (Verdict.RETRYING, Reason.LINK_SILENT)


def test_a_read_is_late_by_the_time_that_its_own_follower_polls() -> None:
    out = task(8, since_last_read_ms=71_000)
    assert Film().tick(1.0, {0: 8}, {0: 8}, {0: out}).reason is Reason.LINK_SILENT
    assert said(Film(poll_s=120.0).tick(1.0, {0: 8}, {0: 8}, {0: out})) == LEVEL


def test_an_error_that_is_listed_counts_where_the_follower_is_not_connected() -> None:
    for connected, verdict in ((False, Verdict.RETRYING), (True, Verdict.IN_SYNC)):
        film = Film()
        film.tick(1.0, {0: 8}, {0: 8}, {0: task(8)})
        film.tick(2.0, {0: 8}, {0: 8}, {0: task(8, failed_reads=1)})
        film.connected = connected
        listed = replace(failing("connect_transport_exception"), failed_reads=1, successful_reads=2)
        assert film.tick(3.0, {0: 8}, {0: 8}, {0: listed}).verdict is verdict


def test_nothing_good_is_said_before_it_is_known_how_many_primaries_there_are() -> None:
    film = Film()
    film.changes = UNTOLD
    assert said(film.tick(1.0, {0: 8}, {0: 8}, {0: task(8)})) == (Verdict.UNKNOWN, Reason.NOT_ESTABLISHED)
    dead = task(8, fatal_type="odd_exception")
    assert said(film.tick(2.0, {0: 8}, {0: 8}, {0: dead})) == (Verdict.STOPPED, Reason.FATAL_ERROR)


def test_a_primary_that_is_missing_hides_nothing_that_is_as_bad_or_worse() -> None:
    film = Film(primaries=2)
    dead = task(8, fatal_type="odd_exception")
    assert said(film.tick(1.0, {0: 8}, {0: 8}, {0: dead})) == (Verdict.STOPPED, Reason.FATAL_ERROR)
    film = Film(primaries=2, leased=False)
    assert said(film.tick(1.0, {0: 8}, {0: 8}, {0: task(8)})) == (Verdict.UNKNOWN, Reason.IDENTITY_UNPROVEN)


def test_a_follower_that_is_forbidden_to_look_at_is_not_called_missing() -> None:
    film = Film()
    film.changes = {"follower_refused": {"orders": FORBIDDEN}, "recovery": answer(Recovery({}))}
    assert said(film.tick(1.0, {0: 8}, {}, {0: task(8)})) == (Verdict.UNKNOWN, Reason.RIGHT_MISSING)


def test_an_index_of_which_a_list_alone_tells_has_the_primaries_of_the_list() -> None:
    film = Film()
    index = IndexEntry("orders", LEADER_UUID, True, "red", 2, None, None)
    film.changes = UNTOLD | {"leader_indices": answer(IndexList({"orders": index}))}
    assert said(film.tick(1.0, {0: 8}, {0: 8}, {0: task(8)})) == (Verdict.UNKNOWN, Reason.SHARDS_UNASSIGNED)


def test_a_follower_that_has_not_moved_since_it_fell_behind_is_told_by_how_long_to_the_sample() -> None:
    """Though the leader wrote each second until then, and hardly any more since: points in between are gone."""
    film = Film()
    for second in range(300):
        film.tick(float(second), {0: second}, {0: second}, {0: task(second)})
    for minute in range(1, 600):
        view = film.tick(300.0 + 60 * minute, {0: 299 + minute}, {0: 299}, {})
    assert view.operations_behind == 599
    assert view.seconds_behind is not None
    assert 60 * 597 <= view.seconds_behind <= 60 * 600
    assert not view.seconds_at_least
