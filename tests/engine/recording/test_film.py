"""What is recorded of a link says at every moment what the link was."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from ccrtui.core.record.keep import DOCUMENTS, kept
from ccrtui.core.record.kept import NOTHING, Kept, Values, after
from ccrtui.core.record.stretch import BASE, Stretch
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.engine.recording.film import Film
from tests.core.record.views import EPOCH, follower, link

NAMES = ("a", "b", "c", "still")


def incident(seed: int, seconds: int) -> Iterator[LinkView]:
    """A link on which anything happens, once a second; one follower stands still and is the same value each time."""
    chance = random.Random(seed)
    still, numbers = follower("still"), dict.fromkeys(NAMES, 100)
    rows: dict[str, IndexView] = {}
    for at in range(seconds):
        for name in NAMES[:-1]:
            if chance.random() < 0.3:
                numbers[name] += chance.randrange(50)
                behind = chance.choice([0, 0, 3, 40])
                bad = {"verdict": Verdict.STALLED, "reason": Reason.NOT_MOVING} if chance.random() < 0.1 else {}
                rows[name] = follower(name, behind, numbers[name], **bad)
            elif chance.random() < 0.02:
                rows.pop(name, None)
        yield link(float(at), still, *rows.values(), connected=chance.random() < 0.95)


def stretches(views: Iterator[LinkView], batch: int = 5) -> list[Stretch]:
    film, told = Film("leader"), []
    for number, view in enumerate(views):
        film.add(view)
        if number % batch == 0:
            told += film.batch()[0]
    return told + film.batch()[0]


def replayed(told: list[Stretch], resolution: int) -> Iterator[Kept]:
    """The states of one layer, as who reads it puts them together."""
    base = state = NOTHING
    for stretch in told:
        if stretch.resolution == BASE:
            base = after(NOTHING, stretch.frames[0])
        if stretch.resolution == resolution:
            state = base if stretch.whole else state
            for frame in stretch.frames:
                state = after(state, frame)
                yield state


def numbers(values: Values) -> Values:
    """What must be the same: documents are told now and then, and moments within a tolerance."""
    return {name: value for name, value in values.items() if name not in DOCUMENTS and not name.startswith("@")}


@pytest.mark.parametrize("seed", range(3))
def test_each_sample_is_told_as_it_was(seed: int) -> None:
    told = {state.at: state for state in replayed(stretches(incident(seed, 300)), 0)}
    state = NOTHING
    for view in incident(seed, 300):
        truth = kept(view)
        state = told.get(truth.at, state)
        assert {name: numbers(values) for name, values in state.rows.items()} == {
            name: numbers(values) for name, values in truth.rows.items()
        }
        assert state.link["connected"] == truth.link["connected"]


@pytest.mark.parametrize("seed", range(3))
def test_what_is_thinned_keeps_the_worst_of_each_span(seed: int) -> None:
    truth: dict[tuple[int, str], list[IndexView]] = {}
    for view in incident(seed, 300):
        for row in view.indices:
            truth.setdefault((int((view.sampled_at - 0.001) // 10), row.follower_index), []).append(row)
    for state in list(replayed(stretches(incident(seed, 300)), 1))[1:]:
        for name, values in state.rows.items():
            seen = truth[int((state.at - 0.001) // 10), name]
            worst = min(row.verdict.rank for row in seen)
            assert Verdict(str(values["verdict"])).rank <= worst or len(seen) < 10, "it was gone in between"


def test_a_follower_that_stands_still_is_told_once() -> None:
    told = stretches(incident(1, 300))
    frames = [frame for stretch in told if stretch.resolution != BASE for frame in stretch.frames]
    assert [frame for frame in frames if "still" in frame.rows] == []


def test_a_link_on_which_nothing_happens_costs_a_base_and_nothing_else() -> None:
    row = follower("still")
    told = stretches(link(float(at), row) for at in range(900))
    assert sum(len(frame.rows) for stretch in told for frame in stretch.frames) == 1
    newest = [stretch for stretch in told if stretch.resolution == 0][-1]
    assert newest.last == EPOCH + 899


@pytest.mark.parametrize("jump_s", [3600, -3600])
def test_after_the_clock_was_set_all_is_told_anew_and_no_lag_has_jumped(jump_s: int) -> None:
    views = [link(float(at), follower("orders", 5), offset=EPOCH + jump_s * (at >= 30)) for at in range(60)]
    told = stretches(iter(views))
    assert [stretch.first - EPOCH for stretch in told if stretch.resolution == BASE] == [0, 30 + jump_s]
    for state in replayed(told, 0):
        lag = state.at * 10 - int(state.rows["orders"]["@seconds_behind"] or 0)
        assert lag == pytest.approx(40, abs=6)
