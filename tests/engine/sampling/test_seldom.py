"""Everybody's leases, histories and documents have their turn within a round, a few in a tick."""

from __future__ import annotations

from collections import Counter

import pytest

from ccrtui.core.elasticsearch.requests.names import fits
from ccrtui.core.profile.profile import IndexPair
from ccrtui.engine.sampling.seldom import LEAST, ROUND_S, SeldomRound
from tests.engine.fakes import PassingClock


def pairs_of(count: int) -> tuple[IndexPair, ...]:
    return tuple(IndexPair(f"leader-{number:05}", f"follower-{number:05}") for number in range(count))


def begun(count: int) -> tuple[SeldomRound, PassingClock, tuple[IndexPair, ...]]:
    clock, pairs = PassingClock(), pairs_of(count)
    turns = SeldomRound(clock)
    first = turns.next(pairs, (), room=True)
    assert len(first) == count
    turns.tell(first)
    return turns, clock, pairs


@pytest.mark.parametrize("count", [1, 30, 1000])
def test_each_has_one_turn_in_a_round_and_none_waits_longer(count: int) -> None:
    turns, clock, pairs = begun(count)
    told = Counter[str]()
    for _ in range(3 * int(ROUND_S)):
        clock.now += 1.0
        chosen = turns.next(pairs, (), room=True)
        assert len(chosen) in (0, count) or len(chosen) <= 2 * LEAST
        turns.tell(chosen)
        told.update(chosen)
    assert set(told.values()) <= {2, 3}
    assert len(told) == count


def test_of_many_only_as_many_as_fit_into_a_path() -> None:
    turns, clock, pairs = begun(20_000)
    clock.now += 3.0
    chosen = turns.next(pairs, (), room=True)
    assert len(chosen) > 0
    assert fits([*chosen, "x" * 20])


def test_who_is_wanted_or_new_does_not_wait_and_needs_no_room() -> None:
    turns, _, pairs = begun(10)
    assert turns.next(pairs, ["follower-00003", "unknown"], room=False) == {"follower-00003"}
    assert turns.next((*pairs, IndexPair("new", "new")), (), room=False) == {"new"}


def test_after_nobody_could_be_asked_everybody_is() -> None:
    turns, _, pairs = begun(10)
    turns.forget()
    assert len(turns.next(pairs, (), room=False)) == 10
