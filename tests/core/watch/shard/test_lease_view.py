"""The leases of a follower as they were last looked up, and how long its leader keeps history by them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccrtui.core.call.answer import Answer
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.replication import IndexCopy, ShardCopy, ShardStats
from ccrtui.core.watch.shard.lease_view import OVERDUE_S, LeaseView
from ccrtui.core.watch.verdict import Reason, Verdict
from tests.core.watch.film import AWAY, FOLLOWER_UUID, LEADER_UUID, Film, lease, said, task

HALF_DAY = 12 * 3600.0
BETWEEN = (FOLLOWER_UUID, LEADER_UUID)
VIEW = LeaseView(held=True, since_renewal_s=100.0, oldest_s=300.0, between=BETWEEN, looked_at=50.0)


def looked_up(*leases: tuple[int, ...], epoch: int | None = 1000) -> LeaseView:
    """What is known after a look at shards that each hold leases last renewed at these epoch seconds."""
    film = Film(active=False)
    copies = {
        shard: ShardCopy(shard, 8, 8, 9, tuple(lease(at_ms=at * 1000) for at in renewed))
        for shard, renewed in enumerate(leases)
    }
    film.changes = {"leader_shards": Answer(ShardStats({"orders": IndexCopy(LEADER_UUID, copies)}), 200, 0.7, 0.8)}
    film.tick(1.0, None, {0: 8}, {}, epoch=epoch)
    return film.history.leases["orders"]


def test_a_lease_proves_the_two_indices_that_it_was_looked_up_for() -> None:
    assert VIEW.proves(*BETWEEN)
    assert not VIEW.proves("another", LEADER_UUID)
    assert not VIEW.proves(FOLLOWER_UUID, "another")
    assert not replace(VIEW, held=False).proves(*BETWEEN)


def test_history_is_kept_for_the_period_since_the_oldest_renewal() -> None:
    assert VIEW.left_s(1000.0, 50.0) == 700.0
    assert VIEW.left_s(1000.0, 150.0) == 600.0
    assert VIEW.left_s(200.0, 50.0) == -100.0


def test_how_long_history_is_kept_is_not_known_without_the_period_or_the_leaders_clock_and_over_without_a_lease() -> (
    None
):
    assert VIEW.left_s(None, 50.0) is None
    assert replace(VIEW, oldest_s=None).left_s(1000.0, 50.0) is None
    assert replace(VIEW, held=False).left_s(None, 50.0) == 0.0


def test_the_newest_and_the_oldest_renewal_of_a_shard_are_told_by_the_leaders_clock() -> None:
    assert looked_up((940,), (700,), (990,)) == LeaseView(True, 10.0, 300.0, BETWEEN, 1.0, 0)
    assert looked_up((940,), (700,), epoch=None) == LeaseView(True, None, None, BETWEEN, 1.0, 0)


def test_a_renewal_is_never_in_the_future() -> None:
    assert looked_up((1000,)).oldest_s == 0.0
    assert looked_up((1020,)).since_renewal_s == 0.0


def test_a_lease_is_held_only_where_every_shard_has_one() -> None:
    assert looked_up((940,), ()) == LeaseView(False, 60.0, 60.0, BETWEEN, 1.0)
    assert looked_up((), ()) == LeaseView(False, None, None, BETWEEN, 1.0)


@pytest.mark.parametrize(("leader", "follower"), [({0: 8}, AWAY), (AWAY, {0: 8})])
def test_what_is_not_told_of_was_not_looked_up_again(
    leader: dict[int, int] | Fault, follower: dict[int, int] | Fault
) -> None:
    film = Film(active=False)
    film.tick(1.0, {0: 8}, {0: 8}, {})
    film.leased = False
    film.tick(2.0, leader, follower, {})
    film.changes = {"with_leases": False}
    assert said(film.tick(3.0, {0: 8}, {0: 8}, {})) == (Verdict.PAUSED, Reason.PAUSED)


def test_of_what_was_never_told_no_lease_is_known() -> None:
    film = Film(active=False)
    film.tick(1.0, {0: 8}, AWAY, {})
    assert film.history.leases == {}


def test_how_long_history_is_kept_shrinks_until_it_is_looked_up_again() -> None:
    film = Film(active=False)
    assert film.tick(1.0, {0: 8}, {0: 8}, {}).lease_left_s == HALF_DAY
    film.changes = {"with_leases": False}
    assert film.tick(11.0, {0: 8}, {0: 8}, {}).lease_left_s == HALF_DAY - 10.0


def test_leases_that_nobody_renews_are_overdue_whatever_else_is_said() -> None:
    assert VIEW.overdue
    assert not replace(VIEW, oldest_s=OVERDUE_S).overdue
    assert not replace(VIEW, oldest_s=None).overdue
    assert not replace(VIEW, held=False).overdue


def test_how_long_history_is_kept_is_told_of_a_follower_that_is_not_heard_and_renews_no_more() -> None:
    """The leader alone tells: its clock runs on while the timestamp of the lease stands still."""
    film = Film()
    film.tick(1.0, {0: 8}, {0: 8}, {0: task(8)}, epoch=1010)
    silent = Fault(FaultCode.TIMED_OUT)
    for at in (2.0, 40.0, 200.0):
        film.changes = {"info": silent}
        index = film.tick(at, {0: 20}, silent, silent, epoch=1010 + int(at))
        overdue = at > OVERDUE_S
        assert index.verdict is Verdict.UNKNOWN
        assert (index.lease_left_s is not None) == overdue
    assert index.lease_left_s == HALF_DAY - 210.0
    assert index.history_held == 21


def test_of_one_that_renews_nothing_is_told() -> None:
    film = Film()
    index = film.tick(1.0, {0: 8}, {0: 8}, {0: task(8)}, epoch=1010)
    assert (index.lease_left_s, index.history_held) == (None, None)
