"""The verdict on one shard, row by row of the table, and the ways in which follower statistics lie."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccrtui.core.elasticsearch.replication import ReadError
from ccrtui.core.watch.shard.trouble import SETTINGS_GRACE_S
from ccrtui.core.watch.verdict import Evidence, Reason, Verdict
from tests.core.watch.film import AWAY, Film, fresh_task, said, task

CONNECT = ReadError(3, "connect_transport_exception", "[..][..] connect_exception")
IN_SYNC = (Verdict.IN_SYNC, Reason.PROVEN)


def error(kind: str) -> tuple[ReadError, ...]:
    return (ReadError(1, kind, "words"),)


def test_level_by_the_leaders_word_with_contact_is_in_sync() -> None:
    view = Film().tick(1.0, {0: 8}, {0: 8}, {0: task(8)})
    assert said(view) == IN_SYNC
    assert view.shards[0].evidence is Evidence.LEADER


def test_a_follower_beyond_the_leaders_answer_is_in_sync() -> None:
    """The leader answered first and may have moved before the follower was asked."""
    film = Film()
    film.tick(1.0, {0: 8}, {0: 8}, {0: task(8)})
    view = film.tick(2.0, {0: 8}, {0: 9}, {0: task(9)})
    assert (*said(view), view.operations_behind) == (*IN_SYNC, 0)


def test_the_false_zero_after_a_follow_is_not_in_sync() -> None:
    """-1 against -1 by the follower's own word, while the leader holds documents."""
    assert said(Film().tick(1.0, {0: 2}, {0: -1}, {0: fresh_task(-1)})) == (Verdict.UNKNOWN, Reason.NOT_ESTABLISHED)


def test_an_empty_pair_without_contact_is_not_in_sync() -> None:
    assert said(Film().tick(1.0, {0: -1}, {0: -1}, {0: fresh_task(-1)})) == (Verdict.UNKNOWN, Reason.NO_CONTACT)


def test_after_a_restart_with_the_link_cut_it_is_unknown_and_then_without_contact() -> None:
    film = Film()
    film.tick(1.0, {0: 2}, {0: 2}, {0: task(2)})
    verdicts = [said(film.tick(2.0 + second, {0: 2}, {0: 2}, {0: fresh_task(2)})) for second in range(10)]
    assert verdicts[0] == (Verdict.UNKNOWN, Reason.NO_CONTACT)
    assert verdicts[-1] == (Verdict.RETRYING, Reason.NO_CONTACT)
    assert Verdict.IN_SYNC not in {verdict for verdict, _ in verdicts}


def test_lost_history_is_stopped_although_the_follower_says_level() -> None:
    dead = task(
        4,
        fatal_type="resource_not_found_exception",
        fatal_reason="Operations are no longer available for replication.",
        read_errors=error("resource_not_found_exception"),
    )
    assert said(Film().tick(1.0, {0: 19}, {0: 4}, {0: dead})) == (Verdict.STOPPED, Reason.HISTORY_LOST)
    assert said(Film().tick(1.0, AWAY, {0: 4}, {0: dead})) == (Verdict.STOPPED, Reason.HISTORY_LOST)


def test_with_the_leader_away_that_its_index_was_gone_when_the_task_gave_up_is_not_told_as_being_so_now() -> None:
    """It may be there anew; that the task has stopped is the follower's own word."""
    dead = {0: task(4, fatal_type="index_not_found_exception", fatal_reason="no such index [orders]")}
    assert said(Film().tick(1.0, AWAY, {0: 4}, dead)) == (Verdict.STOPPED, Reason.LEADER_NOT_REACHED)


def test_a_silent_link_is_never_in_sync_once_the_leader_moved_and_is_named_past_the_poll() -> None:
    film = Film(poll_s=2.0)
    film.tick(0.0, {0: 5}, {0: 5}, {0: task(5)})
    series = [
        said(film.tick(float(at), {0: 8}, {0: 5}, {0: task(5, since_last_read_ms=100 + 1000 * at)}))
        for at in range(1, 28)
    ]
    assert Verdict.IN_SYNC not in {verdict for verdict, _ in series}
    assert series[6] == (Verdict.STALLED, Reason.NOT_MOVING)
    assert set(series[12:]) == {(Verdict.RETRYING, Reason.LINK_SILENT)}


