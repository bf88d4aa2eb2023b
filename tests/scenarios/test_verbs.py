"""Every scenario through the verbs: where the walk ends, what it sends, and what the verdict is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.scenarios.pair import Pair, pair, states, verdict, writes

SKIPPED = dict.fromkeys(("account", "peering", "routes", "security_groups"), ("skipped", "typed_addresses"))
HELD = {
    **SKIPPED,
    "clusters": ("satisfied", "clusters_answer"),
    "readiness": ("satisfied", "ready"),
    "reachability": ("satisfied", "proven_by_connection"),
    "remote_cluster": ("satisfied", "remote_connected"),
    "leader_index": ("satisfied", "leader_index_open"),
    "follower_index": ("satisfied", "following"),
    "compare": ("satisfied", "counts_equal"),
}
ORDER = (
    "account", "clusters", "readiness", "peering", "routes", "security_groups", "reachability", "remote_cluster",
    "leader_index", "follower_index", "compare",
)  # fmt: skip


AHEAD = ("leader_index", *SKIPPED)


def stopped_at(step: str, state: str, code: str, **others: tuple[str, str]) -> dict[str, tuple[str, str]]:
    """A walk that holds up to a step, and judges behind it the leader's index, and what typed addresses do not need."""
    place = ORDER.index(step)
    held = {**HELD, **others}
    behind = {name: held[name] if name in AHEAD else ("unknown", f"after:{step}") for name in ORDER[place + 1 :]}
    return {**{name: held[name] for name in ORDER[:place]}, step: (state, code), **behind}


NEAR = {"reachability": ("satisfied", "reachable_from_here")}


@dataclass(frozen=True, slots=True)
class Expected:
    """Of one scenario: the plan, the walk, their exit codes, the writes, and the verdict that follows."""

    plan: dict[str, tuple[str, str]]
    plan_exit: int
    walked: dict[str, tuple[str, str]]
    exit: int
    sent: tuple[str, ...] = ()
    status: tuple[str, str, int] = ("unknown", "not_following", 4)
    given: tuple[str, ...] = ()


def _stands_still(step: str, state: str, code: str, exit_code: int) -> Expected:
    still = stopped_at(step, state, code)
    return Expected(still, exit_code, still, exit_code)


CONNECTED = Expected(
    plan=stopped_at(
        "remote_cluster", "missing", "remote_missing", **NEAR, leader_index=("unknown", "after:remote_cluster")
    ),
    plan_exit=3,
    walked={**HELD, **NEAR},
    exit=0,
    sent=("PUT /_cluster/settings", "PUT /orders", "PUT /orders/_ccr/follow", "POST /_bulk"),
    status=("in_sync", "proven", 0),
    given=("--sample-docs", "4"),
)
LEVEL = Expected(HELD, 0, HELD, 0, status=("in_sync", "proven", 0))
STANDING = {
    "connected": CONNECTED,
    "following": LEVEL,
    "basic-licence": _stands_still("readiness", "blocked", "licence_lacks_ccr", 1),
    "follower-older": _stands_still("readiness", "blocked", "follower_older", 1),
    "certificates-differ": _stands_still("readiness", "blocked", "no_shared_authority", 1),
    "name-taken": Expected(
        plan=stopped_at("remote_cluster", "missing", "remote_missing", **NEAR),
        plan_exit=3,
        walked=stopped_at("follower_index", "blocked", "name_taken_open", **NEAR),
        exit=1,
        sent=("PUT /_cluster/settings",),
    ),
    "other-cluster-behind-alias": _stands_still("remote_cluster", "blocked", "alias_other_cluster", 1),
}


@pytest.mark.parametrize("scenario", STANDING)
def test_a_scenario_ends_where_it_should_and_a_second_run_sends_no_write(tmp_path: Path, scenario: str) -> None:
    expected = STANDING[scenario]
    with pair(tmp_path, scenario, given=expected.given) as clusters:
        planned = clusters.setup("--plan")
        assert (states(planned), planned.code, writes(planned)) == (expected.plan, expected.plan_exit, 0)
        assert clusters.simulated.acted_writes() == []
        walked = clusters.setup("--write")
        assert (states(walked), walked.code) == (expected.walked, expected.exit)
        assert tuple(clusters.simulated.acted_writes()) == expected.sent
        assert (writes(walked), walked.lines[-1]["done"]) == (len(expected.sent), expected.exit == 0)
        again = clusters.setup("--write")
        assert (again.code, writes(again)) == (expected.exit, 0)
        assert tuple(clusters.simulated.acted_writes()) == expected.sent
        status = clusters.status()
        assert (*verdict(status), status.code) == expected.status


