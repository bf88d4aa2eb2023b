"""The walk between clusters of every version there is a profile of, plain, secured and encrypted, in both modes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenarios.pair import Pair, pair, states, verdict, writes

FOUR = ("--sample-docs", "4")
PROXY = ("--remote-mode", "proxy")


EVERY = ("6.8", "7.3.0", "7.5", "7.10.1", "7.10.2", "7.14", "7.17", "8.4", "8.13", "8.19", "9.0", "9")


def versions(leader: str, follower: str) -> tuple[str, ...]:
    return "--leader-version", leader, "--follower-version", follower


def _walks_to_equal_counts(clusters: Pair) -> None:
    walked = clusters.setup("--write")
    assert walked.code == 0, walked.out + walked.err
    evidence = walked.step("compare")["evidence"]
    assert (evidence["leader_docs"], evidence["follower_docs"]) == (4, 4)
    again = clusters.setup("--write")
    assert (again.code, writes(again), again.lines[-1]["done"]) == (0, 0, True)
    assert verdict(clusters.status()) == ("in_sync", "proven")


@pytest.mark.parametrize("version", EVERY)
def test_the_walk_ends_at_equal_counts_on_every_version(tmp_path: Path, version: str) -> None:
    with pair(tmp_path, "connected", *versions(version, version), given=FOUR) as clusters:
        _walks_to_equal_counts(clusters)


@pytest.mark.parametrize(("leader", "follower"), [("7.3.0", "7.10"), ("7.10", "7.17"), ("7.17", "8.19")])
def test_a_newer_follower_follows_an_older_leader(tmp_path: Path, leader: str, follower: str) -> None:
    with pair(tmp_path, "connected", *versions(leader, follower), given=FOUR) as clusters:
        _walks_to_equal_counts(clusters)


@pytest.mark.parametrize(
    ("leader", "follower", "code"),
    [("7.17", "7.3.0", "follower_older"), ("7.3.0", "8.19", "versions_incompatible")],
)
def test_versions_that_cannot_replicate_are_blocked_before_anything_is_sent(
    tmp_path: Path, leader: str, follower: str, code: str
) -> None:
    with pair(tmp_path, "connected", *versions(leader, follower), given=FOUR) as clusters:
        walked = clusters.setup("--write")
        assert (walked.code, states(walked)["readiness"], writes(walked)) == (1, ("blocked", code), 0)
        assert clusters.simulated.acted_writes() == []


@pytest.mark.parametrize("version", ["7.10", "9.0"])
def test_proxy_mode_walks_as_well(tmp_path: Path, version: str) -> None:
    with pair(tmp_path, "connected", *versions(version, version), given=(*FOUR, *PROXY)) as clusters:
        _walks_to_equal_counts(clusters)
        remote = clusters.simulated.search("follower", "GET", "/_remote/info")["leader"]
        assert (remote["mode"], remote["connected"]) == ("proxy", True)


def test_proxy_mode_is_refused_where_the_server_does_not_know_it(tmp_path: Path) -> None:
    with pair(tmp_path, "connected", *versions("7.3.0", "7.3.0"), given=(*FOUR, *PROXY)) as clusters:
        walked = clusters.setup("--write")
        assert (walked.code, states(walked)["remote_cluster"]) == (1, ("blocked", "proxy_too_old"))
        assert "7.7" in walked.step("remote_cluster")["reason"]
        assert clusters.simulated.acted_writes() == []


@pytest.mark.parametrize(
    ("version", "option"), [("7.3.0", "--security"), ("7.3.0", "--tls"), ("7.14", "--security"), ("9.0", "--tls")]
)
def test_secured_and_encrypted_pairs_are_walked_the_same_way(tmp_path: Path, version: str, option: str) -> None:
    with pair(tmp_path, "connected", option, *versions(version, version), given=FOUR) as clusters:
        walked = clusters.setup("--write")
        assert walked.code == 0, walked.out + walked.err
        assert walked.step("readiness")["evidence"]["transport_tls"] == ("both" if option == "--tls" else "none")
        assert writes(clusters.setup("--write")) == 0
        assert verdict(clusters.status()) == ("in_sync", "proven")
        spoken = walked.out + walked.err
        assert clusters.simulated.banner["leader"]["password"] not in spoken
        for file in tmp_path.rglob("*"):
            if file.is_file():
                assert clusters.simulated.banner["leader"]["password"] not in file.read_text()