def test_a_silent_link_is_named_even_while_the_leader_rests() -> None:
    film = Film(poll_s=2.0)
    film.tick(0.0, {0: 5}, {0: 5}, {0: task(5)})
    view = film.tick(13.0, {0: 5}, {0: 5}, {0: task(5, since_last_read_ms=13_000)})
    assert said(view) == (Verdict.RETRYING, Reason.LINK_SILENT)


def test_the_first_look_at_a_late_read_blames_no_link_before_the_settings_of_the_follower_tell_whether_it_writes() -> (
    None
):
    film = Film(poll_s=2.0)
    late = {0: task(5, since_last_read_ms=13_000)}
    assert said(film.tick(0.0, {0: 6}, {0: 5}, late)) == (Verdict.UNKNOWN, Reason.NOT_ESTABLISHED)
    assert said(film.tick(SETTINGS_GRACE_S, {0: 6}, {0: 5}, late)) == (Verdict.RETRYING, Reason.LINK_SILENT)
    assert said(Film(poll_s=2.0).tick(0.0, {0: 5}, {0: 5}, late)) == (Verdict.RETRYING, Reason.LINK_SILENT)


def test_a_poll_that_takes_its_whole_time_is_not_silence() -> None:
    assert said(Film().tick(1.0, {0: 5}, {0: 5}, {0: task(5, since_last_read_ms=65_000)})) == IN_SYNC


def test_growing_failures_are_retrying_with_what_the_error_means() -> None:
    film = Film()
    film.tick(0.0, {0: 5}, {0: 5}, {0: task(5)})
    view = film.tick(1.0, {0: 5}, {0: 5}, {0: task(5, failed_reads=3, read_errors=(CONNECT,))})
    assert said(view) == (Verdict.RETRYING, Reason.LEADER_UNREACHABLE)
    assert view.worst_error == CONNECT


def test_refused_writes_are_retrying_without_any_words() -> None:
    film = Film()
    film.tick(0.0, {0: 5}, {0: 3}, {0: task(3)})
    assert said(film.tick(1.0, {0: 5}, {0: 3}, {0: task(3, failed_writes=2)})) == (
        Verdict.RETRYING,
        Reason.WRITE_REFUSED,
    )


def test_an_error_is_history_once_its_retry_returned() -> None:
    film = Film()
    film.tick(0.0, {0: 5}, {0: 5}, {0: task(5)})
    film.tick(1.0, {0: 5}, {0: 5}, {0: task(5, failed_reads=3, read_errors=(CONNECT,))})
    assert said(film.tick(2.0, {0: 8}, {0: 8}, {0: task(8, failed_reads=3, successful_reads=2)})) == IN_SYNC


def test_an_error_listed_when_we_begin_to_look_is_taken_for_failing_until_a_read_returns() -> None:
    """Who saw it begin says so too: it stays until the retried read returns, or its cause is known to be over."""
    film, listed = Film(connected=None), task(4, failed_reads=8, read_errors=(CONNECT,))
    assert said(film.tick(1.0, {0: 4}, {0: 4}, {0: listed})) == (Verdict.RETRYING, Reason.LEADER_UNREACHABLE)
    returned = task(5, failed_reads=8, successful_reads=2)
    assert said(film.tick(2.0, {0: 5}, {0: 5}, {0: returned})) == IN_SYNC


CLOSED = ReadError(10, "cluster_block_exception", "index [orders] blocked by: [FORBIDDEN/4/index closed];")
MISSING = ReadError(3, "no_shard_available_action_exception", "No shard available for [Request{fromSeqNo=5}]")


def test_a_leader_index_that_is_open_again_is_not_called_closed_by_whoever_begins_to_look() -> None:
    """Recorded on 7.3.0: the next try may be a minute away, and the error stays listed until it has returned."""
    level, behind = task(4, failed_reads=10, read_errors=(CLOSED,)), task(3, failed_reads=10, read_errors=(CLOSED,))
    assert said(Film().tick(1.0, {0: 4}, {0: 4}, {0: level})) == IN_SYNC
    assert said(Film().tick(1.0, {0: 4}, {0: 3}, {0: behind})) == (Verdict.RETRYING, Reason.READ_FAILING)


