"""A measure through time: the worst is never lost, nothing is drawn where nobody looked, and time behind goes on."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccrtui.core.record.kept import Kept, Plain
from ccrtui.core.record.through_time.measure import Measure
from ccrtui.core.record.through_time.piece import Watched, gaps, joined, pieces
from ccrtui.core.record.through_time.series import Series, series

BEGIN = 1_790_000_000.0


def moment(after_s: float, behind: int | None, seq_no: int = 100, **values: Plain) -> Kept:
    """The follower `orders` so many operations behind."""
    since = False if behind == 0 else round((BEGIN + after_s - 4) * 10)
    row: dict[str, Plain] = {"operations_behind": behind, "@seconds_behind": since, "seq_no": seq_no, "primaries": 1}
    told = {name: value for name, value in {**row, **values}.items() if value is not None}
    return Kept(BEGIN + after_s, {}, {"orders": told})


def told(moments: list[Kept], *watched: Watched, measure: Measure, columns: int = 10, length: float = 100.0) -> Series:
    return series(pieces(moments, watched), [(measure, "orders")], BEGIN, BEGIN + length, columns)[0]


def looked(first: float, last: float, span_s: float = 0.0) -> Watched:
    return Watched(BEGIN + first, BEGIN + last, span_s)


steps = st.lists(st.tuples(st.floats(0.5, 200.0), st.none() | st.integers(0, 10**6)), min_size=1, max_size=40)


@given(steps, st.integers(1, 60), st.sampled_from([0.0, 10.0, 60.0]))
def test_the_worst_of_all_moments_is_the_worst_that_is_drawn(
    steps: list[tuple[float, int | None]], columns: int, span_s: float
) -> None:
    times = list(accumulate(step for step, _ in steps))
    moments = [moment(at, behind) for at, (_, behind) in zip(times, steps, strict=True)]
    drawn = told(
        moments,
        looked(times[0], times[-1], span_s),
        measure=Measure.OPERATIONS,
        columns=columns,
        length=times[-1] + 1,
    )
    known = [behind for _, behind in steps if behind is not None]
    assert drawn.worst.value == max(known, default=None)
    assert (drawn.worst.at is None) is (not known)


@given(st.integers(0, 90), st.integers(1, 9), st.integers(1, 50))
def test_what_lasts_is_in_every_column_that_it_lasts_in_and_in_no_other(first: int, length: int, columns: int) -> None:
    last = min(100, first + length)
    drawn = told([moment(first, 7)], looked(first, last), measure=Measure.OPERATIONS, columns=columns)
    width = 100 / columns
    for place, column in enumerate(drawn.columns):
        inside = place * width < last and first < (place + 1) * width
        if inside:
            assert column.value == 7
        elif place * width > last or first > (place + 1) * width:
            assert column.value is None


def test_nothing_is_drawn_where_nobody_looked_and_nothing_where_it_is_not_known() -> None:
    drawn = told(
        [moment(0, 5), moment(150, None), moment(190, 0)],
        looked(0, 50),
        looked(150, 200),
        measure=Measure.OPERATIONS,
        length=200,
    )
    assert [column.value for column in drawn.columns] == [5, 5, 5, None, None, None, None, None, None, 0]


def test_who_is_still_behind_is_so_for_longer_with_each_second_though_nothing_is_written_of_it() -> None:
    drawn = told([moment(0, 5)], looked(0, 100), measure=Measure.SECONDS, columns=4)
    assert [column.value for column in drawn.columns] == [29, 54, 79, 104]
    assert drawn.worst.at == BEGIN + 100


def test_a_moment_of_a_coarse_layer_tells_of_the_time_before_it_alone() -> None:
    worst = moment(60, 8)
    drawn = told(
        [moment(0, 0), worst, moment(120, 0)],
        looked(0, 180, 60.0),
        measure=Measure.SECONDS,
        columns=3,
        length=180,
    )
    assert [column.value for column in drawn.columns] == [4, pytest.approx(4), 0]


def test_the_two_lags_make_the_distance_and_are_nothing_where_it_is_level() -> None:
    moments = [moment(0, 0), moment(50, 100, transport_lag=30), moment(90, 100)]
    watched = looked(0, 100)
    by_transport = told(moments, watched, measure=Measure.TRANSPORT, columns=10)
    by_apply = told(moments, watched, measure=Measure.APPLY, columns=10)
    assert [column.value for column in by_transport.columns] == [0, 0, 0, 0, 30, 30, 30, 30, 30, None]
    assert [column.value for column in by_apply.columns] == [0, 0, 0, 0, 70, 70, 70, 70, 70, None]


def test_rates_are_of_both_sides_and_nothing_where_the_leader_is_another_one() -> None:
    moments = [moment(0, 0), moment(1, 40, seq_no=150), moment(11, 0, seq_no=150), moment(12, 0, seq_no=3)]
    watched = looked(0, 12)
    taken = told(moments, watched, measure=Measure.TAKEN, columns=12, length=12)
    written = told(moments, watched, measure=Measure.WRITTEN, columns=12, length=12)
    assert [column.value for column in taken.columns] == [50, 50, *[0] * 10]
    assert [column.value for column in written.columns] == [10, 10, *[0] * 8, 40, 40]


def test_a_link_is_the_sum_of_what_its_followers_lack_and_as_old_as_the_oldest() -> None:
    rows = {"a": moment(0, 5).rows["orders"], "b": {"operations_behind": 7, "@seconds_behind": False}, "c": {}}
    both = series(
        pieces([Kept(BEGIN, {}, rows)], [looked(0, 10)]),
        [(Measure.OPERATIONS, None), (Measure.SECONDS, None)],
        BEGIN,
        BEGIN + 10,
        1,
    )
    assert [each.worst.value for each in both] == [12, 14]


def test_a_short_pause_is_none_and_a_longer_one_is_told() -> None:
    assert joined([(0, 10), (70, 80), (141, 150)], 1.0) == [Watched(0, 80, 1.0), Watched(141, 150, 1.0)]
    assert gaps([Watched(0, 80), Watched(141, 150)], 0, 300) == [(80, 141), (150, 300)]
