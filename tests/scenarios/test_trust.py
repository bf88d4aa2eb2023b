"""By what two clusters trust each other: read, never assumed; what is wrong with a key is told apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenarios.pair import Pair, pair, states, writes

EIGHT = ("--leader-version", "8.19.21", "--follower-version", "8.19.21")


def register(clusters: Pair) -> None:
    """Set the alias as the program does, so that a failed dial tells its cause."""
    transport = clusters.simulated.banner["leader"]["transport"]
    settings = {"cluster.remote.leader.seeds": [transport], "cluster.remote.leader.skip_unavailable": "false"}
    clusters.simulated.search("follower", "PUT", "/_cluster/settings", {"persistent": settings})


@pytest.mark.parametrize(
    ("key", "code"),
    [
        ("missing", "remote_key_missing"),
        ("rest", "remote_key_wrong_type"),
        ("unknown", "remote_key_refused"),
        ("wrong_port", "remote_key_wrong_port"),
    ],
)
def test_what_is_wrong_with_a_key_is_told_apart(tmp_path: Path, key: str, code: str) -> None:
    with pair(tmp_path, "connected", *EIGHT) as clusters:
        register(clusters)
        clusters.fault("remote_key", key=key)
        clusters.advance(2)
        step = clusters.setup("--plan").step("remote_cluster")
        assert (step["state"], step["code"]) == ("blocked", code)
        assert step["evidence"]["keystore_setting"] == "cluster.remote.leader.credentials"


def test_where_nobody_tells_the_cause_the_key_that_is_shown_is_named(tmp_path: Path) -> None:
    """An alias that may be skipped, as somebody else registers it: from 8.15 on its dial fails without a cause."""
    with pair(tmp_path, "following", *EIGHT) as clusters:
        clusters.fault("remote_key", key="unknown")
        clusters.advance(2)
        step = clusters.setup("--plan").step("remote_cluster")
        assert (step["code"], step["evidence"]["was"]) == ("remote_interrupted", "remote_unexplained")
        assert "cluster.remote.leader.credentials" in clusters.operator.run("setup", clusters.profile, "--plan").out


def test_with_a_key_no_authority_in_common_is_needed(tmp_path: Path) -> None:
    with pair(tmp_path, "certificates-differ", *EIGHT) as clusters:
        before = clusters.setup("--plan")
        assert states(before)["readiness"] == ("blocked", "no_shared_authority")
        assert before.step("readiness")["evidence"]["api_key_since"] == "8.14"
        told = clusters.operator.run("setup", clusters.profile, "--plan").out
        assert "API key" in told
        register(clusters)
        clusters.fault("remote_key", key="valid")
        clusters.advance(2)
        walked = clusters.setup("--write")
        assert (walked.code, states(walked)["readiness"]) == (0, ("satisfied", "ready"))
        assert walked.step("readiness")["evidence"]["trust"] == "api_key"
        assert clusters.status("--timeout", "20").lines[-1]["links"][0]["trust"] == "api_key"


def test_a_key_without_replication_is_named_when_the_follow_is_refused(tmp_path: Path) -> None:
    with pair(tmp_path, "connected", *EIGHT) as clusters:
        register(clusters)
        clusters.simulated.search("leader", "PUT", "/orders/_doc/1?refresh=true", {"qty": 1})
        clusters.fault("remote_key", key="search_only")
        clusters.advance(2)
        step = clusters.setup("--write").step("follower_index")
        assert (step["state"], step["code"]) == ("blocked", "follow_rights_missing")
        assert step["evidence"]["privileges"] == ["monitor", "read"]
        assert "access.replication" in clusters.operator.run("setup", clusters.profile, "--write").out


def test_the_ticket_is_done_while_it_runs_and_the_next_look_sees_it(tmp_path: Path) -> None:
    with pair(tmp_path, "certificates-differ") as clusters:
        step = clusters.setup("--plan").step("readiness")
        assert (step["state"], step["code"]) == ("blocked", "no_shared_authority")
        assert [choice["option"] for choice in step["choices"]] == ["ticket-filed"]
        filed = clusters.operator.run("profiles", "edit", clusters.profile, "--ticket-filed", "2026-11-30")
        assert filed.code == 0
        waits = clusters.setup("--write")
        assert (states(waits)["readiness"], writes(waits)) == (("waiting", "ticket_filed"), 0)
        told = clusters.operator.run("setup", clusters.profile, "--plan").out
        assert "~ readiness" in told
        assert "2026-11-30" in told
        clusters.fault("certificates", cluster="leader", of="follower")
        clusters.fault("certificates", cluster="follower", of="leader")
        walked = clusters.setup("--write")
        assert (walked.code, states(walked)["readiness"]) == (0, ("satisfied", "ready"))
        assert walked.step("readiness")["evidence"]["trust"] == "certificates"


def test_a_pair_without_tls_is_open(tmp_path: Path) -> None:
    with pair(tmp_path, "following") as clusters:
        assert clusters.status("--timeout", "20").lines[-1]["links"][0]["trust"] == "open"
        assert {line["links"][0]["trust"] for line in clusters.watch(2).lines} == {"open"}
