"""Old figures prove nothing good; what was bad stays bad."""

from __future__ import annotations

import pytest

from ccrtui.core.watch.aging import STALE_AFTER_S, age_step, aged, grows_older, old_after_s
from ccrtui.core.watch.link_view import LinkView
from ccrtui.core.watch.verdict import Reason, Verdict
from tests.core.watch.film import Film, task


def view(**changes: object) -> LinkView:
    film = Film()
    film.tick(1.0, {0: 8}, {0: 8}, {0: task(8, **changes)})
    assert film.view
    return film.view


def test_a_fresh_view_is_left_as_it_is() -> None:
    fresh = view()
    assert aged(fresh, 1.0 + STALE_AFTER_S) is fresh


def test_a_good_word_wears_off() -> None:
    old = aged(view(), 1.1 + STALE_AFTER_S)
    assert (old.verdict, old.reason) == (Verdict.UNKNOWN, Reason.SAMPLE_TOO_OLD)
    assert [shard.verdict for shard in old.indices[0].shards] == [Verdict.UNKNOWN]
    assert old.indices[0].operations_behind == 0


def test_a_bad_word_stays() -> None:
    dead = view(fatal_type="resource_not_found_exception")
    assert aged(dead, 1000.0).verdict is Verdict.STOPPED
    assert aged(dead, 1000.0).reason is Reason.HISTORY_LOST


@pytest.mark.parametrize(
    ("age", "step"), [(0.0, 0.0), (4.9, 0.0), (5.0, 5.0), (29.0, 10.0), (61.0, 60.0), (9e9, 3600.0)]
)
def test_the_age_shown_goes_in_steps(age: float, step: float) -> None:
    assert age_step(age) == step


def test_what_is_older_than_three_ticks_is_old_but_a_slow_watch_never_makes_old_things_young() -> None:
    assert old_after_s(1.0) == 3.0
    assert old_after_s(2.5) == 7.5
    assert old_after_s(0.2) == 3.0
    assert old_after_s(60.0) == STALE_AFTER_S


def test_growing_older_is_told_when_a_step_is_reached_or_it_is_old_by_now() -> None:
    assert grows_older(100.0, 102.9, 103.1)
    assert grows_older(100.0, 104.9, 105.0)
    assert not grows_older(100.0, 103.1, 104.9)
    assert not grows_older(100.0, 105.0, 109.9)