def test_a_leader_shard_that_only_the_follower_misses_is_not_called_missing() -> None:
    """Its alias may lead elsewhere: level for now is no proof that reads arrive."""
    film = Film()
    first, then = (
        task(4, failed_reads=10, read_errors=(MISSING,), since_last_read_ms=waited) for waited in (5000, 6000)
    )
    film.tick(1.0, {0: 4}, {0: 4}, {0: task(4)})
    assert said(film.tick(2.0, {}, {0: 4}, {0: first})) == (Verdict.RETRYING, Reason.LEADER_SHARDS_MISSING)
    assert said(film.tick(3.0, {0: 4}, {0: 4}, {0: then})) == (Verdict.RETRYING, Reason.READ_FAILING)


def test_an_error_that_neither_grows_nor_goes_is_over_after_the_poll_time_out() -> None:
    film = Film(poll_s=2.0, connected=None)
    listed = task(4, failed_reads=8, read_errors=(CONNECT,))
    assert said(film.tick(1.0, {0: 4}, {0: 4}, {0: listed}))[0] is Verdict.RETRYING
    assert said(film.tick(14.0, {0: 4}, {0: 4}, {0: listed})) == IN_SYNC


def test_an_error_of_the_way_is_history_where_the_follower_is_connected_and_nothing_fails_any_more() -> None:
    """It stays listed until the read that was sent since returns, a poll time-out later (7.3.0)."""
    film, errors, verdicts = Film(), (CONNECT,), []
    for second in range(1, 11):
        failed = 8 if second < 5 else 9
        out = task(4, failed_reads=failed, read_errors=errors, since_last_read_ms=100 + 1000 * second)
        verdicts.append(said(film.tick(second, {0: 4}, {0: 4}, {0: out})))
    unreachable = (Verdict.RETRYING, Reason.LEADER_UNREACHABLE)
    assert verdicts == [unreachable] * 8 + [IN_SYNC] * 2
    behind = {0: task(4, failed_reads=9, read_errors=errors, since_last_read_ms=12_000)}
    assert said(film.tick(11.0, {0: 6}, {0: 4}, behind)) == (Verdict.RETRYING, Reason.READ_FAILING)


def test_an_error_of_a_closed_leader_index_is_history_where_the_leader_tells_of_its_shards() -> None:
    closed = task(4, failed_reads=8, read_errors=(replace(CONNECT, type="index_closed_exception"),))
    assert said(Film(connected=True).tick(1.0, {0: 4}, {0: 4}, {0: closed})) == IN_SYNC
    refused = task(4, failed_reads=8, read_errors=(replace(CONNECT, type="illegal_state_exception"),))
    assert said(Film(connected=True).tick(1.0, {0: 4}, {0: 4}, {0: refused})) == (
        Verdict.RETRYING,
        Reason.READ_FAILING,
    )


def test_what_comes_back_after_failures_and_is_behind_still_is_catching_up() -> None:
    film = Film(poll_s=2.0)
    film.tick(0.0, {0: 5}, {0: 5}, {0: task(5)})
    for second in range(1, 20):
        film.tick(second, {0: 9}, {0: 5}, {0: task(5, failed_reads=second, read_errors=(CONNECT,))})
    back = task(5, failed_reads=19, successful_reads=2)
    assert said(film.tick(20.0, {0: 9}, {0: 5}, {0: back})) == (Verdict.CATCHING_UP, Reason.BEHIND)
    still = replace(back, since_last_read_ms=6100)
    assert said(film.tick(26.0, {0: 9}, {0: 5}, {0: still})) == (Verdict.STALLED, Reason.NOT_MOVING)


def test_an_error_with_nothing_connected_is_retrying_at_first_sight() -> None:
    film = Film(connected=False)
    assert said(film.tick(1.0, {0: 4}, {0: 4}, {0: task(4, failed_reads=8, read_errors=(CONNECT,))})) == (
        Verdict.RETRYING,
        Reason.LEADER_UNREACHABLE,
    )


