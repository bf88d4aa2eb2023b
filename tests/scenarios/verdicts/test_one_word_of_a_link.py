"""What ails a whole link has one word as well, in `status`, in `watch` and in the plan; and so has what is over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from tests.scenarios.pair import Pair, pair, states
from tests.simulated import Ran

INDICES = ("act", "moving")


@dataclass(frozen=True, slots=True)
class State:
    """How a link gets into a state and out of it, what is said of both indices, and where the plan stands."""

    reach: Callable[[Pair], None]
    leave: Callable[[Pair], None]
    said: tuple[str, str]
    connected: bool | None
    step: tuple[str, str]
    writes: bool = True
    """Whether the leader takes a document meanwhile."""


def _link(state: str) -> Callable[[Pair], None]:
    return lambda clusters: clusters.fault("link", **{"from": "follower", "to": "leader", "state": state})


def _node(cluster: str) -> Callable[[Pair], None]:
    return lambda clusters: clusters.fault("node", cluster=cluster, state="stopped")


def _heal(fault: str) -> Callable[[Pair], None]:
    return lambda clusters: clusters.heal(fault)


def _alias(clusters: Pair, seeds: list[str] | None) -> None:
    body = {"persistent": {"cluster.remote.leader.seeds": seeds}}
    clusters.simulated.search("follower", "PUT", "/_cluster/settings", body)


def _registered(clusters: Pair) -> None:
    _alias(clusters, [clusters.simulated.banner["leader"]["transport"]])


STATES = {
    "refused": State(
        _link("refuse"), _heal("link"), ("retrying", "leader_unreachable"), False,
        ("reachability", "not_reachable_from_here"),
    ),
    "swallowed": State(
        _link("hang"), _heal("link"), ("retrying", "link_silent"), True,
        ("remote_cluster", "remote_interrupted"),
    ),
    "alias removed": State(
        lambda clusters: _alias(clusters, None), _registered, ("retrying", "alias_missing"), False,
        ("remote_cluster", "remote_missing"),
    ),
    "leader down": State(
        _node("leader"), _heal("node"), ("retrying", "leader_unreachable"), False, ("clusters", "refused"),
        writes=False,
    ),
    "follower down": State(
        _node("follower"), _heal("node"), ("unknown", "follower_not_reached"), None, ("clusters", "refused"),
    ),
}  # fmt: skip
"""Recorded: link-faults, node-restarts, alias-changes, leader-in-motion (7.3)."""


@pytest.fixture(scope="module")
def clusters(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    """Two followers in sync, with their reads asked anew every two seconds."""
    home = tmp_path_factory.mktemp("home")
    versions = ("--leader-version", "7.3.0", "--follower-version", "7.3.0")
    with pair(home, "connected", *versions, given=("--index", "moving"), index="act") as made:
        _registered(made)
        made.advance(2)
        for name in INDICES:
            settings = {"settings": {"number_of_shards": 1, "number_of_replicas": 0}}
            made.simulated.search("leader", "PUT", f"/{name}", settings)
            made.write(name, 0, 4)
            follow = {"remote_cluster": "leader", "leader_index": name, "read_poll_timeout": "2s"}
            made.simulated.search("follower", "PUT", f"/{name}/_ccr/follow?wait_for_active_shards=1", follow)
        made.advance(5)
        yield made


def _said(line: dict[str, Any]) -> set[tuple[str, str]]:
    return {(row["verdict"], row["reason"]) for row in line["links"][0]["indices"]}


def _read_again(clusters: Pair) -> None:
    """Let time pass until every read has come back: what it had failed of stays listed until its next try has."""
    for _ in range(60):
        clusters.advance(5)
        told = clusters.simulated.search("follower", "GET", "/_all/_ccr/stats")
        tasks = [task for index in told.get("indices", ()) for task in index["shards"]]
        if tasks and not any(task["read_exceptions"] for task in tasks):
            break
    clusters.advance(15)


def _planned(ran: Ran) -> tuple[str, str]:
    step = next(line for line in ran.lines if line["state"] not in ("satisfied", "skipped"))
    return step["step"], step["code"]


@pytest.mark.parametrize("name", STATES)
def test_it_is_said_of_every_index_by_every_verb_and_taken_back_when_it_is_over(clusters: Pair, name: str) -> None:
    state = STATES[name]
    state.reach(clusters)
    if state.writes:
        clusters.write("moving", 100, 101)
    clusters.advance(15)
    status, watched = clusters.status(), clusters.watch(3)
    assert _said(status.lines[-1]) == {state.said}
    assert status.lines[-1]["links"][0]["connected"] is state.connected
    assert [_said(line) for line in watched.lines] == [{state.said}] * 3
    assert _planned(clusters.setup("--plan")) == state.step
    state.leave(clusters)
    _read_again(clusters)
    assert _said(clusters.status().lines[-1]) == {("in_sync", "proven")}
    assert {
        conclusion for step, conclusion in states(clusters.setup("--plan")).items() if step == "follower_index"
    } == {("satisfied", "following")}


def test_an_alias_that_leads_elsewhere_stops_the_followers_of_it_and_blames_no_leader_index(clusters: Pair) -> None:
    """The leader index is looked for on the cluster behind the alias, and is not missing on the leader (7.3.0)."""
    _alias(clusters, [clusters.simulated.banner["follower"]["transport"]])
    clusters.write("moving", 200, 201)
    clusters.advance(15)
    assert _said(clusters.status().lines[-1]) == {("stopped", "other_leader")}
    assert _said(clusters.watch(3).lines[-1]) == {("stopped", "other_leader")}
    assert _planned(clusters.setup("--plan")) == ("remote_cluster", "alias_other_cluster")
    _registered(clusters)
    for name in INDICES:
        for verb in ("pause", "resume"):
            clusters.simulated.search("follower", "POST", f"/{name}/_ccr/{verb}_follow")
    clusters.advance(5)
    assert _said(clusters.status().lines[-1]) == {("in_sync", "proven")}
