"""What would be lost now: a sum that hides no index, and the seconds it spans."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ccrtui.core.watch.link_view import IndexView
from ccrtui.core.watch.measure.loss import loss_now
from ccrtui.core.watch.verdict import Reason, Verdict
from tests.examples import tried

LEVEL = IndexView("a", "a", Verdict.IN_SYNC, Reason.PROVEN, operations_behind=0, seconds_behind=0.0)
BEHIND = replace(LEVEL, verdict=Verdict.CATCHING_UP, reason=Reason.BEHIND, operations_behind=112, seconds_behind=12.0)
UNKNOWN = IndexView("b", "b", Verdict.UNKNOWN, Reason.LEADER_NOT_REACHED)

ROWS = st.lists(
    st.builds(
        lambda behind, seconds: replace(BEHIND, operations_behind=behind, seconds_behind=seconds),
        st.none() | st.integers(0, 10**9),
        st.none() | st.floats(0, 10**6),
    ),
    max_size=20,
)


def test_operations_add_up_and_the_longest_time_counts() -> None:
    loss = loss_now((LEVEL, BEHIND, replace(BEHIND, operations_behind=8, seconds_behind=40.0)))
    assert (loss.operations, loss.seconds, loss.at_least) == (120, 40.0, False)


def test_nothing_lacks_of_a_level_link() -> None:
    loss = loss_now((LEVEL, LEVEL))
    assert (loss.operations, loss.seconds) == (0, 0.0)


def test_the_sum_is_not_told_as_whole_while_one_index_is_not_known() -> None:
    loss = loss_now((BEHIND, UNKNOWN))
    assert (loss.operations, loss.known_operations, loss.unknown_indices) == (None, 112, 1)
    assert loss_now(()).operations is None
    assert (loss_now((UNKNOWN,)).operations, loss_now((UNKNOWN,)).seconds) == (None, None)


def test_the_time_is_not_known_while_it_is_not_of_one_that_is_behind() -> None:
    assert loss_now((BEHIND, replace(BEHIND, seconds_behind=None))).seconds is None
    assert loss_now((BEHIND, replace(LEVEL, seconds_behind=None))).seconds == 12.0


def test_it_spans_at_least_so_long_where_one_was_behind_before_we_looked() -> None:
    assert loss_now((LEVEL, replace(BEHIND, seconds_at_least=True))).at_least


@tried(60)
@given(ROWS)
def test_it_is_never_less_than_its_worst_row(rows: list[IndexView]) -> None:
    loss = loss_now(rows)
    known = [row.operations_behind for row in rows if row.operations_behind is not None]
    assert loss.known_operations >= max(known, default=0)
    assert loss.operations in (None, sum(known))
    assert (loss.operations is None) == (len(known) < len(rows) or not rows)