def test_failures_are_forgotten_past_the_poll() -> None:
    film = Film(poll_s=2.0)
    film.tick(0.0, {0: 5}, {0: 5}, {0: task(5)})
    film.tick(1.0, {0: 5}, {0: 5}, {0: task(5, failed_reads=1)})
    assert said(film.tick(14.0, {0: 5}, {0: 5}, {0: task(5, failed_reads=1)})) == IN_SYNC


def test_behind_and_not_moving_for_two_polls_is_stalled() -> None:
    film = Film(poll_s=4.0)
    film.tick(0.0, {0: 5}, {0: 5}, {0: task(5)})
    series = [said(film.tick(float(at), {0: 9}, {0: 5}, {0: task(5)}))[0] for at in range(1, 12)]
    assert series[7] is not Verdict.STALLED
    assert series[9:] == [Verdict.STALLED, Verdict.STALLED]


def test_a_burst_after_a_long_rest_is_not_stalled_nor_slow_at_once() -> None:
    """What counts is how long it has been behind, not how long it has been still."""
    film = Film(poll_s=2.0)
    for at in range(60):
        film.tick(float(at), {0: 5}, {0: 5}, {0: task(5)})
    view = film.tick(60.0, {0: 500}, {0: 5}, {0: task(5)})
    assert said(view) == (Verdict.UNKNOWN, Reason.BEHIND)
    assert said(film.tick(61.0, {0: 500}, {0: 100}, {0: task(100)})) == (Verdict.CATCHING_UP, Reason.BEHIND)


def test_a_large_burst_being_worked_off_never_looks_slow() -> None:
    film = Film()
    for at in range(20):
        film.tick(float(at), {0: 0}, {0: 0}, {0: task(0)})
    series = [film.tick(20.0 + at, {0: 10_000}, {0: 100 * at}, {0: task(100 * at)}).verdict for at in range(1, 40)]
    assert set(series[1:]) == {Verdict.CATCHING_UP}


def test_gaining_is_catching_up_and_says_when_it_will_be_level() -> None:
    film = Film()
    film.tick(0.0, {0: 1000}, {0: 0}, {0: task(0)})
    view = film.tick(1.0, {0: 1000}, {0: 100}, {0: task(100)})
    assert said(view) == (Verdict.CATCHING_UP, Reason.BEHIND)
    assert view.level_in_s == pytest.approx(9.0)


def test_losing_ground_is_slow_once_seen_long_enough() -> None:
    film = Film()
    series = [said(film.tick(float(at), {0: 1000 + 100 * at}, {0: 10 * at}, {0: task(10 * at)})) for at in range(14)]
    assert series[0] == (Verdict.UNKNOWN, Reason.NOT_ESTABLISHED)
    assert set(series[1:4]) == {(Verdict.UNKNOWN, Reason.BEHIND)}
    assert series[-1] == (Verdict.SLOW, Reason.FALLING_BEHIND)


def test_a_constant_distance_under_load_is_slow_and_not_unknown_for_ever() -> None:
    film = Film()
    for at in range(30):
        view = film.tick(float(at), {0: 1000 + 100 * at}, {0: 100 * at}, {0: task(100 * at)})
    assert said(view) == (Verdict.SLOW, Reason.FALLING_BEHIND)


def test_keeping_a_moment_behind_a_busy_leader_is_catching_up() -> None:
    film = Film()
    for at in range(30):
        view = film.tick(float(at), {0: 100 * at + 50}, {0: 100 * at}, {0: task(100 * at)})
    assert said(view) == (Verdict.CATCHING_UP, Reason.BEHIND)


def test_without_a_lease_of_this_follower_it_may_be_another_leader() -> None:
    assert said(Film(leased=False).tick(1.0, {0: 8}, {0: 8}, {0: task(8)})) == (
        Verdict.UNKNOWN,
        Reason.IDENTITY_UNPROVEN,
    )


def test_a_shard_without_a_task_is_unknown() -> None:
    view = Film().tick(1.0, {0: 8, 1: 3}, {0: 8, 1: 3}, {0: task(8)})
    assert said(view) == (Verdict.UNKNOWN, Reason.SHARDS_UNASSIGNED)


def test_a_shard_the_follower_does_not_show_is_unknown() -> None:
    view = Film().tick(1.0, {0: 8}, {}, {0: task(8)})
    assert said(view) == (Verdict.UNKNOWN, Reason.SHARDS_UNASSIGNED)


