"""Rates over our own samples: worked examples, and whatever a server says never a rate below nothing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccrtui.core.elasticsearch.flow import Carried, FlowStats, ShardFlow, Waiting
from ccrtui.core.watch.measure.rates import NOTHING, SPAN_S, Flow, Rates, flowed
from tests.examples import tried

CARRIED = st.builds(Carried, *[st.integers(0, 10**12)] * len(Carried._fields))


def stats(*shards: Carried, index: str = "orders", waiting: Waiting | None = None) -> FlowStats:
    out = waiting or Waiting(1, 0, 0, 0)
    return FlowStats({index: {number: ShardFlow(carried, out) for number, carried in enumerate(shards)}})


def seen(*samples: tuple[float, FlowStats | None]) -> Flow:
    flow = Flow()
    for at, answer in samples:
        flow = flowed(flow, answer, at)
    return flow


def rates(flow: Flow) -> Rates:
    told = flow.rates("orders")
    assert told is not None
    return told


def test_a_worked_example() -> None:
    """In 10 s: 4 reads of 500 operations and 128 bytes each, 400 ms out, of which the leader took 280."""
    before = Carried(1_000, 100, 2, 0, 50, 20, 90, 0)
    after = Carried(1_000 + 4 * 500 * 128, 2_100, 6, 0, 450, 300, 1_590, 0)
    assert rates(seen((5.0, stats(before)), (15.0, stats(after)))) == Rates(
        span_s=10.0,
        bytes_per_s=25_600.0,
        operations_read_per_s=200.0,
        operations_written_per_s=150.0,
        operations_per_read=500.0,
        bytes_per_read=64_000.0,
        fetch_ms=30.0,
        failed_reads=0,
        failed_writes=0,
    )


def test_before_the_second_answer_nothing_is_known() -> None:
    assert seen().total_rates is None
    assert seen((5.0, stats(Carried(9)))).rates("orders") is None
    assert seen((5.0, stats(Carried(9)))).total_rates is None
    assert seen((5.0, stats(Carried(9))), (6.0, None)).rates("orders") is None


def test_where_nothing_moves_nothing_is_kept_and_the_rate_is_0() -> None:
    flow = seen(*((float(at), stats(Carried(9, 9, 1))) for at in range(0, 600, 5)))
    assert len(flow.meters["orders"].points) == 1
    told = rates(flow)
    assert (told.bytes_per_s, told.operations_per_read, told.fetch_ms, told.span_s) == (0.0, None, None, SPAN_S)


def test_only_the_last_minute_counts_and_few_points_are_kept() -> None:
    flow = seen(*((float(at), stats(Carried(bytes_read=1_000 * min(at, 300)))) for at in range(0, 331, 5)))
    assert rates(flow).bytes_per_s == pytest.approx(500.0)
    busy = seen(*((float(at), stats(Carried(bytes_read=1_000 * at))) for at in range(0, 6_000, 5)))
    assert rates(busy).bytes_per_s == pytest.approx(1_000.0)
    assert len(busy.meters["orders"].points) <= 14


def test_a_task_that_began_again_counts_as_nothing_and_the_others_go_on() -> None:
    flow = seen((0.0, stats(Carried(5_000), Carried(100))), (10.0, stats(Carried(40), Carried(200))))
    assert rates(flow).bytes_per_s == 10.0
    flow = flowed(flow, stats(Carried(140), Carried(300)), 20.0)
    assert rates(flow).bytes_per_s == 15.0


def test_a_read_that_failed_takes_the_time_of_a_fetch_away() -> None:
    flow = seen((0.0, stats(NOTHING)), (10.0, stats(Carried(10, 10, 2, 1, 900, 100, 10, 3))))
    assert (rates(flow).fetch_ms, rates(flow).failed_reads, rates(flow).failed_writes) == (None, 1, 3)
    assert flow.fastest_ms is None


def test_the_fastest_way_of_any_index_is_kept() -> None:
    flow = seen(
        (0.0, stats(NOTHING)),
        (5.0, stats(Carried(reads=1, read_ms=50, leader_ms=20))),
        (10.0, stats(Carried(reads=2, read_ms=1_050, leader_ms=20))),
    )
    assert flow.fastest_ms == 30.0


def test_an_index_that_came_later_is_measured_from_then_on_and_is_not_all_at_once_in_the_sum() -> None:
    flow = seen((0.0, stats(NOTHING)))
    late = Carried(bytes_read=10**9)
    for at, carried in ((50.0, late), (60.0, late._replace(bytes_read=10**9 + 200))):
        both = {**stats(NOTHING).tasks, **stats(carried, index="late").tasks}
        flow = flowed(flow, FlowStats(both), at)
    told, total = flow.rates("late"), flow.total_rates
    assert told is not None
    assert total is not None
    assert (told.span_s, told.bytes_per_s) == (10.0, 20.0)
    assert total.bytes_per_s == pytest.approx(200 / 60)


def test_what_is_out_is_that_of_all_shards() -> None:
    flow = seen((0.0, stats(NOTHING, NOTHING, waiting=Waiting(3, 2, 10, 99))))
    assert flow.waiting("orders") == Waiting(6, 4, 20, 198)
    assert flow.waiting("absent") is None


@tried(60)
@given(st.lists(st.lists(CARRIED, max_size=3), min_size=2, max_size=12))
def test_no_rate_is_ever_negative_whatever_counters_do(answers: Sequence[Sequence[Carried]]) -> None:
    flow = seen(*((5.0 * number, stats(*shards)) for number, shards in enumerate(answers)))
    for told in (flow.total_rates, flow.rates("orders")):
        if told is not None:
            assert min(told.bytes_per_s, told.operations_read_per_s, told.operations_written_per_s) >= 0
            assert min(told.failed_reads, told.failed_writes, told.fetch_ms or 0.0) >= 0
