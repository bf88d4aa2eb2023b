"""How often is sampled: the rungs that keys step through, what is told of it, and how long a sample is believed."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from ccrtui.core.watch.aging import STALE_AFTER_S, aged, grows_older, stale_after_s
from ccrtui.core.watch.measure.pace import LEAST_S, MOST_S, RUNGS, longer, shorter, told_every_s
from ccrtui.core.watch.verdict import Verdict
from tests.core.watch.test_aging import view


def test_keys_step_through_all_rungs_and_stop_at_the_ends() -> None:
    for before, after in pairwise(RUNGS):
        assert longer(before) == after
        assert shorter(after) == before
    assert longer(MOST_S) == MOST_S
    assert shorter(LEAST_S) == LEAST_S
    assert (longer(2.5), shorter(2.5)) == (3.0, 2.0)


@pytest.mark.parametrize(
    ("wished", "taken", "told"), [(None, 1.1, 1.0), (None, 2.6, 3.0), (2.0, 2.1, 2.0), (0.7, 0.7, 0.7), (0.5, 4.6, 5.0)]
)
def test_what_was_wished_is_told_until_it_takes_longer(wished: float | None, taken: float, told: float) -> None:
    assert told_every_s(replace(view(), every_s=wished, tick_s=taken)) == told


def test_a_sample_is_believed_until_the_next_is_overdue_that_was_wished_for_later() -> None:
    assert stale_after_s(None) == stale_after_s(5.0) == STALE_AFTER_S
    seldom = replace(view(), every_s=60.0, tick_s=60.0)
    assert aged(seldom, seldom.taken_at + 90.0) is seldom
    assert aged(seldom, seldom.taken_at + 91.0).verdict is Verdict.UNKNOWN
    assert grows_older(0.0, 89.9, 90.1, 60.0, 60.0)
    assert not grows_older(0.0, 89.9, 90.1, 60.0)
