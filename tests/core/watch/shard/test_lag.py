"""Two lags: what nobody asked the leader for, and what was asked for and is not written; and whose doing it is."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ccrtui.core.watch.shard.lag import UNKNOWN, Lags, SlowHalf, added, lags, slow_half
from tests.core.watch.film import fresh_task, task
from tests.core.watch.scene import moments
from tests.examples import tried

NUMBERS = st.integers(-1, 10**7)


def asked(requested: int, read: int = 0, written: int = 0, checkpoint: int = 0) -> Lags:
    """Of a leader at 20,000."""
    return lags(
        task(checkpoint, last_requested=requested, operations_read=read, operations_written=written),
        20_000,
        checkpoint,
    )


def test_what_was_not_asked_for_is_the_links_and_what_arrived_is_the_followers() -> None:
    assert asked(15_000, read=12_000, written=0) == Lags(transport=5_000, apply=15_000, on_the_way=3_000)
    assert asked(15_000, read=12_000, written=0).held == 12_000


@tried(60)
@given(NUMBERS, NUMBERS, NUMBERS, st.integers(0, 10**7), st.integers(0, 10**7))
def test_both_add_up_to_what_is_missing_whatever_a_task_says(
    leader: int, checkpoint: int, requested: int, read: int, written: int
) -> None:
    lag = lags(
        task(checkpoint, last_requested=requested, operations_read=read, operations_written=written),
        leader,
        checkpoint,
    )
    assert lag.transport is not None
    assert lag.apply is not None
    assert lag.on_the_way is not None
    assert lag.transport + lag.apply == max(0, leader - checkpoint)
    assert min(lag.transport, lag.apply, lag.on_the_way, lag.held or 0) >= 0
    half = slow_half(lag)
    assert (half is None) == (leader <= checkpoint)


def test_a_task_that_has_just_begun_has_asked_for_nothing() -> None:
    """It shows zeros, or the follower's own number, as the end of what it asked for."""
    for requested in (0, 500):
        assert lags(fresh_task(500, last_requested=requested), 900, 500) == Lags(400, 0, 0)


def test_without_the_leader_only_the_followers_half_is_known() -> None:
    lag = lags(task(10, last_requested=40, operations_read=25, operations_written=11), None, 10)
    assert lag == Lags(None, 30, 16)
    assert slow_half(lag) is None


def test_without_a_task_or_the_followers_own_checkpoint_nothing_is() -> None:
    assert lags(None, 9, 3) == UNKNOWN
    assert lags(task(3), 9, None) == UNKNOWN
    assert lags(task(3, last_requested=None), 9, 3) == UNKNOWN
    assert slow_half(UNKNOWN) is None


def test_a_link_that_carries_slowly_is_told_though_everything_was_asked_for_at_once() -> None:
    assert slow_half(asked(20_000, read=5_120)) is SlowHalf.LINK
    assert slow_half(asked(20_000, read=20_000, written=100)) is SlowHalf.FOLLOWER


def test_of_an_index_is_known_what_is_known_of_every_shard() -> None:
    assert added([Lags(1, 2, 1), Lags(10, 20, 5)]) == Lags(11, 22, 6)
    assert added([Lags(1, 2, 1), Lags(None, 20, 5)]) == Lags(None, 22, 6)
    assert added([]) == UNKNOWN


def test_recorded_while_much_was_written() -> None:
    """A real 7.3.0 pair (stats-over-time 36): all 20,176 were asked for at once; 9,932 had come, none was written."""
    moment = next(each for each in moments("stats-over-time") if each.number == 36)
    busiest = max(moment.tasks.values(), key=lambda each: each.leader_max_seq_no or 0)
    lag = lags(busiest, busiest.leader_max_seq_no, busiest.follower_global_checkpoint)
    assert lag == Lags(transport=0, apply=20_172, on_the_way=10_240)
    assert lag.held == 9_932


def test_recorded_tasks_have_no_lag_of_less_than_nothing() -> None:
    for scene in ("stats-over-time", "false-zero", "alias-changes", "link-faults"):
        for moment in moments(scene):
            for shard, each in moment.tasks.items():
                leader = moment.leader.get(shard)
                lag = lags(each, leader, each.follower_global_checkpoint)
                known = [figure for figure in (lag.transport, lag.apply, lag.on_the_way) if figure is not None]
                assert min(known, default=0) >= 0
                assert lags(replace(each, last_requested=None), leader, 0) == UNKNOWN
