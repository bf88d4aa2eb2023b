"""A pair of which both clusters are behind a server that lies, and the reads about which it can lie."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.bad_input.lying_server import Lie, lying
from tests.scenarios.pair import Pair, pair

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
"""Side, and method and path as a pattern, of every read of a walk."""
WATCHED = tuple(
    case
    for case in READS
    if case[1]
    in {
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
"""The pair, and the lies of each side; the last of a list is told."""


@contextmanager
def level_pair(home: Path) -> Iterator[Behind]:
    """A follower that has everything."""
    with ExitStack() as stack:
        clusters: Pair = stack.enter_context(pair(home, "following"))
        lies = {}
        for side in ("leader", "follower"):
            url, lies[side] = stack.enter_context(lying(clusters.simulated.banner[side]["url"]))
            edited = clusters.operator.run("profiles", "edit", clusters.profile, f"--{side}", url)
            assert edited.code == 0, edited.err
        yield clusters, lies


@contextmanager
def cut_pair(home: Path) -> Iterator[Behind]:
    """A follower that has not what its leader has, since the link is cut."""
    with level_pair(home) as made:
        made[0].fault("link", state="refuse")
        made[0].advance(5)
        made[0].write("orders", 4, 8)
        yield made
