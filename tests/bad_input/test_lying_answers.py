"""Whatever one leaf of one answer becomes: a code, no traceback, nothing that a terminal obeys, and no wrong green.

`CCRTUI_TEST_EXAMPLES=36 pytest tests/bad_input/test_lying_answers.py` tells 36 lies of each read.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.bad_input.lying_pair import READS, WATCHED, Behind, cut_pair, level_pair
from tests.bad_input.lying_server import FOREIGN, Lie
from tests.simulated import Ran

LIES = int(os.environ.get("CCRTUI_TEST_EXAMPLES", 1))


@pytest.fixture(scope="module")
def level(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Behind]:
    """A follower that has everything."""
    with level_pair(tmp_path_factory.mktemp("level")) as made:
        yield made


@pytest.fixture(scope="module")
def cut(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Behind]:
    """A follower that has not what its leader has, since the link is cut."""
    with cut_pair(tmp_path_factory.mktemp("cut")) as made:
        yield made


def told(made: Behind, side: str, read: str, *verb: str) -> Iterator[tuple[Lie, Ran]]:
    """Tell lies of a read while a verb runs."""
    clusters, lies = made
    for seed in range(LIES):
        lies[side] += [Lie(read, seed)]
        try:
            yield lies[side][-1], clusters.operator.run(verb[0], clusters.profile, *verb[1:])
        finally:
            lies[side].pop()


@pytest.mark.parametrize(("side", "read"), READS, ids=lambda name: name.replace("/", "_"))
def test_no_lie_ends_a_walk_with_a_traceback_or_reaches_the_terminal(level: Behind, side: str, read: str) -> None:
    for lie, ran in told(level, side, read, "setup", "--plan"):
        assert lie.told
        _holds(ran, f"{side} {read}: {lie.about}")


@pytest.mark.parametrize(("side", "read"), WATCHED)
def test_no_lie_makes_a_follower_green_that_lacks_something(cut: Behind, side: str, read: str) -> None:
    for lie, ran in told(cut, side, read, "status", "--timeout", "0.1", "--json"):
        _holds(ran, f"{side} {read}: {lie.about}")
        assert ran.code != 0, lie.about
        assert "in_sync" not in {ran.lines[-1].get("verdict")}, lie.about


def _holds(ran: Ran, about: str) -> None:
    assert ran.code in (0, 1, 3, 4), (about, ran.code, ran.err)
    assert "Traceback" not in ran.out + ran.err, (about, ran.err)
    assert not FOREIGN.search(ran.out + ran.err), (about, ran.out + ran.err)
