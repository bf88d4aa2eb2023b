"""One state, one word: `status`, the first sample of `watch` and a later one, and the console say the same.

Every follower of one pair is in a state of its own; what one of them is never changes what is said of the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.scenarios.pair import Pair, pair
from tests.scenarios.story import story
from tests.simulated import Ran

WORDS = {
    "act": ("in_sync", "proven"),
    "also": ("in_sync", "proven"),
    "paused": ("paused", "paused"),
    "shut": ("paused", "follower_closed"),
    "open-shut": ("stopped", "follower_closed"),
    "leader-shut": ("retrying", "leader_index_closed"),
    "leader-gone": ("stopped", "leader_index_missing"),
    "leader-anew": ("stopped", "leader_recreated"),
    "leader-unread": ("retrying", "leader_index_blocked"),
    "leader-untold": ("unknown", "leader_index_refused"),
    "unwritten": ("retrying", "write_refused"),
    "left": ("stopped", "leftover_task"),
    "another": ("stopped", "follows_another"),
    "nothing": ("unknown", "not_following"),
}
"""Each follower index, named by its state, with what is said of it (recorded: asks-follower-states, faults-made)."""

FOLLOWED = tuple(name for name in WORDS if name != "nothing")


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    """A pair in which every follower is in the state of its name."""
    wanted = tuple(option for name in WORDS if name != "act" for option in ("--index", _pair(name)))
    home = tmp_path_factory.mktemp("home")
    with pair(
        home, "connected", "--leader-version", "7.3.0", "--follower-version", "7.3.0", given=wanted, index="act"
    ) as clusters:
        _follow(clusters)
        _put_into_states(clusters)
        clusters.advance(5)
        yield clusters


def _pair(name: str) -> str:
    """What the profile wants: of `another` that it follows an index which it does not."""
    return f"act={name}" if name == "another" else name


def _follow(clusters: Pair) -> None:
    sim = clusters.simulated
    seeds = {"persistent": {"cluster.remote.leader.seeds": [sim.banner["leader"]["transport"]]}}
    sim.search("follower", "PUT", "/_cluster/settings", seeds)
    clusters.advance(2)
    for name in FOLLOWED:
        sim.search("leader", "PUT", f"/{name}", {"settings": {"number_of_shards": 1, "number_of_replicas": 0}})
        clusters.write(name, 0, 2)
        follow = {"remote_cluster": "leader", "leader_index": name, "read_poll_timeout": "2s"}
        sim.search("follower", "PUT", f"/{name}/_ccr/follow?wait_for_active_shards=1", follow)
    clusters.advance(5)


def _put_into_states(clusters: Pair) -> None:
    def follower(method: str, path: str) -> Any:
        return clusters.simulated.search("follower", method, path)

    def leader(method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        return clusters.simulated.search("leader", method, path, body)

    follower("POST", "/paused/_ccr/pause_follow")
    follower("POST", "/shut/_ccr/pause_follow")
    follower("POST", "/shut/_close")
    follower("POST", "/open-shut/_close")
    follower("DELETE", "/left")
    leader("POST", "/leader-shut/_close")
    leader("DELETE", "/leader-gone")
    leader("DELETE", "/leader-anew")
    leader("PUT", "/leader-anew", {"settings": {"number_of_shards": 1, "number_of_replicas": 0}})
    leader("PUT", "/leader-anew/_doc/0", {"qty": 0})
    leader("PUT", "/leader-unread/_settings", {"index.blocks.read": True})
    leader("PUT", "/leader-untold/_settings", {"index.blocks.metadata": True})
    clusters.simulated.search("follower", "PUT", "/unwritten/_settings", {"index.blocks.write": True})
    leader("PUT", "/unwritten/_doc/9", {"qty": 9})


def _said(line: dict[str, Any]) -> dict[str, tuple[str, str]]:
    return {row["follower_index"]: (row["verdict"], row["reason"]) for row in line["links"][0]["indices"]}


def _rows(ran: Ran, number: int) -> dict[str, dict[str, Any]]:
    assert "Traceback" not in ran.err
    return {row["follower_index"]: row for row in ran.lines[number]["links"][0]["indices"]}


def test_status_says_it_of_each(states: Pair) -> None:
    asked = states.status()
    assert _said(asked.lines[-1]) == WORDS
    assert asked.code == 1


def test_the_first_sample_of_a_watch_and_a_later_one_say_it_too(states: Pair) -> None:
    watched = states.watch(6)
    assert _said(watched.lines[-1]) == WORDS
    first = _said(watched.lines[0])
    known = {name: said for name, said in first.items() if said[1] != "not_established"}
    assert known.items() <= WORDS.items()
    assert known.keys() >= {"act", "also", "leader-shut", "leader-gone", "shut", "paused"}


async def test_the_console_says_it_too(states: Pair) -> None:
    async with story(states) as seen:
        for _ in range(8):
            await seen.samples()
        link = seen.state.link
        assert link is not None
        assert {row.follower_index: (row.verdict.value, row.reason.value) for row in link.indices} == WORDS


def test_two_histories_are_not_subtracted_and_a_pair_that_was_not_wanted_has_no_distance(states: Pair) -> None:
    rows = _rows(states.status(), -1)
    for name in ("leader-anew", "leader-gone", "another"):
        assert (rows[name]["operations_behind"], rows[name]["seconds_behind"]) == (None, None)
    assert rows["act"]["operations_behind"] == 0


def test_documents_on_both_sides_are_counted_and_say_of_when_they_are(states: Pair) -> None:
    rows = _rows(states.status(), -1)
    assert (rows["act"]["leader_docs"], rows["act"]["follower_docs"]) == (2, 2)
    assert rows["act"]["docs_age_s"] >= 1.0
