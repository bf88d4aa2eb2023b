"""The network goes in the middle of a write: the state is read again, and only what is left is sent."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.scenarios.pair import pair, states

WALK = ["PUT /_cluster/settings", "PUT /orders", "PUT /orders/_ccr/follow", "POST /_bulk"]


@pytest.mark.parametrize(("number", "when"), [(1, "before"), (2, "after"), (3, "before"), (3, "after"), (4, "after")])
def test_a_write_whose_connection_is_cut_is_settled_by_looking(tmp_path: Path, number: int, when: str) -> None:
    with pair(tmp_path, "connected", given=("--sample-docs", "4")) as clusters:
        clusters.fault("drop", effect="write", n=number, when=when)
        first = clusters.setup("--write")
        assert "Traceback" not in first.err
        acted = clusters.simulated.acted_writes()
        assert acted == WALK[: len(acted)]
        clusters.heal("drop")
        plan = clusters.setup("--plan")
        assert plan.code == (0 if first.code == 0 else 3)
        again = clusters.setup("--write")
        assert again.code == 0, again.out + again.err
        assert clusters.simulated.acted_writes() == WALK
        assert clusters.docs("follower", "orders") == 4


@pytest.mark.parametrize("when", ["before", "after"])
def test_what_became_of_a_cut_write_is_never_guessed(tmp_path: Path, when: str) -> None:
    with pair(tmp_path, "connected") as clusters:
        clusters.fault("drop", effect="write", n=1, when=when)
        first = clusters.setup("--write", "--until", "remote_cluster")
        clusters.heal("drop")
        step = first.step("remote_cluster")
        assert [call["outcome"]["result"] for call in step["calls"] if call["outcome"]] == ["unknown"]
        if when == "after":
            assert (first.code, states(first)["remote_cluster"]) == (0, ("satisfied", "remote_connected"))
        else:
            assert (first.code, states(first)["remote_cluster"]) == (4, ("unknown", "outcome_unknown"))


def test_a_terminal_that_is_closed_ends_the_walk_and_the_next_goes_on(tmp_path: Path) -> None:
    with pair(tmp_path, "connected", given=("--sample-docs", "4")) as clusters:
        clusters.fault("hold", effect="write", n=2, when="after")
        walking = clusters.operator.start("setup", clusters.profile, "--write", "--json")
        clusters.simulated.await_held(walking)
        walking.send_signal(signal.SIGHUP)
        _, remarks = walking.communicate()
        clusters.heal("hold")
        assert walking.returncode == 130
        assert "Traceback" not in remarks
        left = clusters.setup("--plan")
        assert states(left)["follower_index"] == ("missing", "follower_missing")
        assert clusters.setup("--write").code == 0
        assert clusters.simulated.acted_writes() == WALK


@pytest.mark.parametrize("mode", ["html", "truncated", "wrong_type", "status"])
@pytest.mark.parametrize("side", ["leader", "follower"])
def test_answers_that_no_cluster_gives_are_faults_and_no_write_follows_them(
    tmp_path: Path, mode: str, side: str
) -> None:
    with pair(tmp_path, "following") as clusters:
        clusters.fault("http", cluster=side, mode=mode)
        walked, status = clusters.setup("--write"), clusters.status()
        assert walked.code in (1, 4)
        assert "Traceback" not in walked.err + status.err
        assert status.lines[-1]["verdict"] != "in_sync"
        assert clusters.simulated.acted_writes() == []