def test_a_leader_shard_that_is_not_started_is_unknown() -> None:
    view = Film().tick(1.0, {0: 8}, {0: 8, 1: 3}, {0: task(8), 1: task(3, shard=1)})
    assert said(view) == (Verdict.UNKNOWN, Reason.LEADER_SHARDS_MISSING)


def test_a_leader_that_answers_without_the_index_proves_nothing() -> None:
    film = Film()
    film.tick(0.0, {0: 8}, {0: 8}, {0: task(8, since_last_read_ms=59_900)})
    view = film.tick(1.0, {}, {0: 8}, {0: task(8, since_last_read_ms=500)})
    assert said(view) == (Verdict.RETRYING, Reason.LEADER_SHARDS_MISSING)


def test_a_stopped_shard_keeps_its_reason_while_the_leaders_shard_is_missing() -> None:
    dead = task(3, shard=1, fatal_type="resource_not_found_exception")
    view = Film().tick(1.0, {0: 8}, {0: 8, 1: 3}, {0: task(8), 1: dead})
    assert said(view) == (Verdict.STOPPED, Reason.HISTORY_LOST)


def test_with_the_leader_away_the_followers_word_alone_is_unknown() -> None:
    film = Film()
    film.tick(0.0, {0: 8}, {0: 8}, {0: task(8)})
    view = film.tick(1.0, AWAY, {0: 8}, {0: task(8, since_last_read_ms=1100)})
    assert said(view) == (Verdict.UNKNOWN, Reason.LEADER_NOT_REACHED)
    assert view.shards[0].evidence is Evidence.NONE
    assert view.operations_behind is None


def test_with_the_leader_away_a_read_that_returned_since_is_contact_and_still_not_in_sync() -> None:
    film = Film()
    film.tick(0.0, {0: 8}, {0: 8}, {0: task(8, since_last_read_ms=59_500)})
    view = film.tick(1.0, AWAY, {0: 8}, {0: task(8, since_last_read_ms=500)})
    assert said(view) == (Verdict.UNKNOWN, Reason.AS_FOLLOWER_SEES)
    assert view.shards[0].evidence is Evidence.FOLLOWER


def test_contact_wears_off_with_the_next_poll() -> None:
    film = Film(poll_s=2.0)
    film.tick(0.0, {0: 8}, {0: 8}, {0: task(8, since_last_read_ms=1500)})
    film.tick(1.0, AWAY, {0: 8}, {0: task(8, since_last_read_ms=500)})
    assert film.tick(12.0, AWAY, {0: 8}, {0: task(8, since_last_read_ms=11_500)}).reason is Reason.AS_FOLLOWER_SEES
    view = film.tick(13.5, AWAY, {0: 8}, {0: task(8, since_last_read_ms=13_000)})
    assert said(view) == (Verdict.RETRYING, Reason.LINK_SILENT)


def test_contact_before_the_leaders_last_word_is_no_contact() -> None:
    film = Film()
    film.tick(0.0, {0: 8}, {0: 8}, {0: task(8, since_last_read_ms=59_500)})
    film.tick(1.0, {0: 8}, {0: 8}, {0: task(8, since_last_read_ms=500)})
    film.tick(2.0, {0: 8}, {0: 8}, {0: task(8, since_last_read_ms=1500)})
    view = film.tick(3.0, AWAY, {0: 8}, {0: task(8, since_last_read_ms=2500)})
    assert said(view) == (Verdict.UNKNOWN, Reason.LEADER_NOT_REACHED)


@pytest.mark.parametrize(
    "changes",
    [
        {"outstanding_writes": 1},
        {"write_buffer_operations": 4},
        {"read_errors": (CONNECT,)},
    ],
)
def test_with_the_leader_away_nothing_may_be_on_its_way(changes: dict[str, object]) -> None:
    film = Film()
    film.tick(0.0, {0: 8}, {0: 8}, {0: task(8, since_last_read_ms=59_500)})
    view = film.tick(1.0, AWAY, {0: 8}, {0: task(8, since_last_read_ms=500, **changes)})
    assert (*said(view), view.shards[0].evidence) == (Verdict.UNKNOWN, Reason.LEADER_NOT_REACHED, Evidence.NONE)


