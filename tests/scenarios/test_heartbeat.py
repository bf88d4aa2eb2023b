"""The heartbeat of a link: made by plan, written with a consent of its own, seen on the follower, taken back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.scenarios.pair import Pair, pair, verdict, writes
from tests.simulated import Ran

GIVEN = ("--heartbeat",)


def _indices(clusters: Pair, side: str) -> set[str]:
    return {row["index"] for row in clusters.simulated.search(side, "GET", "/_cat/indices?format=json")}


def _beats(ran: Ran) -> list[dict[str, Any] | None]:
    return [line["links"][0]["heartbeat"] for line in ran.lines]


def _journal(home: Path) -> list[dict[str, Any]]:
    files = sorted((home / "state" / "journal").rglob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]


def test_it_is_off_unless_the_profile_says_so_and_then_needs_a_consent_of_its_own(tmp_path: Path) -> None:
    with pair(tmp_path, "following") as clusters:
        refused = clusters.operator.run("watch", clusters.profile, "--samples", "1", "--beat", "--json")
        assert (refused.code, "--heartbeat" in refused.err + refused.out) == (2, True)
        clusters.operator.run("profiles", "edit", clusters.profile, "--heartbeat")
        assert clusters.setup("--plan").code == 3
        assert clusters.setup("--write").code == 0
        assert _beats(clusters.watch(2)) == [None, None]
        clusters.operator.run("profiles", "edit", clusters.profile, "--environment", "prod")
        refused = clusters.operator.run("watch", clusters.profile, "--samples", "1", "--beat", "--json")
        assert (refused.code, f"--confirm {clusters.profile}" in refused.err + refused.out) == (2, True)


def test_it_is_made_beats_is_seen_and_is_taken_back_with_one_entry_in_the_journal(tmp_path: Path) -> None:
    with pair(tmp_path, "following", given=GIVEN) as clusters:
        before = _indices(clusters, "leader"), _indices(clusters, "follower")
        assert clusters.setup("--write").code == 0
        (made,) = _indices(clusters, "leader") - before[0]
        assert made.startswith("ccrtui-")
        assert made in _indices(clusters, "follower")
        watched = clusters.operator.run("watch", clusters.profile, "--json", "--samples", "6", "--beat")
        assert watched.code == 0, watched.err
        last = _beats(watched)[-1]
        assert last is not None
        assert (last["index"], last["fault"]) == (made, None)
        assert last["beats"] >= 2
        assert 0 <= last["seconds"] < 2
        names = {row["follower_index"] for line in watched.lines for row in line["links"][0]["indices"]}
        assert names == {"orders"}
        runs = [entry for entry in _journal(tmp_path) if entry.get("kind") == "beat" or "writes" in str(entry)]
        assert sum(entry.get("kind") == "beat" for entry in runs) == 1, runs
        undone = clusters.setup("--undo", "--write", "--confirm", made, "--confirm", "orders")
        assert undone.code == 0, undone.out
        assert made not in _indices(clusters, "leader") | _indices(clusters, "follower")
        assert writes(undone) >= 6


def test_a_link_that_falls_silent_is_told_within_seconds_though_nobody_else_writes(tmp_path: Path) -> None:
    with pair(tmp_path, "following", given=GIVEN) as clusters:
        assert clusters.setup("--write").code == 0
        clusters.fault("link", state="hang")
        assert verdict(clusters.watch(1)) == ("in_sync", "proven")
        watched = clusters.operator.run("watch", clusters.profile, "--json", "--samples", "9", "--beat")
        assert verdict(watched) == ("retrying", "link_silent")
        assert watched.code == 1
