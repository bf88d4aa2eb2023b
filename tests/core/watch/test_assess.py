"""An index and a link as a whole: what `_ccr/info` says comes first, the worst part names the whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccrtui.core.call.answer import Answer
from ccrtui.core.call.call import Side
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.index import IndexEntry, IndexList
from ccrtui.core.elasticsearch.replication import (
    FirstCopy,
    Follower,
    FollowInfo,
    FollowStats,
    IndexCopy,
    ReadError,
    ShardCopy,
    ShardStats,
    ShardTask,
)
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.watch.following.absence import Absence
from ccrtui.core.watch.following.follows import Follows
from ccrtui.core.watch.known import Known
from ccrtui.core.watch.link_view import LinkView
from ccrtui.core.watch.snapshot import Snapshot
from ccrtui.core.watch.tally import Counted, Tally
from ccrtui.core.watch.verdict import Reason, Verdict, worst
from tests.core.watch.film import AWAY, FOLLOWER_UUID, LEADER_UUID, Film, fresh_task, lease, said, task

HALF = FirstCopy(total_bytes=100, recovered_bytes=50, shards_done=0, shards=1)


def test_the_order_of_the_verdicts_is_that_of_their_badness() -> None:
    ranked = ["stopped", "retrying", "stalled", "paused", "slow", "unknown", "bootstrapping", "catching_up", "in_sync"]
    assert [verdict.value for verdict in sorted(Verdict, key=lambda verdict: verdict.rank)] == ranked
    assert [Verdict(name).exit_code for name in ranked] == [1, 1, 1, 1, 1, 4, 0, 0, 0]


def test_the_whole_is_as_bad_as_its_worst_part_and_nothing_is_unknown() -> None:
    assert worst([Verdict.IN_SYNC, Verdict.PAUSED, Verdict.CATCHING_UP]) is Verdict.PAUSED
    assert worst([]) is Verdict.UNKNOWN


def test_a_bad_shard_is_not_hidden_by_good_ones() -> None:
    dead = task(3, shard=1, fatal_type="index_not_found_exception")
    view = Film().tick(1.0, {0: 8, 1: 9}, {0: 8, 1: 3}, {0: task(8), 1: dead})
    assert said(view) == (Verdict.STOPPED, Reason.LEADER_INDEX_MISSING)
    assert [said(shard)[0] for shard in view.shards] == [Verdict.IN_SYNC, Verdict.STOPPED]


def test_figures_are_summed_over_shards_and_time_is_the_longest() -> None:
    film = Film()
    film.tick(0.0, {0: 8, 1: 8}, {0: 8, 1: 8}, {0: task(8), 1: task(8, shard=1)})
    film.tick(10.0, {0: 18, 1: 8}, {0: 8, 1: 8}, {0: task(8), 1: task(8, shard=1)})
    view = film.tick(20.0, {0: 18, 1: 13}, {0: 8, 1: 8}, {0: task(8), 1: task(8, shard=1)})
    assert view.operations_behind == 15
    assert view.seconds_behind == pytest.approx(19.0)
    assert view.seconds_at_least is False
    assert (view.leader_docs, view.follower_docs) == (19 + 14, 9 + 9)


def test_a_follower_found_behind_is_at_least_so_long_behind() -> None:
    film = Film()
    film.tick(0.0, {0: 8}, {0: 2}, {0: task(2)})
    view = film.tick(5.0, {0: 8}, {0: 2}, {0: task(2)})
    assert (view.seconds_behind, view.seconds_at_least) == (5.0, True)


def test_figures_with_a_part_missing_are_not_known() -> None:
    view = Film().tick(1.0, {0: 8, 1: 9}, {0: 5}, {0: task(5)})
    assert (view.operations_behind, view.seconds_behind) == (None, None)


def test_level_in_needs_every_shard_to_gain() -> None:
    film = Film()
    film.tick(0.0, {0: 100, 1: 100}, {0: 0, 1: 0}, {0: task(0), 1: task(0, shard=1)})
    view = film.tick(1.0, {0: 100, 1: 100}, {0: 50, 1: 10}, {0: task(50), 1: task(10, shard=1)})
    assert view.level_in_s == pytest.approx(9.0)
    view = film.tick(2.0, {0: 100, 1: 100}, {0: 100, 1: 10}, {0: task(100), 1: task(10, shard=1)})
    assert said(view)[0] is Verdict.CATCHING_UP


def test_no_entry_and_no_tasks_is_not_following() -> None:
    assert said(Film(listed=False).tick(1.0, {0: 8}, {}, {})) == (Verdict.UNKNOWN, Reason.NOT_FOLLOWING)


def test_tasks_without_an_entry_are_leftovers() -> None:
    assert said(Film(listed=False).tick(1.0, {0: 8}, {}, {0: task(8)})) == (Verdict.STOPPED, Reason.LEFTOVER_TASK)


def test_a_follower_through_another_alias_is_not_ours_and_no_leftover() -> None:
    film = Film()
    film.tick(1.0, {0: 8}, {0: 8}, {0: task(8)})
    other = FollowInfo({"orders": Follower("orders", "elsewhere", "orders", True)})
    view = film.add(replace(snapshot_of(), info=Answer(other, 200, 1.9, 2.0), taken_at=2.0)).indices[0]
    assert said(view) == (Verdict.UNKNOWN, Reason.NOT_FOLLOWING)


def test_no_tasks_with_all_shards_here_is_paused_with_its_lease() -> None:
    film = Film(active=False)
    view = film.tick(1.0, {0: 8}, {0: 5}, {}, epoch=1000 + 3600)
    assert said(view) == (Verdict.PAUSED, Reason.PAUSED)
    assert view.paused_for_s == pytest.approx(3570.0)
    assert view.paused_at_least
    assert view.lease_left_s == pytest.approx(11 * 3600.0)
    assert view.operations_behind == 3


def test_paused_without_a_lease_has_lost_it() -> None:
    view = Film(active=False, leased=False).tick(1.0, {0: 8}, {0: 5}, {})
    assert said(view) == (Verdict.PAUSED, Reason.LEASE_EXPIRED)
    assert view.lease_left_s == 0.0


def test_the_first_copy_under_way_is_bootstrapping_although_info_says_paused() -> None:
    view = Film(active=False).tick(1.0, {0: 8}, {}, {}, recovery=HALF, colour="yellow")
    assert (*said(view), view.first_copy) == (Verdict.BOOTSTRAPPING, Reason.FIRST_COPY, HALF)


def test_a_follower_seen_to_be_copied_is_not_failed_with_its_first_red_moment() -> None:
    film = Film(active=False)
    assert said(film.tick(1.0, {0: 8}, {}, {}, colour="yellow"))[0] is Verdict.BOOTSTRAPPING
    assert said(film.tick(2.0, {0: 8}, {}, {}, colour="red"))[0] is Verdict.BOOTSTRAPPING
    assert said(film.tick(5.0, {0: 8}, {}, {}, colour="red")) == (Verdict.STOPPED, Reason.BOOTSTRAP_FAILED)


def test_a_first_copy_that_has_failed_is_stopped_at_first_sight() -> None:
    view = Film(active=False).tick(1.0, {0: 8}, {}, {}, colour="red")
    assert said(view) == (Verdict.STOPPED, Reason.BOOTSTRAP_FAILED)
    assert view.lease_left_s is None


def test_how_long_history_is_kept_is_not_known_before_the_leaders_setting_is() -> None:
    view = Film(active=False, period_s=None).tick(1.0, {0: 8}, {0: 5}, {}, epoch=1000 + 3600)
    assert (said(view)[0], view.paused_for_s, view.lease_left_s) == (Verdict.PAUSED, 3570.0, None)


def test_how_long_history_is_kept_is_told_while_a_link_is_down_too() -> None:
    film = Film(connected=False)
    broken = task(4, failed_reads=8, read_errors=(ReadError(3, "connect_transport_exception", "refused"),))
    view = film.tick(1.0, {0: 8}, {0: 4}, {0: broken}, epoch=1000 + 3600)
    assert said(view)[0] is Verdict.RETRYING
    assert view.lease_left_s == pytest.approx(11 * 3600.0)


def test_red_without_a_copy_for_long_is_a_failed_first_copy() -> None:
    film = Film(active=False)
    film.tick(1.0, {0: 8}, {}, {}, colour="red")
    assert said(film.tick(7.0, {0: 8}, {}, {}, colour="red")) == (Verdict.STOPPED, Reason.BOOTSTRAP_FAILED)


def test_a_paused_follower_is_not_taken_for_its_first_copy_of_long_ago() -> None:
    """The last answer about the copy may have come before it was done."""
    film = Film(active=False)
    film.tick(1.0, {0: 8}, {}, {}, recovery=HALF)
    film.active = True
    film.tick(2.0, {0: 8}, {0: 8}, {0: task(8)})
    film.active = False
    assert said(film.tick(3.0, {0: 8}, {0: 8}, {})) == (Verdict.PAUSED, Reason.PAUSED)


def test_nothing_known_of_a_follower_without_shards_is_unknown() -> None:
    assert said(Film(active=False).tick(1.0, {0: 8}, {}, {})) == (Verdict.UNKNOWN, Reason.NOT_ESTABLISHED)


def test_another_leader_is_found_by_contradiction() -> None:
    """The task heard of operation 50 from its leader; the one we ask never came so far."""
    film = Film()
    film.tick(1.0, {0: 8}, {0: 8}, {0: task(50)})
    assert said(film.tick(2.0, {0: 8}, {0: 8}, {0: task(50)})) == (Verdict.STOPPED, Reason.OTHER_LEADER)
    assert said(film.tick(3.0, {0: 60}, {0: 50}, {0: task(50)})) == (Verdict.STOPPED, Reason.OTHER_LEADER)


def test_what_a_task_without_contact_says_contradicts_nobody() -> None:
    film = Film()
    film.tick(1.0, {0: 8}, {0: 8}, {0: fresh_task(50)})
    assert said(film.tick(2.0, {0: 8}, {0: 8}, {0: fresh_task(50)}))[0] is not Verdict.STOPPED


def test_a_contradiction_ends_with_the_task_that_gave_it() -> None:
    film = Film()
    film.tick(1.0, {0: 8}, {0: 8}, {0: task(50)})
    film.tick(2.0, {0: 8}, {0: 8}, {0: task(50)})
    film.tick(3.0, {0: 8}, {0: 8}, {})
    assert said(film.tick(4.0, {0: 8}, {0: 8}, {0: task(8)})) == (Verdict.IN_SYNC, Reason.PROVEN)


def test_a_new_follow_is_not_held_to_what_the_old_one_had_read() -> None:
    film = Film()
    film.tick(1.0, {0: 50}, {0: 50}, {0: task(50)})
    film.tick(2.0, {0: 4}, {0: -1}, {0: fresh_task(-1)})
    film.tick(3.0, {0: 4}, {0: 4}, {0: task(4)})
    assert said(film.tick(4.0, {0: 4}, {0: 4}, {0: task(4)})) == (Verdict.IN_SYNC, Reason.PROVEN)


def test_a_leader_index_made_anew_is_stopped_until_followed_again() -> None:
    film = Film()
    film.tick(1.0, {0: 8}, {0: 8}, {0: task(8)})
    film.leader_uuid, film.leased = "another-leader-uuid", False
    assert said(film.tick(2.0, {0: 8}, {0: 8}, {0: task(8)})) == (Verdict.STOPPED, Reason.LEADER_RECREATED)
    film.leased = True
    assert said(film.tick(3.0, {0: 8}, {0: 8}, {0: task(8)})) == (Verdict.IN_SYNC, Reason.PROVEN)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (FaultCode.REFUSED, Reason.FOLLOWER_NOT_REACHED),
        (FaultCode.NOT_AUTHORIZED, Reason.RIGHT_MISSING),
        (FaultCode.NOT_AUTHENTICATED, Reason.LOGIN_REFUSED),
        (FaultCode.LOGIN_WANTED, Reason.LOGIN_WANTED),
    ],
)
def test_a_follower_that_cannot_be_read_is_unknown(code: FaultCode, reason: Reason) -> None:
    view = Film().tick(1.0, {0: 8}, {0: 8}, Fault(code, 403))
    assert said(view) == (Verdict.UNKNOWN, reason)


def test_what_the_follower_answered_before_the_leader_proves_nothing() -> None:
    film = Film()
    film.tick(1.0, {0: 8}, {0: 8}, {0: task(8)})
    early = replace(snapshot_of(), follower_shards=stats(8, sent_at=1.7), leader_shards=stats(8, sent_at=1.8))
    view = film.add(replace(early, taken_at=2.0)).indices[0]
    assert said(view) == (Verdict.UNKNOWN, Reason.SHARDS_UNASSIGNED)


def test_the_worst_index_comes_first_and_names_the_link() -> None:
    view = two(good=task(8), bad=task(3, fatal_type="illegal_state_exception", fatal_reason="history UUID mismatch"))
    assert [index.follower_index for index in view.indices] == ["zebra", "ant"]
    assert (view.verdict, view.reason) == (Verdict.STOPPED, Reason.HISTORY_DIFFERS)
    assert [index.follower_index for index in view.problems] == ["zebra"]


def test_equally_good_indices_are_sorted_by_name() -> None:
    assert [index.follower_index for index in two(task(8), task(8)).indices] == ["ant", "zebra"]


def test_a_link_without_indices_is_unknown_and_not_following() -> None:
    view = Film(pairs=()).add(replace(snapshot_of(), pairs=()))
    assert (view.verdict, view.reason) == (Verdict.UNKNOWN, Reason.NOT_FOLLOWING)


def test_the_trend_is_operations_behind_at_each_tick() -> None:
    film = Film()
    for at, leader in enumerate((8, 12, 20, 8)):
        view = film.tick(float(at), {0: leader}, {0: 8}, {0: task(8)})
    assert view.trend == (0, 4, 12, 0)


def test_there_is_no_trend_while_an_index_was_only_level_and_one_from_the_first_operation_that_it_lacked() -> None:
    film = Film()
    for at in (0.0, 1.0, 2.0):
        assert film.tick(at, {0: 8}, {0: 8}, {0: task(8)}).trend == ()
    assert film.tick(3.0, {0: 9}, {0: 8}, {0: task(8)}).trend == (0, 0, 0, 1)


def test_a_sample_that_told_nothing_is_a_gap_in_the_trend() -> None:
    film = Film()
    answers: tuple[dict[int, int] | Fault, ...] = ({0: 8}, {0: 8}, AWAY, {0: 12}, {})
    for at, leader in enumerate(answers):
        view = film.tick(float(at), leader, {0: 8}, {0: task(8)})
    assert view.trend == (0, 0, None, 4, None)
    assert view.operations_behind is None


def test_what_one_of_two_primaries_tells_is_a_gap_in_the_trend_and_no_distance() -> None:
    """A shard that is not told takes what it lacks out of the sum: that is nothing that has arrived."""
    film = Film(primaries=2)
    assert film.tick(0.0, {0: 108, 1: 8}, {0: 8, 1: 8}, {0: task(8), 1: task(8)}).trend == (100,)
    for leader, follower in (({1: 8}, {1: 8}), ({1: 8}, {0: 8, 1: 8})):
        view = film.tick(1.0, leader, follower, {1: task(8)})
        assert (view.operations_behind, view.seconds_behind) == (None, None)
    assert view.trend == (100, None, None)


def test_a_pause_that_was_seen_to_begin_is_counted_from_then() -> None:
    """Not from the last renewal of a lease, which may be half a minute before it."""
    film = Film()
    for at in range(25):
        film.tick(float(at), {0: 8}, {0: 8}, {0: task(8)}, epoch=1000 + at)
    film.active = False
    for at in (25, 28):
        view = film.tick(float(at), {0: 8}, {0: 8}, {}, epoch=1000 + at)
    assert (view.verdict, view.paused_for_s, view.paused_at_least) == (Verdict.PAUSED, 3.0, False)


def test_a_pause_from_before_we_looked_lasted_at_least_as_long_as_a_renewal_is_missing() -> None:
    film = Film(active=False)
    view = film.tick(1.0, {0: 8}, {0: 8}, {}, epoch=1000 + 28)
    assert (view.paused_for_s, view.paused_at_least) == (0.0, True)
    view = film.tick(5.0, {0: 8}, {0: 8}, {}, epoch=1000 + 32)
    assert (view.paused_for_s, view.paused_at_least) == (4.0, True)


def test_documents_of_a_side_that_gives_no_figures_are_not_known_any_more() -> None:
    """What was counted before a leader index was closed is not told as its count now, by no surface."""
    film = Film()
    theirs, ours = Counted(LEADER_UUID, 9, 0.0), Counted(FOLLOWER_UUID, 7, 0.0)
    tally = Tally({(Side.LEADER, "orders"): theirs, (Side.FOLLOWER, "orders"): ours})
    film.history = replace(film.history, tally=tally)
    assert film.tick(0.0, {0: 8}, {0: 8}, {0: task(8)}).leader_docs == 9
    silent: tuple[dict[int, int] | Fault, ...] = (AWAY, {})
    for leader in silent:
        view = film.tick(1.0, leader, {0: 8}, {0: task(8)})
        assert (view.leader_docs, view.follower_docs, view.docs_at) == (None, 7, None)


def test_nothing_is_known_of_a_leader_that_was_never_heard() -> None:
    view = Film().tick(1.0, AWAY, {0: 8}, {0: task(8)})
    assert (view.leader_docs, view.operations_behind, view.leader_told) == (None, None, False)


def stats(number: int, sent_at: float, name: str = "orders") -> Answer:
    shards = {0: ShardCopy(0, number, number, 1, (lease(),))}
    uuid = "leader-orders-uuid" if sent_at == 1.8 else "follower-orders-uuid"
    return Answer(ShardStats({name: IndexCopy(uuid, shards)}), 200, sent_at, sent_at + 0.05)


def snapshot_of() -> Snapshot:
    """A tick at 2.0 in which nothing was asked but who follows and what runs."""
    return Snapshot(
        alias="leader",
        pairs=(IndexPair("orders", "orders"),),
        taken_at=2.0,
        sampled_at=0.0,
        leader_shards=None,
        leader_clock=None,
        info=Answer(FollowInfo({"orders": Follower("orders", "leader", "orders", True)}), 200, 1.9, 2.0),
        tasks=Answer(FollowStats({"orders": {0: task(8)}}), 200, 1.9, 2.0),
        follower_shards=None,
        leader_indices=Answer(
            IndexList(
                {"orders": IndexEntry("orders", "leader-orders-uuid", True, "green", 1, None, None)},
            ),
            200,
            1.8,
            1.85,
        ),
    )


def test_nothing_good_is_said_while_a_primary_may_be_missing() -> None:
    whole = Film(primaries=1).tick(2.0, {0: 8}, {0: 8}, {0: task(8)})
    assert (whole.verdict, whole.reason) == (Verdict.IN_SYNC, Reason.PROVEN)
    lacking = Film(primaries=2).tick(2.0, {0: 8}, {0: 8}, {0: task(8)})
    assert (lacking.verdict, lacking.reason) == (Verdict.UNKNOWN, Reason.SHARDS_UNASSIGNED)


def two(good: ShardTask, bad: ShardTask) -> LinkView:
    """The indices `ant` (good) and `zebra`, both at operation 8."""
    names = ("ant", "zebra")
    entries = {name: Follower(name, "leader", name, True) for name in names}
    leases = {name: replace(lease(), id=lease().id.replace("/orders/", f"/{name}/")) for name in names}

    def copies(uuid: str, sent_at: float) -> Answer:
        indices = {name: IndexCopy(uuid, {0: ShardCopy(0, 8, 8, 9, (leases[name],))}) for name in names}
        return Answer(ShardStats(indices), 200, sent_at, sent_at + 0.05)

    return Film().add(
        replace(
            snapshot_of(),
            pairs=tuple(IndexPair(name, name) for name in names),
            info=Answer(FollowInfo(entries), 200, 1.9, 2.0),
            tasks=Answer(FollowStats({"ant": {0: good}, "zebra": {0: bad}}), 200, 1.9, 2.0),
            leader_shards=copies("leader-orders-uuid", 1.7),
            follower_shards=copies("follower-orders-uuid", 1.9),
            with_leases=True,
        )
    )


def test_an_alias_that_was_missing_before_a_follower_began_is_not_called_missing() -> None:
    """Who is connected is not asked in every sample; a follower can only have begun through an alias that is there."""
    film = Film(registered=False, listed=False)
    film.tick(1.0, {0: 3}, None, {})
    film.listed, film.connected = True, None
    began = film.tick(2.0, {0: 3}, {0: 3}, {0: task(3)})
    assert said(began) == (Verdict.IN_SYNC, Reason.PROVEN)
    assert film.view is not None
    assert film.view.connected is None
    film.connected = True
    assert said(film.tick(3.0, {0: 3}, {0: 3}, {0: task(3)})) == (Verdict.RETRYING, Reason.ALIAS_MISSING)


@pytest.mark.parametrize(
    ("active", "closed", "follows"),
    [
        (True, False, Follows.ACTIVE),
        (False, False, Follows.PAUSED),
        (True, True, Follows.CLOSED),
        (False, True, Follows.CLOSED),
    ],
)
def test_how_a_follower_follows_is_told_whatever_has_become_of_its_leader_index(
    active: bool, closed: bool, follows: Follows
) -> None:
    film = Film()
    assert film.tick(1.0, {0: 9}, {0: 9}, {0: task(9)}).follows is Follows.ACTIVE
    film.active, film.leader_uuid, film.leased = active, "another-leader-uuid", False
    if closed:
        film.history = replace(film.history, follower_known=Known({"orders": Absence.CLOSED}))
    tasks = {0: task(9)} if active and not closed else {}
    index = film.tick(2.0, {0: 9}, {} if closed else {0: 9}, tasks)
    assert (said(index), index.follows) == ((Verdict.STOPPED, Reason.LEADER_RECREATED), follows)


def test_a_follower_in_its_first_copy_or_whose_copy_failed_follows() -> None:
    assert Film(active=False).tick(1.0, {0: 8}, {}, {}, recovery=HALF, colour="yellow").follows is Follows.ACTIVE
    assert Film(active=False).tick(1.0, {0: 8}, {}, {}, colour="red").follows is Follows.ACTIVE


def test_how_an_index_follows_is_not_told_where_it_does_not_or_that_is_not_known() -> None:
    assert Film(listed=False).tick(1.0, {0: 9}, {0: 9}, {}).follows is None
    assert Film(active=False).tick(1.0, {0: 9}, {}, {}).follows is None
    film = Film(active=False)
    film.tick(1.0, {0: 9}, {}, {}, colour="red")
    assert film.tick(2.0, {0: 9}, AWAY, {}, colour="red").follows is None
