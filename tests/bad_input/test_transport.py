"""Transport addresses that do not lead to the leader: found by the proof within seconds, and said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bad_input.strangers import mute, unused_port
from tests.scenarios.pair import Pair, pair, states
from tests.simulated import Ran


def _with_transport(clusters: Pair, address: str, *options: str) -> Ran:
    arguments = ("--leader-transport", address, *options)
    assert clusters.operator.run("profiles", "edit", clusters.profile, *arguments).code == 0
    return _registered(clusters)


def _registered(clusters: Pair) -> Ran:
    """The walk as far as the remote cluster: there is no leader index yet, for which none would be registered."""
    return clusters.setup("--write", "--until", "remote_cluster")


def _is_told(ran: Ran, step: str, code: str, sentence: str) -> None:
    assert (ran.code, states(ran)[step]) == (1, ("blocked", code)), ran.step(step)
    assert sentence in ran.step(step)["reason"]
    assert "Traceback" not in ran.err


def test_a_dead_address_is_told_before_anything_is_registered(tmp_path: Path) -> None:
    with pair(tmp_path, "connected") as clusters:
        ran = _with_transport(clusters, f"127.0.0.1:{unused_port()}")
        _is_told(ran, "reachability", "not_reachable_from_here", "profiles edit NAME")
        assert clusters.simulated.acted_writes() == []


@pytest.mark.parametrize("tls", [(), ("--tls",)], ids=["http", "https"])
def test_the_http_port_as_transport_is_told_before_anything_is_registered(tmp_path: Path, tls: tuple[str, ...]) -> None:
    with pair(tmp_path, "connected", *tls) as clusters:
        ran = _with_transport(clusters, clusters.simulated.banner["leader"]["url"].partition("//")[2])
        _is_told(ran, "reachability", "transport_is_http", "usually port 9300")
        assert clusters.simulated.acted_writes() == []


def test_the_followers_own_transport_is_told(tmp_path: Path) -> None:
    with pair(tmp_path, "connected") as clusters:
        nodes = clusters.simulated.search("follower", "GET", "/_nodes")["nodes"]
        address = next(iter(nodes.values()))["transport_address"]
        _is_told(_with_transport(clusters, address), "reachability", "transport_is_own", "an address of the leader")
        assert clusters.simulated.acted_writes() == []


def test_a_port_that_never_says_a_word_is_told(tmp_path: Path) -> None:
    with pair(tmp_path, "connected") as clusters, mute() as port:
        ran = _with_transport(clusters, f"127.0.0.1:{port}")
        _is_told(ran, "reachability", "transport_silent", "the address of a node")
        assert clusters.simulated.acted_writes() == []


def test_where_only_the_follower_can_tell_its_dial_does_and_the_address_can_be_corrected(tmp_path: Path) -> None:
    with pair(tmp_path, "connected") as clusters:
        ran = _with_transport(clusters, f"127.0.0.1:{unused_port()}", "--network", "connected")
        _is_told(ran, "remote_cluster", "remote_refused", "9300")
        right = _with_transport(clusters, clusters.simulated.banner["leader"]["transport"])
        assert states(right)["remote_cluster"] == ("satisfied", "remote_connected")
        assert clusters.simulated.acted_writes() == ["PUT /_cluster/settings"] * 2


def test_a_link_that_refuses_is_told_by_the_dial(tmp_path: Path) -> None:
    with pair(tmp_path, "connected", given=("--network", "connected")) as clusters:
        clusters.fault("link", state="refuse")
        _is_told(_registered(clusters), "remote_cluster", "remote_refused", "9300")
        again = _registered(clusters)
        assert again.lines[-1]["sent"]["write"] == 0
        clusters.heal("link")
        assert states(_registered(clusters))["remote_cluster"] == ("satisfied", "remote_connected")


def test_an_alias_that_leads_to_another_cluster_is_refused_and_left_alone(tmp_path: Path) -> None:
    with pair(tmp_path, "other-cluster-behind-alias") as clusters:
        before = clusters.simulated.search("follower", "GET", "/_remote/info")
        ran = clusters.setup("--write")
        _is_told(ran, "remote_cluster", "alias_other_cluster", "choose another alias")
        assert clusters.simulated.search("follower", "GET", "/_remote/info") == before
        assert clusters.operator.run("profiles", "edit", clusters.profile, "--alias", "second").code == 0
        assert states(clusters.setup("--write"))["compare"] == ("satisfied", "counts_equal")
        after = clusters.simulated.search("follower", "GET", "/_remote/info")
        assert after["leader"] == before["leader"]