def test_a_retry_that_was_sent_is_no_contact() -> None:
    """With the error still listed nobody knows that the read came back; a dial may hang for half a minute."""
    film = Film()
    broken = {"failed_reads": 2, "read_errors": (CONNECT,), "leader_max_seq_no": 9}
    film.tick(0.0, {0: 9}, {0: 8}, {0: task(8, since_last_read_ms=3000, **broken)})
    away = film.tick(1.0, AWAY, {0: 8}, {0: task(8, since_last_read_ms=200, **broken)})
    assert said(away) == (Verdict.RETRYING, Reason.LEADER_UNREACHABLE)


REFUSED = ReadError(1, "cluster_block_exception", "index [a] blocked by: [FORBIDDEN/7/index read (api)];")


def test_a_retry_that_was_sent_and_not_yet_refused_is_no_read_that_came_back() -> None:
    """Level by the leader's word, but the follower may not read there any more."""
    film = Film()
    film.tick(0.0, {0: 8}, {0: 8}, {0: task(8, since_last_read_ms=100)})
    refused = {"failed_reads": 2, "read_errors": (REFUSED,)}
    film.tick(1.0, {0: 8}, {0: 8}, {0: task(8, since_last_read_ms=900, **refused)})
    again = film.tick(2.0, {0: 8}, {0: 8}, {0: task(8, since_last_read_ms=20, **refused)})
    assert said(again) == (Verdict.RETRYING, Reason.LEADER_INDEX_BLOCKED)


def test_a_refusal_is_over_when_the_next_read_stays_out() -> None:
    film = Film()
    film.tick(0.0, {0: 8}, {0: 8}, {0: task(8, since_last_read_ms=100)})
    refused = {"failed_reads": 2, "read_errors": (REFUSED,)}
    film.tick(1.0, {0: 8}, {0: 8}, {0: task(8, since_last_read_ms=900, **refused)})
    out = [
        film.tick(1.2 + out_s, {0: 8}, {0: 8}, {0: task(8, since_last_read_ms=int(out_s * 1000), **refused)})
        for out_s in (2.9, 3.1)
    ]
    assert [said(index)[0] for index in out] == [Verdict.RETRYING, Verdict.IN_SYNC]


def test_with_the_leader_away_a_moving_follower_is_catching_up_by_its_own_word() -> None:
    film = Film()
    film.tick(0.0, {0: 8}, {0: 8}, {0: task(8)})
    view = film.tick(1.0, AWAY, {0: 20}, {0: task(20, successful_reads=2, leader_max_seq_no=40)})
    assert said(view) == (Verdict.CATCHING_UP, Reason.AS_FOLLOWER_SEES)


def test_with_the_leader_away_a_task_of_which_no_such_word_was_asked_says_nothing() -> None:
    film = Film()
    film.tick(0.0, {0: 8}, {0: 8}, {0: task(8)})
    silent = task(20, successful_reads=2, leader_max_seq_no=None, follower_global_checkpoint=None)
    assert said(film.tick(1.0, AWAY, {0: 20}, {0: silent})) == (Verdict.UNKNOWN, Reason.LEADER_NOT_REACHED)


def test_a_write_that_failed_before_and_is_still_out_is_refused_without_a_further_failure() -> None:
    """The next try may be a minute away (faults-made 55: seven failures, one write out)."""
    film, stuck = Film(), task(1, leader_max_seq_no=2, failed_writes=7, outstanding_writes=1)
    assert said(film.tick(1.0, {0: 2}, {0: 1}, {0: stuck}))[0] is Verdict.UNKNOWN
    assert said(film.tick(3.5, {0: 2}, {0: 1}, {0: stuck})) == (Verdict.RETRYING, Reason.WRITE_REFUSED)


def test_a_write_on_its_way_in_a_follower_that_moves_is_not_refused() -> None:
    film = Film()
    for number in range(6):
        moving = task(number, failed_writes=7, outstanding_writes=1)
        assert said(film.tick(1.0 + number, {0: 9}, {0: number}, {0: moving}))[1] is not Reason.WRITE_REFUSED
