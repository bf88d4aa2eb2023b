"""Whatever one leaf of one answer becomes: a code, no traceback, nothing that a terminal obeys, and no wrong green.

`CCRTUI_TEST_EXAMPLES=36 pytest tests/bad_input/test_lying_answers.py` tells 36 lies of each read.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.bad_input.lying_server import FOREIGN, Lie, lying
from tests.scenarios.pair import Pair, pair
from tests.simulated import Ran

LIES = int(os.environ.get("CCRTUI_TEST_EXAMPLES", 1))
STATS = "GET /(orders|_all)?/?_stats.*"
BOTH = (
    "GET /",
    "GET /_license",
    "GET /_alias",
    "GET /_cluster/health",
    "GET /_cat/indices",
    "GET /_ssl/certificates",
    "GET /_security/_authenticate",
    "POST /_security/user/_has_privileges",
    "GET /orders/_stats/docs",
    STATS,
    "POST /_msearch",
)
READS = (
    *((side, read) for side in ("leader", "follower") for read in BOTH),
    ("leader", "GET /orders/_settings.*"),
    ("follower", "GET /_cluster/settings"),
    ("follower", "GET /_remote/info"),
    ("follower", "GET /_all/_ccr/info"),
    ("follower", "GET /_ccr/stats"),
    ("follower", "GET /orders/_recovery"),
    ("follower", "GET /leader:.*/_search"),
)


WATCHED = frozenset(
    {
        "GET /",
        "GET /_remote/info",
        "GET /_all/_ccr/info",
        "GET /_ccr/stats",
        STATS,
        "GET /_cat/indices",
    }
)
"""What a sample is made of."""
Behind = tuple[Pair, dict[str, list[Lie]]]
"""A pair of which both clusters are behind a server that lies, and the lies of each."""


@contextmanager
def behind(home: Path) -> Iterator[Behind]:
    with ExitStack() as stack:
        clusters: Pair = stack.enter_context(pair(home, "following"))
        lies = {}
        for side in ("leader", "follower"):
            url, lies[side] = stack.enter_context(lying(clusters.simulated.banner[side]["url"]))
            edited = clusters.operator.run("profiles", "edit", clusters.profile, f"--{side}", url)
            assert edited.code == 0, edited.err
        yield clusters, lies


@pytest.fixture(scope="module")
def level(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Behind]:
    """A follower that has everything."""
    with behind(tmp_path_factory.mktemp("level")) as made:
        yield made


@pytest.fixture(scope="module")
def cut(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Behind]:
    """A follower that has not what its leader has, since the link is cut."""
    with behind(tmp_path_factory.mktemp("cut")) as made:
        made[0].fault("link", state="refuse")
        made[0].advance(5)
        made[0].write("orders", 4, 8)
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


@pytest.mark.parametrize(("side", "read"), [case for case in READS if case[1] in WATCHED])
def test_no_lie_makes_a_follower_green_that_lacks_something(cut: Behind, side: str, read: str) -> None:
    for lie, ran in told(cut, side, read, "status", "--timeout", "0.1", "--json"):
        _holds(ran, f"{side} {read}: {lie.about}")
        assert ran.code != 0, lie.about
        assert "in_sync" not in {ran.lines[-1].get("verdict")}, lie.about


def _holds(ran: Ran, about: str) -> None:
    assert ran.code in (0, 1, 3, 4), (about, ran.code, ran.err)
    assert "Traceback" not in ran.out + ran.err, (about, ran.err)
    assert not FOREIGN.search(ran.out + ran.err), (about, ran.out + ran.err)
