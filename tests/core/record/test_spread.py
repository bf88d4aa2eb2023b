"""Percentiles over time: never less than what was, never more than two digits above it."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from ccrtui.core.record.through_time.spread import Spread

parts = st.lists(st.tuples(st.floats(0.1, 1e5), st.just(0.0) | st.floats(0.1, 1e7)), min_size=1, max_size=30)


@example([(1.0, 0.10000000000000002)], 0.5)
@given(parts, st.sampled_from([0.5, 0.95, 0.99, 1.0]))
def test_it_is_at_least_what_it_was_and_hardly_more(parts: list[tuple[float, float]], share: float) -> None:
    spread = Spread()
    for lasted, value in parts:
        spread.add(lasted, value, value)
    within = spread.within(share)
    assert within is not None
    total = sum(lasted for lasted, _ in parts)
    assert sum(lasted for lasted, value in parts if value <= within) >= share * total * (1 - 1e-6)
    below = [value for _, value in parts if value * 1.2 < within]
    assert sum(lasted for lasted, value in parts if value in below) <= share * total * (1 + 1e-6)


def test_what_grows_is_spread_over_what_it_was() -> None:
    spread = Spread()
    spread.add(900.0, 0.0, 0.0)
    spread.add(100.0, 0.0, 100.0)
    assert [spread.within(share) for share in (0.5, 0.95, 0.99, 1.0)] == [0.0, 50.0, 92.0, 100.0]
    assert round(spread.known_s) == 1000


def test_of_what_was_never_known_nothing_is_told() -> None:
    assert Spread().within(0.5) is None


def test_no_share_of_the_time_is_told_as_more_than_the_most_it_ever_was() -> None:
    spread = Spread()
    spread.add(100.0, 0.0, 32_340.0)
    assert spread.within(1.0) == 32_340.0
    assert spread.within(0.5) == 17_000.0
