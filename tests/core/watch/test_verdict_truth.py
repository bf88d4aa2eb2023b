"""Whatever happens to a pair, and whatever its statistics say: `in_sync` is only said when it is true."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ccrtui.core.watch.verdict import Evidence, Verdict
from tests.core.watch.film import AWAY, Film, task
from tests.core.watch.pair_model import PairModel
from tests.examples import tried

events = st.one_of(
    st.tuples(st.just("write"), st.integers(1, 50)),
    st.tuples(st.just("apply"), st.integers(1, 80)),
    st.tuples(st.sampled_from(["read", "restart", "pause", "lose_history"])),
    st.tuples(st.just("link"), st.sampled_from(["pass", "refuse", "swallow"])),
    st.tuples(st.just("away"), st.booleans()),
    st.tuples(st.just("wait"), st.sampled_from([0.2, 1.0, 3.0, 20.0, 90.0])),
)
ticks = st.lists(st.tuples(st.lists(events, max_size=4), st.integers(0, 3)), min_size=1, max_size=25)


def happen(model: PairModel, event: tuple[Any, ...]) -> None:
    """Let one thing happen to the pair."""
    name, *values = event
    if name == "wait":
        model.now += values[0]
    elif name == "link":
        model.link = values[0]
    elif name != "away":
        getattr(model, name)(*values)


@tried(100)
@given(ticks)
def test_in_sync_implies_that_the_follower_has_what_the_leader_had_when_it_answered(
    history: list[tuple[list[tuple[Any, ...]], int]],
) -> None:
    model, film, away = PairModel(), Film(poll_s=2.0), False
    for before, between in history:
        for event in before:
            happen(model, event)
            away = event[1] if event[0] == "away" else away
        leader = model.leader
        model.write(between)
        model.now += 1.0
        film.active, film.connected = model.running, model.link != "refuse"
        view = film.tick(model.now, AWAY if away else {0: leader}, {0: model.follower}, model.tasks())
        if view.verdict is Verdict.IN_SYNC:
            assert not away
            assert model.follower >= leader
            assert model.contact
            assert not model.dead
            assert view.shards[0].evidence is Evidence.LEADER


@tried(100)
@given(st.integers(0, 30))
def test_an_undisturbed_pair_is_in_sync_as_soon_as_it_is_level(written: int) -> None:
    model, film = PairModel(), Film(poll_s=2.0)
    model.write(written)
    model.read()
    model.apply(100)
    assert film.tick(1.0, {0: model.leader}, {0: model.follower}, model.tasks()).verdict is Verdict.IN_SYNC


numbers = st.integers(-1, 12)
statistics = st.fixed_dictionaries(
    {
        "leader_global_checkpoint": numbers,
        "leader_max_seq_no": numbers,
        "follower_global_checkpoint": numbers,
        "follower_mapping_version": st.integers(0, 2),
        "outstanding_reads": st.integers(0, 2),
        "failed_reads": st.integers(0, 3),
        "successful_reads": st.integers(0, 3),
        "since_last_read_ms": st.sampled_from([-1, 0, 500, 5_000, 80_000]),
        "fatal_type": st.sampled_from([None, None, "illegal_state_exception"]),
    }
)
samples = st.lists(st.tuples(st.none() | numbers, numbers, st.none() | statistics, st.booleans()), max_size=12)


@tried(100)
@given(samples)
def test_whatever_the_statistics_say_in_sync_needs_the_leaders_word_and_contact(
    series: list[tuple[int | None, int, dict[str, Any] | None, bool]],
) -> None:
    film = Film(poll_s=2.0)
    for second, (leader, follower, stats, leased) in enumerate(series):
        film.leased = leased
        running = {} if stats is None else {0: task(0, **stats)}
        view = film.tick(float(second), AWAY if leader is None else {0: leader}, {0: follower}, running)
        if view.verdict is Verdict.IN_SYNC:
            assert stats is not None
            assert leader is not None
            assert follower >= leader
            assert stats["follower_mapping_version"] > 0
            assert stats["since_last_read_ms"] >= 0
            assert stats["fatal_type"] is None
