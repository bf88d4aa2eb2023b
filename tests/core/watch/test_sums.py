"""What the indices of a link add up to: never of others than those that it has."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ccrtui.core.alarm.alarm import Alarm, Figure, Level
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.sums import Sums, carried, summed
from ccrtui.core.watch.urgency import urgency
from ccrtui.core.watch.verdict import Reason, Verdict
from tests.examples import tried

rows = st.builds(
    IndexView,
    st.just("leader"),
    st.sampled_from("abcdef"),
    st.sampled_from(Verdict),
    st.sampled_from([Reason.PROVEN, Reason.BY_NUMBERS, Reason.CONNECTION_DOWN, Reason.BEHIND]),
    st.sampled_from([None, 0, 7]),
)


def in_order(*indices: IndexView) -> tuple[IndexView, ...]:
    """Those, the worst first."""
    return tuple(sorted(indices, key=urgency))


@tried(100)
@given(st.lists(rows, max_size=6), st.lists(rows, max_size=3), st.integers(0, 6))
def test_what_is_carried_is_what_is_counted(before: list[IndexView], come: list[IndexView], gone: int) -> None:
    now = in_order(*before[gone:], *come)
    assert carried(summed(in_order(*before)), now, before[:gone], come) == summed(now)


def test_a_link_is_never_told_by_the_sums_of_other_indices() -> None:
    level = IndexView("orders", "orders", Verdict.IN_SYNC, Reason.PROVEN, 0)
    link = LinkView("leader", True, Reason.PROVEN, (level,), 1e9, 1.0)
    stopped = replace(level, verdict=Verdict.STOPPED, reason=Reason.FATAL_ERROR)
    worse = replace(link, indices=(stopped,))
    assert (worse.verdict, worse.problems, worse.not_level) == (Verdict.STOPPED, (stopped,), (stopped,))
    assert (link.verdict, link.problems, link.unproven) == (Verdict.IN_SYNC, (), ())
    assert LinkView("leader", True, Reason.PROVEN, (stopped,), 1e9, 1.0, sums=link.sums).sums == summed((stopped,))


def test_of_nothing_nothing_is_known_but_what_is_said_of_the_link_itself() -> None:
    nothing = LinkView("leader", True, Reason.NOT_FOLLOWING, (), 1e9, 1.0)
    assert nothing.sums == Sums()
    assert nothing.verdict is Verdict.UNKNOWN
    assert replace(nothing, own_verdict=Verdict.STOPPED).verdict is Verdict.STOPPED


def test_an_alarm_of_any_index_is_one_of_the_link() -> None:
    level = IndexView("orders", "orders", Verdict.CATCHING_UP, Reason.BEHIND, 7)
    late = replace(level, alarms=(Alarm(Figure.OPERATIONS, Level.CRITICAL, 5.0, 7.0, 0.0),))
    told = summed((late, level))
    assert (told.alarm, told.problems, told.known, told.proven) == (Level.CRITICAL, (late,), 2, 0)
