"""Whatever happens to a leader index and its copy: proven is only said where both hold the same documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ccrtui.core.watch.verdict import Reason, Verdict
from tests.core.history.two_histories import TwoHistories, Watched, alive
from tests.examples import tried

names = st.sampled_from(["a", "b", "c", "d"])
events = st.one_of(
    st.tuples(st.just("write"), names, st.booleans()),
    st.tuples(st.just("write"), names),
    st.tuples(st.just("read"), st.integers(1, 80)),
    st.tuples(st.just("read"), st.just(1000)),
    st.tuples(st.just("many"), st.integers(1, 70)),
    st.tuples(st.just("restore"), st.integers(0, 12)),
    st.tuples(st.just("relive"), st.integers(1, 4), st.lists(st.tuples(names, st.booleans()), min_size=1, max_size=4)),
    st.tuples(st.just("relive"), st.integers(1, 4), st.lists(st.tuples(names, st.just(True)), min_size=1, max_size=4)),
    st.tuples(st.just("level")),
    st.tuples(st.just("missing"), st.booleans()),
    st.tuples(st.just("lease"), st.booleans()),
    st.tuples(
        st.sampled_from(["refresh_leader", "refresh_follower", "refresh_both", "session", "follow", "recopy", "wait"])
    ),
)
ticks = st.lists(st.tuples(st.lists(events, max_size=6), st.lists(names, max_size=2)), min_size=1, max_size=14)


def happen(watched: Watched, event: tuple[Any, ...]) -> None:
    """Let one thing happen."""
    name, *values = event
    pair = watched.pair
    if name == "many":
        for number in range(values[0]):
            pair.write(f"doc-{number}")
    elif name == "restore":
        pair.restore(min(values[0], len(pair.leader)))
    elif name in ("missing", "lease"):
        setattr(pair, {"lease": "leased"}.get(name, name), values[0])
    elif name in WIDER:
        WIDER[name](watched, *values)
    else:
        getattr(pair, name)(*values)


def level(watched: Watched) -> None:
    """The follower takes all it can, and both sides are refreshed."""
    watched.pair.read(1000)
    refresh_both(watched)


def refresh_both(watched: Watched) -> None:
    """Searches of both sides see everything."""
    watched.pair.refresh_leader()
    watched.pair.refresh_follower()


def follow(watched: Watched) -> None:
    """The follower index is made anew."""
    recopy(watched)
    watched.follows += 1


def recopy(watched: Watched) -> None:
    """A first copy is made over the follower, which keeps its uuid."""
    watched.pair.follow_anew()
    watched.copies += 1


def wait(watched: Watched) -> None:
    """Longer than between two looks at the leases."""
    watched.now += 40.0


def relive(watched: Watched, lost: int, writes: list[tuple[str, bool]]) -> None:
    """The leader loses its newest operations and takes as many others: the numbers are those of before."""
    pair = watched.pair
    lost = min(lost, len(pair.leader))
    pair.restore(len(pair.leader) - lost)
    for number in range(lost):
        name, deletes = writes[number % len(writes)]
        pair.write(name, deletes)
    pair.leased = True
    refresh_both(watched)


WIDER: Mapping[str, Callable[..., None]] = {
    "level": level,
    "refresh_both": refresh_both,
    "follow": follow,
    "recopy": recopy,
    "wait": wait,
    "relive": relive,
    "session": Watched.begin_again,
}
"""What happens to more than the pair."""


@tried(120)
@given(ticks, st.booleans())
def test_proven_is_only_said_of_the_same_documents(
    story: list[tuple[list[tuple[Any, ...]], list[str]]], tells: bool
) -> None:
    watched = Watched(tells=tells)
    for name in ("a", "b", "c", "a"):
        watched.pair.write(name)
    watched.pair.follow_anew()
    watched.pair.refresh_leader()
    for before, between in story:
        for event in before:
            happen(watched, event)
        index, had = watched.tick(between)
        if index.verdict is Verdict.IN_SYNC and index.reason is Reason.PROVEN:
            pair = watched.pair
            assert not pair.missing
            assert not pair.dead
            assert len(pair.follower) >= len(had)
            assert alive(pair.follower[: len(had)]) == alive(had)


@tried(60)
@given(st.lists(st.tuples(names, st.booleans()), max_size=8), names)
def test_a_pair_left_alone_is_proven_at_once_where_its_last_operation_left_a_document(
    written: list[tuple[str, bool]], last: str
) -> None:
    pair = TwoHistories()
    for name, deletes in written:
        pair.write(name, deletes)
    pair.write(last)
    pair.follow_anew()
    pair.refresh_leader()
    index, _ = Watched(pair).tick()
    assert (index.verdict, index.reason) == (Verdict.IN_SYNC, Reason.PROVEN)