def test_busy_names_the_worst_first_and_hides_none_of_thirty(tmp_path: Path) -> None:
    with pair(tmp_path, "busy") as clusters:
        walked = clusters.setup("--write")
        assert walked.code == 0, walked.out + walked.err
        assert states(walked)["compare"][1] in ("counts_equal", "leader_moving")
        assert writes(walked) == 0
        watched = clusters.watch(6)
        assert watched.code == 1
        rows = {row["follower_index"]: row for row in watched.lines[-1]["links"][0]["indices"]}
        assert len(rows) == 30
        assert list(rows)[:2] == ["returns", "audit"]
        assert (rows["returns"]["verdict"], rows["returns"]["reason"]) == ("stopped", "history_lost")
        assert (rows["audit"]["verdict"], rows["audit"]["reason"]) == ("paused", "paused")
        assert rows["audit"]["operations_behind"] > 0
        assert rows["events"]["verdict"] in ("slow", "catching_up", "unknown")
        assert rows["events"]["operations_behind"] > 50
        assert clusters.simulated.acted_writes() == []


def test_a_flaky_link_is_in_sync_only_while_it_is_level(tmp_path: Path) -> None:
    with pair(tmp_path, "flaky-link") as clusters:
        walked = clusters.setup("--write")
        assert walked.code in (0, 1, 3, 4)
        assert writes(walked) == 0
        verdicts = set()
        for line in clusters.watch(10).lines:
            for shard in line["links"][0]["indices"][0]["shards"]:
                verdicts.add(shard["verdict"])
                if shard["verdict"] == "in_sync":
                    assert shard["follower_global_checkpoint"] >= shard["leader_max_seq_no"]
        assert verdicts - {"in_sync"}
        assert clusters.simulated.acted_writes() == []


def test_a_silent_link_is_said_so_by_the_walk_and_never_taken_for_level(tmp_path: Path) -> None:
    with pair(tmp_path, "silent-link") as clusters:
        walked = clusters.setup("--write")
        assert states(walked) == stopped_at("remote_cluster", "blocked", "remote_interrupted")
        evidence = walked.step("remote_cluster")["evidence"]
        assert (evidence["was"], evidence["operations_read"] > 0) == ("remote_silent", True)
        assert (walked.code, writes(walked)) == (1, 0)
        assert clusters.simulated.acted_writes() == []


def test_a_slow_first_copy_is_waited_for_and_counted_in_bytes(tmp_path: Path) -> None:
    with pair(tmp_path, "slow-bootstrap") as clusters:
        walking = clusters.operator.start("setup", clusters.profile, "--write", "--json")
        copied = _first_copy(clusters)
        assert 0 < copied["recovered_bytes"] < copied["total_bytes"]
        assert walking.poll() is None
        status = clusters.status()
        assert (*verdict(status), status.code) == ("bootstrapping", "first_copy", 0)
        clusters.simulated.control("POST", "/clock", {"rate": 20})
        out, remarks = walking.communicate()
        assert walking.returncode == 0, out + remarks
        assert "first copy" in remarks
        assert "%" in remarks
        assert clusters.docs("leader", "orders") == clusters.docs("follower", "orders") == 400
        assert clusters.simulated.acted_writes() == ["PUT /_cluster/settings", "PUT /orders/_ccr/follow"]


def _first_copy(clusters: Pair) -> dict[str, int]:
    """Ask the walk of another process until the first copy has bytes to show."""
    for _ in range(40):
        step = clusters.setup("--plan").step("follower_index")
        if step["code"] == "first_copy" and step["evidence"]["recovered_bytes"]:
            return dict(step["evidence"])
    raise AssertionError("no first copy was seen")
