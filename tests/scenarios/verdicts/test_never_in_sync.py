"""The word `in_sync` is not said while bytes are swallowed, right after a follow, or with the leader away."""

from __future__ import annotations

import signal
from pathlib import Path

from tests.scenarios.pair import Pair, pair, verdict
from tests.simulated import Ran

DOCS = 40


def _verdicts(ran: Ran) -> set[str]:
    """Every verdict of every sample: of the whole, of links, indices and shards."""
    assert "Traceback" not in ran.err
    verdicts = set()
    for line in ran.lines:
        verdicts.add(line["verdict"])
        for link in line["links"]:
            verdicts |= {link["verdict"], *(index["verdict"] for index in link["indices"])}
            verdicts |= {shard["verdict"] for index in link["indices"] for shard in index["shards"]}
    return verdicts


def test_a_silent_link_is_never_in_sync_however_long_it_lasts(tmp_path: Path) -> None:
    with pair(tmp_path, "silent-link") as clusters:
        assert "in_sync" not in _verdicts(clusters.watch(4))
        for seconds in (30, 40, 600):
            clusters.advance(seconds)
            status = clusters.status()
            assert "in_sync" not in _verdicts(status)
        assert (*verdict(status), status.code) == ("retrying", "link_silent", 1)


def test_a_link_that_falls_silent_while_it_is_watched_is_given_up_as_level_with_the_first_write(tmp_path: Path) -> None:
    with pair(tmp_path, "following") as clusters:
        assert verdict(clusters.status()) == ("in_sync", "proven")
        clusters.fault("link", state="hang")
        clusters.write("orders", 100, 101)
        for seconds in (0, 10, 70):
            clusters.advance(seconds)
            assert "in_sync" not in _verdicts(clusters.watch(2))


def test_with_the_leader_away_nothing_is_in_sync(tmp_path: Path) -> None:
    with pair(tmp_path, "following") as clusters:
        clusters.fault("node", cluster="leader", state="stopped")
        for seconds in (0, 1, 70, 600):
            clusters.advance(seconds)
            status = clusters.status()
            assert "in_sync" not in _verdicts(status)
            assert status.code in (1, 4)
        assert clusters.setup("--plan").code == 1


def test_a_follower_restarted_with_the_link_cut_is_not_in_sync_though_its_own_figures_are_level(tmp_path: Path) -> None:
    with pair(tmp_path, "following") as clusters:
        clusters.fault("link", state="refuse")
        clusters.write("orders", 100, 110)
        clusters.fault("node", cluster="follower", state="stopped")
        clusters.fault("node", cluster="follower", state="started")
        clusters.fault("link", state="refuse")
        clusters.advance(10)
        shard = clusters.simulated.search("follower", "GET", "/orders/_ccr/stats")["indices"][0]["shards"][0]
        assert shard["leader_max_seq_no"] == shard["follower_max_seq_no"]
        for seconds in (0, 30, 90):
            clusters.advance(seconds)
            assert "in_sync" not in _verdicts(clusters.watch(2))
        assert "in_sync" not in _verdicts(clusters.status())


def _follow(clusters: Pair, **link: object) -> None:
    """Let the walk send its follow while the link behaves like this from the moment the follow was acted on."""
    clusters.fault("hold", path="/_ccr/follow", when="after")
    walking = clusters.operator.start("setup", clusters.profile, "--write", "--json")
    clusters.simulated.await_held(walking)
    clusters.fault("link", **link)
    clusters.heal("hold")
    walking.send_signal(signal.SIGTERM)
    walking.communicate()


def _with_orders(clusters: Pair) -> None:
    clusters.simulated.search("leader", "PUT", "/orders", {"settings": {"number_of_shards": 2}})
    clusters.write("orders", 0, DOCS)
    clusters.simulated.search("leader", "POST", "/orders/_flush")


def test_right_after_a_follow_through_a_link_that_swallows_nothing_is_in_sync(tmp_path: Path) -> None:
    with pair(tmp_path, "connected") as clusters:
        _with_orders(clusters)
        _follow(clusters, state="hang")
        clusters.write("orders", DOCS, DOCS + 10)
        for seconds in (0, 20, 120):
            clusters.advance(seconds)
            assert "in_sync" not in _verdicts(clusters.watch(2))


def test_in_the_window_after_a_follow_in_sync_is_said_only_when_every_document_is_there(tmp_path: Path) -> None:
    with pair(tmp_path, "connected") as clusters:
        _with_orders(clusters)
        _follow(clusters, delay_s=0.2)
        clusters.write("orders", DOCS, DOCS + 10)
        word = ""
        for _ in range(400):
            word = verdict(clusters.watch(1))[0]
            if word == "in_sync":
                break
            clusters.advance(0.1)
        assert word == "in_sync"
        assert clusters.docs("follower", "orders") == DOCS + 10
